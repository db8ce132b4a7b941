import { FeedError } from './errors.js';
import type { ReadOptions } from './options.js';
import { type DocumentItems, readDocument } from './read-document.js';
import type { DocumentItem, Fetched, Outcome, Target } from './types.js';

// Many documents at once, their outcomes in the order of the sources. What a document names takes its place in the order.

export interface PipelineDeps {
  fetch: (target: Target, signal: AbortSignal) => Promise<Fetched>;
  options: ReadOptions;
  /** Documents under way or waiting to be printed, at each level; bounds memory. */
  window: number;
  /** Aborted: nothing new is started, what is under way is finished. */
  stop?: AbortSignal;
}

/** Reads every target, one outcome each (a feed's entries one each); a failure is an outcome and ends nothing. */
export async function* ingest(
  items: Iterable<DocumentItem> | AsyncIterable<DocumentItem>,
  deps: PipelineDeps,
): AsyncGenerator<Outcome> {
  const ending = new AbortController();
  const run: Run = { deps, signal: ending.signal, containers: new Set() };
  try {
    yield* inOrder(items, run);
  } finally {
    // The reader of the outcomes stopped early (`--limit`, a closed pipe): open requests end with it.
    ending.abort();
  }
}

interface Run {
  deps: PipelineDeps;
  signal: AbortSignal;
  /** Feeds and sitemaps read so far; one that names itself is read once. */
  containers: Set<string>;
}

type Settled = { outcome: Outcome } | { items: DocumentItems; fetched: Fetched; target: Target };

async function* inOrder(items: DocumentItems, run: Run): AsyncGenerator<Outcome> {
  const source = new Window(items, run);
  try {
    for (let settled = await source.next(); settled !== null; settled = await source.next()) {
      if ('outcome' in settled) yield settled.outcome;
      else yield* contentOf(settled, run);
    }
  } finally {
    await source.close();
  }
}

async function* contentOf(settled: Exclude<Settled, { outcome: Outcome }>, run: Run): AsyncGenerator<Outcome> {
  for await (const outcome of inOrder(settled.items, run)) {
    // A record that came out of the document itself keeps the bytes it was read from, for archives.
    const isOwn = outcome.ok && outcome.fetched === null;
    yield isOwn ? { ...outcome, target: settled.target, fetched: settled.fetched } : outcome;
  }
}

/** Starts items ahead of the one that is awaited, at most `window` of them, and gives them back in order. */
class Window {
  private readonly iterator: AsyncIterator<DocumentItem> | Iterator<DocumentItem>;
  private readonly started: Promise<Settled>[] = [];
  private pulling: Promise<void> | null = null;
  private isEnded = false;
  private error: unknown = null;

  constructor(
    items: DocumentItems,
    private readonly run: Run,
  ) {
    this.iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  }

  /** The next in order, null at the end. A list that trickles in holds nothing back that is ready. */
  async next(): Promise<Settled | null> {
    for (;;) {
      this.pull();
      const head = this.started[0];
      if (head) {
        const isReady = await Promise.race([head.then(() => true), ...(this.pulling ? [this.pulling] : [])]);
        if (isReady === true) {
          this.started.shift();
          return head;
        }
      } else if (this.pulling) await this.pulling;
      else if (this.error) throw this.error;
      else return null;
    }
  }

  async close(): Promise<void> {
    this.isEnded = true;
    // Not awaited: standard input may never answer, and nobody waits for it any more.
    void this.iterator.return?.();
  }

  private pull(): void {
    if (this.isEnded || this.pulling || this.started.length >= this.run.deps.window) return;
    if (this.run.deps.stop?.aborted) {
      this.isEnded = true;
      return;
    }
    this.pulling = Promise.resolve(this.iterator.next())
      .then(
        (next) => {
          if (next.done) this.isEnded = true;
          else this.started.push(settle(next.value, this.run));
        },
        (error: unknown) => {
          this.error = error;
          this.isEnded = true;
        },
      )
      .finally(() => {
        this.pulling = null;
      });
  }
}

/** Never rejects: a failure is an outcome. */
async function settle(item: DocumentItem, run: Run): Promise<Settled> {
  if (item.kind === 'failure') return { outcome: { ok: false, error: item.error, target: item.target } };
  if (item.kind === 'article') return { outcome: { ok: true, article: item.article, target: noTarget, fetched: null } };
  const { target } = item;
  try {
    if (target.depth > run.deps.options.maxDepth) throw new FeedError(`${target.ref} is nested too deep`);
    const fetched = await run.deps.fetch(target, run.signal);
    const items = await readDocument(fetched, run.deps.options);
    if (isContainer(items)) noteContainer(target, run);
    return { items, fetched, target };
  } catch (error) {
    return { outcome: { ok: false, error, target } };
  }
}

/** Replaced by the document's own target before anybody sees it (contentOf). */
const noTarget: Target = {
  ref: '',
  url: null,
  file: null,
  bytes: null,
  contentType: null,
  isFound: false,
  depth: 0,
  entry: null,
  feedUrl: null,
};

function isContainer(items: DocumentItems): boolean {
  return !Array.isArray(items) || items.some((item: DocumentItem) => item.kind === 'target');
}

/** A sitemap index may name itself; without this, depth alone would allow 50,000 to the power of three requests. */
function noteContainer(target: Target, run: Run): void {
  if (!target.url) return;
  if (run.containers.has(target.url)) throw new FeedError(`${target.ref} was read already in this run`);
  run.containers.add(target.url);
}
