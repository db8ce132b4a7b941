import type { DocumentItem, DocumentItems } from '../types.js';

// Many documents under way, given back in the order of the sources or as they come. It knows nothing of what a document
// is: `settle` (pipeline.ts) reads one and says what came out.

/** What one item came to: an end, or more items in its place. `weight` is what it costs to keep; 1 is an ordinary page. */
export type Settled<Outcome> = { outcome: Outcome; weight: number } | { items: DocumentItems; finish: Finish<Outcome> };

/** Puts a document's own marks on what came out of it. */
export type Finish<Outcome> = (outcome: Outcome) => Outcome;

export interface Ordering<Outcome> {
  /** Never rejects. */
  settle: (item: DocumentItem) => Promise<Settled<Outcome>>;
  /** What an item costs to keep while it waits: one with its bytes at hand more than a name. */
  weightOf: (item: DocumentItem) => number;
  /** Whether items may be pulled ahead of the reader: those that have to be fetched, not those that are there. */
  isWorthPulling: (items: DocumentItems) => boolean;
  budget: Budget;
  /** Aborted: nothing new is pulled. */
  stop: AbortSignal | undefined;
  /** An item's outcome is given out now. */
  giving?: ((item: DocumentItem, outcome: Outcome) => void) | undefined;
  /** All that came of an item was taken by the reader of the outcomes. */
  taken?: ((item: DocumentItem) => void) | undefined;
}

/** How much may be started and not yet given out, in all. */
export class Budget {
  private readonly waiting: (() => void)[] = [];

  constructor(private left: number) {}

  isFree(): boolean {
    return this.left > 0;
  }

  /** May go below nothing: a document's weight is known when it is there, and the head of the line never waits. */
  take(weight: number): void {
    this.left -= weight;
  }

  release(weight: number): void {
    this.left += weight;
    // From the front, and whoever wants more stands at the end again: no list takes all that becomes free.
    for (let count = this.waiting.length; count > 0 && this.left > 0; count--) this.waiting.shift()?.();
  }

  onFree(run: () => void): void {
    this.waiting.push(run);
  }

  /** Nobody waits any more: there is nothing left to wait for. */
  wakeAll(): void {
    for (const run of this.waiting.splice(0)) run();
  }
}

/** Outcomes in the order of the items; what an item opens up takes its place. */
export async function* inOrder<Outcome>(items: DocumentItems, ordering: Ordering<Outcome>): AsyncGenerator<Outcome> {
  yield* new Line(items, ordering, true).outcomes();
}

interface Entry<Outcome> {
  item: DocumentItem;
  settled: Promise<Settled<Outcome>>;
  weight: number;
  line: Line<Outcome> | null;
}

/** One list's items, started ahead of the reader as far as the budget goes. */
class Line<Outcome> {
  private readonly iterator: AsyncIterator<DocumentItem> | Iterator<DocumentItem>;
  private readonly entries: Entry<Outcome>[] = [];
  private pulling: Promise<void> | null = null;
  private isWaiting = false;
  private isEnded = false;
  private isClosed = false;
  private error: unknown = null;

  constructor(
    items: DocumentItems,
    private readonly ordering: Ordering<Outcome>,
    private readonly isEager: boolean,
  ) {
    this.iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
    if (isEager) this.pull();
  }

  async *outcomes(): AsyncGenerator<Outcome> {
    try {
      for (let entry = await this.next(); entry !== null; entry = await this.next()) {
        const settled = await entry.settled;
        if ('outcome' in settled) {
          this.ordering.giving?.(entry.item, settled.outcome);
          yield settled.outcome;
        } else if (entry.line) for await (const outcome of entry.line.outcomes()) yield settled.finish(outcome);
        this.ordering.taken?.(entry.item);
        this.ordering.budget.release(entry.weight);
      }
    } finally {
      this.close();
    }
    if (this.error) throw this.error;
  }

  /** Not awaited: standard input may never answer, and nobody waits for it any more. */
  close(): void {
    this.isClosed = true;
    this.leave();
    for (const entry of this.entries) entry.line?.close();
  }

  /** Ends the list before its end: what it keeps open is closed. */
  private leave(): void {
    if (!this.isEnded) void this.iterator.return?.();
    this.isEnded = true;
  }

  /** The next in order, null at the end. A list that trickles in holds nothing back that is ready. */
  private async next(): Promise<Entry<Outcome> | null> {
    for (;;) {
      if (this.entries.length === 0) this.pull(true);
      const head = this.entries[0];
      if (head) {
        const isReady = await Promise.race([head.settled.then(() => true), ...(this.pulling ? [this.pulling] : [])]);
        if (isReady === true) {
          this.entries.shift();
          return head;
        }
      } else if (this.pulling) await this.pulling;
      else return null;
    }
  }

