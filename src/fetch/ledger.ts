import { makeFolder } from '../shared/make-folder.js';
import path from 'node:path';
import { openSqlite, type SqliteDatabase } from '../shared/sqlite.js';

/** What all runs on this machine know of a host. Times are wall-clock milliseconds. */
export interface HostRecord {
  heldUntil: number;
  heldStatus: number;
  failures: number;
  failedAt: number;
}

export interface RobotsRecord {
  status: number;
  text: string;
  fetchedAt: number;
}

/** Why a start has to wait. */
export interface Missing {
  ms: number;
  /** Of it, because of a `Retry-After` that some run was given; 0 where there is none. */
  heldMs: number;
  heldStatus: number;
}

/** The politeness of the whole machine: two processes that share a ledger never add up at one host. */
export interface Ledger {
  /** Takes the host's next start (null), or says what is missing. */
  take(host: string, delayMs: number): Missing | null;
  /** No start before `delayMs` from now. */
  postpone(host: string, delayMs: number): void;
  hold(host: string, untilMs: number, status: number): void;
  read(host: string): HostRecord;
  setFailures(host: string, failures: number): void;
  /** However old; what is kept for a month at most. */
  robots(origin: string): RobotsRecord | null;
  keepRobots(origin: string, record: Omit<RobotsRecord, 'fetchedAt'>): void;
  close(): void;
}

const schema = `
  CREATE TABLE IF NOT EXISTS host (
    name TEXT PRIMARY KEY, next_at REAL NOT NULL DEFAULT 0, held_until REAL NOT NULL DEFAULT 0,
    held_status INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, failed_at REAL NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY, status INTEGER NOT NULL, text TEXT NOT NULL, fetched_at REAL NOT NULL
  ) WITHOUT ROWID;`;

const dayMs = 86_400_000;
/** What nobody asked about for so long is forgotten, so that the file stays small. */
const keptMs = 30 * dayMs;
/** Another process holds the lock for one statement at a time. */
const lockTimeoutMs = 5_000;

/** Opens the ledger file, and makes its folder. Throws where the file cannot be used; a run can do without it. */
export async function openLedger(file: string, now: () => number = Date.now): Promise<Ledger> {
  makeFolder(path.dirname(file));
  const database = await openSqlite(file, { timeoutMs: lockTimeoutMs });
  // Nothing in it is worth waiting for the disk: what a power cut loses is a delay that is over by then.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  database.exec(schema);
  const old = now() - keptMs;
  database.prepare('DELETE FROM host WHERE next_at < ? AND held_until < ? AND failed_at < ?').run(old, old, old);
  database.prepare('DELETE FROM robots WHERE fetched_at < ?').run(old);
  return new SqliteLedger(database, now);
}

class SqliteLedger implements Ledger {
  private readonly statements: Record<'take' | 'postpone' | 'hold' | 'read' | 'fail' | 'robots' | 'keep', Statement>;

  constructor(
    private readonly database: SqliteDatabase,
    private readonly now: () => number,
  ) {
    this.statements = prepareAll(database);
  }

  take(host: string, delayMs: number): Missing | null {
    const now = this.now();
    // One statement reads and writes, so that of two processes only one gets a row back.
    if (this.statements.take.get(host, now + delayMs, now, now)) return null;
    const row = this.statements.read.get(host);
    const heldMs = Math.max(0, Number(row?.held_until ?? 0) - now);
    // A wall clock set back must not stop a host for days.
    const delayLeft = Math.min(Number(row?.next_at ?? 0) - now, Math.max(delayMs, 60_000));
    return { ms: Math.max(1, delayLeft, heldMs), heldMs, heldStatus: Number(row?.held_status ?? 0) };
  }

  postpone(host: string, delayMs: number): void {
    this.statements.postpone.run(host, this.now() + delayMs);
  }

  hold(host: string, untilMs: number, status: number): void {
    this.statements.hold.run(host, untilMs, status);
  }

  read(host: string): HostRecord {
    const row = this.statements.read.get(host);
    return {
      heldUntil: Number(row?.held_until ?? 0),
      heldStatus: Number(row?.held_status ?? 0),
      failures: Number(row?.failures ?? 0),
      failedAt: Number(row?.failed_at ?? 0),
    };
  }

  setFailures(host: string, failures: number): void {
    this.statements.fail.run(host, failures, failures > 0 ? this.now() : 0);
  }

  robots(origin: string): RobotsRecord | null {
    const row = this.statements.robots.get(origin);
    return row ? { status: Number(row.status), text: String(row.text), fetchedAt: Number(row.fetched_at) } : null;
  }

  keepRobots(origin: string, record: Omit<RobotsRecord, 'fetchedAt'>): void {
    this.statements.keep.run(origin, record.status, record.text, this.now());
  }

  close(): void {
    this.database.close();
  }
}

interface Statement {
  get(...values: (string | number)[]): Record<string, unknown> | undefined;
  run(...values: (string | number)[]): unknown;
}

function prepareAll(database: SqliteDatabase): SqliteLedger['statements'] {
  const prepare = (sql: string): Statement => database.prepare(sql) as unknown as Statement;
  return {
    take: prepare(`INSERT INTO host (name, next_at) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at WHERE next_at <= ? AND held_until <= ? RETURNING next_at`),
    postpone: prepare(`INSERT INTO host (name, next_at) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET next_at = max(next_at, excluded.next_at)`),
    hold: prepare(`INSERT INTO host (name, held_until, held_status) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET held_until = max(held_until, excluded.held_until), held_status = excluded.held_status`),
    read: prepare('SELECT * FROM host WHERE name = ?'),
    fail: prepare(`INSERT INTO host (name, failures, failed_at) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at`),
    robots: prepare('SELECT * FROM robots WHERE origin = ?'),
    keep: prepare(`INSERT INTO robots (origin, status, text, fetched_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (origin) DO UPDATE SET status = excluded.status, text = excluded.text, fetched_at = excluded.fetched_at`),
  };
}
