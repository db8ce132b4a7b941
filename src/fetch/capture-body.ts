import { timedOut } from './name-error.js';

// The body of a WARC as it comes from a server. No more than a piece of it is held: the sender is paused where its reader is
// slower, and let go where nobody reads for a while, so that no server keeps a connection for a file whose turn is far off.

/** Of the connection that it comes by. */
export interface BodyControl {
  pause(): void;
  resume(): void;
  abort(reason: Error): void;
}

export interface CaptureOptions {
  name: string;
  idleTimeoutMs: number;
  /** `performance.now()` at which it must have come to its end; what the user named may take its time. */
  endAt: number;
  timeoutMs: number;
  connectTimeoutMs: number;
}

const mostHeld = 1_048_576;
/** Servers end connections that take nothing after a minute or less. */
const unreadMs = 5_000;

/** One answer's body, in pieces, for one reader. */
export class CaptureBody {
  /** Settles when its connection serves nobody any more. */
  readonly ended: Promise<void>;
  private readonly parts: Buffer[] = [];
  private held = 0;
  private isPaused = false;
  private state: 'open' | 'ended' | 'let go' | { error: unknown } = 'open';
  private wake: () => void = () => undefined;
  private leave: () => void = () => undefined;
  private unread: NodeJS.Timeout | null = null;

  constructor(
    private readonly control: BodyControl,
    private readonly options: CaptureOptions,
  ) {
    this.ended = new Promise((resolve) => {
      this.leave = resolve;
    });
    this.watchReader();
  }

  push(chunk: Buffer): void {
    if (this.state !== 'open') return;
    this.parts.push(chunk);
    this.held += chunk.length;
    if (this.held > mostHeld && !this.isPaused) {
      this.isPaused = true;
      this.control.pause();
    }
    this.wake();
  }

  /** All of it has come, or it will not. */
  finish(error: unknown = null): void {
    if (this.state === 'open') this.settle(error === null ? 'ended' : { error });
  }

  /** Nobody reads on. */
  abort(reason: unknown = new Error('no longer read')): void {
    if (this.state !== 'open') return;
    this.settle({ error: reason });
    this.control.abort(new Error('no longer read'));
  }

  /** The next piece; null at the end, `let go` where the rest has to be asked for again. Throws what cut it. */
  async next(): Promise<Buffer | 'let go' | null> {
    this.clearUnread();
    for (;;) {
      const part = this.parts.shift();
      if (part) {
        this.held -= part.length;
        if (this.isPaused && this.held < mostHeld / 2) {
          this.isPaused = false;
          this.control.resume();
        }
        this.watchReader();
        return part;
      }
      if (this.state === 'ended') return null;
      if (this.state === 'let go') return this.state;
      if (this.state !== 'open') throw this.state.error;
      await this.more();
    }
  }

  private async more(): Promise<void> {
    const { idleTimeoutMs, endAt } = this.options;
    const left = endAt - performance.now();
    const late = (): void => this.abort(timedOut(left < idleTimeoutMs ? 'total' : 'silence', this.options));
    const timer = setTimeout(late, Math.max(1, Math.min(left, idleTimeoutMs)));
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    clearTimeout(timer);
  }

  private settle(state: Exclude<CaptureBody['state'], 'open'>): void {
    this.state = state;
    this.clearUnread();
    this.leave();
    this.wake();
  }

  private watchReader(): void {
    if (this.state !== 'open') return;
    this.unread = setTimeout(() => {
      this.settle('let go');
      this.control.abort(new Error('not read for a while'));
    }, unreadMs);
    this.unread.unref();
  }

  private clearUnread(): void {
    if (this.unread) clearTimeout(this.unread);
    this.unread = null;
  }
}
