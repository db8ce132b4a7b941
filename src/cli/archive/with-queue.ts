import { openQueue, type Queue } from '../../queue/index.js';
import { openSharedWork, type SharedWork } from '../../store/index.js';

/** Opens the queue that the workers of an archive share, for one command that only sends or looks; closes it after. */
export async function withQueue<T>(
  address: string,
  work: (queue: Queue, shared: SharedWork) => Promise<T>,
): Promise<T> {
  const shared = await openSharedWork(address);
  try {
    const queue = await openQueue(shared.database, { onError: () => undefined, supervises: false });
    try {
      return await work(queue, shared);
    } finally {
      await queue.close();
    }
  } finally {
    await shared.close();
  }
}
