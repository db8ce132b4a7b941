import { StoreError } from '../../errors.js';
import { noArchive } from '../missing.js';
import type { Database } from './database.js';
import { transact } from './retry.js';
import { articleSchema } from './schema-articles.js';
import { frontierSchema } from './schema-frontier.js';
import { hostsSchema } from './schema-hosts.js';
import { workSchema } from './schema-work.js';

/** Names of tables and columns are those of SQLite's archive (`../sqlite/migrations.ts`), so that `copy` goes table by table. */
export const migrations: readonly string[] = [articleSchema + workSchema + hostsSchema + frontierSchema];

/** All that wirecopy has in a database lies in this schema. */
export const schemaName = 'wirecopy';

/** Any number; whoever migrates holds it until the transaction ends. */
const migrationLock = 2_116_013_771;

/** A dump or a copy that reads may hold a lock for hours: others are not to wait behind a step that waits. */
const patienceSeconds = 60;

/** Makes the tables, or brings older ones up; ten processes may start at once. Where there must be some already, none are made. */
export async function migrate(database: Database, { steps = migrations, mustExist = false } = {}): Promise<void> {
  const found = await versionOf(database);
  if (found === 0 && mustExist) throw noArchive(database.name);
  if (found === steps.length) return;
  // Said before anything is made, which not every user may.
  if (found > steps.length) throw newer(database.name, found, steps.length);
  // A server process may not have heard yet of the schema that another one has just made, and is refused: it looks again.
  await transact(database, async (sql) => {
    await sql.all('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    // Whoever writes has looked at the version (`ofOneSchema`): his transaction ends before the first step, or begins behind the last.
    await sql.exec(`CREATE SCHEMA IF NOT EXISTS ${schemaName}; SET LOCAL search_path = ${schemaName};
      CREATE TABLE IF NOT EXISTS setting (name text PRIMARY KEY, value text NOT NULL);
      SET LOCAL lock_timeout = '${patienceSeconds}s'; LOCK TABLE setting IN ACCESS EXCLUSIVE MODE`);
    const [row] = await sql.all<{ value: string }>("SELECT value FROM setting WHERE name = 'schema'");
    const version = Number(row?.value ?? 0);
    if (version > steps.length) throw newer(database.name, version, steps.length);
    for (const step of steps.slice(version)) await sql.exec(step);
    await sql.run("INSERT INTO setting VALUES ('schema', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [
      String(steps.length),
    ]);
  });
}

/** The same database; its transactions end with an error once another version of wirecopy has made other tables. */
export const ofOneSchema = (database: Database): Database => ({
  ...database,
  transaction: (work) => database.transaction(work, `SELECT same_schema('${migrations.length}')`),
});

async function versionOf(database: Database): Promise<number> {
  const [there] = await database.all<{ found: string | null }>('SELECT to_regclass($1) AS found', [
    `${schemaName}.setting`,
  ]);
  if (there?.found == null) return 0;
  const [row] = await database.all<{ value: string }>(`SELECT value FROM ${schemaName}.setting WHERE name = 'schema'`);
  return Number(row?.value ?? 0);
}

/** The archive of a later version. */
export const newer = (name: string, version: number, known: number): StoreError =>
  new StoreError(
    `${name} was written by a newer wirecopy (schema ${version}; this one knows ${known}): update wirecopy`,
    { trouble: 'version' },
  );
