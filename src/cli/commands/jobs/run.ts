import { UsageError } from '../../../errors.js';
import { printableLine } from '../../../output/index.js';
import type { DeadJob, Queue, QueueState } from '../../../queue/index.js';
import type { DeadWork, FrontierDepth, SharedWork } from '../../../store/index.js';
import { type ArchiveFlags, openFollowedArchive } from '../../archive/open-archive.js';
import { sharedAddress } from '../../archive/shared-database.js';
import { withQueue } from '../../archive/with-queue.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { minuteOf } from '../../screen/times.js';

export interface JobsFlags extends ArchiveFlags {
  format?: 'text' | 'json';
}

/** Shows queue, frontier and dead letters; tries dead letters again, or throws them away. */
export async function runJobs([action, ...names]: string[], flags: JobsFlags, context: Context): Promise<number> {
  if (!['list', 'retry', 'clear'].includes(action!)) {
    throw new UsageError(`jobs ${action}: write list, retry or clear`);
  }
  if (action === 'list' && names.length > 0) throw new UsageError('jobs list takes no names');
  const address = sharedAddress(flags, context, 'wirecopy jobs');
  // The tables of an archive are made by the one code that makes them.
  await (await openFollowedArchive(flags, context)).close();
  return withQueue(address, async (queue, shared) => {
    if (action === 'list') await list(queue, shared, flags, context);
    else await settle(action as 'retry' | 'clear', names, queue, shared, context);
    return exitCodes.done;
  });
}

async function settle(
  action: 'retry' | 'clear',
  names: readonly string[],
  queue: Queue,
  { frontier }: SharedWork,
  context: Context,
): Promise<void> {
  const work = await frontier.dead();
  const jobs = await queue.dead();
  const known = new Set([...work.map(({ url }) => url), ...jobs.map(({ id }) => id)]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new UsageError(`${unknown} is not a dead letter: wirecopy jobs shows them`);
  const chosen = names.length === 0 ? null : names;
  const count =
    action === 'retry'
      ? (await frontier.retryDead(chosen)) + (await queue.retry(chosen))
      : (await frontier.clearDead(chosen)) + (await queue.clear(chosen));
  const letters = `${count} dead ${count === 1 ? 'letter' : 'letters'}`;
  await write(context.stdout, action === 'retry' ? `${letters} to be tried again\n` : `${letters} cleared\n`);
}

async function list(queue: Queue, { frontier }: SharedWork, flags: JobsFlags, context: Context): Promise<void> {
  const [depth, state, work, jobs] = await Promise.all([
    frontier.depth(),
    queue.state(),
    frontier.dead(),
    queue.dead(),
  ]);
  const perMinute = Math.round((state.reduce((sum, { pages }) => sum + pages, 0) / 5) * 10) / 10;
  if (flags.format === 'json') {
    const dead = [...work.map(workRecord), ...jobs.map(jobRecord)];
    const record = { depth, rate: { perMinute }, queue: state, dead };
    await write(context.stdout, `${JSON.stringify(record)}\n`);
    return;
  }
  const lines = [
    ...summary(depth, perMinute),
    ...state.filter(isWorthALine).map(stateLine),
    ...work.map(workLine),
    ...jobs.map(jobLine),
  ];
  for (const line of lines) await write(context.stdout, `${printableLine(line)}\n`);
}

const iso = (ms: number): string => new Date(ms).toISOString();
const workRecord = ({ since, ...rest }: DeadWork) => ({ ...rest, since: iso(since) });
const jobRecord = ({ failedAt, ...rest }: DeadJob) => ({ ...rest, since: iso(failedAt) });

function summary({ hosts, pages, sources, oldestMs, dead, workers }: FrontierDepth, perMinute: number): string[] {
  const age = pages + sources === 0 ? '' : `, the oldest for ${Math.round(oldestMs / 1000)} s`;
  return [
    `due: ${pages} pages, ${sources} sources${age}`,
    `hosts: ${hosts.ready} ready, ${hosts.waiting} wait for their delay, ${hosts.leased} under way`,
    `workers: ${workers} with hosts; ${perMinute} pages and sources a minute in the last five minutes`,
    ...(dead > 0
      ? [`dead letters: ${dead}; wirecopy jobs retry tries them again, wirecopy jobs clear throws them away`]
      : []),
  ];
}

const isWorthALine = ({ ready, later, active }: QueueState): boolean => ready + later + active > 0;

const stateLine = ({ kind, ready, later, active, oldestMs }: QueueState): string =>
  `queue ${kind}: ${ready} ready${ready > 0 ? ` (the oldest for ${Math.round(oldestMs / 1000)} s)` : ''}, ${later} for later, ${active} under way`;

const workLine = ({ kind, url, deaths, since }: DeadWork): string =>
  `- ${kind} ${url} ended ${deaths} workers; last tried in order: ${minuteOf(since)}`;

const jobLine = ({ id, kind, data, error, failedAt }: DeadJob): string => {
  const goal = typeof data.output === 'string' ? ` to ${data.output}` : '';
  return `- ${kind} ${id}${goal}: ${error} (${minuteOf(failedAt)})`;
};
