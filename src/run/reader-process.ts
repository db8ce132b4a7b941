import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { messageOf, ReaderError, TooLargeError } from '../errors.js';
import { tooLong } from '../read/index.js';
import { engineFlags } from './engine-flags.js';
import type { Answer, Task } from './reader-protocol.js';

// One reader process and what it is at. A process and not a worker thread: V8 ends the whole process where a thread asks for one
// large piece of memory beyond its limit (an array, a Map), so that a thread is not a wall between a document and the run.

const childFile = fileURLToPath(new URL('./reader-child.js', import.meta.url));
/** The end of what Node prints where the memory is full. */
const mostErrorText = 4_096;

export interface ProcessOptions {
  documentMemoryBytes: number;
  /** Runs in place of the reader; tests hand in their own. */
  file?: string;
}

/** Takes one task at a time; `run` never rejects, its answer says what went wrong. */
export class ReaderProcess {
  private readonly child: ChildProcess;
  /** Whether it has loaded its code; false where it ended before. */
  readonly isReady: Promise<boolean>;
  private errorText = '';
  private take: (answer: Answer) => void = () => undefined;
  private isGone = false;
  /** Why it was ended, where that was on purpose. */
  private reason: Error | null = null;

  constructor(
    options: ProcessOptions,
    private readonly onGone: (error: Error | null) => void,
  ) {
    const megabytes = Math.max(64, Math.round(options.documentMemoryBytes / 1_048_576));
    this.child = process.getBuiltinModule('node:child_process').fork(options.file ?? childFile, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${megabytes}`, ...engineFlags()],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.errorText = (this.errorText + chunk.toString('latin1')).slice(-mostErrorText);
    });
    this.isReady = new Promise((resolve) => {
      this.take = () => resolve(true);
      this.child.once('close', () => resolve(false));
      this.child.once('error', () => resolve(false));
    });
    this.child.on('message', (answer: Answer) => this.take(answer));
    this.child.on('error', (error) => this.end(error));
    this.child.on('close', (code, signal) => this.end(code === 0 ? null : new Error(`ended with ${signal ?? code}`)));
  }

  /** Hands on each answer to the task; the last one is its end. */
  async run(task: Task, ref: string, onAnswer: (answer: Answer) => void): Promise<{ error: Error } | null> {
    await this.isReady;
    const { documentTimeoutMs } = task.options;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | null = null;
      const settle = (error: Error | null): void => {
        if (timer) clearTimeout(timer);
        this.take = () => undefined;
        this.fail = () => undefined;
        resolve(error && { error });
      };
      // From answer to answer: a long list may take its time as long as it goes on.
      const watch = (): void => {
        if (timer) clearTimeout(timer);
        if (documentTimeoutMs > 0) {
          const ms = Math.min(documentTimeoutMs + graceMs, longestTimer);
          timer = setTimeout(() => this.kill(tooLong(ref, documentTimeoutMs)), ms);
        }
      };
      this.fail = (error) => settle(this.explained(error, ref));
      if (this.isGone) return this.fail(null);
      this.take = (answer) => {
        onAnswer(answer);
        if (answer.kind === 'some') watch();
        else settle(null);
      };
      watch();
      try {
        this.child.send(task, (error) => error && this.end(error));
      } catch (error) {
        settle(
          new ReaderError(`${ref} cannot be handed to a reader (--threads 0 reads here): ${messageOf(error)}`, {
            cause: error,
          }),
        );
      }
    });
  }

  /** Ends the process at once; a task that it is at fails with that error. */
  kill(reason: Error | null = null): void {
    this.reason ??= reason;
    this.child.kill('SIGKILL');
  }

  /** Ends it when nobody waits for it any more. */
  async close(): Promise<void> {
    if (this.isGone) return;
    const closed = new Promise((resolve) => this.child.once('close', resolve));
    this.ref(true);
    this.isClosing = true;
    this.kill();
    await closed;
  }

  /** The process does not keep the run alive while it has nothing to do. */
  ref(isBusy: boolean): void {
    // An answer that was on its way comes while the end is waited for: without this the run would end before it, in the middle.
    if (this.isClosing) return;
    if (isBusy) {
      this.child.ref();
      (this.child.stderr as Socket | null)?.ref();
      this.child.channel?.ref();
    } else {
      this.child.unref();
      // Its pipe is a socket of its own.
      (this.child.stderr as Socket | null)?.unref();
      this.child.channel?.unref();
    }
  }

  private isClosing = false;
  private fail: (error: Error | null) => void = () => undefined;

  private end(error: Error | null): void {
    if (this.isGone) return;
    this.isGone = true;
    this.fail(error);
    this.onGone(error);
  }

  private explained(error: Error | null, ref: string): Error {
    if (this.reason) return this.reason;
    if (/heap out of memory|invalid size error/i.test(this.errorText)) {
      return new TooLargeError(`${ref} needs more memory to read than --document-memory allows`, { cause: error });
    }
    const why = error ? `: its reader ${error.message}` : '';
    return new ReaderError(`${ref} cannot be read${why}; please report it`, { cause: error });
  }
}

/** The reader has the same limit and says so itself; it is killed only where it cannot. */
const graceMs = 500;
/** A timer for longer is over at once. */
const longestTimer = 2 ** 31 - 1;
