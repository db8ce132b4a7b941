import { createServer } from 'node:http';
import { messageOf, UsageError } from '../../../errors.js';
import type { FrontierDepth, SharedWork } from '../../../store/index.js';
import type { Worker } from '../../../sync/index.js';
import type { Reporter } from '../../screen/report.js';

/** Where counts are served: a port of this machine only, or an address that was named. */
export interface MetricsAddress {
  host: string;
  port: number;
}

/** The value of `--metrics`. */
export function metricsAddress(text: string): MetricsAddress {
  const [, host, port] = /^(?:(.+):)?(\d{1,5})$/.exec(text.trim()) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new UsageError(`--metrics ${text}: write a port, such as 9464, or an address and a port`);
  }
  return { host: host?.replace(/^\[(.*)\]$/, '$1') ?? '127.0.0.1', port: Number(port) };
}

/** Whoever asks more often gets the same answer about the database. */
const freshMs = 5_000;

/** Serves the worker's counts in Prometheus' text format; gives what ends that. */
export async function serveMetrics(
  { host, port }: MetricsAddress,
  worker: Worker,
  shared: SharedWork,
  reporter: Reporter,
): Promise<() => Promise<void>> {
  let known: { at: number; depth: Promise<FrontierDepth | null> } | null = null;
  const depth = (): Promise<FrontierDepth | null> => {
    if (!known || performance.now() - known.at > freshMs) {
      known = { at: performance.now(), depth: shared.frontier.depth().catch(() => null) };
    }
    return known.depth;
  };
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end('counts are at /metrics\n');
      return;
    }
    void depth().then((found) => {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      response.end(metricsText(worker, found));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new UsageError(`--metrics: ${messageOf(error)}`, { cause: error })));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  reporter.note(`counts for Prometheus: http://${host.includes(':') ? `[${host}]` : host}:${actual}/metrics`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}

type Sample = [labels: Record<string, string>, value: number];

/** All values as text; of the database none where it cannot be reached. */
export function metricsText(worker: Pick<Worker, 'counts' | 'active'>, depth: FrontierDepth | null): string {
  const { counts } = worker;
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const parts = [
    metric('wirecopy_sources_total', 'counter', 'Sources that were asked.', [
      [{ outcome: 'read' }, counts.fetched],
      [{ outcome: 'not_modified' }, counts.notModified],
      [{ outcome: 'failed' }, counts.failed],
    ]),
    metric('wirecopy_pages_total', 'counter', 'Pages that were asked for.', [
      [{ outcome: 'read' }, counts.pages.fetched],
      [{ outcome: 'not_modified' }, counts.pages.notModified],
      [{ outcome: 'failed' }, counts.pages.failed],
    ]),
    metric('wirecopy_articles_total', 'counter', 'Articles by what saving them came to.', [
      [{ outcome: 'new' }, counts.new],
      [{ outcome: 'revised' }, counts.revised],
      [{ outcome: 'unchanged' }, counts.unchanged],
    ]),
    metric('wirecopy_hosts_under_way', 'gauge', 'Hosts that this worker has leased.', [[{}, worker.active]]),
    metric('wirecopy_database_up', 'gauge', 'Whether the database answers.', [[{}, depth === null ? 0 : 1]]),
    metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', [[{}, rss]]),
    metric('process_cpu_seconds_total', 'counter', 'Processor time.', [[{}, (user + system) / 1e6]]),
  ];
  return [...parts, ...(depth === null ? [] : frontierMetrics(depth))].join('');
}

function frontierMetrics(depth: FrontierDepth): string[] {
  return [
    metric('wirecopy_frontier_hosts', 'gauge', 'Hosts with work that is due.', [
      [{ state: 'ready' }, depth.hosts.ready],
      [{ state: 'waiting' }, depth.hosts.waiting],
      [{ state: 'leased' }, depth.hosts.leased],
    ]),
    metric('wirecopy_frontier_due', 'gauge', 'What is due and under no work yet.', [
      [{ kind: 'page' }, depth.pages],
      [{ kind: 'source' }, depth.sources],
    ]),
    metric('wirecopy_frontier_oldest_seconds', 'gauge', 'For how long the oldest of it has been due.', [
      [{}, depth.oldestMs / 1000],
    ]),
    metric('wirecopy_frontier_workers', 'gauge', 'Workers that have hosts.', [[{}, depth.workers]]),
    metric('wirecopy_dead_letters', 'gauge', 'Pages and sources that were set aside.', [[{}, depth.dead]]),
  ];
}

function metric(name: string, type: 'counter' | 'gauge', help: string, samples: Sample[]): string {
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([key, one]) => `${key}="${one}"`);
    return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
