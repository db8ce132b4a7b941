import type { Host } from './host.js';

/** One request that waits for its host's turn, and may give up waiting. */
export class Waiter {
  constructor(
    /** What messages call it. */
    readonly name: string,
    /** A redirect of a request that was answered already. */
    readonly isUnderWay: boolean,
    private readonly host: Host,
    private readonly signal: AbortSignal | undefined,
    private readonly resolve: () => void,
    private readonly reject: (error: unknown) => void,
  ) {
    signal?.addEventListener('abort', this, { once: true });
  }

  start(): void {
    this.signal?.removeEventListener('abort', this);
    this.resolve();
  }

  refuse(error: unknown): void {
    this.signal?.removeEventListener('abort', this);
    const at = this.host.waiting.indexOf(this);
    if (at !== -1) this.host.waiting.splice(at, 1);
    this.reject(error);
  }

  /** The signal's. */
  handleEvent(): void {
    this.refuse(this.signal?.reason);
  }
}
