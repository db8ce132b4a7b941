import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/read/index.js';
import type { FormatName } from '../../src/options.js';
import { bodyFormOf, formatters, plainFormat, recordKeys, template } from '../../src/output/index.js';
import { articleSchema } from '../../src/schema.js';
import { parseTextPage } from '../../src/text-page/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

const hostile = makeArticle({
  headline: 'Tom & Jerry: 1 < 2 ]]> "x"\u0008',
  authors: ['Ada & Co'],
  contributors: [{ name: 'Ada & Co', role: 'author', kind: 'person', url: 'https://herald.example/ada', email: null }],
  tags: ['A & B', '<b>'],
  summary: 'One < two.',
  body: 'First & second.\n\n- one\n- <two>',
  date: '2026-05-04T06:30:00+02:00',
  modified: null,
  images: [
    {
      url: 'https://herald.example/a.jpg?x=1&y=2',
      caption: 'A quay',
      credit: 'Mira',
      alt: null,
      width: null,
      height: null,
    },
  ],
});
const dayOnly = makeArticle({
  id: '00000000000000aa',
  canonicalUrl: 'https://herald.example/2',
  url: 'https://herald.example/2',
  headline: 'Only a day',
  date: '2026-05-03',
  body: null,
});

function write(name: FormatName, articles: Article[]): string {
  const formatter = formatters[name](plainFormat);
  const body = articles.map((article, at) => formatter.article(article, at)).join('');
  return (formatter.head?.() ?? '') + body + (formatter.tail?.(articles.length) ?? '');
}

describe.each(['rss', 'atom', 'jsonfeed'] as const)('%s', (name) => {
  test('our own reader gets back what was written', async () => {
    const feed = await parseFeed(Buffer.from(write(name, [hostile, dayOnly])), { url: 'https://reader.example/feed' });
    expect(feed.notices).toEqual([]);
    const [first, second] = feed.entries;
    expect(feed.entries).toHaveLength(2);
    expect(first?.title?.replace('\u0008', '')).toBe('Tom & Jerry: 1 < 2 ]]> "x"');
    expect(Date.parse(String(first?.published))).toBe(Date.parse('2026-05-04T06:30:00+02:00'));
    expect(first?.link).toBe(hostile.canonicalUrl);
    expect(JSON.stringify(first)).toContain('Ada & Co');
    expect(JSON.stringify(first)).toContain('A & B');
    expect(JSON.stringify(first)).toContain('<ul><li>one</li><li>&lt;two&gt;</li></ul>');
    expect(second?.title).toBe('Only a day');
    // A day has no instant: none may be made up.
    expect(JSON.stringify(second)).not.toContain('2026-05-03T00:00');
  });

  test.each([
    ['2026-05-04T00:30:00+02:00', 'Mon, 04 May 2026 00:30:00 +0200', '2026-05-04T00:30:00+02:00'],
    ['2026-05-04T22:30-09:30', 'Mon, 04 May 2026 22:30:00 -0930', '2026-05-04T22:30:00-09:30'],
    ['2026-05-04T00:30:00Z', 'Mon, 04 May 2026 00:30:00 +0000', '2026-05-04T00:30:00Z'],
  ])('%s keeps its day and its zone', (date, mail, internet) => {
    const written = { rss: `<pubDate>${mail}<`, atom: `<published>${internet}<`, jsonfeed: `"${internet}"` };
    expect(write(name, [{ ...hostile, date }])).toContain(written[name]);
    if (name === 'atom') expect(write(name, [{ ...hostile, date }])).toContain(`<updated>${internet}<`);
  });

  test('no records are still a whole feed', async () => {
    expect((await parseFeed(Buffer.from(write(name, [])), { url: 'https://reader.example/feed' })).entries).toEqual([]);
  });
});

test('HTML holds no tag of the web’s text, and fetches nothing but lead pictures', () => {
  const page = write('html', [{ ...hostile, headline: 'Tom & Jerry <script>alert(1)</script>' }, dayOnly]);
  const tags = new Set(
    DomUtils.filter((node) => 'name' in node, parseDocument(page)).map((node) => (node as { name: string }).name),
  );
  expect(tags.has('script')).toBe(false);
  expect(page.match(/<img /g)).toHaveLength(1);
  expect(page.match(/<img src="([^"]*)"/g)?.every((one) => /"https?:/.test(one))).toBe(true);
  expect(page).toContain('Tom &amp; Jerry &lt;script&gt;');
  expect(page).toContain('<ul><li>one</li><li>&lt;two&gt;</li></ul>');
  expect(page.match(/<article /g)).toHaveLength(2);
  expect(page.endsWith('</html>\n')).toBe(true);
});

