import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { formatOpml } from '../../src/opml/index.js';
import type { FormatName } from '../../src/options.js';
import { bodyFormOf, formatters, openParquet, plainFormat } from '../../src/output/index.js';
import { inBodyForm } from '../../src/shared/body-form.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { ninjsSchema } from '../helpers/ninjs-schema.js';
import { root } from '../helpers/run.js';

// What is written is read by programs that others wrote: readers from npm always, those in Python where they are installed.

const fixtures = ['pages', 'texts'].flatMap((kind) => {
  const folder = path.join(root, 'fixtures', kind);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .map((name) => JSON.parse(readFileSync(path.join(folder, name, 'expected.json'), 'utf8')) as Article)
    .filter((one) => one.schemaVersion !== undefined);
});
const signs = 'a\0b\ud800c\u0008 "quoted", \'one\';\t<b>&amp; ]]> {x}\r\n=1+1 \u2028 🚢 é';
const picture = {
  url: 'https://a.example/?q=[1]|x^{}&y',
  caption: signs,
  credit: signs,
  alt: signs,
  width: 1,
  height: 2,
};
const hostile = makeArticle({
  ...{ id: 'hostile', url: picture.url, canonicalUrl: picture.url, headline: signs, summary: signs },
  ...{ authors: [signs, '—'], tags: [signs, ''], section: signs, genre: signs, body: `${signs}\n\n- ${signs}` },
  ...{ publisher: { name: signs, url: null }, images: [picture], language: 'en', modified: '2026-05-05' },
  contributors: [{ name: signs, role: 'author', kind: 'person', url: 'https://a.example/[me]', email: null }],
  enclosures: [{ url: 'https://a.example/a.mp3?[1]', type: null, length: null }],
  rights: { license: null, copyright: signs, tdm: null, robots: null },
});
const bare = makeArticle({
  ...{ id: 'bare', url: null, canonicalUrl: null, headline: null, date: null, authors: [], contributors: [], tags: [] },
  ...{
    section: null,
    body: null,
    language: null,
    publisher: null,
    access: 'unknown',
    bodyComplete: null,
    wordCount: null,
  },
});
const dated = ['2026-05-04', '2026-05-04T06:30', '2026-05-04T06:30+02:00', '0987-01-01', '2026-05-04T06:30:00.5Z'];
const articles = [...fixtures, hostile, bare, ...dated.map((date, n) => makeArticle({ id: `d${n}`, date }))];

function write(name: FormatName, given = articles): string {
  const bodyForm = bodyFormOf(name) === 'html' ? 'html' : 'text';
  const formatter = formatters[name]({ ...plainFormat, bodyForm });
  const body = given.map((one, at) => formatter.article(inBodyForm(one, bodyForm), at)).join('');
  return (formatter.head?.() ?? '') + body + (formatter.tail?.(given.length) ?? '');
}

const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-others-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program in Python says of a file, as JSON; null where Python or a package is missing. */
function python(name: string, text: string, code: string): unknown {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  const ran = spawnSync('python3', ['-c', `import json, sys\n${code}`, file], { encoding: 'utf8', maxBuffer: 1e9 });
  if (ran.error || /ModuleNotFoundError/.test(ran.stderr)) return null;
  expect(ran.stderr).toBe('');
  return JSON.parse(ran.stdout);
}
const has = (module: string): boolean => spawnSync('python3', ['-c', `import ${module}`]).status === 0;

/** Half a character is none: UTF-8 has a sign for it. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

/** What XML can hold of a text. */
const inXml = (text: string | null): string | undefined =>
  text === null
    ? undefined
    : wellFormed(text)
        .replace(/[\0\u0008\ufffd]/g, '')
        .replace(/\r\n?/g, '\n');
const headlines = articles.map((one) => inXml(one.headline ?? one.summary ?? 'Untitled'));
const flat = (text: unknown): string => String(text).replace(/\s+/g, ' ').trim();
const isInstant = (date: string | null): boolean => date !== null && /T.*(Z|[+-]\d\d:\d\d)$/.test(date);
const instants = articles.map(({ date }) => (isInstant(date) ? Date.parse(date!) : null));

test('ninjs keeps to the schema of IPTC', () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(ninjsSchema);
  const lines = write('ninjs').trimEnd().split('\n');
  expect(lines).toHaveLength(articles.length);
  const wrong = lines.flatMap((line) => {
    return validate(JSON.parse(line))
      ? []
      : [[line.slice(0, 80), validate.errors?.map((one) => `${one.instancePath} ${one.message}`)]];
  });
  expect(wrong).toEqual([]);
});

test('RSS is read by feedsmith', () => {
  const { items = [] } = parseRssFeed(write('rss'));
  expect(items.map((one) => flat(one.title))).toEqual(headlines.map(flat));
  expect(items.map((one) => (one.pubDate ? Date.parse(one.pubDate) : null))).toEqual(
    instants.map((one) => one && Math.floor(one / 1000) * 1000),
  );
  expect(items.map((one) => one.guid?.value)).toEqual(articles.map((one) => one.id));
  const { content, dc, categories } = items[articles.indexOf(fixtures[0]!)]!;
  expect(content?.encoded).toContain('<p>');
  expect(dc?.creators ?? []).toEqual(fixtures[0]!.authors);
  expect((categories ?? []).map((one) => one.name)).toEqual(fixtures[0]!.tags);
  expect(parseRssFeed(write('rss', [])).items ?? []).toEqual([]);
});

