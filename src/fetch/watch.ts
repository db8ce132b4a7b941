/** What ran out. */
export type Expiry = 'total' | 'silence';

/** One timer for two limits: the whole time, and the time without a byte. Bytes only note the time, so they cost nothing. */
export class Watch {
  private timer: NodeJS.Timeout;
  private readonly endAt: number;
  private heardAt = Number.POSITIVE_INFINITY;

  constructor(
    totalMs: number,
    private silenceMs: number,
    private readonly onExpiry: (what: Expiry) => void,
  ) {
    this.endAt = performance.now() + totalMs;
    this.timer = setTimeout(check, Math.min(totalMs, silenceMs), this);
  }

  /** From now on silence counts. */
  heard(): void {
    this.heardAt = performance.now();
  }

  /** Another measure of silence, from now. */
  listen(silenceMs: number): void {
    this.silenceMs = silenceMs;
    this.heard();
    this.set();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  check(): void {
    const now = performance.now();
    // A timer may fire up to a millisecond early.
    if (now >= this.endAt - 1) this.onExpiry('total');
    else if (now >= this.heardAt + this.silenceMs - 1) this.onExpiry('silence');
    else this.set();
  }

  private set(): void {
    clearTimeout(this.timer);
    const now = performance.now();
    const wait = Math.min(this.endAt, Math.min(this.heardAt, now) + this.silenceMs) - now;
    this.timer = setTimeout(check, Math.max(1, Math.ceil(wait)), this);
  }
}

const check = (watch: Watch): void => watch.check();
