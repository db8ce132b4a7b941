import { describe, expect, test } from 'vitest';
import { readMetadata } from '../../src/extract/metadata/index.js';
import { parsePage } from '../../src/extract/page.js';
import { mergeRawArticles, type NormaliseContext, normaliseArticle } from '../../src/normalise/index.js';
import { articleSchema } from '../../src/schema.js';
import { nothingSeen } from '../../src/shared/raw-article.js';
import type { Article, Block, Candidate, RawArticle } from '../../src/types.js';

const url = 'https://www.harbour-herald.example/2026/05/quay';

const context: NormaliseContext = {
  source: {
    kind: 'page',
    ref: url,
    file: null,
    feedUrl: null,
    guid: null,
    fetchedAt: '2026-05-04T12:00:00.000Z',
    status: 200,
    contentType: 'text/html',
    charset: 'utf-8',
    sha256: null,
    rule: null,
    extractor: '0.0.0',
    retries: 0,
    tags: [],
  },
  rule: null,
  timeZone: null,
  now: '2026-05-04T12:00:00.000Z',
  seenAt: '2026-05-04T12:00:00.000Z',
  explain: false,
  bodyForm: 'text',
};

function rawWith(candidates: Candidate[], parts: Partial<RawArticle> = {}): RawArticle {
  return {
    ...nothingSeen(),
    url,
    candidates,
    ...parts,
  };
}

function articleOf(html: string, changed: Partial<NormaliseContext> = {}): Article {
  const page = parsePage(html, { url });
  return normaliseArticle(rawWith(readMetadata(page, { rule: null, fetchedAt: null })), { ...context, ...changed });
}

const newsPage = (parts: {
  ld?: object;
  head?: string;
  body?: string;
}): string => `<!doctype html><html lang="en"><head>
<title>Dockers return to work after nine days | The Harbour Herald</title><meta property="og:site_name" content="The Harbour Herald">
<meta property="og:title" content="Dockers return to work after nine days">${parts.head ?? ''}
${parts.ld ? `<script type="application/ld+json">${JSON.stringify(parts.ld)}</script>` : ''}</head>
<body><article><h1>Dockers return to work after nine days</h1>${parts.body ?? ''}<p>The cranes of the largest port moved again.</p></article></body></html>`;

describe('a record', () => {
  test('of nothing but a URL has every key and is valid', () => {
    const article = normaliseArticle(rawWith([]), context);
    expect(articleSchema.safeParse(article).error).toBeUndefined();
    expect(article).toMatchObject({
      headline: null,
      authors: [],
      tags: [],
      body: null,
      access: 'unknown',
      kind: 'article',
    });
  });

  test('of a news page is valid with evidence, and has none unless asked', () => {
    const html = newsPage({
      ld: {
        '@type': 'NewsArticle',
        headline: 'Dockers return to work after nine days',
        author: { '@type': 'Person', name: 'Ada Lindqvist' },
      },
    });
    const explained = articleOf(html, { explain: true });
    expect(articleSchema.safeParse(explained).error).toBeUndefined();
    expect(explained.evidence?.headline?.chosen).toMatchObject({ value: 'Dockers return to work after nine days' });
    expect(explained.evidence?.authors?.chosen?.value).toEqual(['Ada Lindqvist']);
    expect(articleOf(html).evidence).toBeUndefined();
  });

  test('has the same id by whatever address it was reached', () => {
    const page = newsPage({ head: '<link rel="canonical" href="https://www.harbour-herald.example/quay">' });
    const raw = readMetadata(parsePage(page, { url }), { rule: null, fetchedAt: null });
    const first = normaliseArticle(rawWith(raw), context);
    const second = normaliseArticle(rawWith(raw, { url: `${url}?utm_source=mail` }), context);
    expect(first.id).toBe(second.id);
    expect(first.id).toMatch(/^[0-9a-f]{16}$/);
  });

  test('without any address takes its id from feed and guid, else from the content', () => {
    const of = (guid: string | null, text: string): string =>
      normaliseArticle(rawWith([], { url: null, blocks: [{ kind: 'paragraph', text, html: null, level: null }] }), {
        ...context,
        source: { ...context.source, feedUrl: 'https://a.example/feed', guid },
      }).id;
    expect(of('1', 'a')).toBe(of('1', 'b'));
    expect(of('1', 'a')).not.toBe(of('2', 'a'));
    expect(of(null, 'a')).not.toBe(of(null, 'b'));
  });
});

