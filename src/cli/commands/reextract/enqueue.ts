import { sharedAddress } from '../../archive/shared-database.js';
import { withQueue } from '../../archive/with-queue.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import type { ReextractFlags } from './run.js';

/** A job is done in seconds, and what a lost worker had begun is soon done again. */
const idsInAJob = 100;

/** Leaves reading again to workers, in jobs of some articles each. */
export async function enqueueRereads(ids: readonly string[], flags: ReextractFlags, context: Context): Promise<number> {
  return withQueue(sharedAddress(flags, context, '--enqueue'), async (queue) => {
    let jobs = 0;
    for (let at = 0; at < ids.length; at += idsInAJob, jobs++)
      await queue.send('reextract', { ids: ids.slice(at, at + idsInAJob) });
    const record = { articles: ids.length, jobs };
    const line = `${ids.length} articles are to be read again, in ${jobs} jobs`;
    await write(context.stdout, `${flags.format === 'json' ? JSON.stringify(record) : line}\n`);
    return exitCodes.done;
  });
}
