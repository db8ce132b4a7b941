import type { Clock } from './clock.js';
import type { Host } from './host.js';

/** What a turn tells the scheduler. */
interface Line {
  sent(host: Host): void;
  postpone(host: Host, from: number): void;
}

/** A request whose turn it is says how it goes on. */
export class Turn {
  hasAnswer = false;
  private sentAt: number | null = null;

  constructor(
    private readonly host: Host,
    private readonly line: Line,
    private readonly clock: Clock,
  ) {}

  get isSent(): boolean {
    return this.sentAt !== null;
  }

  /** It leaves now. */
  sent(): void {
    if (this.sentAt !== null) return;
    this.sentAt = this.clock.now();
    this.line.sent(this.host);
  }

  /**
   * Status and headers have come. The server counts from the arrival, which is later than the sending: within a tenth of
   * the delay its own log decides.
   */
  answered(): void {
    this.hasAnswer = true;
    const { delayMs } = this.host;
    if (delayMs > 0) this.line.postpone(this.host, Math.min(this.clock.now(), (this.sentAt ?? 0) + delayMs / 10));
  }
}