test('ninjs has an address for every record, and no instant where only a day is known', () => {
  const [first, second] = write('ninjs', [hostile, dayOnly])
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(first).toMatchObject({
    uri: hostile.canonicalUrl,
    standard: { name: 'ninjs', version: '3.1' },
    headlines: [{ value: hostile.headline }],
    bodies: [{ contentType: 'text/html' }],
    contentCreated: '2026-05-04T06:30:00+02:00',
  });
  expect(second).not.toHaveProperty('contentCreated');
  expect(second).not.toHaveProperty('bodies');
});

test('Markdown escapes what the text form holds, and leaves Markdown as it is', () => {
  const article = makeArticle({ body: '1. *April*\n\n- a_b', summary: null });
  expect(formatters.markdown(plainFormat).article(article, 0)).toContain('1\\. \\*April\\*\n\n- a\\_b\n');
  const written = formatters.markdown({ ...plainFormat, bodyForm: 'markdown' });
  expect(written.article(makeArticle({ body: 'A **b**', summary: null }), 0)).toContain('\n\nA **b**\n');
  expect(bodyFormOf('markdown')).toBe('markdown');
  expect(bodyFormOf('csv')).toBe('text');
});

test('what is written as Markdown is read back as the same story', async () => {
  const paragraphs = [
    'Dockers in three ports laid down work on Monday night, the union’s speaker said at the gate.',
    'The walk-out is the first in eleven years and is to last two days, until both sides meet at the ministry.',
    'Some forty ships are waiting at anchor off the coast, according to the harbour master’s office.',
  ];
  const article = makeArticle({
    headline: 'Dockers *walk* out: “enough”',
    tags: ['Ports', 'Strikes'],
    summary: null,
    body: paragraphs.join('\n\n'),
  });
  const raw = parseTextPage(formatters.markdown(plainFormat).article(article, 0), { url: null, rule: null });
  const value = (field: string): unknown => raw.candidates.find((one) => one.field === field)?.value;
  expect(value('headline')).toBe(article.headline);
  expect(value('date')).toMatchObject({ iso: article.date });
  expect(value('tags')).toEqual(article.tags);
  expect((value('authors') as { name: string }[]).map(({ name }) => name)).toEqual(article.authors);
  expect(raw.url).toBe(article.canonicalUrl);
  expect(raw.blocks.map(({ text }) => text)).toEqual(paragraphs);
});

describe('a template', () => {
  const line = (pattern: string, article = hostile): string => template(pattern, false).article(article, 0);

  test('fills in keys, paths and lists, each record on a line', () => {
    const article = makeArticle({ headline: 'Two\nlines', authors: ['A', 'B'], date: '2026-05-03', summary: null });
    expect(line('{date}\\t{headline} [{authors}] {summary}{source.kind}', article)).toBe(
      '2026-05-03\tTwo lines [A; B] page\n',
    );
  });

  test('knows every key of a record and refuses others', () => {
    expect([...recordKeys]).toEqual(Object.keys(articleSchema.shape));
    expect(() => line('{titel}')).toThrow(/\{titel\}/);
    expect(line('{source.__proto__}{source.nothing.at.all}')).toBe('\n');
  });

  test('lets no control character through to a terminal', () => {
    expect(template('{headline}', true).article(makeArticle({ headline: 'a\u001b[31mb\u202e' }), 0)).toBe('a [31mb \n');
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1'])(
  'a cell that a spreadsheet would run is text: %j',
  (headline) => {
    const guarded = formatters.csv({ ...plainFormat, guardFormulas: true }).article(makeArticle({ headline }), 0);
    expect(guarded).toContain(`'${headline}`);
    const open = formatters.csv({ ...plainFormat, guardFormulas: false }).article(makeArticle({ headline }), 0);
    expect(open).not.toContain(`'${headline}`);
  },
);
