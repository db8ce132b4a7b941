import path from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { isServerAddress } from '../../shared/server-address.js';
import type { OpenOptions, Store } from '../../store/index.js';
import type { Context } from '../context.js';
import { dataFolder } from '../folders.js';

export interface ArchiveFlags {
  archive?: string;
  /** A rule of which raw pages the archive keeps from now on. */
  keepRaw?: string;
  /** Where the archive's folder of raw pages is, or begins. */
  rawFolder?: string;
}

/** Adds `--archive`; `WIRECOPY_ARCHIVE` and `archive:` in the configuration file say the same. */
export function addArchiveFlag(command: Command): Command {
  command
    .optionsGroup('Archive:')
    .option('--archive <file>', 'the archive: a file, or postgres://… (default: archive.db in the data folder)');
  return addRawFolderFlag(command);
}

/** Adds `--raw-folder`; `WIRECOPY_RAW_FOLDER` says it for one machine. */
export const addRawFolderFlag = (command: Command): Command =>
  command.option(
    '--raw-folder <folder>',
    'where the archive keeps pages (as received) as WARC files; given once, it is remembered',
  );

/** Adds `--keep-raw`, for commands that put pages into the archive or take them out. */
export function addKeepRawFlag(command: Command): Command {
  return command
    .optionsGroup('Archive:')
    .option(
      '--keep-raw <rule>',
      'which pages (as received) the archive keeps from now on, for every command: all, none, or a list of first, latest, an age (90d), a size (20GB) (default: first,latest)',
      (text) => text.replace(/\s+/g, ''),
    );
}

/** Where the archive is: as named, else `archive.db` in the XDG data folder. Throws UsageError for what would keep nothing. */
export function archiveAddress(flags: ArchiveFlags, context: Context): string {
  if (flags.archive === 'memory:') throw new UsageError('an archive in memory ends with the command: name a file');
  return flags.archive ?? path.join(dataFolder(context.env), 'archive.db');
}

/** The address as it means the same in any folder. */
export const absoluteArchive = (address: string): string =>
  isServerAddress(address) ? address : path.resolve(address);

/** Opens the archive of a command; the driver is loaded only now. */
export async function openArchive(flags: ArchiveFlags, context: Context): Promise<Store> {
  return openWith(flags, whileOpening(context), context);
}

/** Opens the archive of a command that only reads: one that is not there is not made. */
export async function openExistingArchive(
  flags: ArchiveFlags,
  context: Context,
  { maySetUp = false } = {},
): Promise<Store> {
  const { openStore } = await import('../../store/index.js');
  const options = { ...whileOpening(context), mayBeReadOnly: true, mustExist: true };
  const store = await openStore(archiveAddress(flags, context), options);
  return withFolder(store, flags, context, maySetUp);
}

/** Opens the archive of a command that works on what is followed: a misspelt name must not sync an empty archive for years. */
export async function openFollowedArchive(flags: ArchiveFlags, context: Context): Promise<Store> {
  return openWith(flags, { ...whileOpening(context), mustExist: true }, context);
}

async function openWith(flags: ArchiveFlags, options: OpenOptions, context: Context): Promise<Store> {
  const { keepRaw } = flags;
  const { openStore, parseKeepRaw } = await import('../../store/index.js');
  // Before an archive is made or changed.
  if (keepRaw !== undefined) parseKeepRaw(keepRaw);
  const store = await withFolder(await openStore(archiveAddress(flags, context), options), flags, context, true);
  try {
    if (keepRaw !== undefined) await store.setKeepsRaw(keepRaw);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A folder that was typed is remembered for every process; one of a variable or file is where this machine finds it. */
async function withFolder(
  store: Store,
  { rawFolder }: ArchiveFlags,
  context: Context,
  maySetUp: boolean,
): Promise<Store> {
  try {
    const isLasting = context.typed?.has('rawFolder') !== false;
    if (rawFolder !== undefined) await store.useRawFolder(rawFolder, { isLasting, maySetUp });
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Shorter work is not worth a line in the mail of a cron job. */
const longMs = 10_000;

/** An archive of an earlier version gets its full text anew, which takes minutes for a million articles: that is shown. */
function whileOpening(context: Context): OpenOptions {
  const began = context.now();
  let isSaid = false;
  const say = (text: string): boolean => context.stderr.write(text);
  return {
    stop: context.stop,
    progress: (share) => {
      if (context.isStderrTerminal) {
        say(share < 1 ? `\r\u001b[2Kmaking the archive's full text anew: ${Math.floor(share * 100)} %` : '\r\u001b[2K');
      } else if (!isSaid && context.now() - began > longMs) {
        isSaid = true;
        say(
          'wirecopy: the full text of the archive is made anew, once; this may take minutes and can be interrupted\n',
        );
      }
    },
  };
}
