import type PgBoss from 'pg-boss';
import { StoreError } from '../errors.js';
import type { QueueDatabase, QueueOptions, QueueSql } from './queue-types.js';

/** pg-boss's own tables lie beside the archive's. */
export const bossSchema = 'wirecopy_queue';

/** Of what ended well; `state` looks back five minutes. */
const keptSeconds = 3_600;
const deletedAfterDays = 1;

/** Refused as another one took it in the same moment: what `fetch` is right not to speak of. */
const uniqueViolation = '23505';

/** pg-boss, and what it keeps to itself. */
export interface Boss {
  boss: PgBoss;
  /** The error that the last statement of `work` ended with, where pg-boss swallowed it (`fetch` does), is thrown. */
  honest<T>(work: () => Promise<T>): Promise<T>;
}

/** pg-boss on the archive's connections; makes its tables where they are not there. */
export async function openBoss(
  database: QueueDatabase,
  { onError, supervises, upkeepSeconds = 2 }: QueueOptions,
): Promise<Boss> {
  const Driver = await loadBoss();
  const swallowed = new WeakMap<object, unknown>();
  let asking: object | null = null;
  const executeSql = async (text: string, values?: unknown[]): Promise<{ rows: unknown[] }> => {
    const asker = asking;
    try {
      // Several statements with their own BEGIN: a connection of its own, which an error leaves clean.
      if (/^\s*BEGIN;/.test(text)) {
        await database.transaction((sql) => sql.exec(text.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '')));
        return { rows: [] };
      }
      return { rows: await database.all(text, values as Parameters<QueueSql['all']>[1]) };
    } catch (error) {
      if (asker) swallowed.set(asker, error);
      throw error;
    }
  };
  const settings = {
    db: { executeSql },
    schema: bossSchema,
    supervise: supervises,
    // Its cron answers nobody who waits for the database, which ends a process; who enqueues is `sync --enqueue`.
    schedule: false,
    maintenanceIntervalSeconds: upkeepSeconds,
    archiveCompletedAfterSeconds: keptSeconds,
    deleteAfterDays: deletedAfterDays,
  };
  const boss = new Driver(settings);
  // Without a listener an error while the server is away ends the process.
  boss.on('error', onError);
  await boss.start();
  await checkVersion(boss, Driver);
  return {
    boss,
    honest: async (work) => {
      const self = {};
      asking = self;
      const started = work();
      // pg-boss asks before it first waits.
      asking = null;
      const result = await started;
      const error = swallowed.get(self);
      if (error !== undefined && (error as { code?: string }).code !== uniqueViolation) throw error;
      return result;
    },
  };
}

async function loadBoss(): Promise<typeof PgBoss> {
  try {
    return (await import('pg-boss')).default;
  } catch (cause) {
    throw new StoreError('work for many machines needs the package pg-boss: npm install pg-boss@10', { cause });
  }
}

/** Another pg-boss has other tables: it goes on silently, and so would the damage. */
async function checkVersion(boss: PgBoss, Driver: typeof PgBoss): Promise<void> {
  const there = Number(await boss.schemaVersion());
  const plans = Driver.getConstructionPlans(bossSchema);
  const known = Number(/INSERT INTO \w+\.version\s*\(version\) VALUES \('(\d+)'\)/.exec(plans)?.[1]);
  if (there === known) return;
  await boss.stop({ graceful: false });
  throw new StoreError(
    `the queue was made by another pg-boss (tables ${there}; this one knows ${known}): let all machines have the same version`,
  );
}
