/** What ran out. */
export type Expiry = 'total' | 'connection' | 'silence';

/**
 * One timer for three limits: the whole time, the time until a connection stands, and the time without a byte. Bytes only
 * note the time, so they cost nothing.
 */
export class Watch {
  private timer: NodeJS.Timeout;
  private readonly endAt: number;
  private phase: Expiry = 'connection';
  private since = performance.now();
  private limitMs: number;

  constructor(
    totalMs: number,
    connectMs: number,
    private silenceMs: number,
    private readonly onExpiry: (what: Expiry) => void,
  ) {
    this.endAt = this.since + totalMs;
    this.limitMs = connectMs;
    // Silence counts soon and may be the shortest: a timer that fires too early is set again.
    this.timer = setTimeout(check, Math.min(totalMs, connectMs, silenceMs), this);
  }

  /** A connection stands, or a byte has come: from now on silence counts. */
  heard(): void {
    this.phase = 'silence';
    this.limitMs = this.silenceMs;
    this.since = performance.now();
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
    else if (now >= this.since + this.limitMs - 1) this.onExpiry(this.phase);
    else this.set();
  }

  private set(): void {
    clearTimeout(this.timer);
    const wait = Math.min(this.endAt, this.since + this.limitMs) - performance.now();
    this.timer = setTimeout(check, Math.max(1, Math.ceil(wait)), this);
  }
}

const check = (watch: Watch): void => watch.check();
