import type { BackfillRun } from './backfill-types.js';
import { takePage } from './take-page.js';

/** A process that died holds its work back for so long, where nobody can see that it died; a living one prolongs in time. */
export const leaseMs = 5 * 60_000;
/** Of one host under way: enough to keep it busy. */
const perHost = 8;
const inAll = 64;

/** Reads the pages that wait, of several hosts at once, until none is left that this process may take. */
export class PageJobs {
  private readonly active = new Set<Promise<void>>();
  private readonly byHost = new Map<string, number>();
  private readonly drained = new Set<string>();
  private error: unknown = null;
  private taken = 0;

  constructor(
    private readonly run: BackfillRun,
    private readonly hosts: string[],
  ) {}

  /** Gives how many were taken. */
  async drain(): Promise<number> {
    for (;;) {
      await this.claim().catch((error: unknown) => {
        this.error ??= error;
      });
      if (this.active.size === 0) break;
      await Promise.race(this.active);
    }
    if (this.error) throw this.error;
    return this.taken;
  }

  private async claim(): Promise<void> {
    const { run } = this;
    for (const host of this.hosts) {
      const underWay = this.byHost.get(host) ?? 0;
      // Not for every page that ends: each claim is a transaction.
      if (underWay > perHost / 2 || this.active.size >= inAll || this.drained.has(host) || run.held.has(host)) continue;
      if (this.error || run.left <= 0 || run.stop.aborted) return;
      const limit = Math.min(perHost - underWay, run.left);
      const { owner, startedAt } = run;
      const asked = { now: run.now(), leaseMs, owner, limit, kind: 'page' as const, host, triedBefore: startedAt };
      const pages = await run.store.backfills.claim(run.backfill, asked);
      if (pages.length < limit) this.drained.add(host);
      run.left -= pages.length;
      this.taken += pages.length;
      this.byHost.set(host, underWay + pages.length);
      for (const page of pages) this.start(host, takePage(page, run));
    }
  }

  private start(host: string, work: Promise<void>): void {
    const job = work
      .catch((error: unknown) => {
        this.error ??= error;
      })
      .finally(() => {
        this.active.delete(job);
        this.byHost.set(host, (this.byHost.get(host) ?? 1) - 1);
      });
    this.active.add(job);
  }
}
