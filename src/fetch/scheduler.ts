import { type Ledger, longestHoldMs, type Missing } from '../shared/politeness.js';
import type { Clock } from './clock.js';
import { type Host, isBroken, noteEnding } from './host.js';
import { type Delays, Hosts } from './hosts.js';
import { brokenError, heldError, howItFailed, stoppedError } from './not-asked.js';
import { Turn } from './turn.js';
import { Waiter } from './waiter.js';

export interface SchedulerOptions extends Delays {
  concurrency: number;
  perHost: number;
  maxWaitMs: number;
}

/**
 * Where a request stands in its host's line: at its end, at its head (a retry, a robots.txt that others wait for), or at its
 * head and not to be left out when the run is stopped (a redirect of a request that was answered).
 */
export type Place = 'last' | 'first' | 'under-way';

/** What was fetched and waits for its reader. */
export interface Backlog {
  /** No request is started meanwhile. */
  isFull(): boolean;
  /** Called once when there is room, or may be. */
  onRoom(run: () => void): void;
}

/** How one attempt ended, for the circuit breaker. */
export type Ending = 'answered' | 'troubled' | 'silent';

/** Requests under way, those that wait, how many hosts they wait for, and the host with the longest line. */
export interface SchedulerState {
  active: number;
  waiting: number;
  hosts: number;
  longest: Line | null;
}

/** Those that wait for one host: how far apart they start, and for how long it asked to be left alone, and by which status. */
export interface Line {
  host: string;
  waiting: number;
  delayMs: number;
  heldMs: number;
  heldStatus: number;
}

/**
 * Who may ask when: a limit in all, a limit and a delay a host, waits that servers asked for. Hosts stand in one line and
 * each start puts its host back at the end, so that no host waits for another one's backlog.
 */
export class Scheduler {
  private readonly hosts: Hosts;
  private readonly line: Host[] = [];
  private active = 0;
  private isStopped = false;
  private isHeldBack = false;

  constructor(
    private readonly options: SchedulerOptions,
    private readonly clock: Clock,
    private readonly ledger: Ledger | null,
    /** Wall clock, for times that the ledger keeps and messages show. */
    private readonly wallClock: () => number,
    private readonly backlog?: Backlog,
  ) {
    this.hosts = new Hosts(options, clock, ledger, wallClock);
  }

  /** Runs `work` when its host's turn comes; rejects at once where the host is broken or held for too long. */
  async run<T>(
    key: string,
    name: string,
    signal: AbortSignal | undefined,
    work: (turn: Turn) => Promise<T>,
    place: Place = 'last',
  ): Promise<T> {
    const host = this.hosts.get(key);
    if (host.loading) await host.loading;
    await this.turnOf(host, name, signal, place);
    const turn = new Turn(host, this, this.clock);
    try {
      return await work(turn);
    } finally {
      if (!turn.isSent) this.giveUp(host);
      this.end(host);
    }
  }

  /** `Retry-After`: the whole host waits. */
  hold(key: string, askedMs: number, status: number): void {
    const host = this.hosts.get(key);
    const ms = Math.min(askedMs, longestHoldMs);
    this.holdHost(host, ms, status);
    void this.ledger?.hold(key, this.wallClock() + ms, status);
  }

  private holdHost(host: Host, ms: number, status: number): void {
    host.heldUntil = Math.max(host.heldUntil, this.clock.now() + ms);
    host.heldStatus = status;
    this.refuseWaiting(host);
  }

  /** robots.txt asks for more than our own delay; true where that is news. */
  slowDown(key: string, delayMs: number): boolean {
    const host = this.hosts.get(key);
    if (delayMs <= host.delayMs) return false;
    host.nextAt += delayMs - host.delayMs;
    host.delayMs = delayMs;
    void this.ledger?.postpone(key, delayMs);
    return true;
  }

  /** Counts for the circuit breaker; when this attempt broke it, how the host failed. `cause` is why the attempt did. */
  ended(key: string, ending: Ending, cause = ''): string | null {
    const host = this.hosts.get(key);
    const wasBroken = isBroken(host);
    const before = host.silences;
    noteEnding(host, ending, cause);
    if (before !== host.silences) void this.ledger?.setFailures(key, host.silences);
    if (!isBroken(host)) return null;
    this.refuseWaiting(host);
    return wasBroken ? null : howItFailed(host);
  }

  /** Whether the host has answered anything in this run. */
  hasAnswered(key: string): boolean {
    return this.hosts.has(key) && this.hosts.get(key).hasAnswered;
  }

  state(): SchedulerState {
    let waiting = 0;
    let hosts = 0;
    let busiest: Host | null = null;
    for (const host of this.hosts.all()) {
      waiting += host.waiting.length;
      if (host.waiting.length > 0) hosts++;
      if (host.waiting.length > (busiest?.waiting.length ?? 0)) busiest = host;
    }
    return { active: this.active, waiting, hosts, longest: busiest && this.lineOf(busiest) };
  }

  /** How many hosts only wait for their next start, which is further off than a moment. */
  resting(): number {
    return this.hosts.resting();
  }

