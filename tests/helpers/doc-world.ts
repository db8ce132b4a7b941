import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { createServer as createSecureServer } from 'node:https';
import path from 'node:path';
import { certificate, key } from './certificate.js';
import { root } from './run.js';
import { startServer } from './server.js';
import { html as htmlType, info, response as captured } from './warc.js';

// The web that the examples of the pages are run against: a small paper at example.org and harbour-herald.example behind a proxy on
// loopback. Every other host answers 404.

export interface DocWorld {
  /** For `HTTP_PROXY` and `HTTPS_PROXY`. */
  proxy: string;
  /** example.org without a proxy, for programs that know of none. */
  url: string;
  /** From now on the harbour's page has another headline and a changed paragraph. */
  edit: () => void;
  /** Every host that was asked for. */
  hosts: Set<string>;
  close: () => Promise<void>;
}

interface Answer {
  type: string;
  body: string | Uint8Array;
}

const fixture = (name: string): string => readFileSync(path.join(root, 'fixtures/pages', name, 'page.html'), 'utf8');

const html = (body: string): Answer => ({ type: 'text/html; charset=utf-8', body });
const xml = (body: string): Answer => ({ type: 'application/rss+xml; charset=utf-8', body });

export const harbourPage = (): string =>
  fixture('harbour-strike').replaceAll(
    'https://harbour-herald.example/2026/05/04/dockers-return',
    'https://example.org/2026/05/harbour-strike',
  );

const editedPage = (): string =>
  harbourPage()
    .replaceAll('Dockers return to work after nine days', 'Dockers back at work after nine days')
    .replace('on 11 May.', 'on 18 May.');

const story = (slug: string, headline: string, paragraph: string): string => `<!doctype html>
<html lang="en"><head><title>${headline} | The Example</title>
<link rel="canonical" href="https://example.org/2026/05/${slug}">
<meta property="og:type" content="article"><meta property="og:title" content="${headline}">
<meta property="article:published_time" content="2026-05-03T07:00:00+02:00">
<meta name="keywords" content="ports"><meta name="author" content="Mira Solberg"></head><body><main><article><h1>${headline}</h1>
<p class="byline">By Mira Solberg</p><p>${paragraph}</p>
<p>The council of the town meets on Thursday to talk about it, and the mayor says that she will listen to both sides before she votes.</p>
<p>People who live near the quay have asked for more time, because the plans were put up in the town hall only last week.</p></article></main></body></html>`;

const entry = (slug: string, headline: string): string =>
  `<item><title>${headline}</title><link>https://example.org/2026/05/${slug}</link><guid>https://example.org/2026/05/${slug}</guid>
<pubDate>Sun, 03 May 2026 05:00:00 GMT</pubDate><description>The teaser of a story on ${headline.toLowerCase()}.</description></item>`;

export const feedText = (): string => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Example</title><link>https://example.org/</link><description>News</description>
${entry('harbour-strike', 'Dockers return to work after nine days')}
${entry('night-ferry', 'The night ferry is back')}
${entry('fish-prices', 'Fish prices rise for the third week')}
</channel></rss>`;

function answerTo(host: string, pathname: string, isEdited: boolean): Answer | null {
  if (host === 'harbour-herald.example') {
    if (pathname === '/') {
      return html(`<html><head><title>Harbour Herald</title>
