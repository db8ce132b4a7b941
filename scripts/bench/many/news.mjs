// A web whose papers go on writing: each address is a host with a feed of its newest stories, one more of them every few seconds. It
// notes when each page was first asked. argv: port, hosts, stories a second over all hosts, minutes, prefix of the addresses, kilobytes a page.
import { createServer } from 'node:http';
import { addressOf, storyOf } from './world.mjs';

const [port, hosts, rate, minutes] = process.argv.slice(2, 6).map(Number);
const prefix = process.argv[6];
const kilobytes = Number(process.argv[7]);
const inFeed = 50;
/** Each paper has written ten stories before the run begins, so that its feed has a rhythm. */
const before = 10;
const everyMs = (hosts / rate) * 1000;
const start = Date.now();
const end = start + minutes * 60_000;
const began = start - before * everyMs;
const publishedAt = (n, story) => began + (story + (n + 1) / hosts) * everyMs;
const storiesUntil = (n, now) => Math.max(0, Math.floor((now - began) / everyMs - (n + 1) / hosts) + 1);
const numbers = new Map(Array.from({ length: hosts }, (_, n) => [addressOf(prefix, n), n]));
/** Milliseconds from a story's publication in the run to the first request for it. */
const waits = new Map();
const requests = { robots: 0, feed: 0, feedUnchanged: 0, page: 0, pageUnchanged: 0, other: 0 };

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const now = Math.min(Date.now(), end);
  const host = request.headers.host.split(':')[0];
  const n = numbers.get(host);
  const story = Number(/^\/2026\/11\/story-(\d+)$/.exec(request.url)?.[1] ?? -1);
  const written = n === undefined ? 0 : storiesUntil(n, now);
  const answer = (kind, etag, type, body) => {
    const isSame = request.headers['if-none-match'] === etag;
    requests[isSame ? `${kind}Unchanged` : kind]++;
    if (isSame) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-type': type }).end(body());
  };
  if (request.url === '/feed.xml' && n !== undefined)
    answer('feed', `"f${written}"`, 'application/rss+xml', () => feed(n, host, written));
  else if (story >= 0 && story < written) {
    const name = n * 1e6 + story;
    if (!waits.has(name) && publishedAt(n, story) > start) waits.set(name, Date.now() - publishedAt(n, story));
    const at = new Date(Math.floor(publishedAt(n, story) / 1000) * 1000);
    answer('page', `"p${story}"`, 'text/html; charset=utf-8', () => storyOf(n, story, { at, kilobytes }));
  } else {
    requests[request.url === '/robots.txt' ? 'robots' : 'other']++;
    response.writeHead(404).end();
  }
});
server.listen(port, '0.0.0.0', () => process.send({ listening: true }));

function feed(n, host, written) {
  const items = Array.from({ length: Math.min(inFeed, written) }, (_, back) => {
    const story = written - 1 - back;
    const url = `http://${host}:${port}/2026/11/story-${story}`;
    return `<item><title>Story ${story} of paper ${n}</title><link>${url}</link><guid>${url}</guid><pubDate>${new Date(publishedAt(n, story)).toUTCString()}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${n}</title><link>http://${host}:${port}/</link><description>d</description>${items.join('')}</channel></rss>`;
}

process.on('message', () => {
  const now = Math.min(Date.now(), end);
  const published = Array.from({ length: hosts }, (_, n) => storiesUntil(n, now)).reduce((sum, one) => sum + one, 0);
  const sorted = [...waits.values()].sort((a, b) => a - b);
  const at = (share) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) / 1000);
  process.send({ published, asked: waits.size, requests, waits: { p50: at(0.5), p95: at(0.95), longest: at(1) } });
});
process.on('disconnect', () => process.exit());
