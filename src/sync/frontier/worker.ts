import { StoreError } from '../../errors.js';
import { type Frontier, isAway, type LeasedHost, type Store } from '../../store/index.js';
import { batchedSaves } from '../batched-saves.js';
import { addCounts } from './counts.js';
import { noCounts, type SyncCounts, type SyncDeps, type SyncOptions } from '../sync-types.js';
import { type Fetching, Turn } from './turn.js';

/** What a worker takes from outside: what a sync does, the frontier, and how to open what fetches. */
export interface WorkerDeps extends Omit<SyncDeps, keyof Fetching | 'isAlive'> {
  frontier: Frontier;
  openFetching: () => Promise<Fetching>;
  /** Ends requests that are under way, with an InterruptedError: their pages stay as due as they were. */
  abort: () => void;
  /** A page or source that the archive refuses. */
  onRefused: (error: unknown, url: string) => void;
}

export interface WorkerOptions extends SyncOptions {
  /** Hosts under way at once. */
  concurrency: number;
  /** Between two requests to a host of which nothing longer is known. */
  delayMs: number;
  /** A worker that is not heard of for so long is dead. */
  leaseMs: number;
}

/** What a slice came to. */
export interface SliceEnd {
  /** Pages and sources that were begun. */
  taken: number;
  /** When the next host's turn comes; null where none has work. */
  nextInMs: number | null;
}

/** A fetcher lives for so long: robots.txt, and hosts that failed, are looked at anew after it. */
const turnMs = 60_000;
/** Hosts whose turn comes so soon are taken: what they wait for is shorter than the next look. */
const aheadMs = 100;
/** What comes in without a word to this worker (a poll of another's) is seen after so long. */
const longestSleepMs = 500;
const shortestSleepMs = 20;
/** What is not a request (a page that is read, a save) may take so long after the requests were broken off. */
const breakOffMs = 3_000;
/** What cannot be saved (a full disk, a bucket that is not mounted) is asked for in vain: after so long it is tried again. */
const vainMs = 20_000;
/** Nothing comes for so long: others may need the slice more. */
const idleMs = 2_000;

/** Hosts that rest take no place, and so many times the places may be leased: what they wait for is short, and memory is not endless. */
const leasedTimes = 32;

/** Works through hosts of the frontier: in slices, for as long as it lives. */
export class Worker {
  private readonly hosts = new Map<string, Promise<void>>();
  private readonly ended = new Set<string>();
  private readonly failed = new Set<string>();
  private readonly risky = new Set<string>();
  private readonly turns = new Set<Turn>();
  private turn: { turn: Turn; until: number } | null = null;
  private wake: (() => void) | null = null;
  private total = noCounts();
  private taken = 0;
  private readonly timer: NodeJS.Timeout;
  private readonly store: Store;
  private restUntil = 0;
  /** Leases may be there that nobody here knows of: an answer was lost. */
  private isUnsure = true;

  constructor(
    private readonly options: WorkerOptions,
    private readonly deps: WorkerDeps,
  ) {
    this.store = batchedSaves(deps.store);
    this.timer = setInterval(() => void this.renew(), options.leaseMs / 3);
    deps.stop.addEventListener('abort', () => this.wake?.(), { once: true });
  }

  /** Hosts under way. */
  get active(): number {
    return this.hosts.size;
  }

  /** Places for hosts: one that waits for its next start (behind its robots.txt, or a redirect) keeps no other's waiting. */
  private get free(): number {
    const { concurrency } = this.options;
    const resting = [...this.turns].reduce((sum, turn) => sum + turn.resting, 0);
    return Math.min(concurrency - (this.hosts.size - resting), concurrency * leasedTimes - this.hosts.size);
  }

  /** All that it did so far. */
  get counts(): SyncCounts {
    return [...this.turns].reduce((sum, turn) => addCounts(sum, turn.counts), this.total);
  }

  /**
   * Takes work for so long, or until nothing comes; what is under way then goes on. `onFull` is called where there is more than
   * this worker can take. Throws StoreError; what was taken before goes on, and the next slice may go well.
   */
  async slice(ms: number, onFull: () => Promise<void>): Promise<SliceEnd> {
    const { stop } = this.deps;
    const before = this.taken;
    const until = performance.now() + ms;
    let isTold = false;
    for (let nextInMs: number | null = 0; ; ) {
      await this.giveBack();
      const { free } = this;
      if (free > 0 && !stop.aborted && performance.now() >= this.restUntil) {
        nextInMs = await this.claim(free);
        if (nextInMs === 0 && this.free <= 0 && !isTold) {
          isTold = true;
          await onFull();
        }
      }
      const isIdle = this.hosts.size === 0 && (nextInMs === null || nextInMs > idleMs);
      if (stop.aborted || isIdle || performance.now() >= until) return { taken: this.taken - before, nextInMs };
      await this.rest(Math.min(longestSleepMs, Math.max(shortestSleepMs, nextInMs ?? longestSleepMs)), until);
    }
  }

