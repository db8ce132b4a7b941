import type { DocumentItem, DocumentItems } from '../types.js';
import { errorAsData } from './error-data.js';
import { localReader } from './reader.js';
import type { Answer, ItemData, Task } from './reader-protocol.js';

// A reader process: takes a task, answers it, waits for the next. reader-pool.ts starts it, and ends it where a document takes too
// long; where its parent is gone nothing keeps it alive.

/** Items in one message: enough that messages cost nothing, few enough that the first come soon. */
const itemsAMessage = 64;

process.on('message', (task: Task) => {
  void answer(task);
});
// Ctrl-C goes to the whole group: the run decides what is still finished.
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined);
send({ kind: 'ready' });

async function answer(task: Task): Promise<void> {
  try {
    const { options } = task;
    if (task.kind === 'source') send({ kind: 'source', reading: await localReader.source(task.fetched, options) });
    else if (task.kind === 'again') {
      send({ kind: 'article', article: await localReader.again(task.capture, task.previous, options) });
    } else await sendItems(await localReader.items(task.fetched, options));
  } catch (error) {
    send({ kind: 'error', error: errorAsData(error) });
  }
}

async function sendItems(items: DocumentItems): Promise<void> {
  const isAtHand = items.isAtHand ?? null;
  let some: ItemData[] = [];
  for await (const item of items) {
    some.push(asData(item));
    if (some.length < itemsAMessage) continue;
    await send({ kind: 'some', items: some, isAtHand });
    some = [];
  }
  await send({ kind: 'items', items: some, isAtHand });
}

function asData(item: DocumentItem): ItemData {
  return item.kind === 'failure' ? { ...item, error: errorAsData(item.error) } : item;
}

/** Done when the run has taken it: a long list does not pile up in the pipe. */
function send(message: Answer): Promise<void> {
  return new Promise((resolve) => process.send!(message, undefined, {}, () => resolve()));
}
