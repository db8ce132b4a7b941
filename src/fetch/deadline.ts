import { TimeoutError } from '../errors.js';

/** Time left for one request, redirects included. It runs only while a request is under way, not while one waits its turn. */
export class Deadline {
  private leftMs: number;

  constructor(
    readonly limitMs: number,
    private readonly now: () => number,
  ) {
    this.leftMs = limitMs;
  }

  /** Runs `work`; its signal is aborted when the time is over, or when the outer one is. */
  async run<T>(name: string, outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const end = (): void => controller.abort(outer?.reason);
    if (outer?.aborted) end();
    outer?.addEventListener('abort', end, { once: true });
    const started = this.now();
    const timer = setTimeout(
      () => controller.abort(new TimeoutError(`${name} did not end within ${this.limitMs / 1000} s (--timeout)`)),
      this.leftMs,
    );
    try {
      return await work(controller.signal);
    } finally {
      clearTimeout(timer);
      outer?.removeEventListener('abort', end);
      this.leftMs = Math.max(1, this.leftMs - (this.now() - started));
    }
  }
}
