import { randomInt } from 'node:crypto';
import {
  farthestMs,
  type HostRecord,
  keptMs,
  type Ledger,
  longestHoldMs,
  type Missing,
  type RobotsRecord,
  unsentMs,
} from '../../shared/politeness.js';
import { type Database, first } from './database.js';
import { migrate } from './migrations.js';
import { never } from './schema-frontier.js';

/** How often one who waits for another's connection looks again. */
const unsentPollMs = 50;
/** So long, as a share of the delay, an answer may put the next start off (`fetch/turn.ts`). */
const answerShare = 10;
/** What is forgotten is looked for by one ledger in so many. */
const sweepOneIn = 20;

export interface LedgerOptions {
  /** This machine's wall clock; all that is compared is compared by the database's. */
  now?: () => number;
  /**
   * The same database, for what may be lost when its server falls: until it is written that a start was sent, the host is left
   * alone for longer than its delay.
   */
  hasty?: Database;
}

/** The ledger that all machines of a database share; `close` closes the database. */
export async function openPostgresLedger(
  database: Database,
  { now = Date.now, hasty = database }: LedgerOptions = {},
): Promise<Ledger> {
  await migrate(database);
  if (randomInt(sweepOneIn) === 0) await forget(database);
  return new PostgresLedger(database, hasty, now);
}

/** Lets go of hosts and robots.txt that nobody asked about for a month. */
export async function forget(database: Database): Promise<void> {
  const old = `now_ms() - ${keptMs}`;
  await database.run(
    `DELETE FROM host WHERE greatest(next_at, unsent_until, held_until, failed_at, lease_until) < ${old} AND due_at = ${never}`,
  );
  await database.run(`DELETE FROM robots WHERE fetched_at < ${old}`);
}

/**
 * Whoever died between taking a start and telling that it left may have sent it at the last moment: the host is left alone
 * until then, and for its delay after it.
 */
const isFree = `
  (h.next_at <= now_ms() OR h.next_at > now_ms() + greatest($2, ${farthestMs}))
  AND (h.unsent_until = 0 OR h.unsent_until + h.delay_ms <= now_ms()
    OR h.unsent_until > now_ms() + ${unsentMs})
  AND (h.held_until <= now_ms() OR h.held_until > now_ms() + ${longestHoldMs})`;

// One who asks twice (the connection broke before the answer came) has it.
const take = `
  WITH taken AS (
    INSERT INTO host AS h (name, next_at, delay_ms, unsent_until, taker)
    VALUES ($1, now_ms() + $2, $2, now_ms() + ${unsentMs}, $3)
    ON CONFLICT (name) DO UPDATE SET next_at = now_ms() + $2, delay_ms = $2, unsent_until = now_ms() + ${unsentMs}, taker = $3
    WHERE (h.taker = $3 AND h.unsent_until > now_ms() AND h.held_until <= now_ms()) OR (${isFree})
    RETURNING name
  )
  SELECT now_ms() AS now, (SELECT count(*) FROM taken) AS taken, h.next_at, h.delay_ms, h.unsent_until, h.held_until, h.held_status
  FROM (SELECT $1 AS name) n LEFT JOIN host h ON h.name = n.name`;

// What another holds by now is not ended with what was ours.
const ours = 'CASE WHEN taker = $2 THEN 0 ELSE unsent_until END';

interface TakeRow {
  now: number;
  taken: number;
  next_at: number | null;
  delay_ms: number | null;
  unsent_until: number | null;
  held_until: number | null;
  held_status: number | null;
}

class PostgresLedger implements Ledger {
  /** Names this process where it takes a start. */
  private readonly taker = randomInt(2 ** 47);
  /** What is on its way, by host: a start is taken after it. */
  private readonly onTheWay = new Map<string, Promise<void>>();
  /** Requests that have left, and when the next may, by this process's clock. */
  private readonly sentOff = new Map<string, { timer: NodeJS.Timeout; nextAt: number }>();

  constructor(
    private readonly database: Database,
    private readonly hasty: Database,
    private readonly now: () => number,
  ) {}

  async take(host: string, delayMs: number): Promise<Missing | null> {
    await this.settled(host);
    const row = (await first<TakeRow>(this.database, take, [host, Math.ceil(delayMs), this.taker]))!;
    if (row.taken > 0) return null;
    const { now } = row;
    const delayLeft = believed(row.next_at, now + Math.max(delayMs, farthestMs)) - now;
    const heldMs = Math.max(0, believed(row.held_until, now + longestHoldMs) - now);
    const unsentLeft = (row.unsent_until ?? 0) > 0 ? (row.unsent_until ?? 0) + (row.delay_ms ?? 0) - now : 0;
    // Most often it is sent in a moment; its delay begins then.
    const pollMs = unsentLeft > 0 ? Math.min(unsentPollMs, unsentLeft) : 1;
    return { ms: Math.max(pollMs, delayLeft, heldMs), heldMs, heldStatus: row.held_status ?? 0 };
  }

  /** Written with what follows: the answer puts the next start a little off, most often in a moment. */
  async sent(host: string, delayMs: number): Promise<void> {
    this.settle(host);
    const timer = setTimeout(() => this.settle(host), Math.max(1, delayMs / answerShare));
    this.sentOff.set(host, { timer, nextAt: performance.now() + delayMs });
  }