test('Atom is read by feedsmith', () => {
  const feed = parseAtomFeed(write('atom'));
  expect(feed.entries?.map((one) => flat(one.title?.value))).toEqual(headlines.map(flat));
  expect(feed.entries?.map((one) => (one.published ? Date.parse(one.published) : null))).toEqual(instants);
  expect(feed.entries?.every(({ updated = '' }) => Date.parse(updated) > 0 || updated.startsWith('0987'))).toBe(true);
  expect(parseAtomFeed(write('atom', [])).entries ?? []).toEqual([]);
});

test('JSON Feed is read by feedsmith, and its dates are of RFC 3339', () => {
  const { items = [] } = parseJsonFeed(write('jsonfeed'));
  expect(items.map((one) => one.id)).toEqual(articles.map((one) => one.id));
  expect(items.map((one) => (one.date_published ? Date.parse(one.date_published) : null))).toEqual(instants);
  for (const { date_published: date } of items) {
    if (date) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  }
  expect(parseJsonFeed(write('jsonfeed', [])).items ?? []).toEqual([]);
});

test('OPML is read by feedsmith', () => {
  const feeds = [
    {
      url: 'https://a.example/feed?a=1&b="2"',
      title: 'Tom & Jerry <b>\u0008',
      htmlUrl: 'https://a.example/',
      folder: 'News',
      note: 'asked by Ada',
      tags: ['x', 'y'],
    },
    { url: 'https://b.example/feed', title: null, folder: 'News', note: 'asked by Ada', tags: ['a/b'] },
  ];
  const { body, head } = parseOpml(formatOpml({ title: 'Mine & yours', dateModified: '2026-05-04T00:00:00Z', feeds }));
  expect(head?.title).toBe('Mine & yours');
  const folders = body?.outlines ?? [];
  expect(folders.flatMap((one) => one.outlines?.map((inner) => inner.xmlUrl))).toEqual(feeds.map((one) => one.url));
  expect(folders[0]?.text).toBe('News');
  expect(folders[0]?.outlines?.[0]).toMatchObject({
    text: 'Tom & Jerry <b>',
    category: 'x,y',
    description: 'asked by Ada',
  });
});

test('Parquet is read by hyparquet', async () => {
  const encoder = await openParquet();
  const parts = articles.map((one) => encoder.article(one));
  const bytes = new Uint8Array(Buffer.concat([...parts, encoder.finish()]));
  const rows = await parquetReadObjects({ file: bytes.buffer as ArrayBuffer });
  expect(rows.map((row) => row.headline)).toEqual(articles.map((one) => one.headline && wellFormed(one.headline)));
  expect(rows.map((row) => row.tags)).toEqual(articles.map((one) => one.tags.map(wellFormed)));
  expect(rows.map((row) => (row.dateInstant as Date | null)?.getTime() ?? null)).toEqual(instants);
});

test('the front matter of Markdown is read by a YAML parser', () => {
  const heads = articles.map((one) => write('markdown', [one]).split('\n---\n')[0]!);
  const read = heads.map((head) => parseAllDocuments(head)[0]!);
  expect(read.flatMap((one) => one.errors)).toEqual([]);
  expect(read.map((one) => (one.toJS() as { title?: string }).title ?? null)).toEqual(
    articles.map((one) => one.headline),
  );
});

describe('in Python', () => {
  const rowsOf = (name: 'csv' | 'tsv', delimiter: string): unknown =>
    python(
      `x.${name}`,
      write(name),
      `import csv
csv.field_size_limit(10**9)
with open(sys.argv[1], newline='', encoding='utf-8') as file:
    json.dump(list(csv.DictReader(file, delimiter=${delimiter})), sys.stdout)`,
    );

  test.skipIf(!has('csv')).each([
    ['csv', "','"],
    ['tsv', "'\\t'"],
  ] as const)('%s is read by the csv module', (name, delimiter) => {
    const rows = rowsOf(name, delimiter) as Record<string, string>[];
    expect(rows.map((row) => row.id)).toEqual(articles.map((one) => one.id));
    expect(rows.map((row) => row.headline)).toEqual(articles.map((one) => wellFormed(one.headline ?? '')));
    expect(rows.map((row) => row.authors)).toEqual(articles.map((one) => wellFormed(one.authors.join('; '))));
    expect(rows.map((row) => row.fetchedAt)).toEqual(articles.map((one) => one.source.fetchedAt));
  });

  test.skipIf(!has('feedparser')).each(['rss', 'atom'] as const)('%s is read by feedparser', (name) => {
    const read = python(
      `x.${name}`,
      write(name),
      `import calendar, feedparser
feed = feedparser.parse(sys.argv[1])
json.dump([feed.bozo, [[e.get('title'), calendar.timegm(e.published_parsed) if e.get('published_parsed') else None] for e in feed.entries]], sys.stdout)`,
    ) as [unknown, [string, number | null][]];
    expect(read[0]).toBeFalsy();
    expect(read[1]).toHaveLength(articles.length);
    expect(read[1].map(([, at]) => at).slice(0, 5)).toEqual(instants.slice(0, 5).map((one) => one && one / 1000));
  });
});
