import { InterruptedError } from '../errors.js';
import type { ReaderOptions, ReadOptions } from '../options.js';
import { type SourceReading, warcStreamOf } from '../read/index.js';
import type { Article, DocumentItem, DocumentItems, Fetched } from '../types.js';
import { errorFromData } from './error-data.js';
import { localReader, type Reader } from './reader.js';
import { type ProcessOptions, ReaderProcess } from './reader-process.js';
import type { Answer, ItemData, Task } from './reader-protocol.js';

/** Files that wait for a reader, for each reader: enough that none is ever idle. */
const mostWaiting = 8;
/**
 * What is fetched and not yet read, in pages and in bytes: readers that are slower than the network never have so little that one is
 * idle, and no number of hosts or readers makes it more (but for what is on its way when it is reached).
 */
const mostUnread = 64;
const mostUnreadBytes = 32 * 1_048_576;

interface Job {
  task: Task;
  ref: string;
  onAnswer: (answer: Answer) => void;
  done: (failure: { error: Error } | null) => void;
}

/**
 * Readers in processes of their own, started when they are first wanted. One that hangs, crashes or swells takes its own document
 * with it and is replaced. With `threads: 0` everything is read in this process.
 */
export function openReader(options: ReaderOptions, parts: Pick<ProcessOptions, 'file'> = {}): Reader {
  return options.threads === 0 ? localReader : new ReaderPool(options, parts);
}

class ReaderPool implements Reader {
  private readonly idle: ReaderProcess[] = [];
  private readonly all = new Set<ReaderProcess>();
  private readonly jobs: Job[] = [];
  private readonly waiting: (() => void)[] = [];
  private held = 0;
  private unread = 0;
  private unreadBytes = 0;
  private readonly roomless: (() => void)[] = [];
  private isClosed = false;
  private usable: Promise<boolean> | null = null;

  constructor(
    private readonly options: ReaderOptions,
    private readonly parts: Pick<ProcessOptions, 'file'>,
  ) {}

  async items(fetched: Fetched, options: ReadOptions): Promise<DocumentItems> {
    // A WARC's records come back as documents of their own.
    if (warcStreamOf(fetched) || !(await this.hasReader(fetched))) return localReader.items(fetched, options);
    const stream = new ItemStream();
    const ended = this.run({ kind: 'items', fetched: withoutBytes(fetched), options }, fetched.target.ref, (answer) =>
      stream.take(answer),
    );
    void ended.then((failure) => failure && stream.fail(failure.error));
    return stream.items();
  }

  async source(fetched: Fetched, options: ReadOptions): Promise<SourceReading> {
    if (!(await this.hasReader(fetched))) return localReader.source(fetched, options);
    const answer = await this.one({ kind: 'source', fetched: withoutBytes(fetched), options }, fetched.target.ref);
    if (answer.kind !== 'source') throw new Error(`a reader answered ${answer.kind}`);
    return answer.reading;
  }

  async again(...[capture, previous, options]: Parameters<Reader['again']>): Promise<Article> {
    if (!(await this.isUsable())) return localReader.again(capture, previous, options);
    const answer = await this.one({ kind: 'again', capture, previous, options }, capture.url);
    if (answer.kind !== 'article') throw new Error(`a reader answered ${answer.kind}`);
    return answer.article;
  }

  async room(): Promise<() => void> {
    while (this.jobs.length + this.held >= mostWaiting * this.options.threads && !this.isClosed) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    let isHeld = true;
    this.held++;
    return () => {
      if (isHeld) this.held--;
      isHeld = false;
      // Also what brought nothing to read (a file that is not there) lets the next one in.
      this.waiting.shift()?.();
    };
  }

  isFull(): boolean {
    const most = Math.max(mostUnread, 2 * mostWaiting * this.options.threads);
    return !this.isClosed && (this.unread >= most || this.unreadBytes >= mostUnreadBytes);
  }

  onRoom(run: () => void): void {
    this.roomless.push(run);
  }

  /** Whether a process will read it; it is unread until one takes it. */
  private async hasReader({ bytes }: Fetched): Promise<boolean> {
    this.count(1, bytes.length);
    // Closed before the first one was there, it reads nothing any more.
    const isUsable = (await this.isUsable()) || this.isClosed;
    if (!isUsable) this.count(-1, bytes.length);
    return isUsable;
  }