  /** Takes the next item if there is room for it, or if the reader waits for it. */
  private pull(isAwaited = false): void {
    const { budget, stop } = this.ordering;
    if (stop?.aborted) this.leave();
    if (this.isEnded || this.pulling) return;
    if (!isAwaited) {
      if (!this.isEager || this.isWaiting) return;
      if (!budget.isFree()) {
        this.isWaiting = true;
        budget.onFree(() => {
          this.isWaiting = false;
          this.pull();
        });
        return;
      }
    }
    budget.take(1);
    this.pulling = Promise.resolve(this.iterator.next())
      .then((next) => {
        if (next.done) this.end();
        else this.entries.push(this.start(next.value));
      })
      .catch((error: unknown) => {
        this.error = error;
        this.end();
      })
      .finally(() => {
        this.pulling = null;
        this.pull();
      });
  }

  private end(): void {
    this.isEnded = true;
    this.ordering.budget.release(1);
  }

  private start(item: DocumentItem): Entry<Outcome> {
    const entry: Entry<Outcome> = { item, settled: this.ordering.settle(item), weight: 1, line: null };
    this.weigh(entry, this.ordering.weightOf(item));
    entry.settled = entry.settled.then((settled) => {
      this.weigh(entry, 'items' in settled ? 1 : settled.weight);
      if ('items' in settled) {
        entry.line = new Line(settled.items, this.ordering, this.ordering.isWorthPulling(settled.items));
        if (this.isClosed) entry.line.close();
      }
      return settled;
    });
    return entry;
  }

  private weigh(entry: Entry<Outcome>, weight: number): void {
    const more = weight - entry.weight;
    entry.weight = weight;
    if (more > 0) this.ordering.budget.take(more);
    else if (more < 0) this.ordering.budget.release(-more);
  }
}

/** Outcomes as they come. */
export async function* asTheyCome<Outcome>(items: DocumentItems, ordering: Ordering<Outcome>): AsyncGenerator<Outcome> {
  const pool = new Pool(ordering);
  pool.drain(items, (outcome) => outcome, null);
  try {
    yield* pool.outcomes();
  } finally {
    pool.close();
  }
}

/** An item of a run as they come, and how much of it was not taken yet: itself, or the items in its place. */
interface Node {
  item: DocumentItem;
  above: Node | null;
  open: number;
}

class Pool<Outcome> {
  private readonly ready: { outcome: Outcome; weight: number; own: Outcome; node: Node }[] = [];
  private open = 0;
  private isClosed = false;
  private error: unknown = null;
  private wake: () => void = () => undefined;

  constructor(private readonly ordering: Ordering<Outcome>) {}

  async *outcomes(): AsyncGenerator<Outcome> {
    for (;;) {
      const next = this.ready.shift();
      if (next) {
        this.ordering.giving?.(next.node.item, next.own);
        yield next.outcome;
        this.take(next.node);
        this.ordering.budget.release(next.weight);
      } else if (this.open === 0) break;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
    if (this.error) throw this.error;
  }

  close(): void {
    this.isClosed = true;
    this.ordering.budget.wakeAll();
  }

  /** Starts every item of a list, and of the lists that they open up. */
  drain(items: DocumentItems, finish: Finish<Outcome>, above: Node | null): void {
    this.count(this.startAll(items, finish, above));
  }

  private async startAll(items: DocumentItems, finish: Finish<Outcome>, above: Node | null): Promise<void> {
    const { budget, stop } = this.ordering;
    for await (const item of items) {
      while (!budget.isFree() && !this.isClosed) await new Promise<void>((resolve) => budget.onFree(resolve));
      if (this.isClosed || stop?.aborted) return;
      const weight = this.ordering.weightOf(item);
      budget.take(weight);
      if (above) above.open++;
      this.count(this.run({ item, above, open: 1 }, weight, finish));
    }
    if (above) this.take(above);
  }

  /** One part of an item was taken; with the last of them the item was, and so a part of what is above it. */
  private take(node: Node): void {
    for (let one: Node | null = node; one && --one.open === 0; one = one.above) this.ordering.taken?.(one.item);
  }

  private async run(node: Node, weight: number, finish: Finish<Outcome>): Promise<void> {
    const { item } = node;
    const settled = await this.ordering.settle(item);
    if ('outcome' in settled) {
      if (settled.weight > weight) this.ordering.budget.take(settled.weight - weight);
      else this.ordering.budget.release(weight - settled.weight);
      this.ready.push({ outcome: finish(settled.outcome), weight: settled.weight, own: settled.outcome, node });
      return;
    }
    this.ordering.budget.release(weight);
    this.drain(settled.items, (outcome) => finish(settled.finish(outcome)), node);
  }

  private count(work: Promise<void>): void {
    this.open++;
    work
      .catch((error: unknown) => {
        this.error ??= error;
      })
      .finally(() => {
        this.open--;
        this.wake();
      });
  }
}
