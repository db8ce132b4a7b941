import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../shared/make-folder.js';
import { inTransaction, openSqlite, type SqliteDatabase, useWal } from '../shared/sqlite.js';
import {
  type HostRecord,
  type Ledger,
  farthestMs,
  keptMs,
  longestHoldMs,
  type Missing,
  type RobotsRecord,
  unsentMs,
} from '../shared/politeness.js';

const schema = `
  CREATE TABLE host (
    name TEXT PRIMARY KEY, next_at REAL NOT NULL DEFAULT 0, unsent_until REAL NOT NULL DEFAULT 0,
    held_until REAL NOT NULL DEFAULT 0, held_status INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, failed_at REAL NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE robots (
    origin TEXT PRIMARY KEY, status INTEGER NOT NULL, text TEXT NOT NULL, fetched_at REAL NOT NULL
  ) WITHOUT ROWID;`;

/** Of the tables above: an older file's are made anew, as only delays are lost with them. */
const schemaVersion = 1;

/** How often one who waits for it looks again. */
const unsentPollMs = 25;
/** Another process holds the lock for one statement at a time. */
const lockTimeoutMs = 5_000;

/** Opens the ledger file, and makes its folder. Throws where the file cannot be used; a run can do without it. */
export async function openLedger(file: string, now: () => number = Date.now): Promise<Ledger> {
  makeFolder(path.dirname(file), 0o700);
  makePrivate(file);
  const database = await openSqlite(file, { timeoutMs: lockTimeoutMs });
  // Nothing in it is worth waiting for the disk: what a power cut loses is a delay that is over by then.
  useWal(database, lockTimeoutMs);
  database.exec('PRAGMA synchronous = OFF');
  makeTables(database);
  const old = now() - keptMs;
  database.prepare('DELETE FROM host WHERE next_at < ? AND held_until < ? AND failed_at < ?').run(old, old, old);
  database.prepare('DELETE FROM robots WHERE fetched_at < ?').run(old);
  return new SqliteLedger(database, now);
}

/** It says whose pages a person reads: nobody else's business. What SQLite writes beside it takes its mode. */
function makePrivate(file: string): void {
  if (existsSync(file)) {
    try {
      chmodSync(file, 0o600);
    } catch {
      // Somebody else's file, shared on purpose: whether it can be used is seen in a moment.
    }
  } else closeSync(openSync(file, 'a', 0o600));
}

function makeTables(database: SqliteDatabase): void {
  const isCurrent = () => database.prepare('PRAGMA user_version').get()?.user_version === schemaVersion;
  if (isCurrent()) return;
  inTransaction(database, () => {
    // Another run may have made them while this one waited.
    if (isCurrent()) return;
    database.exec('DROP TABLE IF EXISTS host; DROP TABLE IF EXISTS robots;');
    database.exec(schema);
    database.exec(`PRAGMA user_version = ${schemaVersion}`);
  });
}

class SqliteLedger implements Ledger {
  private readonly statements: Record<
    'take' | 'sent' | 'giveUp' | 'postpone' | 'hold' | 'read' | 'fail' | 'robots' | 'keep',
    Statement
  >;

  constructor(
    private readonly database: SqliteDatabase,
    private readonly now: () => number,
  ) {
    this.statements = prepareAll(database);
  }

  async take(host: string, delayMs: number): Promise<Missing | null> {
    const now = this.now();
    const farthest = now + Math.max(delayMs, farthestMs);
    // One statement reads and writes, so that of two processes only one gets a row back.
    const values = [now + delayMs, now + unsentMs, now, farthest, now, now, now + longestHoldMs];
    if (this.statements.take.get(host, ...values)) return null;
    const row = this.statements.read.get(host);
    const heldMs = Math.max(0, believed(row?.held_until, now + longestHoldMs) - now);
    const delayLeft = believed(row?.next_at, farthest) - now;
    const pollMs = Number(row?.unsent_until ?? 0) > now ? unsentPollMs : 1;
    return { ms: Math.max(pollMs, delayLeft, heldMs), heldMs, heldStatus: Number(row?.held_status ?? 0) };
  }

  async sent(host: string, delayMs: number): Promise<void> {
    this.statements.sent.run(this.now() + delayMs, host);
  }

  async giveUp(host: string): Promise<void> {
    this.statements.giveUp.run(host);
  }

  async postpone(host: string, delayMs: number): Promise<void> {
    this.statements.postpone.run(host, this.now() + delayMs);
  }

  async hold(host: string, untilMs: number, status: number): Promise<void> {
    this.statements.hold.run(host, untilMs, status, this.now() + longestHoldMs);
  }

  async read(host: string): Promise<HostRecord> {
    const row = this.statements.read.get(host);
    const now = this.now();
    return {
      heldUntil: believed(row?.held_until, now + longestHoldMs),
      heldStatus: Number(row?.held_status ?? 0),
      failures: Number(row?.failures ?? 0),
      failedAt: believed(row?.failed_at, now),
    };
  }

  async setFailures(host: string, failures: number): Promise<void> {
    this.statements.fail.run(host, failures, failures > 0 ? this.now() : 0);
  }

  async robots(origin: string): Promise<RobotsRecord | null> {
    const row = this.statements.robots.get(origin);
    return row ? { status: Number(row.status), text: String(row.text), fetchedAt: Number(row.fetched_at) } : null;
  }

  async keepRobots(origin: string, record: Omit<RobotsRecord, 'fetchedAt'>): Promise<void> {
    this.statements.keep.run(origin, record.status, record.text, this.now());
  }

  async close(): Promise<void> {
    this.database.close();
  }
}

/** A time that was kept; 0 for one beyond `latest`, which a wall clock wrote that was set wrong. */
function believed(kept: unknown, latest: number): number {
  const at = Number(kept ?? 0);
  return at > latest ? 0 : at;
}

interface Statement {
  get(...values: (string | number)[]): Record<string, unknown> | undefined;
  run(...values: (string | number)[]): unknown;
}

function prepareAll(database: SqliteDatabase): SqliteLedger['statements'] {
  const prepare = (sql: string): Statement => database.prepare(sql) as unknown as Statement;
  return {
    take: prepare(`INSERT INTO host (name, next_at, unsent_until) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at, unsent_until = excluded.unsent_until
      WHERE (next_at <= ? OR next_at > ?) AND (unsent_until <= ? OR unsent_until > excluded.unsent_until)
        AND (held_until <= ? OR held_until > ?) RETURNING next_at`),
    sent: prepare('UPDATE host SET next_at = max(next_at, ?), unsent_until = 0 WHERE name = ?'),
    giveUp: prepare('UPDATE host SET unsent_until = 0 WHERE name = ?'),
    postpone: prepare(`INSERT INTO host (name, next_at) VALUES (?, ?)
      ON CONFLICT (name) DO UPDATE SET next_at = max(next_at, excluded.next_at)`),
    hold: prepare(`INSERT INTO host (name, held_until, held_status) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET held_until = max(iif(held_until > ?, 0, held_until), excluded.held_until),
        held_status = excluded.held_status`),
    read: prepare('SELECT * FROM host WHERE name = ?'),
    fail: prepare(`INSERT INTO host (name, failures, failed_at) VALUES (?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at`),
    robots: prepare('SELECT * FROM robots WHERE origin = ?'),
    keep: prepare(`INSERT INTO robots (origin, status, text, fetched_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (origin) DO UPDATE SET status = excluded.status, text = excluded.text, fetched_at = excluded.fetched_at`),
  };
}
