import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/extract/body/features.js';
import { readSigns } from '../../src/extract/body/page-signs.js';
import { sureSigns } from '../../src/extract/body/sure-signs.js';
import { parsePage } from '../../src/extract/page.js';
import { mergeRawArticles, normaliseWithSigns } from '../../src/normalise/index.js';
import { judgeQuality } from '../../src/normalise/quality.js';
import type { QualitySigns } from '../../src/normalise/quality-signs.js';
import { qualityFeatures } from '../../src/normalise/quality-signs.js';
import { type ReadOptions, readDefaults } from '../../src/options.js';
import { readDocument } from '../../src/read/index.js';
import { makeTarget } from '../../src/source/index.js';
import { nothingSeen } from '../../src/shared/raw-article.js';
import type { Article, Candidate, RawArticle, SourceName } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { fetchedOf } from '../helpers/fetched.js';

const sentence = 'The dockers of the harbour went back to work on Monday, said their union, after nine days of rest.';
const paragraphs = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `<p>${sentence} Their ${n + 2} cranes moved again, and so did the ferries.</p>`,
  ).join('');
const page = (inner: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Dockers return to work</title><meta property="og:type" content="article">
   <meta property="og:title" content="Dockers return to work"><meta property="article:published_time" content="2026-05-04T06:30:00Z">
   ${head}</head><body>${inner}</body></html>`;
const story = page(
  `<article><h1>Dockers return to work</h1><p class="byline">By <a rel="author" href="/ada">Ada Lindqvist</a></p>${paragraphs(12)}</article>`,
  '<meta name="author" content="Ada Lindqvist">',
);
const url = 'https://herald.example/2026/dockers-return-to-work';
const read = async (text: string, options: Partial<ReadOptions> = {}): Promise<Article> => {
  const fetched = fetchedOf(Buffer.from(text), { target: makeTarget(url, { url }) }, url);
  for await (const item of await readDocument(fetched, { ...readDefaults, ...options }))
    if (item.kind === 'article') return item.article;
  throw new Error('no record');
};

const sure: QualitySigns = {
  body: {
    keptUnsure: 0.01,
    keptRow: 11,
    expectedF1: 0.99,
    containerF1: 0.98,
    leftBetween: 0,
    keptGood: 1,
    afterGood: 0,
    words: 9,
  },
  headline: { weight: 0.97, second: 0.02, seen: 4, startedByOther: 0, pageH1IsOpenGraph: 1 },
  date: {
    weight: 0.95,
    second: 0.01,
    days: 1,
    seen: 4,
    isModified: 0,
    isUpdated: 0,
    printed: 1,
    timeElements: 1,
    fromDeclared: 0,
  },
  authors: { weight: 0.98, second: 0.01, count: 1, seen: 3, line: 0, isDesk: 0, isPerson: 1 },
};

describe('quality of a record', () => {
  test('a plain story is sure, and nothing of it is doubtful', async () => {
    const { quality } = await read(story);
    expect(quality!.score).toBeGreaterThan(0.9);
    expect(quality!.score).toBe(Math.round(quality!.score * 100) / 100);
    expect(quality!.reasons).toEqual([]);
  });

  test('a text among others like it is less sure', async () => {
    const mixed = Array.from(
      { length: 14 },
      (_, n) =>
        `<div><h3><a href="/s${n}">Story ${n} of the harbour</a></h3><p>${sentence}</p><div><p>Read ${n} more.</p></div></div>`,
    ).join('');
    const unsure = await read(page(`<article><h1>Dockers return to work</h1>${mixed}</article>`));
    expect(unsure.quality!.score).toBeLessThan((await read(story)).quality!.score - 0.1);
  });

  test('nothing is said of a feed’s entry, a plain text, a text that a site rule names, and a page without text', async () => {
    const feed = `<rss version="2.0"><channel><title>Herald</title><item><title>Ferries sail</title><link>https://herald.example/a</link>
      <description>${sentence}</description></item></channel></rss>`;
    expect((await read(feed)).quality).toBeNull();
    const text = `Dockers return to work\n\nBy Ada Lindqvist\n\n4 May 2026\n\n${`${sentence}\n\n`.repeat(6)}`;
    expect((await read(text)).quality).toBeNull();
    const rule = { id: 'herald', hosts: ['herald.example'], body: 'article > p' };
    expect((await read(story, { siteRules: [rule] })).quality).toBeNull();
    expect((await read(story, { siteRules: [{ ...rule, body: '.none' }] })).quality).not.toBeNull();
    const bare = await read(page('<article><h1>Dockers return to work</h1><img src="/a.jpg"></article>'));
    expect(bare).toMatchObject({ body: null, quality: null });
  });

  test('--explain says what is doubtful and why', async () => {
    const sure = await read(story, { explain: true });
    expect(sure.evidence!.quality).toMatchObject({
      chosen: { value: sure.quality!.score },
      why: 'nothing is doubtful',
    });
    expect((await read(story)).evidence).toBeUndefined();
  });
});

describe('the judgement', () => {
  const judge = (parts: Partial<QualitySigns>) => {
    const { quality, explain } = judgeQuality({ ...sure, ...parts });
    const field = { chosen: null, why: 'weighed among all', others: [] };
    return { ...quality, told: explain({ headline: field, date: field, authors: field }) };
  };

  test('sure signs leave nothing doubtful', () => {
    const { score, reasons } = judge({});
    expect(score).toBeGreaterThan(0.95);
    expect(reasons).toEqual([]);
  });

  test.each<[string, Partial<QualitySigns>, RegExp]>([
    [
      'headline',
      { headline: { ...sure.headline!, weight: 0.3, second: 0.29, seen: 1, pageH1IsOpenGraph: 0 } },
      /^doubtful, \d+ % likely right: another one is nearly as likely; weighed among all$/,
    ],
    [
      'authors',
      { authors: { ...sure.authors!, weight: 0.25, second: 0.24, seen: 1, line: 1 } },
      /^doubtful, \d+ % likely right: another name is nearly as likely; weighed/,
    ],
    [
      'date',
      {
        date: {
          ...sure.date!,
          weight: 0.2,
          second: 0.6,
          days: 4,
          seen: 1,
          isModified: 1,
          printed: 0,
          fromDeclared: 40,
        },
      },
      /^doubtful, \d+ % likely right: it is called the day of a change; weighed/,
    ],
    [
      'body',
      {
        body: {
          ...sure.body,
          keptUnsure: 0.2,
          expectedF1: 0.6,
          keptRow: 6,
          leftBetween: 0.9,
          containerF1: 0.3,
          words: 5,
        },
      },
      /^doubtful: body; of the body: another way of finding the text finds a different one$/,
    ],
  ])('%s is doubtful where its own choice was', (name, parts, why) => {
    const judged = judge(parts);
    expect(judged.reasons).toEqual([name]);
    expect(judged.told.quality!.why.startsWith(`doubtful: ${name}`)).toBe(true);
    expect(judged.told[name === 'body' ? 'quality' : name]!.why).toMatch(why);
    const rest = ['headline', 'date', 'authors'].filter((other) => other !== name);
    for (const other of rest) expect(judged.told[other]!.why).toBe('weighed among all');
    if (name === 'body') expect(judged.score).toBeLessThan(0.8);
    else expect(judged.score).toBe(judge({}).score);
  });

  test('a field without a value is not judged', () => {
    expect(judge({ headline: null, date: null, authors: null })).toMatchObject({ reasons: [], score: judge({}).score });
  });

  test('each field is asked what its signs hold', () => {
    for (const name of ['body', 'headline', 'date', 'authors'] as const)
      expect([...qualityFeatures[name]].sort()).toEqual(Object.keys(sure[name]!).sort());
  });
});

describe('what is judged', () => {
  const blocks = [{ kind: 'paragraph' as const, text: sentence, html: null, level: null }];
  const seen = (raw: Partial<RawArticle>) => ({ ...nothingSeen(), url, blocks, signs: sure.body, ...raw });
  const context = {
    source: { ...makeArticle().source, rule: null },
    rule: null,
    ...{ timeZone: null, now: '2026-05-05T08:00:00.000Z', seenAt: null, explain: true, bodyForm: 'text' as const },
  };
  const signsOf = (raw: Partial<RawArticle>) => normaliseWithSigns(seen(raw), context, null);
  const author = (name: string) => ({ name, role: null, kind: null, url: null, email: null });
  const from = (source: SourceName): Candidate[] => [
    { field: 'headline', value: 'Dockers return to work', source, place: 'h1' },
    { field: 'date', value: { text: '2026-05-04', iso: '2026-05-04' }, source, place: 'time' },
    { field: 'authors', value: [author('Ada Lindqvist')], source, place: 'NewsArticle.author' },
  ];

  test('what a rule or a feed says outright was not weighed, and what a page says was', () => {
    for (const source of ['site-rule', 'feed'] as const)
      expect(signsOf({ candidates: from(source) }).signs).toMatchObject({ headline: null, date: null, authors: null });
    const { signs } = signsOf({ candidates: from('json-ld') });
    expect(signs).toMatchObject({ headline: { seen: 1 }, date: { seen: 1, days: 1 }, authors: { count: 1 } });
  });

  test('of several authors the least likely one counts', () => {
    const two: Candidate[] = [
      {
        field: 'authors',
        value: [author('Ada Lindqvist'), author('Ben Moor')],
        source: 'json-ld',
        place: 'NewsArticle.author',
      },
      { field: 'authors', value: [author('Ada Lindqvist')], source: 'meta', place: 'meta[name="author"]' },
    ];
    const { article, signs } = signsOf({ candidates: two });
    const weights = [...article.evidence!.authors!.why.matchAll(/weight (\d\.\d\d)/g)].map(([, weight]) =>
      Number(weight),
    );
    expect(new Set(weights).size).toBe(2);
    expect(signs!.authors).toMatchObject({ count: 2, seen: 1 });
    expect(signs!.authors!.weight).toBeCloseTo(Math.min(...weights), 1);
  });

  test('the text of a feed in the place of a page’s is not judged', () => {
    const entry = seen({ signs: null });
    expect(mergeRawArticles(seen({ blocks: [] }), entry).signs).toBeNull();
    expect(mergeRawArticles(seen({}), entry).signs).toEqual(sure.body);
  });

  test('a story that only the page’s data hold is judged by itself', async () => {
    const data = JSON.stringify({
      '@context': 'https://schema.org',
      ...{ '@type': 'NewsArticle', headline: 'Dockers return to work', datePublished: '2026-05-04T06:30:00Z' },
      articleBody: Array.from({ length: 12 }, (_, n) => `${sentence} Their ${n + 2} cranes moved again.`).join('\n\n'),
    });
    const teasers = `<div><a href="/a">Read more of the harbour</a></div><ul><li>Ferries</li><li>Cranes</li></ul><p>Buy the paper.</p>`;
    const { body, quality } = await read(page(teasers, `<script type="application/ld+json">${data}</script>`));
    expect(body).toContain('cranes moved again');
    expect(quality!.score).toBeGreaterThan(0.9);
  });
});

describe('signs of the choice of a text', () => {
  const text = 'x'.repeat(99);
  const signsOf = (html: string, p: number[], keep: number[]) => {
    const a = analyse(parsePage(`<body>${html}</body>`, { url: null }));
    expect(a.runs.list).toHaveLength(p.length);
    const odds = Float32Array.from(p);
    const choice = { keep: Uint8Array.from(keep), reasons: new Map<number, string>() };
    return sureSigns(a, odds, choice, readSigns(a, odds, choice));
  };
  const good = `<p>${sentence}</p>`;

  test('the expected F1 counts what is likely and was left out, and what is not and was kept', () => {
    const three = `<p>${text}</p>`.repeat(3);
    expect(signsOf(three, [1, 1, 0], [1, 1, 0]).expectedF1).toBeCloseTo(1);
    expect(signsOf(three, [1, 1, 0], [1, 0, 0]).expectedF1).toBeCloseTo(2 / 3);
    expect(signsOf(three, [1, 0, 0], [1, 1, 0]).expectedF1).toBeCloseTo(2 / 3);
    expect(signsOf(three, [1, 1, 1], [0, 0, 0]).expectedF1).toBe(0);
  });

  test('the second opinion is that of the container with most running text', () => {
    const html = `<div>${good.repeat(3)}</div><section>${good}</section>`;
    expect(signsOf(html, [1, 1, 1, 0], [1, 1, 1, 0]).containerF1).toBe(1);
    expect(signsOf(html, [1, 1, 1, 1], [0, 0, 0, 1]).containerF1).toBe(0);
    expect(signsOf(html, [1, 1, 1, 1], [1, 1, 1, 1]).containerF1).toBeCloseTo(6 / 7);
    // What does not read like a sentence is nobody's opinion.
    const lines = `<div>${good.repeat(3)}<p>Share this with friends</p></div>`;
    expect(signsOf(lines, [1, 1, 1, 0], [1, 1, 1, 0]).containerF1).toBe(1);
  });

  test('what was left out between is told from what stands behind, and neither from what stands above', () => {
    const html = good.repeat(5);
    const signs = signsOf(html, [1, 1, 1, 1, 1], [0, 1, 0, 1, 0]);
    expect(signs.leftBetween).toBeCloseTo(0.5);
    expect(signs.afterGood).toBeCloseTo(0.5);
    expect(signs.keptGood).toBe(1);
    expect(signsOf(html, [1, 1, 1, 1, 1], [0, 1, 1, 1, 1])).toMatchObject({ leftBetween: 0, afterGood: 0 });
    expect(signsOf(`<p>Short</p>${good}`, [1, 1], [1, 1]).keptGood).toBeLessThan(1);
  });
});
