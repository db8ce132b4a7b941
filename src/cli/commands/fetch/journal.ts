import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { UsageError } from '../../../errors.js';
import type { ReadOptions } from '../../../options.js';
import { type Journal, openJournal } from '../../../journal/index.js';
import { sha256 } from '../../../shared/sha256.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { version } from '../../../version.js';
import { absoluteArchive, archiveAddress } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import type { Writer } from '../../writing/writer.js';
import type { FetchFlags } from './run.js';

/** The journal of `--journal`. Nothing else of the run was opened before: a refused run has touched nothing. */
export async function openRunJournal(
  flags: FetchFlags & { journal: string },
  read: Pick<ReadOptions, 'bodyForm' | 'siteRules'>,
  context: Context,
): Promise<Journal> {
  if (flags.journal === '' || flags.journal === '-') throw new UsageError('--journal needs the name of a file');
  const journal = await openJournal(flags.journal, {
    version,
    flags: decidingFlags(flags, read, context),
    now: context.now(),
  });
  if (journal.pastCount > 0 && isAppended(flags, context)) {
    journal.close();
    throw new UsageError(
      'a resumed run prints everything from the start, and standard output goes to a file that has something in it: write > for >>, or use --output',
    );
  }
  return journal;
}

/** What decides how a record looks, which documents are read, and where they are saved. All else may change from run to run. */
function decidingFlags(
  flags: FetchFlags,
  { bodyForm, siteRules }: Pick<ReadOptions, 'bodyForm' | 'siteRules'>,
  context: Context,
): Record<string, string | null> {
  const given = (value: unknown): string | null => (value === undefined || value === false ? null : String(value));
  return {
    '--url': given(flags.url),
    '--full': given(flags.full),
    '--pages': given(flags.pages),
    '--timezone': given(flags.timezone),
    '--explain': given(flags.explain),
    '--since': given(flags.since),
    '--body': bodyForm,
    '--save': flags.save ? withoutPassword(absoluteArchive(archiveAddress(flags, context))) : null,
    'site rules': siteRules.length === 0 ? null : sha256(JSON.stringify(siteRules)).slice(0, 12),
  };
}

/** `>>`: what is there would stay, and come again. */
function isAppended({ output, outputDir }: FetchFlags, { stdout }: Context): boolean {
  const { fd } = stdout as { fd?: unknown };
  const isElsewhere = outputDir !== undefined || (output !== undefined && output !== '-');
  if (isElsewhere || typeof fd !== 'number') return false;
  const found = fstatSync(fd);
  return found.isFile() && found.size > 0;
}

/** Gives the output its name, unless the same is there already; true then. */
export async function endUnlessSame(writer: Writer): Promise<boolean> {
  const finished = await writer.finish();
  if (finished === null || !isSame(finished.file, finished.temporary)) {
    await writer.end();
    return false;
  }
  writer.discard();
  return true;
}

const stepBytes = 1_048_576;

function isSame(one: string, other: string): boolean {
  if (statSync(one, { throwIfNoEntry: false })?.size !== statSync(other).size) return false;
  const files = [openSync(one, 'r'), openSync(other, 'r')] as const;
  try {
    const [left, right] = [Buffer.alloc(stepBytes), Buffer.alloc(stepBytes)];
    for (;;) {
      const lengths = [readSync(files[0], left), readSync(files[1], right)] as const;
      if (lengths[0] !== lengths[1] || !left.subarray(0, lengths[0]).equals(right.subarray(0, lengths[1])))
        return false;
      if (lengths[0] === 0) return true;
    }
  } finally {
    for (const file of files) closeSync(file);
  }
}
