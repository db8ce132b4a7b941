import { RefusedError } from '../errors.js';
import type { Ledger, RobotsRecord } from '../shared/politeness.js';
import { parseRobots } from './robots-rules.js';

/** What one origin's robots.txt says to us (RFC 9309). */
export interface RobotRules {
  allows(url: string): boolean;
  /** Not in the RFC, but asked for by many and kept by courteous readers; capped. */
  crawlDelayMs: number;
  /** Its `Sitemap:` lines, absolute http(s) addresses; they are for everybody. */
  sitemaps: string[];
  /** Why everything is closed, where it is. */
  closedBecause: string | null;
}

/** The RFC asks to read 500 KiB at least; no more is read, so that a huge file costs nothing. */
const maxRobotsLength = 512_000;
/** Some sites ask for an hour between two requests, and would be read for years. */
const maxCrawlDelayMs = 60_000;
const maxSitemaps = 1_000;
const dayMs = 86_400_000;
/** Of all origins together: a crawl of a hundred thousand hosts must not keep all their rules. */
const keptLength = 8_000_000;

/** Fetches an origin's robots.txt; throws where no answer came. */
export type RobotsSource = (origin: string) => Promise<Omit<RobotsRecord, 'fetchedAt'>>;

interface Kept {
  rules: Promise<RobotRules>;
  length: number;
}

/** Rules by origin, asked for once a run, and once a day by all runs that share a ledger. */
export class Robots {
  /** The one asked about last stands last. */
  private readonly known = new Map<string, Kept>();
  private length = 0;

  constructor(
    private readonly fetchRobots: RobotsSource,
    private readonly userAgent: string,
    private readonly ledger: Ledger | null,
    /** Wall clock. */
    private readonly now: () => number,
  ) {}

  rulesFor(origin: string): Promise<RobotRules> {
    const found = this.known.get(origin);
    if (found) {
      this.known.delete(origin);
      this.known.set(origin, found);
      return found.rules;
    }
    const kept: Kept = { rules: this.load(origin, (length) => this.count(kept, length)), length: 0 };
    this.known.set(origin, kept);
    // A failure of the network is everybody's who waits now; whoever comes later tries again.
    kept.rules.catch(() => this.known.delete(origin));
    return kept.rules;
  }

  private async load(origin: string, count: (length: number) => void): Promise<RobotRules> {
    const record = await this.record(origin);
    count(record.text.length);
    return readRules(origin, record, this.userAgent);
  }

  private async record(origin: string): Promise<Pick<RobotsRecord, 'status' | 'text'>> {
    const kept = (await this.ledger?.robots(origin)) ?? null;
    const age = kept ? this.now() - kept.fetchedAt : 0;
    // What was kept "tomorrow" is from a clock that was set wrong.
    if (kept && age >= 0 && age < dayMs) return kept;
    try {
      const record = await this.fetchRobots(origin);
      // "Closed because the server is ill" is a state of this hour, not of the day.
      if (!isIll(record.status)) await this.ledger?.keepRobots(origin, record);
      // RFC 9309 section 2.3.1.4: what was known before may serve as long as the server is ill.
      return isIll(record.status) && kept ? kept : record;
    } catch (error) {
      if (kept) return kept;
      throw error;
    }
  }

  private count(kept: Kept, length: number): void {
    kept.length = length;
    this.length += length;
    for (const [origin, one] of this.known) {
      if (this.length <= keptLength || one === kept) return;
      this.known.delete(origin);
      this.length -= one.length;
    }
  }
}

/** 429 is not "unavailable" (RFC 9309 section 2.3.1.3) here: such a server wants less, not more. */
function isIll(status: number): boolean {
  return status >= 500 || status === 429;
}

/** 2xx: as written. 4xx: everything is free. 5xx and 429: everything is closed. */
export function readRules(
  origin: string,
  record: Pick<RobotsRecord, 'status' | 'text'>,
  userAgent: string,
): RobotRules {
  const rules: RobotRules = { allows: () => true, crawlDelayMs: 0, sitemaps: [], closedBecause: null };
  if (isIll(record.status)) return { ...rules, allows: () => false, closedBecause: `answered ${record.status}` };
  if (record.status >= 300) return rules;
  const robots = parseRobots(firstLines(record.text), userAgent);
  const delay = robots.crawlDelay ?? 0;
  return {
    ...rules,
    allows: (address) => {
      const url = new URL(address);
      return url.origin !== origin || robots.allows(url.pathname + url.search);
    },
    crawlDelayMs: delay > 0 ? Math.min(delay * 1000, maxCrawlDelayMs) : 0,
    sitemaps: sitemapsOf(robots.sitemaps, origin),
  };
}

/** Windows editors save text files as UTF-16; the RFC knows UTF-8 alone. */
export function robotsText(bytes: Buffer): string {
  const [a, b] = bytes;
  const isLittle = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0);
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0);
  const text = new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
  // SQLite gives a text up to its first NUL, PostgreSQL takes none: the rules behind it would be lost.
  return text.replaceAll('\0', '\uFFFD');
}

/** Whole lines only: half a rule may close or open more than was meant. A mark at the start would hide the first line. */
function firstLines(text: string): string {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.length <= maxRobotsLength) return plain;
  const end = Math.max(plain.lastIndexOf('\n', maxRobotsLength), plain.lastIndexOf('\r', maxRobotsLength));
  return plain.slice(0, end === -1 ? 0 : end);
}

function sitemapsOf(lines: string[], origin: string): string[] {
  const found = lines.flatMap((line) => (URL.canParse(line, origin) ? [new URL(line, origin).href] : []));
  return [...new Set(found.filter((url) => /^https?:/.test(url)))].slice(0, maxSitemaps);
}

/** Throws where the rules close an address; says what would open it. `name` is how messages call it. */
export function checkRules(rules: RobotRules, url: string, name: string): void {
  if (rules.allows(url)) return;
  const why = rules.closedBecause
    ? `the robots.txt of its host ${rules.closedBecause}, which closes all of it (RFC 9309)`
    : 'the robots.txt of its host says no';
  throw new RefusedError(`${name} is not read: ${why}; --robots never reads on`, {
    isRetryable: rules.closedBecause !== null,
  });
}
