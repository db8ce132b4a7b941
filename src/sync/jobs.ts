import { batchedSaves } from './batched-saves.js';
import { type ClaimOptions, type FollowedSource, hostOf } from '../store/index.js';
import { endRun } from './outage.js';
import { pollSource } from './poll-source.js';
import { noCounts, type SyncCounts, type SyncDeps, type SyncOptions, type SyncRun } from './sync-types.js';
import { Judges } from './story-facts.js';
import { takePage } from './take-page.js';

// Work that is due in the archive → jobs, many at once, until nothing is due any more. Several processes share the work: each takes
// what it leases.

/** A process that died holds its work back for so long, where nobody can see that it died; a living one prolongs in time. */
const leaseMs = 5 * 60_000;
/** Of one host under way: enough to keep it busy, and no more, so that other hosts' work is taken, too. */
const perHost = 8;

/** One run over all that is due. Ends early, without an error, when `deps.stop` is aborted; throws StoreError. */
export async function runSync(options: SyncOptions, deps: SyncDeps): Promise<SyncCounts> {
  const run: SyncRun = {
    ...deps,
    store: batchedSaves(deps.store),
    options,
    counts: noCounts(),
    judges: new Judges(),
    unreached: [],
    hasNewPages: false,
  };
  const { sources } = deps.store;
  for (const owner of await sources.owners()) if (!deps.isAlive(owner)) await sources.release(owner);
  let renewal: unknown = null;
  const timer = setInterval(() => {
    sources.renew(deps.owner, deps.now() + leaseMs).catch((error: unknown) => {
      renewal = error;
    });
  }, leaseMs / 3);
  try {
    await new Jobs(run).drain();
    if (renewal) throw renewal;
    await endRun(run);
    run.counts.pages.waiting = await sources.waiting();
    return run.counts;
  } finally {
    clearInterval(timer);
    await sources.release(deps.owner);
  }
}

class Jobs {
  private readonly active = new Set<Promise<void>>();
  private readonly hosts = new Map<string, number>();
  private readonly startedAt: number;
  /** Hosts that may have more due than was taken, and whether one of them has room again. */
  private readonly capped = new Set<string>();
  private isHungry = false;
  /** The last claim was filled, so that more may be due. */
  private isMore = true;
  private left: number;
  private error: unknown = null;

  constructor(private readonly run: SyncRun) {
    this.startedAt = run.now();
    this.left = run.options.limit;
  }

  async drain(): Promise<void> {
    for (;;) {
      // A claim that fails ends the run only when the jobs under way have ended: they write into the archive.
      if (this.mayClaim()) await this.claim().catch(this.fail);
      if (this.active.size === 0) break;
      await Promise.race(this.active);
    }
    if (this.error) throw this.error;
  }

  private readonly fail = (error: unknown): void => {
    this.error ??= error;
  };

  /** Each claim looks at all that is due: not for every job that ends. */
  private mayClaim(): boolean {
    if (this.error || this.run.stop.aborted) return false;
    if (this.active.size === 0 || this.isHungry) return true;
    return (this.isMore || this.run.hasNewPages) && this.active.size <= this.run.options.window / 2;
  }

  private async claim(): Promise<void> {
    const { store, options } = this.run;
    this.isHungry = false;
    this.run.hasNewPages = false;
    const free = options.window - this.active.size;
    const sources = await store.sources.claim(this.claimOptions(Math.min(free, this.left), options.isNow));
    this.left -= sources.length;
    // Pages wait for the poll of a source that names them.
    const poll = (source: FollowedSource): Promise<void> =>
      pollSource(source, this.run).finally(() => {
        this.run.hasNewPages = true;
      });
    for (const source of sources) this.start(source.url, () => poll(source));
    const pages = await store.sources.claimPages(this.claimOptions(free - sources.length));
    for (const page of pages) this.start(page.url, () => takePage(page, this.run));
    this.isMore = sources.length + pages.length >= free;
  }

  private claimOptions(limit: number, isNow = false): ClaimOptions {
    const { owner, options, now } = this.run;
    const busyHosts = [...this.hosts].filter(([, count]) => count > perHost / 2).map(([host]) => host);
    for (const host of busyHosts) this.capped.add(host);
    const triedBefore = options.all || isNow ? this.startedAt : null;
    const { only = null } = options;
    return { now: now(), limit: Math.max(0, limit), leaseMs, owner, perHost, busyHosts, triedBefore, only };
  }

  private start(url: string, work: () => Promise<void>): void {
    const host = hostOf(url);
    const underWay = (this.hosts.get(host) ?? 0) + 1;
    this.hosts.set(host, underWay);
    if (underWay >= perHost) this.capped.add(host);
    const job = work()
      .catch(this.fail)
      .finally(() => {
        this.active.delete(job);
        this.run.report({ kind: 'job-ended' });
        const count = (this.hosts.get(host) ?? 1) - 1;
        if (count === 0) this.hosts.delete(host);
        else this.hosts.set(host, count);
        if (count <= perHost / 2 && this.capped.delete(host)) this.isHungry = true;
      });
    this.active.add(job);
  }
}
