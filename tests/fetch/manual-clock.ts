import type { Clock } from '../../src/fetch/clock.js';

/** A clock that a test winds: timers fire in order, and promises settle between them. */
export class ManualClock implements Clock {
  private time = 0;
  private timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Runs everything that is due until `ms` from now, or until nothing waits. */
  async wind(ms = Number.POSITIVE_INFINITY): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settle();
      const next = this.timers.reduce<{ at: number; run: () => void } | null>(
        (first, one) => (first === null || one.at < first.at ? one : first),
        null,
      );
      if (!next || next.at > end) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    if (Number.isFinite(end)) this.time = end;
  }
}

/** Lets promise chains run out. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