  /** One document more that waits, or (-1) one less. */
  private count(change: 1 | -1, bytes: number): void {
    this.unread += change;
    this.unreadBytes += change * bytes;
    if (change < 0) for (const run of this.roomless.splice(0)) run();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const wake of [...this.waiting.splice(0), ...this.roomless.splice(0)]) wake();
    for (const { ref, done } of this.jobs.splice(0)) done({ error: new InterruptedError(`${ref} was not read`) });
    await Promise.all([...this.all].map((one) => one.close()));
  }

  /** Where no process of ours can be started (a bundled library, a sandbox), everything is read in this one. */
  private isUsable(): Promise<boolean> {
    this.usable ??= (async () => {
      const first = this.start();
      const isReady = (await first?.isReady) ?? false;
      if (isReady && first && this.all.has(first)) this.free(first);
      return isReady;
    })();
    return this.usable;
  }

  private async one(task: Task, ref: string): Promise<Answer> {
    let last: Answer | null = null;
    const failure = await this.run(task, ref, (answer) => {
      last = answer;
    });
    if (failure) throw failure.error;
    const answer = last as Answer | null;
    if (answer?.kind === 'error') throw errorFromData(answer.error);
    return answer!;
  }

  private run(task: Task, ref: string, onAnswer: Job['onAnswer']): Promise<{ error: Error } | null> {
    if (this.isClosed) return Promise.resolve({ error: new InterruptedError(`${ref} was not read`) });
    return new Promise((done) => {
      this.jobs.push({ task, ref, onAnswer, done });
      this.next();
    });
  }

  /** Gives the oldest job to a reader that is free, starting one where there may be one more. */
  private next(): void {
    while (this.jobs.length > 0 && !this.isClosed) {
      const reader = this.idle.pop() ?? this.start();
      if (!reader) return;
      const job = this.jobs.shift()!;
      if (job.task.kind !== 'again') this.count(-1, job.task.fetched.bytes.length);
      this.waiting.shift()?.();
      void this.take(reader, job);
    }
  }

  private async take(reader: ReaderProcess, { task, ref, onAnswer, done }: Job): Promise<void> {
    reader.ref(true);
    const failure = await reader.run(task, ref, onAnswer);
    if (this.all.has(reader)) this.free(reader);
    done(failure);
    this.next();
  }

  private free(reader: ReaderProcess): void {
    reader.ref(false);
    this.idle.push(reader);
  }

  private start(): ReaderProcess | null {
    if (this.all.size >= this.options.threads) return null;
    const reader: ReaderProcess = new ReaderProcess({ ...this.options, ...this.parts }, () => {
      this.all.delete(reader);
      const at = this.idle.indexOf(reader);
      if (at >= 0) this.idle.splice(at, 1);
      this.next();
    });
    this.all.add(reader);
    return reader;
  }
}

/** The bytes of a document at hand stand in `fetched` already. */
function withoutBytes(fetched: Fetched): Fetched {
  const { stream: _, ...rest } = fetched;
  return { ...rest, target: { ...fetched.target, bytes: null } };
}

/** Items as a reader sends them: the first message decides whether the document was read at all. */
class ItemStream {
  private readonly parts: DocumentItem[][] = [];
  private isEnded = false;
  private isAtHand: boolean | null = null;
  private failure: { error: Error } | null = null;
  private wake: () => void = () => undefined;

  take(answer: Answer): void {
    if (answer.kind === 'error') this.fail(errorFromData(answer.error));
    if (answer.kind !== 'some' && answer.kind !== 'items') return;
    this.parts.push(answer.items.map(fromData));
    this.isEnded = answer.kind === 'items';
    this.isAtHand = answer.isAtHand;
    this.wake();
  }

  fail(error: Error): void {
    this.failure ??= { error };
    this.isEnded = true;
    this.wake();
  }

  /** Throws where nothing came; what comes before a later failure is given out. */
  async items(): Promise<DocumentItems> {
    while (this.parts.length === 0 && !this.isEnded) await this.more();
    if (this.parts.length === 0 && this.failure) throw this.failure.error;
    const items = this.isEnded && !this.failure ? this.parts.flat() : this.rest();
    return this.isAtHand === null ? items : Object.assign(items, { isAtHand: this.isAtHand });
  }

  private async *rest(): AsyncGenerator<DocumentItem> {
    for (;;) {
      for (let part = this.parts.shift(); part; part = this.parts.shift()) yield* part;
      if (this.failure) throw this.failure.error;
      if (this.isEnded) return;
      await this.more();
    }
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

function fromData(item: ItemData): DocumentItem {
  return item.kind === 'failure' ? { ...item, error: errorFromData(item.error) } : item;
}