  giveUp(host: string): Promise<void> {
    return this.later(host, `UPDATE host SET unsent_until = ${ours} WHERE name = $1`, [this.taker]);
  }

  async postpone(host: string, delayMs: number): Promise<void> {
    const sent = this.sentOff.get(host);
    if (sent) {
      sent.nextAt = Math.max(sent.nextAt, performance.now() + delayMs);
      this.settle(host);
      return;
    }
    const sql = `INSERT INTO host AS h (name, next_at) VALUES ($1, now_ms() + $2)
      ON CONFLICT (name) DO UPDATE SET next_at = greatest(h.next_at, now_ms() + $2)`;
    await this.later(host, sql, [Math.ceil(delayMs)]);
  }

  /** Writes that the host's request has left. */
  private settle(host: string): void {
    const sent = this.sentOff.get(host);
    if (!sent) return;
    this.sentOff.delete(host);
    clearTimeout(sent.timer);
    const sql = `UPDATE host SET unsent_until = ${ours}, next_at = greatest(next_at, now_ms() + $3) WHERE name = $1`;
    void this.later(host, sql, [this.taker, Math.max(0, Math.ceil(sent.nextAt - performance.now()))]);
  }

  hold(host: string, untilMs: number, status: number): Promise<void> {
    const sql = `INSERT INTO host AS h (name, held_until, held_status) VALUES ($1, now_ms() + $2, $3)
      ON CONFLICT (name) DO UPDATE SET held_status = $3, held_until =
        greatest(CASE WHEN h.held_until > now_ms() + ${longestHoldMs} THEN 0 ELSE h.held_until END, now_ms() + $2)`;
    return this.later(host, sql, [Math.ceil(untilMs - this.now()), status]);
  }

  async read(host: string): Promise<HostRecord> {
    await this.settled(host);
    const sql = 'SELECT now_ms() AS now, held_until, held_status, failures, failed_at FROM host WHERE name = $1';
    const row = await first<Record<'now' | 'held_until' | 'held_status' | 'failures' | 'failed_at', number>>(
      this.database,
      sql,
      [host],
    );
    if (!row) return { heldUntil: 0, heldStatus: 0, failures: 0, failedAt: 0 };
    const here = this.now() - row.now;
    const local = (at: number): number => (at === 0 ? 0 : at + here);
    return {
      heldUntil: local(believed(row.held_until, row.now + longestHoldMs)),
      heldStatus: row.held_status,
      failures: row.failures,
      failedAt: local(believed(row.failed_at, row.now)),
    };
  }

  setFailures(host: string, failures: number): Promise<void> {
    const at = 'CASE WHEN $2 > 0 THEN now_ms() ELSE 0 END';
    const sql = `INSERT INTO host (name, failures, failed_at) VALUES ($1, $2, ${at})
      ON CONFLICT (name) DO UPDATE SET failures = $2, failed_at = ${at}`;
    return this.later(host, sql, [failures]);
  }

  async robots(origin: string): Promise<RobotsRecord | null> {
    const sql = 'SELECT now_ms() AS now, status, text, fetched_at FROM robots WHERE origin = $1';
    const row = await first<{ now: number; status: number; text: string; fetched_at: number }>(this.database, sql, [
      origin,
    ]);
    if (!row) return null;
    return { status: row.status, text: row.text, fetchedAt: row.fetched_at + this.now() - row.now };
  }

  async keepRobots(origin: string, { status, text }: Omit<RobotsRecord, 'fetchedAt'>): Promise<void> {
    const sql = `INSERT INTO robots (origin, status, text, fetched_at) VALUES ($1, $2, $3, now_ms())
      ON CONFLICT (origin) DO UPDATE SET status = excluded.status, text = excluded.text, fetched_at = excluded.fetched_at`;
    await this.database.run(sql, [origin, status, text]);
  }

  async close(): Promise<void> {
    for (const host of [...this.sentOff.keys()]) this.settle(host);
    await Promise.allSettled(this.onTheWay.values());
    await this.database.close();
    if (this.hasty !== this.database) await this.hasty.close();
  }

  /** After what is on its way for that host. Nobody waits for it: a failure is told to whoever takes the next start. */
  private later(host: string, sql: string, values: readonly number[]): Promise<void> {
    const before = this.onTheWay.get(host) ?? Promise.resolve();
    const write = async (): Promise<void> => {
      await this.hasty.run(sql, [host, ...values]);
    };
    // What comes behind a failure is written all the same: a `Retry-After` is not lost with it.
    const done = before.then(write, async (error: unknown) => {
      await write();
      throw error;
    });
    this.onTheWay.set(host, done);
    return done.then(
      () => {
        if (this.onTheWay.get(host) === done) this.onTheWay.delete(host);
      },
      () => undefined,
    );
  }

  private async settled(host: string): Promise<void> {
    this.settle(host);
    const last = this.onTheWay.get(host);
    if (!last) return;
    try {
      await last;
    } finally {
      if (this.onTheWay.get(host) === last) this.onTheWay.delete(host);
    }
  }
}

/** A time that was kept; 0 for one beyond `latest`, which was written before a clock was set back. */
function believed(at: number | null, latest: number): number {
  return at === null || at > latest ? 0 : at;
}
