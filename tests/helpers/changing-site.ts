import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { startServer } from './server.js';

/** One answer of the site; a body gets an ETag of its bytes, unless `etag` is null. */
export interface SiteAnswer {
  body?: string;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
  etag?: string | null;
}

export interface ChangingSite {
  url: string;
  /** Path → answer; tests change it between runs. */
  answers: Map<string, SiteAnswer | ((request: IncomingMessage) => SiteAnswer)>;
  /** Requests since the last call, robots.txt left out: `GET /feed` or `304 /feed`. */
  takeLog: () => string[];
  /** Requests for robots.txt so far. */
  robotsAsked: () => number;
  close: () => Promise<void>;
}

/** A real site on loopback that keeps a log and speaks of conditional requests as good servers do. */
export async function openChangingSite(): Promise<ChangingSite> {
  const answers: ChangingSite['answers'] = new Map();
  let log: string[] = [];
  let robotsAsked = 0;
  const server = await startServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/robots.txt') robotsAsked++;
    const found = answers.get(path);
    const answer = typeof found === 'function' ? found(request) : found;
    if (!answer) {
      if (path !== '/robots.txt') log.push(`404 ${path}`);
      response.writeHead(404).end();
      return;
    }
    const { body = '', status = 200, type = typeOf(body) } = answer;
    const etag = answer.etag === undefined ? `"${createHash('md5').update(body).digest('hex')}"` : answer.etag;
    const headers = { 'content-type': type, ...(etag ? { etag } : {}), ...answer.headers };
    const isSame = status === 200 && etag !== null && request.headers['if-none-match'] === etag;
    if (path !== '/robots.txt') log.push(`${isSame ? 304 : status} ${path}`);
    response.writeHead(isSame ? 304 : status, headers).end(isSame ? undefined : body);
  });
  return {
    url: server.url,
    answers,
    takeLog: () => {
      const taken = log;
      log = [];
      return taken;
    },
    robotsAsked: () => robotsAsked,
    close: server.close,
  };
}

function typeOf(body: string): string {
  return body.startsWith('<?xml') ? 'application/xml' : 'text/html; charset=utf-8';
}

/** Words of its own, so that no story is taken for another one's new version. */
function wordsOf(n: number | string): string {
  return createHash('sha256').update(`story ${n}`).digest('hex').match(/.{4}/g)!.join(' ');
}

/** A story's page as sites make them. */
export function storyPage(n: number | string, parts: { headline?: string; more?: string } = {}): string {
  const headline = parts.headline ?? `Harbour story ${n}`;
  return `<!doctype html><html lang="en"><head><title>${headline} - The Herald</title>
<meta property="og:type" content="article"><meta property="og:title" content="${headline}"></head><body>
<article><h1>${headline}</h1>
<p>The dockers of harbour ${n} went back to work on Monday, after nine days in which no ship was unloaded, said their union.</p>
<p>The master of port ${n} expects to have the backlog cleared by Friday, and the first ferries are to leave on time again.</p>
<p>Ships in the roads: ${wordsOf(n)}; at the quays: ${wordsOf(`${n} quays`)}.</p>
${parts.more ? `<p>${parts.more}</p>` : ''}</article></body></html>`;
}

export interface FeedItem {
  title?: string;
  link?: string | null;
  guid?: string | null;
  date?: string | null;
  text?: string;
  author?: string;
  category?: string;
}

/** RSS 2.0 with the given items; what an item leaves out it does not have. */
export function rss(items: FeedItem[], channel = ''): string {
  const tag = (name: string, text: string | null | undefined): string => (text ? `<${name}>${text}</${name}>` : '');
  const body = items.map(
    ({ title, link, guid, date, text, author, category }) =>
      `<item>${tag('title', title)}${tag('link', link)}${tag('guid', guid)}${tag('pubDate', date)}${tag('description', text)}${tag('author', author)}${tag('category', category)}</item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>The Herald</title>${channel}${body.join('')}</channel></rss>`;
}

/** Items of the stories with these numbers, the newest first as feeds are written. */
export function itemsOf(url: string, numbers: number[]): FeedItem[] {
  return numbers.map((n) => ({
    title: `Harbour story ${n}`,
    link: `${url}/story-${n}`,
    guid: `guid-${n}`,
    date: new Date(Date.UTC(2026, 4, 4, n)).toUTCString(),
    text: `Teaser ${n}`,
  }));
}