<link rel="alternate" type="application/rss+xml" title="Harbour Herald" href="/feed/">
<link rel="alternate" type="application/rss+xml" title="Harbour Herald Sport" href="/sport/rss.xml"></head><body></body></html>`);
    }
    if (pathname === '/feed/') return xml(heraldFeed('Harbour Herald', 40, true));
    if (pathname === '/sport/rss.xml') return xml(heraldFeed('Harbour Herald Sport', 10, false));
    return null;
  }
  if (host === 'miniflux.example.org' && pathname === '/v1/export') return { type: 'text/xml', body: subscriptions };
  if (host === 'data.commoncrawl.org' && pathname.endsWith('/warc.paths.gz')) {
    return { type: 'application/gzip', body: gzipSync('crawl-data/CC-NEWS/2026/05/one.warc.gz\n') };
  }
  if (host === 'data.commoncrawl.org') return { type: 'application/gzip', body: warcBytes() };
  const pages: Record<string, () => Answer> = {
    '/': () =>
      html(
        '<html><head><title>The Example</title><link rel="alternate" type="application/rss+xml" title="The Example" href="/feed.xml"></head><body></body></html>',
      ),
    '/robots.txt': () => ({
      type: 'text/plain',
      body: 'User-agent: *\nAllow: /\nSitemap: https://example.org/news-sitemap.xml\n',
    }),
    '/feed.xml': () => xml(feedText()),
    '/news-sitemap.xml': () => ({
      type: 'application/xml',
      body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/2026/05/night-ferry</loc><lastmod>2026-05-03</lastmod></url></urlset>`,
    }),
    '/2026/05/harbour-strike': () => html(isEdited ? editedPage() : harbourPage()),
    '/story': () => html(harbourPage()),
    '/2026/05/night-ferry': () =>
      html(
        story(
          'night-ferry',
          'The night ferry is back',
          'The ferry to the islands sails at night again from Monday, after two winters in which the last boat left the quay at six in the evening.',
        ),
      ),
    '/2026/05/fish-prices': () =>
      html(
        story(
          'fish-prices',
          'Fish prices rise for the third week',
          'Cod and herring cost a tenth more than in April, say the sellers at the harbour, who blame the storms and the price of diesel for it.',
        ),
      ),
    '/live/election': () => html(fixture('live-blog-visible')),
  };
  return host === 'example.org' || host === 'www.example.org' ? (pages[pathname]?.() ?? null) : null;
}

/** A list of feeds with a folder. */
export const subscriptions =
  '<opml version="2.0"><body><outline text="ports"><outline type="rss" text="The Example" xmlUrl="https://example.org/feed.xml"/></outline></body></opml>';

const heraldFeed = (title: string, count: number, isFull: boolean): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${title}</title><link>https://harbour-herald.example/</link>
${Array.from({ length: count }, (_, n) => `<item><title>${title} ${n}</title><link>https://harbour-herald.example/${isFull ? 'news' : 'sport'}/${n}</link><pubDate>${new Date(Date.UTC(2026, 4, isFull ? 4 : 3, 12) - n * 3_600_000).toUTCString()}</pubDate>${isFull ? `<content:encoded>${'&lt;p&gt;The whole text of the story stands in the feed, with all of its paragraphs, names and numbers, as some papers still do.&lt;/p&gt;'.repeat(8)}</content:encoded>` : '<description>A teaser.</description>'}</item>`).join('\n')}
</channel></rss>`;

/** A capture of two pages. */
export const warcBytes = (): Buffer =>
  Buffer.concat(
    [info, captured('https://example.org/2026/05/harbour-strike', [htmlType], harbourPage())].map((one) =>
      gzipSync(one),
    ),
  );

/** Starts it all on loopback. */
export async function openDocWorld(): Promise<DocWorld> {
  let isEdited = false;
  const hosts = new Set<string>();
  const answer = (
    host: string,
    pathname: string,
    response: {
      writeHead: (status: number, headers: Record<string, string>) => { end: (body: string | Uint8Array) => void };
    },
  ): void => {
    hosts.add(host);
    const found = answerTo(host, pathname, isEdited);
    response
      .writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' })
      .end(found?.body ?? 'not here');
  };
  const secure = createSecureServer({ key, cert: certificate }, (request, response) =>
    answer((request.headers.host ?? '').replace(/:\d+$/, ''), (request.url ?? '/').split('?')[0]!, response),
  );
  const proxy = await startServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://example.org/');
    answer(url.hostname, url.pathname, response);
  });
  proxy.server.on('connect', (_request, socket) => {
    socket.on('error', () => undefined); // a client that leaves ends its tunnel
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    secure.emit('connection', socket);
  });
  return {
    proxy: proxy.url,
    url: proxy.url,
    edit: () => {
      isEdited = true;
    },
    hosts,
    close: async () => {
      secure.closeAllConnections();
      await proxy.close();
    },
  };
}
