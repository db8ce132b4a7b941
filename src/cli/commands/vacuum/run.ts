import { statSync } from 'node:fs';
import { type ArchiveFlags, archiveAddress, openExistingArchive } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { sizeInWords } from '../../screen/sizes.js';

/** Packs the archive and says on a terminal what that gained. */
export async function runVacuum(flags: ArchiveFlags, context: Context): Promise<number> {
  const file = archiveAddress(flags, context);
  const store = await openExistingArchive(flags, context);
  try {
    const before = statSync(file).size;
    await store.vacuum();
    if (context.isStderrTerminal) {
      context.stderr.write(`${file}: ${sizeInWords(before)} before, ${sizeInWords(statSync(file).size)} now\n`);
    }
    return exitCodes.done;
  } finally {
    await store.close();
  }
}
