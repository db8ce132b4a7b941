import { randomBytes } from 'node:crypto';
import { closeSync, openSync, statSync } from 'node:fs';
import { FileError, messageOf, UsageError } from '../errors.js';
import { onDisk } from '../shared/disk-names.js';
import { reasonOf } from '../shared/system-reason.js';
import { inTransaction, openSqlite, type SqliteDatabase, useWal } from '../shared/sqlite.js';
import type { Article } from '../types.js';
import { UnitTable } from './units.js';

// A small SQLite file: its lock ends with the process that holds it, a kill in the middle of a write costs that write alone, and a
// million units need no memory. Losing the last of them in a power cut is no harm, as they are read once more.

/**
 * How a unit ended. `again`: it failed, and can be asked for alone; `failed`: only with all of its source; `ahead`: it was read, and
 * not handed to the reader of the run yet.
 */
export type UnitState = 'done' | 'again' | 'failed' | 'ahead';

/** A document that a source is, or that came out of one. */
export interface Unit {
  /** What was named: a source of the command line, a line of a list, a file of a folder. */
  source: string;
  /** Which document of the source; empty for the source itself. */
  key: string;
  state: UnitState;
  /** What it gave, null for one that failed or only names others. */
  article: Article | null;
  /** That saving it brought something new to the archive. */
  isNew: boolean;
  /** What else it takes to go on, as JSON. */
  about: string;
}

export interface Journal {
  /** When the run was begun: `--since 7d` counts from there, however often it is resumed. */
  readonly startedAt: number;
  /** The version that began it. */
  readonly version: string;
  /** In the names of half files, so that the next run takes up those of a killed one. */
  readonly part: string;
  /** Units of earlier runs. */
  readonly pastCount: number;
  /** Units that this run added. */
  readonly addedCount: number;
  /** Whether earlier runs kept anything of a source. */
  has(source: string): boolean;
  state(source: string, key: string): UnitState | null;
  /** What earlier runs kept of a source, in the order in which it came. */
  past(source: string): Iterable<Unit>;
  /** A source is read once more: its lists have not ended, and what failed in them is told anew. */
  reopen(source: string): void;
  /** The articles that came out of the journal in this run. */
  readonly replayed: WeakMap<Article, { isNew: boolean }>;
  /** The article of a unit that an earlier run read ahead. */
  ahead(source: string, key: string): Article | null;
  /** Keeps what was read ahead; where that cannot be written it is not kept, and read once more. */
  keepAhead(unit: Unit): void;
  /** What a unit came to is handed to the reader now. */
  offer(unit: Unit): void;
  /** What was offered last brought something new to the archive. */
  markNew(): void;
  /** The reader has what was offered last: it is kept. */
  taken(): void;
  keep(unit: Unit): void;
  /** Tells a file from an earlier one of its name. */
  stampOf(file: string): string;
  close(): void;
}

export interface OpenJournal {
  version: string;
  /** Flags that decide what a record is, by name; null where one is not given. */
  flags: Readonly<Record<string, string | null>>;
  now: number;
}

/** "wrjn": tells a journal from any other SQLite file. */
const applicationId = 0x77726a6e;
const schemaVersion = 1;
/** Two runs that start at one moment: one of them gets the lock. */
const lockTimeoutMs = 1_000;

const schema = `
  CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE unit (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, is_new INTEGER NOT NULL,
    about TEXT, article TEXT
  );
  CREATE UNIQUE INDEX unit_key ON unit (source, key);
  CREATE INDEX unit_source ON unit (source);
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};`;

/** Opens or begins a journal. Throws UsageError where it is of another run, FileError where it is in use or cannot be written. */
export async function openJournal(file: string, options: OpenJournal): Promise<Journal> {
  let database: SqliteDatabase | null = null;
  try {
    // Addresses in it may hold passwords.
    closeSync(openSync(file, 'a', 0o600));
    database = await openSqlite(file, { timeoutMs: lockTimeoutMs });
    // Held until it is closed, or its process ends.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    refuseStrangers(database, file);
    useWal(database, lockTimeoutMs);
    // Records are large: the disk is waited for after some 16 MB of them.
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000');
    const facts = begin(database, file, options);
    return new SqliteJournal(database, facts, (error) => explained(error, file));
  } catch (error) {
    database?.close();
    throw explained(error, file);
  }
}

function refuseStrangers(database: SqliteDatabase, file: string): void {
  const numberOf = (name: string): number =>
    Object.values(database.prepare(`PRAGMA ${name}`).get() as Record<string, number>)[0]!;
  const { n } = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (n > 0 && numberOf('application_id') !== applicationId) throw new UsageError(notJournal(file));
  if (numberOf('user_version') > schemaVersion) {
    throw new UsageError(`the journal ${file} was written by a newer wirecopy: update wirecopy, or name another file`);
  }
}

const notJournal = (file: string): string => `${file} is not a journal of wirecopy: name a file that is not there yet`;

