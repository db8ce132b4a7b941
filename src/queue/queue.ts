import type PgBoss from 'pg-boss';
import { messageOf } from '../errors.js';
import { type Boss, bossSchema, openBoss } from './boss.js';
import type { DeadJob, Job, JobKind, Queue, QueueDatabase, QueueOptions, QueueState } from './queue-types.js';

/** Queues by kind. */
const names: Record<JobKind, string> = { slice: 'slice', reextract: 'reextract', export: 'export' };
const kinds = Object.keys(names) as JobKind[];
const deadName = 'dead-letters';

/** A slice works for ten seconds: what is older has lost its process. By default pg-boss waits for a quarter of an hour. */
const sliceExpirySeconds = 20;
const rereadExpirySeconds = 900;
/** An export takes as long as it takes: whoever writes it says again and again that it goes on (`keep`). */
const exportExpirySeconds = 60;
/** A slice holds no work of its own: a lost one costs nothing but its time, and never is a dead letter. */
const sliceRetries = 1_000_000;
const retryLimit = 4;
const recentSeconds = 300;

/** Opens the queue of a database. What it does is done at least once: a job may come again after its process was lost. */
export async function openQueue(database: QueueDatabase, options: QueueOptions): Promise<Queue> {
  for (let tries = 1; ; tries++) {
    let opened: Boss | null = null;
    try {
      opened = await openBoss(database, options);
      await makeQueues(opened.boss, options.expireSeconds);
      return new BossQueue(opened, database);
    } catch (error) {
      await opened?.boss.stop({ graceful: false });
      if (tries === mostTries || !inTheWay.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 100 * tries));
    }
  }
}

/** Processes that make the tables at once trip over each other in pg-boss: a name that is taken meanwhile, a deadlock. */
const inTheWay: ReadonlySet<string> = new Set(['23505', '42P06', '42P07', '42710', '40P01']);
const mostTries = 10;

async function makeQueues(boss: PgBoss, expireSeconds: number | undefined): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const make = async (name: string, settings: Omit<PgBoss.Queue, 'name'>): Promise<void> => {
    if (!known.has(name)) await boss.createQueue(name, { name, ...settings });
  };
  await make(deadName, { policy: 'standard' });
  // `short`: of one key a single job waits; how many are under way is nobody's limit.
  const slices = { expireInSeconds: expireSeconds ?? sliceExpirySeconds, retryLimit: sliceRetries };
  await make(names.slice, { policy: 'short', ...slices });
  const tried = { policy: 'short', retryLimit, retryDelay: 5, retryBackoff: true, deadLetter: deadName } as const;
  await make(names.reextract, { ...tried, expireInSeconds: rereadExpirySeconds });
  await make(names.export, { ...tried, expireInSeconds: expireSeconds ?? exportExpirySeconds });
}

class BossQueue implements Queue {
  private readonly boss: PgBoss;

  constructor(
    private readonly opened: Boss,
    private readonly database: QueueDatabase,
  ) {
    this.boss = opened.boss;
  }

  async send(
    kind: JobKind,
    data: Record<string, unknown>,
    { afterMs = 0, key }: { afterMs?: number; key?: string } = {},
  ) {
    const id = await this.boss.send(
      names[kind],
      { ...data, kind },
      {
        ...(afterMs > 0 ? { startAfter: afterMs / 1000 } : {}),
        // The policy knows no job without a key: all of them would be one.
        singletonKey: key ?? crypto.randomUUID(),
      },
    );
    return id !== null;
  }

  async take(kind: JobKind): Promise<Job | null> {
    const [job] = await this.opened.honest(() => this.boss.fetch<Record<string, unknown>>(names[kind]));
    return job ? { id: job.id, kind, data: job.data } : null;
  }

  async keep({ id, kind }: Job): Promise<boolean> {
    // pg-boss 10 counts from the start of a job alone.
    const kept = await this.database.all(
      `UPDATE ${bossSchema}.job SET started_on = now() WHERE name = $1 AND id = $2 AND state = 'active' RETURNING id`,
      [names[kind], id],
    );
    return kept.length > 0;
  }

  async done({ id, kind }: Job, result?: { pages: number }): Promise<void> {
    await this.boss.complete(names[kind], id, result ?? {});
  }

  async failed({ id, kind }: Job, error: unknown): Promise<void> {
    await this.boss.fail(names[kind], id, { message: messageOf(error) });
  }

  async giveBack(job: Job): Promise<void> {
    // In this order a process that is killed between the two loses nothing: twice the same work is known as done.
    await this.send(job.kind, job.data);
    await this.done(job);
  }

  async state(): Promise<QueueState[]> {
    const rows = await this.database.all<Omit<QueueState, 'kind'> & { name: string }>(
      `SELECT name, count(*) FILTER (WHERE state < 'active' AND start_after <= now()) AS ready,
         count(*) FILTER (WHERE state < 'active' AND start_after > now()) AS later,
         count(*) FILTER (WHERE state = 'active') AS active,
         coalesce(extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now())) * 1000, 0)::bigint
           AS "oldestMs",
         count(*) FILTER (WHERE state = 'completed' AND completed_on > now() - $1 * interval '1 s') AS done,
         coalesce(sum((output->>'pages')::bigint) FILTER (WHERE state = 'completed' AND completed_on > now() - $1 * interval '1 s'), 0)::bigint
           AS pages
       FROM ${bossSchema}.job GROUP BY name`,
      [recentSeconds],
    );
    const none = { ready: 0, later: 0, active: 0, oldestMs: 0, done: 0, pages: 0 };
    return kinds.map((kind) => {
      const { name: _name, ...counts } = rows.find((row) => row.name === names[kind]) ?? { name: '', ...none };
      return { kind, ...counts };
    });
  }

  async dead(): Promise<DeadJob[]> {
    const rows = await this.database.all<{
      id: string;
      data: Record<string, unknown>;
      message: string | null;
      at: number;
    }>(
      `SELECT id, data, coalesce(output->>'message', output->'value'->>'message') AS message,
         (extract(epoch FROM created_on) * 1000)::bigint AS at
       FROM ${bossSchema}.job WHERE name = $1 AND state < 'active' ORDER BY created_on, id`,
      [deadName],
    );
    return rows.map(({ id, data, message, at }) => ({
      id,
      kind: data.kind as JobKind,
      data,
      error: message ?? 'unknown',
      failedAt: at,
    }));
  }

  async retry(ids: readonly string[] | null): Promise<number> {
    const chosen = await this.chosen(ids);
    for (const job of chosen) {
      await this.send(job.kind, job.data);
      await this.boss.deleteJob(deadName, job.id);
    }
    return chosen.length;
  }

  async clear(ids: readonly string[] | null): Promise<number> {
    const chosen = await this.chosen(ids);
    for (const { id } of chosen) await this.boss.deleteJob(deadName, id);
    return chosen.length;
  }

  private async chosen(ids: readonly string[] | null): Promise<DeadJob[]> {
    const all = await this.dead();
    return ids === null ? all : all.filter(({ id }) => ids.includes(id));
  }

  close(): Promise<void> {
    return this.boss.stop({ graceful: false });
  }
}
