import { TimeoutError } from '../errors.js';
import type { Clock } from './clock.js';

/** Time left for one request, redirects included. It runs only while a request is under way, not while one waits its turn. */
export class Deadline {
  private leftMs: number;

  constructor(
    readonly limitMs: number,
    private readonly clock: Clock,
  ) {
    this.leftMs = limitMs;
  }

  /** Runs `work`; its signal is aborted when the time is over, or when the outer one is. */
  async run<T>(name: string, outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const end = (): void => controller.abort(outer?.reason);
    if (outer?.aborted) end();
    outer?.addEventListener('abort', end, { once: true });
    const started = this.clock.now();
    const cancel = this.clock.after(this.leftMs, () =>
      controller.abort(new TimeoutError(`${name} did not end within ${this.limitMs / 1000} s (--timeout)`)),
    );
    try {
      return await work(controller.signal);
    } finally {
      cancel();
      outer?.removeEventListener('abort', end);
      this.leftMs = Math.max(1, this.leftMs - (this.clock.now() - started));
    }
  }
}