function explained(error: unknown, file: string): Error {
  if (error instanceof UsageError || error instanceof FileError) return error;
  const message = messageOf(error);
  if (/not a database/i.test(message)) return new UsageError(notJournal(file), { cause: error });
  const [, why = `cannot be opened: ${reasonOf(error)}`] =
    [
      [/locked|busy/i, 'is in use by another run: wait until that one ends, or name another file'] as const,
      [/malformed|\bJSON\b/i, 'is damaged: remove it to begin again'] as const,
      [/is full/i, 'cannot be written: the disk is full'] as const,
      [/readonly|read-only/i, 'cannot be written: it or its folder is read-only'] as const,
      [/unable to open/i, 'cannot be opened: its folder is not there or may not be written to'] as const,
    ].find(([pattern]) => pattern.test(message)) ?? [];
  return new FileError(`the journal ${file} ${why}`, { cause: error });
}

type Facts = Pick<Journal, 'startedAt' | 'version' | 'part'>;

/** Writes the first lines of a new journal, or compares those of an old one. Either way the lock is held from here on. */
function begin(database: SqliteDatabase, file: string, { version, flags, now }: OpenJournal): Facts {
  return inTransaction(database, () => {
    const isNew = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'run'").get() === undefined;
    if (isNew) {
      database.exec(schema);
      const insert = database.prepare('INSERT INTO run VALUES (?, ?)');
      insert.run('version', version);
      insert.run('started', String(now));
      insert.run('part', randomBytes(6).toString('hex'));
      for (const [name, value] of Object.entries(flags)) insert.run(`flag ${name}`, value);
    }
    const rows = database.prepare('SELECT name, value FROM run').all() as { name: string; value: string | null }[];
    const facts = new Map(rows.map(({ name, value }) => [name, value]));
    for (const [name, value] of Object.entries(flags)) {
      const before = facts.get(`flag ${name}`) ?? null;
      if (before !== value) throw new UsageError(otherFlag(file, name, before, value));
    }
    // Taken for good, not only for reading.
    database.prepare("UPDATE run SET value = value WHERE name = 'part'").run();
    return { version: facts.get('version')!, startedAt: Number(facts.get('started')), part: facts.get('part')! };
  });
}

function otherFlag(file: string, name: string, before: string | null, value: string | null): string {
  const given = (one: string | null): string =>
    one === null ? `without ${name}` : `with ${one === 'true' ? name : `${name} ${one}`}`;
  return `the journal ${file} was begun ${given(before)}, and this run is ${given(value)}: give the same flags, or name another journal`;
}

class SqliteJournal implements Journal {
  readonly startedAt: number;
  readonly version: string;
  readonly part: string;
  readonly pastCount: number;
  readonly replayed = new WeakMap<Article, { isNew: boolean }>();
  addedCount = 0;
  private readonly units: UnitTable;
  private offered: Unit | null = null;

  constructor(
    private readonly database: SqliteDatabase,
    { startedAt, version, part }: Facts,
    private readonly explain: (error: unknown) => Error,
  ) {
    this.startedAt = startedAt;
    this.version = version;
    this.part = part;
    this.units = new UnitTable(database);
    this.pastCount = this.units.pastCount;
  }

  has(source: string): boolean {
    return this.pastCount > 0 && this.looked(() => this.units.has(source));
  }

  state(source: string, key: string): UnitState | null {
    return this.looked(() => this.units.state(source, key));
  }

  *past(source: string): Generator<Unit> {
    if (this.pastCount === 0) return;
    const units = this.units.past(source);
    for (;;) {
      const { done, value: unit } = this.looked(() => units.next());
      if (done) return;
      if (unit.article) this.replayed.set(unit.article, { isNew: unit.isNew });
      yield unit;
    }
  }

  reopen(source: string): void {
    if (this.has(source)) this.looked(() => this.units.reopen(source));
  }

  ahead(source: string, key: string): Article | null {
    return this.pastCount > 0 ? this.looked(() => this.units.ahead(source, key)) : null;
  }

  keepAhead(unit: Unit): void {
    try {
      this.units.putAhead(unit);
    } catch {
      // Said when what is done cannot be kept either.
    }
  }

  offer(unit: Unit): void {
    this.offered = unit;
  }

  keep(unit: Unit): void {
    this.offered = null;
    this.looked(() => this.units.put(unit));
    this.addedCount++;
  }

  /** Damage shows where it is read. */
  private looked<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.explain(error);
    }
  }

  markNew(): void {
    if (this.offered) this.offered.isNew = true;
  }

  taken(): void {
    if (this.offered) this.keep(this.offered);
  }

  stampOf(file: string): string {
    const found = statSync(onDisk(file), { throwIfNoEntry: false });
    return found ? `${found.size} ${found.mtimeMs}` : '';
  }

  close(): void {
    try {
      // One file again, and the lock let go: a connection that is closed may hold it until its statements are collected.
      this.database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT 1 FROM run');
    } catch {
      // A full disk: what is in the log beside it is read the next time, and the lock ends with the process.
    }
    this.database.close();
  }
}
