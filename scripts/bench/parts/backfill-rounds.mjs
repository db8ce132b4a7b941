// A site of some thousand pages over three years, read by `backfill` that is killed (SIGKILL) at random moments, then by several copies
// at once: each page is asked for and archived once but for those under way at a kill, none is missing, each has its outcome.
//   node scripts/bench/parts/backfill-rounds.mjs [pages] [kills] [copies] [seed]     (after npm run build)
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [pages, kills, copies] = [process.argv[2] ?? 5000, process.argv[3] ?? 5, process.argv[4] ?? 1].map(Number);
let seed = Number(process.argv[5] ?? 1);
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};
const bin = path.resolve(import.meta.dirname, '../../../bin/wirecopy.js');
const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-backfill-bench-'));

// Three years, the months of which have a sitemap each; every hundredth page is gone, and every fiftieth has no story.
const first = Date.UTC(2023, 0, 1);
const dayOf = (n) => new Date(first + Math.floor((n * 1095) / pages) * 86_400_000).toISOString().slice(0, 10);
const isGone = (n) => n % 100 === 99;
const isEmpty = (n) => n % 50 === 24;
const words = (n) => Array.from({ length: 60 }, (_, at) => ((n + 1) * (at + 7) * 2654435761) % 99991).join(' ');
const story = (n) => `<!doctype html><html lang="en"><head><title>Harbour story ${n}</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="${dayOf(n)}T10:00:00Z"></head><body><article>
<h1>Harbour story ${n}</h1><p>The dockers of harbour ${n} went back to work, after days in which no ship was unloaded, said their union.</p>
<p>Ships in the roads: ${words(n)}.</p></article></body></html>`;
const months = new Map();
for (let n = 0; n < pages; n++) months.set(dayOf(n).slice(0, 7), [...(months.get(dayOf(n).slice(0, 7)) ?? []), n]);
const asked = new Map();
let served = 0;
const server = createServer((request, response) => {
  const url = request.url ?? '/';
  const base = `http://127.0.0.1:${server.address().port}`;
  asked.set(url, (asked.get(url) ?? 0) + 1);
  const xml = (root, item, urls) =>
    `<?xml version="1.0"?><${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((one) => `<${item}><loc>${base}${one}</loc></${item}>`).join('')}</${root}>`;
  const month = /^\/sitemap-(\d{4}-\d\d)\.xml$/.exec(url)?.[1];
  const n = Number(/^\/story-(\d+)$/.exec(url)?.[1] ?? -1);
  if (url === '/robots.txt') response.end(`Sitemap: ${base}/sitemap.xml`);
  else if (url === '/sitemap.xml')
    response.end(
      xml(
        'sitemapindex',
        'sitemap',
        [...months.keys()].map((one) => `/sitemap-${one}.xml`),
      ),
    );
  else if (month)
    response.end(
      xml(
        'urlset',
        'url',
        months.get(month).map((one) => `/story-${one}`),
      ),
    );
  else if (n < 0 || n >= pages || isGone(n)) response.writeHead(404).end();
  else {
    served++;
    const empty = '<html><head><title>Not found</title></head><body><p>Page not found</p></body></html>';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(isEmpty(n) ? empty : story(n));
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const site = `http://127.0.0.1:${server.address().port}/`;
const archive = path.join(folder, 'archive.db');
const env = { PATH: process.env.PATH, HOME: folder, WIRECOPY_ARCHIVE: archive };
const run = (...args) => {
  const child = spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) child[name].on('data', (chunk) => (out[name] += chunk));
  return { child, ended: new Promise((resolve) => child.on('close', (status) => resolve({ status, ...out }))) };
};
const flags = ['--allow-private', '--no-ledger', '--delay', '0', '--per-host', '8', '--threads', '1', '--json'];
const began = Date.now();
let killed = 0;
let underWay = 0;
for (let round = 0; round < kills; round++) {
  const { child, ended } = run('backfill', site, ...flags);
  let isRunning = true;
  ended.then(() => (isRunning = false));
  const until = Math.max(served + 1, Math.floor(((round + random()) * pages) / (kills + 1)));
  while (isRunning && served < until) await sleep(5);
  // Some die while they read lists, some in the middle of their pages.
  if (round === 0) await sleep(random() * 50);
  if (isRunning && child.kill('SIGKILL')) killed++;
  await ended;
  underWay += 8;
}
const last = await Promise.all(Array.from({ length: copies }, () => run('backfill', site, ...flags).ended));
const seconds = Math.round((Date.now() - began) / 1000);
const listed = (await run('backfill', site, '--list', '--json').ended).stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const outcomes = new Map(
  listed.filter(({ kind }) => kind === 'page').map(({ url, outcome }) => [new URL(url).pathname, outcome]),
);
const stored = (await run('list', '--format', 'ndjson').ended).stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line).url);
const faults = [];
for (let n = 0; n < pages; n++) {
  const wanted = isGone(n) ? 'failed' : isEmpty(n) ? 'not-article' : 'done';
  const got = outcomes.get(`/story-${n}`);
  if (got !== wanted) faults.push(`/story-${n}: ${got}, not ${wanted}`);
}
const different = new Set(stored);
const stories = pages - Math.floor(pages / 100) - Array.from({ length: pages }, (_, n) => n).filter(isEmpty).length;
if (stored.length !== stories || different.size !== stories)
  faults.push(`${stored.length} articles, ${different.size} different, of ${stories}`);
const twice = [...asked].filter(([url, count]) => url.startsWith('/story-') && count > 1).map(([, count]) => count - 1);
const again = twice.reduce((sum, count) => sum + count, 0);
if (again > underWay)
  faults.push(`${again} pages were asked for again, and at most ${underWay} were under way at kills`);
const check = await run('doctor').ended;
if (/damaged|belongs to no|have no text/.test(check.stdout)) faults.push(check.stdout);
const counts = Object.fromEntries(
  [...new Set(outcomes.values())].map((one) => [one, [...outcomes.values()].filter((got) => got === one).length]),
);
console.log(
  JSON.stringify({
    pages,
    killed,
    copies,
    again,
    seconds,
    statuses: last.map(({ status }) => status),
    errors: last.map(({ stderr }) => stderr).filter((text) => !/address(es)? failed/.test(text) && text !== ''),
    counts,
    faults,
  }),
);
server.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = faults.length === 0 ? 0 : 1;