describe('headline, authors and tags of a page', () => {
  test('the headline is without the site’s name', () => {
    expect(articleOf(newsPage({})).headline).toBe('Dockers return to work after nine days');
  });

  test('what a NewsArticle declares is the headline, the shown one an alternative', () => {
    const html = newsPage({
      ld: { '@type': 'NewsArticle', headline: 'Dockers accept a compromise on night shifts after nine days' },
    });
    const article = articleOf(html);
    expect(article.headline).toBe('Dockers accept a compromise on night shifts after nine days');
    expect(article.alternativeHeadlines).toEqual(['Dockers return to work after nine days']);
  });

  test('a headline with something hung on it is no alternative', () => {
    const html = newsPage({
      ld: {
        '@type': 'NewsArticle',
        headline: 'Dockers return to work after nine days',
        alternativeHeadline: 'Dockers return to work after nine days * Harbour desk',
      },
    });
    expect(articleOf(html).alternativeHeadlines).toEqual([]);
  });

  test('a headline that goes on in a sentence of its own is one', () => {
    const other = 'Dockers return to work after nine days – what travellers need to know';
    const html = newsPage({
      ld: { '@type': 'NewsArticle', headline: 'Dockers return to work after nine days', alternativeHeadline: other },
    });
    expect(articleOf(html).alternativeHeadlines).toEqual([other]);
  });

  test('a declared headline that is cut off gives way to the whole one', () => {
    const html = newsPage({ ld: { '@type': 'NewsArticle', headline: 'Dockers return to work after...' } });
    expect(articleOf(html).headline).toBe('Dockers return to work after nine days');
  });

  test('persons are authors, the site beside them is not', () => {
    const author = [
      { '@type': 'Person', name: 'Ada Lindqvist' },
      { '@type': 'Organization', name: 'The Harbour Herald' },
    ];
    const html = newsPage({
      ld: { '@type': 'NewsArticle', headline: 'Dockers return to work after nine days', author },
      body: '<div class="byline">By <a rel="author" href="/staff/ada">Ada Lindqvist</a></div>',
    });
    const article = articleOf(html);
    expect(article.authors).toEqual(['Ada Lindqvist']);
    expect(article.contributors[0]).toMatchObject({
      role: 'author',
      kind: 'person',
      url: 'https://www.harbour-herald.example/staff/ada',
    });
  });

  test('an editor named by the page is a contributor with that role', () => {
    const ld = {
      '@type': 'NewsArticle',
      headline: 'Dockers return to work after nine days',
      author: { '@type': 'Person', name: 'Ada Lindqvist' },
      editor: { '@type': 'Person', name: 'Tom Okafor' },
    };
    const article = articleOf(newsPage({ ld }));
    expect(article.authors).toEqual(['Ada Lindqvist']);
    expect(article.contributors).toContainEqual({
      name: 'Tom Okafor',
      role: 'editor',
      kind: 'person',
      url: null,
      email: null,
    });
  });

  test('with every script taken out the shown byline and tag links still answer', () => {
    const article = articleOf(
      newsPage({
        body: `<div class="byline">By <a rel="author" href="/author/ada-lindqvist">Ada Lindqvist</a> and <a rel="author" href="/author/tom-okafor">Tom Okafor</a></div>
          <p>Text of the story.</p><p class="tags"><a rel="tag" href="/tag/port">Port of Aalvik</a> <a rel="tag" href="/tag/unions">Trade unions</a></p>`,
      }),
    );
    expect(article.authors).toEqual(['Ada Lindqvist', 'Tom Okafor']);
    expect(article.tags).toEqual(['Port of Aalvik', 'Trade unions']);
  });

  test('names of comments are nobody’s byline', () => {
    const comments =
      '<div id="comments"><ol class="comment-list"><li><span class="comment-author">Gull Watcher</span></li><li><span class="comment-author">Crane Fan</span></li></ol></div>';
    expect(articleOf(newsPage({ body: `<p>Text.</p>${comments}` })).authors).toEqual([]);
  });

  test.each(['komentarz', 'kommentit', 'commento', 'comentários', 'yorumlar'])(
    'days of comments are not the story’s where they are called %s',
    (name) => {
      const comment = `<div class="${name}"><b>Gull</b> <time datetime="2023-02-11T10:00:00">11.02.2023</time><p>A shame, and no more to say of it.</p></div>`;
      const body = `<p>The council of the town voted on Tuesday to close the bridge to lorries for two years.</p>${comment}${comment}`;
      expect(articleOf(newsPage({ body })).date).toBeNull();
    },
  );

  test('what a site rule finds is taken as it stands', () => {
    const html = newsPage({
      ld: {
        '@type': 'NewsArticle',
        headline: 'Another headline of the page',
        author: { name: 'Wrong Person' },
        keywords: ['wrong'],
      },
    });
    const seenByRule: Candidate[] = [
      { field: 'headline', value: 'Ruled headline', source: 'site-rule', place: 'h2' },
      {
        field: 'authors',
        value: [{ name: 'Ada Lindqvist', role: null, kind: null, url: null, email: null }],
        source: 'site-rule',
        place: '.a',
      },
      { field: 'tags', value: ['Port'], source: 'site-rule', place: '.t' },
    ];
    const candidates = [...readMetadata(parsePage(html, { url }), { rule: null, fetchedAt: null }), ...seenByRule];
    expect(normaliseArticle(rawWith(candidates), context)).toMatchObject({
      headline: 'Ruled headline',
      authors: ['Ada Lindqvist'],
      tags: ['Port'],
    });
  });
});

