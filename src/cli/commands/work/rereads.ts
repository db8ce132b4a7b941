import { messageOf } from '../../../errors.js';
import type { ReadOptions } from '../../../options.js';
import type { Job, Queue } from '../../../queue/index.js';
import type { Reader } from '../../../run/index.js';
import { isAway, type Store } from '../../../store/index.js';
import type { Reporter } from '../../screen/report.js';
import { changedFields, rereadOne } from '../reextract/reread.js';

export interface RereadDeps {
  store: Store;
  read: ReadOptions;
  reader: Reader;
  reporter: Reporter;
  stop: AbortSignal;
}

/** Takes one job of reading again; false where there is none. What a stopped worker has not done goes back. */
export async function takeRereads(queue: Queue, deps: RereadDeps): Promise<boolean> {
  const job = await queue.take('reextract');
  if (job === null) return false;
  const ids = Array.isArray(job.data.ids) ? job.data.ids.map(String) : [];
  let done = 0;
  try {
    for (; done < ids.length && !deps.stop.aborted; done++) await reread(ids[done]!, deps);
  } catch (error) {
    if (isAway(error)) throw error;
    await queue.failed(job, error);
    deps.reporter.warn(`reading again failed, and is tried again: ${messageOf(error)}`);
    return true;
  }
  if (done === ids.length) await queue.done(job, { pages: done });
  else await queue.giveBack(rest(job, ids.slice(done)));
  return true;
}

const rest = (job: Job, ids: readonly string[]): Job => ({ ...job, data: { ...job.data, ids } });

/** A page that cannot be read any more keeps its record. */
async function reread(id: string, { store, read, reader, reporter }: RereadDeps): Promise<void> {
  for await (const capture of store.rawPages(id)) {
    const found = await rereadOne(capture, { store, read, reader });
    if (found === null) continue;
    const { revision, result } = found;
    if ('error' in result) reporter.failed(result.error, { ref: capture.url, url: capture.url });
    else if (changedFields(revision.article, result.article).length > 0) {
      await store.replaceRevision(capture.id, revision.number, result.article);
      reporter.note(`read again: ${capture.url}`, { event: 'reread', id, url: capture.url });
    }
  }
}