  /** Lets what is under way end for so long, then breaks it off; all that this worker has is there for others at once. */
  async close(drainMs: number): Promise<void> {
    clearInterval(this.timer);
    await this.settled(drainMs);
    if (this.hosts.size > this.ended.size) {
      this.deps.abort();
      await this.settled(breakOffMs);
    }
    try {
      await this.deps.frontier.giveRestBack(this.deps.owner, []);
    } catch (error) {
      // The database is away: leases end by themselves.
      if (!isAway(error)) throw error;
    }
    const last = Promise.all([...this.turns].map((turn) => this.end(turn)));
    if (this.hosts.size === this.ended.size) await last;
  }

  private async settled(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([Promise.all(this.hosts.values()), late]);
    clearTimeout(timer);
  }

  private async claim(free: number): Promise<number | null> {
    const { frontier, owner } = this.deps;
    const { leaseMs, delayMs } = this.options;
    try {
      if (this.isUnsure) await frontier.giveRestBack(owner, [...this.hosts.keys()]);
      this.isUnsure = false;
      const turn = await this.currentTurn();
      const mayRisk = this.risky.size === 0;
      const { hosts, nextInMs } = await frontier.claim({ owner, leaseMs, limit: free, delayMs, aheadMs, mayRisk });
      for (const host of hosts) this.start(host, turn);
      return nextInMs;
    } catch (error) {
      this.isUnsure = true;
      throw error;
    }
  }

  private start(host: LeasedHost, turn: Turn): void {
    this.taken += host.sources.length + host.pages.length;
    const guarded = (url: string, work: Promise<void>): Promise<void> =>
      work.catch((error: unknown) => {
        // While the database is away, or another version's, nothing is the page's fault: the next look at the frontier says it.
        const trouble = error instanceof StoreError ? error.trouble : null;
        if (isAway(error) || trouble === 'version') return;
        if (trouble === null) this.failed.add(url);
        else if (trouble !== 'locked') this.restUntil = performance.now() + vainMs;
        this.deps.onRefused(error, url);
      });
    const jobs = [
      ...host.sources.map((source) => guarded(source.url, turn.poll(source))),
      ...host.pages.map((page) => guarded(page.url, turn.look(page))),
    ];
    const job = Promise.all(jobs).then(() => {
      this.ended.add(host.name);
      this.wake?.();
    });
    this.hosts.set(host.name, job);
    if (host.isRisk) this.risky.add(host.name);
  }

  private async giveBack(): Promise<void> {
    if (this.ended.size === 0) return;
    const names = [...this.ended];
    const failed = [...this.failed];
    await this.deps.frontier.giveBack(names, this.deps.owner, failed);
    for (const name of names) {
      this.ended.delete(name);
      this.hosts.delete(name);
      this.risky.delete(name);
    }
    for (const url of failed) this.failed.delete(url);
  }

  /** Until then, or until a host has ended: several that end together are given back together. */
  private rest(ms: number, until: number): Promise<void> {
    return new Promise((resolve) => {
      let timer = setTimeout(resolve, Math.min(ms, Math.max(1, until - performance.now())));
      this.wake = () => {
        this.wake = null;
        clearTimeout(timer);
        timer = setTimeout(resolve, this.deps.stop.aborted ? 0 : shortestSleepMs);
      };
      if (this.ended.size > 0 || this.deps.stop.aborted) this.wake();
    }).then(() => {
      this.wake = null;
    }) as Promise<void>;
  }

  private async currentTurn(): Promise<Turn> {
    const now = performance.now();
    if (this.turn && now < this.turn.until) return this.turn.turn;
    const { openFetching, frontier: _frontier, onRefused: _onRefused, abort: _abort, ...deps } = this.deps;
    const turn = new Turn(this.options, { ...deps, store: this.store, isAlive: () => true }, await openFetching());
    const last = this.turn?.turn;
    this.turn = { turn, until: now + turnMs };
    this.turns.add(turn);
    if (last) void this.end(last);
    return turn;
  }

  private async end(turn: Turn): Promise<void> {
    try {
      await turn.close();
    } catch (error) {
      // The archive was away; the next turn notes what this one could not.
      if (!(error instanceof StoreError)) this.deps.onRefused(error, '');
    }
    // Its time may have ended just before the worker's: it counts once.
    if (this.turns.delete(turn)) this.total = addCounts(this.total, turn.counts);
  }

  private async renew(): Promise<void> {
    if (this.hosts.size === 0) return;
    try {
      await this.deps.frontier.renew(this.deps.owner, this.options.leaseMs);
    } catch {
      // The next look at the frontier says what is wrong; until then hosts may go to others, and nothing is done twice in the archive.
    }
  }
}
