import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { parseOpml } from '../../src/opml/index.js';
import { articleSchema } from '../../src/schema.js';
import { testContext } from '../helpers/context.js';
import { type Ran, wirecopy } from '../helpers/run.js';
import { serve, startServer } from '../helpers/server.js';

// A site on loopback: home page, feeds, a news sitemap index, robots.txt; from the real command to what it prints.

type Answers = Parameters<typeof serve>[0];
let site: Awaited<ReturnType<typeof startServer>>;
let answers: Answers = {};
let asked: string[] = [];
const open = ['--allow-private=127.0.0.1/32', '--delay', '0', '--retries', '0', '--no-ledger'];

beforeAll(async () => {
  site = await startServer((request, response) => {
    asked.push(request.url ?? '');
    serve(answers)(request, response);
  });
});
afterAll(() => site.close());
beforeEach(() => {
  asked = [];
  answers = {};
});

const at = (path: string): string => `${site.url}${path}`;
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString();
const story = 'The harbour council met again on Monday, heard the pilots and the dockers, and put it off. '.repeat(9);
const html = (head: string, body = ''): Answers[string] => ({
  body: `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
});
const rss = (title: string, links: string[], ago: number, text = ''): Answers[string] => ({
  type: 'application/rss+xml',
  body: `<rss version="2.0"><channel><title>${title}</title><link>${at('/')}</link><language>en</language>${links
    .map(
      (link) =>
        `<item><title>Story of ${link}</title><link>${at(link)}</link><pubDate>${day(ago)}</pubDate><description>${text}</description></item>`,
    )
    .join('')}</channel></rss>`,
});
const xml = (body: string): Answers[string] => ({ type: 'application/xml', body });
const newsOf = (links: string[]): Answers[string] =>
  xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${links
      .map(
        (link) =>
          `<url><loc>${at(link)}</loc><news:news><news:publication><news:name>Herald</news:name><news:language>en</news:language></news:publication><news:publication_date>${day(0)}</news:publication_date><news:title>${link}</news:title></news:news></url>`,
      )
      .join('')}</urlset>`,
  );

function herald(): void {
  answers['/'] = html(
    `<link rel="alternate" type="application/rss+xml" title="Herald &raquo; Comments" href="/comments/feed/">
     <link rel="alternate" type="application/rss+xml" title="Herald" href="/feed/">
     <link rel="alternate" type="application/rss+xml" href="/gone.xml">
     <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">`,
    '<a href="/sport/rss.xml">Sport</a> <a href="https://feedly.com/i/subscription/feed/https://127.0.0.1:1/x">Feedly</a>',
  );
  answers['/feed/'] = rss('Herald', ['/a', '/broken', '/b'], 0, `&lt;p&gt;${story}&lt;/p&gt;`);
  answers['/comments/feed/'] = rss('Comments for Herald', ['/a'], 0);
  answers['/sport/rss.xml'] = rss('Herald sport', ['/c'], 400, 'A teaser');
  answers['/robots.txt'] = {
    type: 'text/plain',
    body: `User-agent: *\nDisallow: /closed\nSitemap: ${at('/news-index.xml')}\n`,
  };
  answers['/news-index.xml'] = xml(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${at('/news-1.xml')}</loc></sitemap></sitemapindex>`,
  );
  answers['/news-1.xml'] = newsOf(['/a', '/b']);
  for (const name of ['/a', '/b']) {
    answers[name] = html(
      `<title>Page ${name}</title><meta property="og:type" content="article">`,
      `<article><h1>Page ${name}</h1><p>${story}</p><p>${story}</p></article>`,
    );
  }
}

interface Listed {
  url: string;
  [key: string]: unknown;
}
const listed = (ran: Ran): Listed[] =>
  ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Listed);
/** In this process, as starting one costs more than the rest of a test; the first two tests run the real command. */
async function discover(...args: string[]): Promise<Ran> {
  const { context, stdout, stderr } = testContext();
  context.now = Date.now;
  const status = await main(['discover', ...args, ...open], context);
  return { status, stdout: stdout(), stderr: stderr() };
}

test('all feeds and sitemaps of a site are found, looked at and ranked, comments last', async () => {
  herald();
  const ran = await wirecopy(['discover', at('/'), ...open]);
  expect(ran.status).toBe(0);
  expect(listed(ran).map((one) => [one.url.slice(site.url.length), one.kind, one.title, one.hasFullText])).toEqual([
    ['/feed/', 'rss', 'Herald', true],
    ['/news-index.xml', 'news-sitemap', 'Herald', null],
    ['/sport/rss.xml', 'rss', 'Herald sport', false],
    ['/comments/feed/', 'rss', 'Comments for Herald', false],
  ]);
  expect(listed(ran)[0]).toMatchObject({ entries: 3, language: 'en', siteUrl: at('/'), foundBy: 'link-element' });
  expect(listed(ran)[1]).toMatchObject({ isIndex: true, entries: 1, foundBy: 'robots' });
  expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
  expect(Date.now() - Date.parse(String(listed(ran)[1]?.newest))).toBeLessThan(3_600_000);
  // What the site states and does not give is said; nothing was guessed, as nothing had to be.
  expect(ran.stderr).toMatch(/^wirecopy: .*\/gone\.xml answered 404\n$/);
  expect(asked.filter((path) => !(path in answers) && path !== '/gone.xml')).toEqual([]);
});

test('the best feed goes on to fetch: pages are merged, and of a page that fails the entry stands', async () => {
  herald();
  const [best] = listed(await wirecopy(['discover', at('/'), '--limit', '1', '--quiet', ...open]));
  const ran = await wirecopy(['fetch', '--full', '--limit', '5', best?.url ?? '', ...open]);
  expect(ran.status).toBe(1);
  expect(ran.stderr).toMatch(/^wirecopy: .*\/broken answered 404 \[HTTP_STATUS\]\n$/);
  const articles = ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => articleSchema.parse(JSON.parse(line)));
  expect(articles.map((one) => [one.url, one.headline, one.source.kind])).toEqual([
    [at('/a'), 'Page /a', 'page'],
    [at('/broken'), 'Story of /broken', 'feed'],
    [at('/b'), 'Page /b', 'page'],
  ]);
  expect(articles[0]?.date).not.toBeNull();
});

test('OPML, a table, one object a line; OPML leaves sitemaps to others', async () => {
  herald();
  const opml = await discover(at('/'), '--format', 'opml', '--quiet');
  expect(parseOpml(opml.stdout).feeds.map(({ url, title }) => [url, title])[0]).toEqual([at('/feed/'), 'Herald']);
  expect(parseOpml(opml.stdout).feeds).toHaveLength(3);
  const table = (await discover(at('/'), '--format', 'text', '--quiet')).stdout.split('\n');
  expect(table[0]).toMatch(/^KIND +ENTRIES +NEWEST +TEXT +TITLE +ADDRESS$/);
  expect(table[1]).toMatch(new RegExp(`^rss +3 +\\d{4}-\\d\\d-\\d\\d +full +Herald +${at('/feed/')}$`));
  const one = await discover(at('/'), '--format', 'ndjson', '--limit', '1', '--quiet');
  expect(listed(one)).toHaveLength(1);
});

test('a site that states nothing is guessed at, a few times and no more', async () => {
  answers['/'] = html('<title>Herald</title>');
  const nothing = await discover(at('/'));
  expect(nothing).toMatchObject({ status: 1, stdout: '' });
  expect(nothing.stderr).toMatch(
    /^wirecopy: .* names neither a feed nor a sitemap, and none was found in the usual places \[FEED\]\n$/,
  );
  const guesses = asked.filter((path) => path !== '/' && path !== '/robots.txt');
  expect(guesses.length).toBeGreaterThan(4);
  expect(guesses.length).toBeLessThanOrEqual(8);

  asked = [];
  answers['/'] = html('<meta name="generator" content="Ghost 5.80">');
  answers['/rss/'] = rss('Herald', ['/a'], 1);
  const ghost = await discover(at('/'));
  expect(listed(ghost)).toMatchObject([{ url: at('/rss/'), foundBy: 'pattern' }]);
  expect(asked.filter((path) => /feed|rss|atom/.test(path))).toEqual(['/rss/']);
});

test('robots.txt counts for what was not typed', async () => {
  answers['/'] = html('<link rel="alternate" type="application/atom+xml" href="/closed/feed">');
  answers['/closed/feed'] = rss('Closed', ['/a'], 1);
  answers['/robots.txt'] = { type: 'text/plain', body: 'User-agent: *\nDisallow: /\n' };
  const ran = await discover(at('/'));
  expect(ran.status).toBe(1);
  expect(ran.stderr).toContain('/closed/feed is not read: the robots.txt of its host says no');
  expect(asked.filter((path) => path !== '/' && path !== '/robots.txt')).toEqual([]);
  expect(listed(await discover(at('/closed/feed')))).toMatchObject([{ title: 'Closed', foundBy: 'named' }]);
});

test('an address that is a feed is the answer; a page of feeds is read on', async () => {
  answers['/f'] = rss('Only', ['/a'], 1);
  expect(listed(await discover(at('/f')))).toMatchObject([{ url: at('/f'), foundBy: 'named', kind: 'rss' }]);
  expect(asked).toEqual(['/f']);
  answers['/'] = html('', '<footer><a href="/service/rss">RSS</a></footer>');
  answers['/service/rss'] = html('', '<ul><li><a href="/x.rss">News<li><a href="/y.rss">Culture</ul>');
  answers['/x.rss'] = rss('News', ['/a'], 1);
  answers['/y.rss'] = rss('Culture', ['/a', '/b'], 1);
  expect(listed(await discover(at('/'))).map(({ title }) => title)).toEqual(['News', 'Culture']);
});

test('a page that is not given may still belong to a site that has feeds; one that is not there at all ends it', async () => {
  answers['/robots.txt'] = { type: 'text/plain', body: `Sitemap: ${at('/n.xml')}` };
  answers['/n.xml'] = newsOf(['/a']);
  const ran = await discover(at('/missing'));
  expect(ran.status).toBe(0);
  expect(ran.stderr).toMatch(/\/missing answered 404/);
  expect(listed(ran)).toMatchObject([{ kind: 'news-sitemap', entries: 1 }]);
  const dead = await discover('http://127.0.0.1:9/');
  expect(dead).toMatchObject({ status: 1, stdout: '' });
  expect(dead.stderr).toMatch(/\[NETWORK\]\n$/);
});

test('wrong usage is said before anything is asked', async () => {
  expect((await discover()).status).toBe(2);
  expect(await discover('page.html')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is not an address'),
  });
  expect((await discover(at('/'), '--limit', 'x')).status).toBe(2);
  expect((await discover(at('/'), '--format', 'csv')).status).toBe(2);
  expect(asked).toEqual([]);
});
