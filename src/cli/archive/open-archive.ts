import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { StoreError } from '../../errors.js';
import type { Store } from '../../store/index.js';
import type { Context } from '../context.js';
import { dataFolder } from '../folders.js';

export interface ArchiveFlags {
  archive?: string;
}

/** Adds `--archive`; `WIRECOPY_ARCHIVE` and `archive:` in the configuration file say the same. */
export function addArchiveFlag(command: Command): Command {
  return command.option('--archive <file>', 'the archive (default: archive.db in the data folder)');
}

/** Where the archive is: as named, else `archive.db` in the XDG data folder. */
export function archiveAddress(flags: ArchiveFlags, context: Context): string {
  return flags.archive ?? path.join(dataFolder(context.env), 'archive.db');
}

/** Opens the archive of a command; the driver is loaded only now. */
export async function openArchive(flags: ArchiveFlags, context: Context): Promise<Store> {
  const { openStore } = await import('../../store/index.js');
  return openStore(archiveAddress(flags, context));
}

/** Opens the archive of a command that only reads: one that is not there is not made. */
export async function openExistingArchive(flags: ArchiveFlags, context: Context): Promise<Store> {
  const address = existingAddress(flags, context);
  const { openStore } = await import('../../store/index.js');
  return openStore(address, { mayBeReadOnly: true });
}

/** Opens the archive of a command that works on what is followed: a misspelt name must not sync an empty archive for years. */
export async function openFollowedArchive(flags: ArchiveFlags, context: Context): Promise<Store> {
  const address = existingAddress(flags, context);
  const { openStore } = await import('../../store/index.js');
  return openStore(address);
}

function existingAddress(flags: ArchiveFlags, context: Context): string {
  const address = archiveAddress(flags, context);
  if (/^postgres(ql)?:/i.test(address) || existsSync(address)) return address;
  throw new StoreError(
    `there is no archive at ${address}: wirecopy follow makes one, or wirecopy fetch --save; --archive names another`,
  );
}
