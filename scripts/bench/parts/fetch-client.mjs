// One run of one client in a process of its own, so that its memory is its own: `wirecopy`, `undici`, or one hostile answer.
import { Agent } from 'undici';
import { fetchDefaults, makeTarget, openFetcher } from '../../../dist/index.js';

const { mode, port, pages, hosts, options = {} } = JSON.parse(process.argv[2]);
const lookup = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
const urls = Array.from({ length: pages }, (_, n) => `http://h${n % hosts}.example:${port}${options.path ?? `/${n}`}`);

/** Runs `workers` at once over the addresses; one page first, so that loading modules is not part of the figure. */
async function measure(workers, get) {
  const line = urls.values();
  const ends = new Set();
  if (pages > 1) await get(line.next().value);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const worker = async () => {
    for (const url of line) ends.add(await get(url));
  };
  await Promise.all(Array.from({ length: workers }, worker));
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, ends: [...ends] };
}

async function wirecopy() {
  const fetcher = openFetcher(
    { ...fetchDefaults, userAgent: 'wirecopy-bench', allowPrivate: ['127.0.0.1/32'], retries: 0, ...options.fetch },
    { lookup },
  );
  // As many at once as the pipeline has; most of them wait for their host's turn.
  const ran = await measure(1_024, (url) =>
    fetcher.fetch(makeTarget(url, { url })).then(
      () => 'ok',
      (error) => error.code,
    ),
  );
  await fetcher.close();
  return ran;
}

/** undici alone, as many at once in all and for each host. */
async function undici() {
  const agent = new Agent({ connect: { lookup }, connections: fetchDefaults.perHost });
  const ran = await measure(fetchDefaults.concurrency, async (address) => {
    const url = new URL(address);
    const { body } = await agent.request({ origin: url.origin, path: url.pathname, method: 'GET' });
    await body.arrayBuffer();
    return 'ok';
  });
  await agent.close();
  return ran;
}

const ran = await (mode === 'undici' ? undici : wirecopy)();
process.send({ ...ran, peakMiB: process.resourceUsage().maxRSS / 1024 });
process.disconnect();