  private lineOf({ name, waiting, delayMs, heldUntil, heldStatus }: Host): Line {
    const heldMs = Math.max(0, heldUntil - this.clock.now());
    return { host: name, waiting: waiting.length, delayMs, heldMs, heldStatus };
  }

  /** From now on nobody new has a turn; redirects of what is under way still have. */
  stop(): void {
    this.isStopped = true;
    for (const host of this.hosts.all()) this.refuseWaiting(host);
  }

  private turnOf(host: Host, name: string, signal: AbortSignal | undefined, place: Place): Promise<void> {
    return new Promise((resolve, reject) => {
      const isUnderWay = place === 'under-way';
      const refusal = signal?.aborted ? signal.reason : this.reasonAgainst(host, name, isUnderWay);
      if (refusal) {
        reject(refusal);
        return;
      }
      const waiter = new Waiter(name, isUnderWay, host, signal, resolve, reject);
      // Records come out in order: all that is there already would wait for one that stands at the end again.
      if (place === 'last') host.waiting.push(waiter);
      else host.waiting.unshift(waiter);
      this.consider(host);
    });
  }

  /** Puts a host into the line if it may start now, or sets its timer. */
  private consider(host: Host): void {
    if (host.waiting.length === 0 || host.isInLine || host.cancelTimer || host.active >= this.options.perHost) return;
    // Two starts whose connections take different times could arrive together.
    if (host.delayMs > 0 && host.unsent > 0) return;
    const wait = Math.max(host.nextAt, host.heldUntil) - this.clock.now();
    if (wait > 0) {
      host.cancelTimer = this.clock.after(wait, () => {
        host.cancelTimer = null;
        this.consider(host);
      });
      return;
    }
    host.isInLine = true;
    this.line.push(host);
    this.startNext();
  }

  private startNext(): void {
    while (this.active < this.options.concurrency && this.line.length > 0) {
      if (this.backlog?.isFull()) {
        this.waitForRoom(this.backlog);
        return;
      }
      const host = this.line.shift()!;
      host.isInLine = false;
      if (this.mayStart(host)) {
        host.active++;
        host.unsent++;
        this.active++;
        if (this.ledger && host.delayMs > 0) void this.take(host, this.ledger);
        else this.start(host);
      }
      this.consider(host);
    }
  }

  private waitForRoom(backlog: Backlog): void {
    if (this.isHeldBack) return;
    this.isHeldBack = true;
    backlog.onRoom(() => {
      this.isHeldBack = false;
      this.startNext();
    });
  }

  private mayStart(host: Host): boolean {
    return host.waiting.length > 0 && Math.max(host.nextAt, host.heldUntil) <= this.clock.now();
  }

  private start(host: Host): void {
    host.nextAt = this.clock.now() + host.delayMs;
    host.waiting.shift()?.start();
  }

  /** The start needs the ledger's word; until it comes the host's place is taken. */
  private async take(host: Host, ledger: Ledger): Promise<void> {
    let missing: Missing | null;
    try {
      missing = await ledger.take(host.name, host.delayMs);
    } catch (error) {
      // A ledger that many machines share is not done without.
      host.unsent--;
      host.waiting[0]?.refuse(error);
      this.end(host);
      return;
    }
    // Meanwhile whoever waited may have gone, or an answer may have held the host.
    if (!missing && this.mayStart(host)) {
      this.start(host);
      return;
    }
    if (missing) {
      host.unsent--;
      host.nextAt = this.clock.now() + missing.ms;
      if (missing.heldMs > 0) this.holdHost(host, missing.heldMs, missing.heldStatus);
    } else this.giveUp(host);
    this.end(host);
  }

  /** A request has left: the next one of its host may be near. */
  sent(host: Host): void {
    host.unsent--;
    if (host.delayMs === 0) return;
    host.nextAt = Math.max(host.nextAt, this.clock.now() + host.delayMs);
    void this.ledger?.sent(host.name, host.delayMs);
    this.consider(host);
  }

  private giveUp(host: Host): void {
    host.unsent--;
    if (host.delayMs > 0) void this.ledger?.giveUp(host.name);
  }

  /** The host's next start is a delay after `from`, or later. */
  postpone(host: Host, from: number): void {
    const next = from + host.delayMs;
    if (next <= host.nextAt) return;
    host.nextAt = next;
    void this.ledger?.postpone(host.name, next - this.clock.now());
  }

  private end(host: Host): void {
    host.active--;
    this.active--;
    this.consider(host);
    this.startNext();
  }

  /** Those who would wait for nothing hear it now. */
  private refuseWaiting(host: Host): void {
    for (const waiter of [...host.waiting]) {
      const error = this.reasonAgainst(host, waiter.name, waiter.isUnderWay);
      if (error) waiter.refuse(error);
    }
  }

  private reasonAgainst(host: Host, name: string, isUnderWay: boolean): Error | null {
    if (this.isStopped && !isUnderWay) return stoppedError(name);
    if (isBroken(host)) return brokenError(name, host);
    const heldMs = host.heldUntil - this.clock.now();
    return heldMs > this.options.maxWaitMs ? heldError(name, host, heldMs, this.wallClock()) : null;
  }
}
