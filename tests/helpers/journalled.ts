import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.js';
import { testContext } from './context.js';
import { startServer } from './server.js';

// A site that counts what it is asked for, and runs over it. `-n 3` stands for a run that ended after three records.

export const storyPage = (name: string, more = ''): string =>
  `<!doctype html><html lang="en"><meta property="og:type" content="article"><title>Story ${name}</title><article><h1>Story ${name} of the harbour</h1>
<time datetime="2024-04-02">2 April 2024</time><p>The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union ${name}.</p>${more}</article>`;

export interface Site {
  url: string;
  /** Paths in the order in which they were asked for. */
  asked: string[];
  /** What a path answers in place of a story: a status, or a body. */
  answers: Map<string, number | string>;
  onAsk: (path: string) => void;
  close: () => Promise<void>;
}

async function startSite(): Promise<Site> {
  const site: Site = { url: '', asked: [], answers: new Map(), onAsk: () => undefined, close: async () => undefined };
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const name = request.url ?? '';
    site.asked.push(name);
    site.onAsk(name);
    const found = site.answers.get(name) ?? storyPage(name.slice(1));
    if (typeof found === 'number') response.writeHead(found).end();
    else {
      const type = found.startsWith('<?xml') ? 'application/xml' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type }).end(found);
    }
  };
  const { url, close } = await startServer(answer);
  return Object.assign(site, { url, close });
}

export const sitemapOf = (site: Site, names: readonly string[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${names.map((name) => `<url><loc>${site.url}/${name}</loc></url>`).join('')}</urlset>`;

export const feedOf = (site: Site, names: readonly string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>${names.map((name) => `<item><title>Story ${name} as told by the feed</title><link>${site.url}/${name}</link><guid>${name}</guid><description>What the feed says of story ${name}, in a sentence of some length.</description></item>`).join('')}</channel></rss>`;

export interface Place {
  folder: string;
  at: (name: string) => string;
  read: (name: string) => string;
  /** One run of `fetch` in the test's own process. */
  fetch: (args: string[], options?: RunOptions) => Promise<{ status: number; stdout: string; stderr: string }>;
  remove: () => void;
}

interface RunOptions {
  stdin?: string;
  now?: string;
  stop?: AbortSignal;
}

function makePlace(): Place {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-journal-'));
  const at = (name: string): string => path.join(folder, name);
  const flags = [
    '--allow-private',
    '--delay',
    '0',
    '--retries',
    '0',
    '--no-ledger',
    '--robots',
    'never',
    '--threads',
    '0',
  ];
  return {
    folder,
    at,
    read: (name) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : ''),
    fetch: async (args, { stdin = '', now, stop } = {}) => {
      const { context, stdout, stderr } = testContext({
        stdin,
        env: { HOME: folder, WIRECOPY_ARCHIVE: at('archive.db') },
      });
      if (now) context.now = () => Date.parse(now);
      if (stop) context.stop = stop;
      const status = await main(['fetch', ...args, ...flags], context);
      return { status, stdout: stdout(), stderr: stderr() };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Records without the time of their fetching, which is that of the run that fetched them. */
export const withoutTimes = (text: string): string => text.replace(/"fetchedAt":"[^"]*"/g, '');

export const headlines = (text: string): string[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { headline: string }).headline.replace(/^Story (\S+).*$/, '$1'));

/** Of the test that runs: a folder, and a site. */
export let place: Place;
export let site: Site;

/** For a file of tests: makes them before each. */
export function journalledSite(): void {
  beforeEach(async () => {
    place = makePlace();
    site = await startSite();
  });
  afterEach(async () => {
    await site.close();
    place.remove();
  });
}
