import robotsModule from 'robots-parser';
import { RefusedError } from '../errors.js';
import type { Ledger, RobotsRecord } from './ledger.js';

// The package exports its function itself; its types speak of a `default` that is not there.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What one origin's robots.txt says to us (RFC 9309). */
export interface RobotRules {
  allows(url: string): boolean;
  /** Not in the RFC, but asked for by many and kept by courteous readers; capped. */
  crawlDelayMs: number;
  /** Why everything is closed, where it is. */
  closedBecause: string | null;
}

/** The RFC asks to read 500 KiB at least; no more is read, so that a huge file costs nothing. */
const maxRobotsLength = 512_000;
/** Some sites ask for an hour between two requests, and would be read for years. */
const maxCrawlDelayMs = 60_000;

/** Fetches an origin's robots.txt; throws where no answer came. */
export type RobotsSource = (origin: string) => Promise<Omit<RobotsRecord, 'fetchedAt'>>;

/** Rules by origin, asked for once a run, and once a day by all runs that share a ledger. */
export class Robots {
  private readonly known = new Map<string, Promise<RobotRules>>();

  constructor(
    private readonly fetchRobots: RobotsSource,
    private readonly userAgent: string,
    private readonly ledger: Ledger | null,
  ) {}

  rulesFor(url: URL): Promise<RobotRules> {
    const found = this.known.get(url.origin);
    if (found) return found;
    const rules = this.load(url.origin);
    this.known.set(url.origin, rules);
    // A failure of the network is everybody's who waits now; whoever comes later tries again.
    rules.catch(() => this.known.delete(url.origin));
    return rules;
  }

  private async load(origin: string): Promise<RobotRules> {
    const kept = this.ledger?.robots(origin);
    if (kept) return readRules(origin, kept, this.userAgent);
    const record = await this.fetchRobots(origin);
    // "Closed because the server is ill" is a state of this hour, not of the day.
    if (record.status < 500 && record.status !== 429) this.ledger?.keepRobots(origin, record);
    return readRules(origin, record, this.userAgent);
  }
}

/** 2xx: as written. 4xx: everything is free. 5xx (and 429, a server that wants less, not more): everything is closed. */
export function readRules(
  origin: string,
  record: Pick<RobotsRecord, 'status' | 'text'>,
  userAgent: string,
): RobotRules {
  if (record.status >= 500 || record.status === 429) {
    return { allows: () => false, crawlDelayMs: 0, closedBecause: `answered ${record.status}` };
  }
  if (record.status >= 300) return { allows: () => true, crawlDelayMs: 0, closedBecause: null };
  const robots = robotsParser(`${origin}/robots.txt`, record.text.slice(0, maxRobotsLength));
  const delay = Number(robots.getCrawlDelay(userAgent) ?? 0);
  return {
    allows: (url) => robots.isAllowed(url, userAgent) !== false,
    crawlDelayMs: Number.isFinite(delay) && delay > 0 ? Math.min(delay * 1000, maxCrawlDelayMs) : 0,
    closedBecause: null,
  };
}

/** Throws where the rules close an address; says what would open it. */
export function checkRules(rules: RobotRules, url: string): void {
  if (rules.allows(url)) return;
  const why = rules.closedBecause
    ? `the robots.txt of its host ${rules.closedBecause}, which closes all of it (RFC 9309)`
    : 'the robots.txt of its host says no';
  throw new RefusedError(`${url} is not read: ${why}; --robots never reads on`);
}
