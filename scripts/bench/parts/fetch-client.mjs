// One run of one client in a process of its own, so that its memory is its own: `wirecopy`, `undici`, or one hostile answer.
import { Agent } from 'undici';
import { fetchDefaults, makeTarget, openFetcher } from '../../../dist/index.js';

const { mode, port, pages, hosts, options = {} } = JSON.parse(process.argv[2]);
const lookup = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
const urls = Array.from({ length: pages }, (_, n) => `http://h${n % hosts}.example:${port}${options.path ?? `/${n}`}`);

async function wirecopy() {
  const fetcher = openFetcher(
    { ...fetchDefaults, userAgent: 'wirecopy-bench', allowPrivate: ['127.0.0.1/32'], retries: 0, ...options.fetch },
    { lookup },
  );
  const ends = new Set();
  const line = urls.values();
  // As many at once as the pipeline has; most of them wait for their host's turn.
  const worker = async () => {
    for (const url of line) {
      const end = await fetcher.fetch(makeTarget(url, { url })).then(
        () => 'ok',
        (error) => error.code,
      );
      ends.add(end);
    }
  };
  await Promise.all(Array.from({ length: 1_024 }, worker));
  await fetcher.close();
  return [...ends];
}

/** undici alone, as many at once in all and for each host. */
async function undici() {
  const agent = new Agent({ connect: { lookup }, connections: fetchDefaults.perHost });
  const line = urls.values();
  const worker = async () => {
    for (const url of line) {
      const { body } = await agent.request({ origin: new URL(url).origin, path: new URL(url).pathname, method: 'GET' });
      await body.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: fetchDefaults.concurrency }, worker));
  await agent.close();
  return [];
}

const started = performance.now();
const ends = await (mode === 'undici' ? undici : wirecopy)();
const ms = performance.now() - started;
process.send({ ms, peakMiB: process.resourceUsage().maxRSS / 1024, ends });
process.disconnect();
