import type { Ledger } from '../shared/politeness.js';
import type { Clock } from './clock.js';
import { type Host, makeHost, rememberFailures } from './host.js';

/** How far apart requests to one host start. */
export interface Delays {
  delayMs: number;
  /** More than that at some hosts. */
  hostDelays?: Record<string, number>;
}

/** A start that is no further off is as good as now. */
const momentMs = 100;
const hourMs = 3_600_000;

/** The hosts that this run has to do with; each begins with what the ledger knows of it. */
export class Hosts {
  private readonly known = new Map<string, Host>();

  constructor(
    private readonly delays: Delays,
    private readonly clock: Clock,
    private readonly ledger: Ledger | null,
    /** Wall clock, as the ledger's times are. */
    private readonly wallClock: () => number,
  ) {}

  has(key: string): boolean {
    return this.known.has(key);
  }

  all(): Iterable<Host> {
    return this.known.values();
  }

  /** How many only wait for their next start, which is further off than a moment. */
  resting(): number {
    const soon = this.clock.now() + momentMs;
    let count = 0;
    for (const { active, waiting, nextAt, heldUntil } of this.known.values())
      if (active === 0 && waiting.length > 0 && Math.max(nextAt, heldUntil) > soon) count++;
    return count;
  }

  get(key: string): Host {
    const known = this.known.get(key);
    if (known) return known;
    this.sweep();
    const host = makeHost(key, this.delayOf(key));
    if (this.ledger) {
      host.loading = this.load(host, this.ledger);
      // Whoever runs on the host hears of it; one that is only noted has nobody who would.
      host.loading.catch(() => undefined);
    }
    this.known.set(key, host);
    return host;
  }

  private async load(host: Host, ledger: Ledger): Promise<void> {
    try {
      const kept = await ledger.read(host.name);
      const wall = this.wallClock();
      if (kept.heldUntil > wall) {
        host.heldUntil = Math.max(host.heldUntil, this.clock.now() + kept.heldUntil - wall);
        host.heldStatus = kept.heldStatus;
      }
      if (wall - kept.failedAt < hourMs) rememberFailures(host, kept.failures);
      host.loading = null;
    } catch (error) {
      // Whoever asks next tries again.
      this.known.delete(host.name);
      throw error;
    }
  }

  private delayOf(key: string): number {
    const { delayMs, hostDelays = {} } = this.delays;
    return Math.max(delayMs, Object.hasOwn(hostDelays, key) ? hostDelays[key]! : 0);
  }

  /** A crawl of a million hosts must not keep a million of them. */
  private sweep(): void {
    if (this.known.size < 10_000 || this.known.size % 1_000 !== 0) return;
    const now = this.clock.now();
    for (const [key, host] of this.known) {
      const isIdle = host.active === 0 && host.waiting.length === 0 && host.nextAt < now && host.heldUntil < now;
      if (isIdle && host.loading === null && host.silences + host.troubles === 0) this.known.delete(key);
    }
  }
}
