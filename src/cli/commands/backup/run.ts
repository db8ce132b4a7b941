import { statSync } from 'node:fs';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { UsageError } from '../../../errors.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { sizeInWords } from '../../screen/sizes.js';

/** Copies the archive to a new file, whole or not at all. */
export async function runBackup(file: string, flags: ArchiveFlags, context: Context): Promise<number> {
  if (file === '-') throw new UsageError('backup writes a file: name one, it cannot write to standard output');
  const store = await openExistingArchive(flags, context);
  try {
    await store.backup(file);
    if (context.isStderrTerminal) context.stderr.write(`${file}: ${sizeInWords(statSync(file).size)}\n`);
    return exitCodes.done;
  } finally {
    await store.close();
  }
}