describe('a feed entry', () => {
  const entry = rawWith(
    [
      { field: 'headline', value: 'Cranes move', source: 'feed', place: 'title' },
      {
        field: 'authors',
        value: [{ name: 'Ada Lindqvist', role: null, kind: null, url: null, email: null }],
        source: 'feed',
        place: 'dc:creator',
      },
      { field: 'tags', value: ['Port', 'Unions'], source: 'feed', place: 'category' },
    ],
    { kind: 'entry' },
  );

  test('tells its fields outright', () => {
    expect(normaliseArticle(entry, context)).toMatchObject({
      kind: 'entry',
      headline: 'Cranes move',
      authors: ['Ada Lindqvist'],
      tags: ['Port', 'Unions'],
    });
  });

  test('answers where its page is silent', () => {
    const page = rawWith(readMetadata(parsePage(newsPage({}), { url }), { rule: null, fetchedAt: null }), {
      blocks: [{ kind: 'paragraph', text: 'The cranes of the largest port moved again.', html: null, level: null }],
    });
    const article = normaliseArticle(mergeRawArticles(page, entry), context);
    expect(article).toMatchObject({
      kind: 'article',
      headline: 'Dockers return to work after nine days',
      authors: ['Ada Lindqvist'],
      tags: ['Port', 'Unions'],
    });
  });

  test('gives the story where its page shows only the beginning', () => {
    const lines = [
      'The cranes of the largest port moved again on Monday, after nine days of strike.',
      'The owners called the agreement a relief for every shop in the country, and the union did as well.',
      'A vote of the members is to be held on 11 May.',
    ];
    const blocks = (texts: string[]): Block[] =>
      texts.map((text) => ({ kind: 'paragraph', text, html: null, level: null }));
    const whole = rawWith([], { kind: 'entry', blocks: blocks(lines) });
    const offer = { text: 'Subscribe to read on.', reason: 'an offer' };
    const of = (texts: string[], more: Partial<RawArticle> = {}): RawArticle =>
      mergeRawArticles(rawWith([], { blocks: blocks(texts), removals: [offer], ...more }), whole);
    expect(of([lines[0]!])).toMatchObject({ blocks: whole.blocks, removals: [], signs: null });
    expect(of([`${lines[0]!.slice(0, 70)} …`]).blocks).toEqual(whole.blocks);
    // Another text, the same text, or a longer one: the page's counts.
    expect(of(['The ferry is in the dock until the ice is gone, says the harbour master.']).blocks).toHaveLength(1);
    expect(of(lines).removals).toEqual([offer]);
    expect(of([...lines, 'More of it.']).blocks).toHaveLength(4);
    const post = { date: null, headline: 'Now', body: 'The first ship.', authors: [], url: null };
    expect(of([lines[0]!], { updates: [post] }).blocks).toHaveLength(1);
  });

  test.each([
    'В понедельник краны крупнейшего порта страны снова заработали: девять дней докеры не выходили на работу.',
    'Τη Δευτέρα οι γερανοί του μεγαλύτερου λιμανιού κινήθηκαν ξανά, ύστερα από εννέα ημέρες απεργίας.',
    '周一，全国最大港口的起重机在罢工九天之后重新开始运转，码头工人表示对协议满意，货主们也松了一口气。',
  ])('a teaser that is cut in its middle is known in all scripts: %s', (line) => {
    const block = (text: string): Block => ({ kind: 'paragraph', text, html: null, level: null });
    const whole = rawWith([], { kind: 'entry', blocks: [block(line), block(line.toUpperCase()), block(line)] });
    const page = rawWith([], { blocks: [block(`${line.slice(0, Math.ceil(line.length * 0.7))}…`)] });
    expect(mergeRawArticles(page, whole).blocks).toEqual(whole.blocks);
  });

  const ld = (more: Record<string, unknown>): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Dockers return', ...more })}</script>`;
  const merged = (head: string, candidates: Candidate[]) => {
    const page = readMetadata(parsePage(`<html><head>${head}</head><body></body></html>`, { url }), {
      rule: null,
      fetchedAt: null,
    });
    return normaliseArticle(mergeRawArticles(rawWith(page), rawWith(candidates, { kind: 'entry' })), context);
  };
  const dated = (text: string): Candidate[] => [
    { field: 'date', value: { text, iso: null }, source: 'feed', place: 'published' },
  ];

  test.each([
    [
      'a clock where the page names the day',
      '2026-05-04',
      'Mon, 04 May 2026 06:31:00 +0200',
      '2026-05-04T06:31:00+02:00',
    ],
    ['a clock in UTC, the day before', '2026-05-04', 'Sun, 03 May 2026 22:31:00 GMT', '2026-05-03T22:31:00Z'],
    ['a zone where the page names none', '2026-05-04T06:31', '2026-05-04T06:31:00+02:00', '2026-05-04T06:31:00+02:00'],
    ['seconds', '2026-05-04T06:31+02:00', '2026-05-04T04:31:17Z', '2026-05-04T04:31:17Z'],
  ])('is asked for %s', (_name, own, told, date) => {
    expect(merged(ld({ datePublished: own }), dated(told)).date).toBe(date);
  });

  test.each([
    ['says less', '2026-05-04T06:31:17+02:00', '2026-05-04'],
    ['says another day', '2026-05-04', 'Wed, 06 May 2026 06:31:00 +0200'],
    ['says midnight', '2026-05-04', '2026-05-04T00:00:00Z'],
    ['says another minute', '2026-05-04T06:31+02:00', '2026-05-04T04:35:17Z'],
  ])('is not asked for the date where it %s', (_name, own, told) => {
    expect(merged(ld({ datePublished: own }), dated(told)).date).toBe(own);
  });

  test('adds its tags to those of the page', () => {
    const told: Candidate[] = [{ field: 'tags', value: ['ports', 'Unions'], source: 'feed', place: 'category' }];
    const both = merged(ld({ keywords: ['Ports', 'Strikes'] }), told);
    expect(both.tags).toEqual(['Ports', 'Strikes', 'Unions']);
  });
});
