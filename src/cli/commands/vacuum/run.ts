import { statSync } from 'node:fs';
import { type ArchiveFlags, archiveAddress, openExistingArchive } from '../../archive/open-archive.js';
import { withoutPassword } from '../../../shared/without-password.js';
import type { Context } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { sizeInWords } from '../../screen/sizes.js';

/** Packs the archive and says on a terminal what that gained. */
export async function runVacuum(flags: ArchiveFlags, context: Context): Promise<number> {
  const file = archiveAddress(flags, context);
  const store = await openExistingArchive(flags, context, { maySetUp: true });
  try {
    const sizeNow = async (): Promise<number> => (await store.server())?.bytes ?? statSync(file).size;
    const before = await sizeNow();
    await store.vacuum();
    if (context.isStderrTerminal) {
      const name = withoutPassword(file);
      context.stderr.write(`${name}: ${sizeInWords(before)} before, ${sizeInWords(await sizeNow())} now\n`);
    }
    return exitCodes.done;
  } finally {
    await store.close();
  }
}
