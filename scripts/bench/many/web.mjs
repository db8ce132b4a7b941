// A web of many hosts on one port: each address is a host with a feed and pages. It notes when each request came, by host.
// argv: port, hosts, pages a host, pages that end their worker ("host/page,…"), pages that are gone for good.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { addressOf, storyOf } from './world.mjs';

const [port, hosts, perHost] = process.argv.slice(2, 5).map(Number);
const prefix = process.argv[5];
const poison = new Set((process.argv[6] ?? '').split(',').filter(Boolean));
const gone = new Set((process.argv[7] ?? '').split(',').filter(Boolean));

const numbers = new Map(Array.from({ length: hosts }, (_, n) => [addressOf(prefix, n), n]));
/** By host: [ms, path, worker]. */
let log = Array.from({ length: hosts }, () => []);

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const at = Date.now();
  const host = request.headers.host.split(':')[0];
  const n = numbers.get(host);
  if (n === undefined) {
    response.writeHead(404).end();
    return;
  }
  const worker = request.headers['user-agent'];
  log[n].push([at, request.url, worker]);
  if (request.url === '/robots.txt') response.writeHead(404).end();
  else if (request.url === '/feed.xml')
    response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed(n, host));
  else {
    const page = Number(/^\/2026\/05\/story-(\d+)/.exec(request.url)?.[1] ?? -1);
    const name = `${n}/${page}`;
    if (poison.has(name)) {
      process.send({ kill: worker, page: name });
      return; // No answer: whoever asks is about to die.
    }
    if (page < 0 || page >= perHost || gone.has(name)) response.writeHead(gone.has(name) ? 410 : 404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(storyOf(n, page));
  }
});
server.listen(port, '0.0.0.0', () => process.send({ listening: true }));

function feed(n, host) {
  const items = Array.from({ length: perHost }, (_, page) => {
    const url = `http://${host}:${port}/2026/05/story-${page}`;
    return `<item><title>Story ${page} of paper ${n}</title><link>${url}</link><guid>${url}</guid><pubDate>Mon, 04 May 2026 ${String(page % 24).padStart(2, '0')}:00:00 GMT</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${n}</title><link>http://${host}:${port}/</link><description>d</description>${items.join('')}</channel></rss>`;
}

process.on('message', (message) => {
  if (message.dump) {
    writeFileSync(message.dump, JSON.stringify(log));
    process.send({ dumped: true });
  }
  if (message.reset) log = log.map(() => []);
});
process.on('disconnect', () => process.exit());
