// A server on loopback that is many news sites: `/feed-N` with its stories, `/story-N-M` with text of its own, all with ETags.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

const words = (seed, count) =>
  Array.from({ length: count }, (_, n) => createHash('md5').update(`${seed} ${n}`).digest('hex').slice(0, 7)).join(' ');

function feed(base, n, stories) {
  const items = Array.from({ length: stories }, (_, m) => {
    const date = new Date(Date.UTC(2026, 4, 4) - m * 3_600_000).toUTCString();
    return `<item><title>Story ${n} ${m} ${words(`t${n}-${m}`, 3)}</title><link>${base}/story-${n}-${m}</link><guid>${n}-${m}</guid><pubDate>${date}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${n}</title>${items.join('')}</channel></rss>`;
}

function page(name) {
  const text = [1, 2, 3, 4].map((part) => `<p>${words(`${name} ${part}`, 30)}.</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta property="og:type" content="article"><title>Story ${name}</title></head>
<body><article><h1>Story ${name} ${words(`h${name}`, 3)}</h1>${text}</article></body></html>`;
}

/** Starts it; `requests` counts answers by status and kind, such as `304 feed`. */
export async function startSites({ stories, delayMs = 0, host = '127.0.0.1' }) {
  const requests = new Map();
  const server = createServer((request, response) => {
    const found = /^\/(feed|story)-(\d+)(?:-(\d+))?$/.exec(request.url);
    const base = `http://${request.headers.host}`;
    const body = !found ? null : found[1] === 'feed' ? feed(base, found[2], stories) : page(`${found[2]}-${found[3]}`);
    const etag = body && `"${createHash('md5').update(body).digest('hex')}"`;
    const status = body === null ? 404 : request.headers['if-none-match'] === etag ? 304 : 200;
    const kind = `${status} ${found?.[1] ?? request.url}`;
    requests.set(kind, (requests.get(kind) ?? 0) + 1);
    const type = found?.[1] === 'feed' ? 'application/rss+xml' : 'text/html';
    const answer = () =>
      response.writeHead(status, etag ? { etag, 'content-type': type } : {}).end(status === 200 ? body : undefined);
    if (delayMs > 0) setTimeout(answer, delayMs);
    else answer();
  });
  await new Promise((resolve) => server.listen(0, host, resolve));
  return { server, port: server.address().port, requests };
}
