import { messageOf, StoreError } from '../../../errors.js';
import { openQueue } from '../../../queue/index.js';
import { type FrontierDepth, openSharedWork, type SharedWork } from '../../../store/index.js';
import type { Context } from '../../context.js';
import { type Finding, ok, problem } from './finding.js';

/** Times of articles are of the machines' clocks, delays and leases of the database's. */
const clockToldMs = 5_000;
/** Work that waits for so long while no worker holds a share of it. */
const lateMs = 10 * 60_000;

/** What many machines share: the ledger, the frontier of hosts, the queue. */
export async function sharedFindings(address: string, context: Context): Promise<Finding[]> {
  let shared: SharedWork;
  try {
    shared = await openSharedWork(address);
  } catch (error) {
    const isMissing = error instanceof StoreError && error.trouble === 'missing';
    return isMissing ? [] : [problem('ledger', messageOf(error))];
  }
  try {
    const depth = await shared.frontier.depth();
    return [...(await ledgerFindings(shared, context)), ...workFindings(depth), await queueFinding(shared)];
  } finally {
    await shared.close();
  }
}

async function ledgerFindings({ database }: SharedWork, context: Context): Promise<Finding[]> {
  const before = context.now();
  const [row] = await database.all<{ now: number; hosts: number; held: number }>(
    'SELECT now_ms() AS now, count(*) AS hosts, count(*) FILTER (WHERE held_until > now_ms()) AS held FROM host',
  );
  const { now, hosts, held } = row!;
  const waiting = held > 0 ? `; ${held} asked to be left alone (Retry-After)` : '';
  const ahead = before - now;
  if (Math.abs(ahead) < clockToldMs) return [ok('ledger', `shared by all machines: ${hosts} hosts${waiting}`)];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  return [
    ok('ledger', `shared by all machines: ${hosts} hosts${waiting}`),
    {
      check: 'clock',
      state: 'note',
      message: `this machine is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} the database`,
      advice: 'delays and leases count by the database; let both keep time (NTP), so that dates agree, too',
    },
  ];
}

function workFindings({ hosts, pages, sources, oldestMs, workers, dead }: FrontierDepth): Finding[] {
  const due = `${pages} pages and ${sources} sources are due, on ${hosts.ready + hosts.waiting + hosts.leased} hosts; workers with hosts: ${workers}`;
  const isLate = workers === 0 && hosts.ready > 0 && oldestMs > lateMs;
  const findings: Finding[] = isLate
    ? [problem('work', `${due}; the oldest for ${Math.round(oldestMs / 60_000)} minutes`, 'wirecopy work takes it')]
    : [ok('work', due)];
  if (dead === 0) return findings;
  const advice = 'wirecopy jobs shows them, wirecopy jobs retry tries them again, wirecopy jobs clear throws them away';
  return [...findings, { check: 'work', state: 'note', message: `${dead} dead letters`, advice }];
}

/** The queue's tables are made by whoever first enqueues or works, and not by a look. */
async function queueFinding({ database }: SharedWork): Promise<Finding> {
  const [row] = await database.all<{ found: string | null }>("SELECT to_regclass('wirecopy_queue.version') AS found");
  if (row?.found == null) return ok('queue', 'none yet: wirecopy sync --enqueue or wirecopy work makes it');
  try {
    const queue = await openQueue(database, { onError: () => undefined, supervises: false });
    try {
      const state = await queue.state();
      const dead = (await queue.dead()).length;
      const told = state.map(
        ({ kind, ready, later, active }) => `${kind} ${ready} ready, ${later} for later, ${active} under way`,
      );
      return ok('queue', `${told.join('; ')}; dead letters: ${dead}`);
    } finally {
      await queue.close();
    }
  } catch (error) {
    return problem('queue', messageOf(error), 'npm install pg-boss@10 on every machine');
  }
}
