import { describe, expect, test } from 'vitest';
import { readMetadata } from '../../../src/extract/metadata/index.js';
import { parsePage } from '../../../src/extract/page.js';
import type { Candidate, Field, SourceName } from '../../../src/types.js';

const url = 'https://herald.example/2026/05/quay';

function read(head: string, body = '', headers: Record<string, string> = {}): Candidate[] {
  const page = parsePage(`<html lang="en"><head>${head}</head><body>${body}</body></html>`, { url, headers });
  return readMetadata(page, { rule: null, fetchedAt: null });
}

const find = (candidates: Candidate[], field: Field, source: SourceName): Candidate[] =>
  candidates.filter((one) => one.field === field && one.source === source);

const namesOf = (candidates: Candidate[]): string[] =>
  candidates.flatMap((one) => (one.field === 'authors' ? one.value.map(({ name }) => name) : []));

describe('meta tags', () => {
  test.each([
    ['property="og:title"', 'headline', 'open-graph'],
    ['name="twitter:title"', 'headline', 'twitter'],
    ['name="parsely-title"', 'headline', 'parsely'],
    ['name="sailthru.title"', 'headline', 'sailthru'],
    ['name="DC.title"', 'headline', 'dublin-core'],
    ['property="article:section"', 'section', 'article-meta'],
    ['name="description"', 'summary', 'meta'],
    ['name="robots"', 'robots', 'meta'],
  ] as const)('<meta %s> answers %s', (attribute, field, source) => {
    const [candidate] = find(read(`<meta ${attribute} content="Some &amp;amp; value">`), field, source);
    expect(candidate?.value).toBe('Some & value');
    expect(candidate?.place).toMatch(/^meta\[/);
  });

  test.each([
    ['publish_date', 'date'],
    ['Publish-Date', 'date'],
    ['publishDate', 'date'],
    ['bt:pubDate', 'date'],
    ['cXenseParse:recs:publishtime', 'date'],
    ['shareaholic:article_published_time', 'date'],
    ['article.updated', 'modified'],
    ['citation_author', 'authors'],
    ['swiftype-author', 'authors'],
    ['mrf:tags', 'tags'],
    ['st:tags', 'tags'],
    ['news-keywords', 'tags'],
    ['vf:section', 'section'],
  ] as const)('the key %s of a service is read as %s, however it is spelled', (key, field) => {
    expect(find(read(`<meta name="${key}" content="7 May 2026">`), field, 'meta')).toHaveLength(1);
  });

  test.each(['iphone:author', 'og:video:tag', 'article:publisher', 'shop:access', 'geo.section', 'fb:title'])(
    'the key %s is of something else',
    (key) => {
      const said = read(`<meta property="${key}" content="premium">`).filter(({ place }) => place.startsWith('meta['));
      expect(said).toEqual([]);
    },
  );

  test('a key that comes several times is one list', () => {
    const head = '<meta property="article:tag" content="Port"><meta property="article:tag" content="Unions">';
    expect(find(read(head), 'tags', 'article-meta').map(({ value }) => value)).toEqual([['Port', 'Unions']]);
  });

  test('canonical and short links resolve against the base', () => {
    const head =
      '<base href="https://herald.example/"><link rel="canonical" href="/quay"><link rel="amphtml" href="/amp/quay">';
    const candidates = read(head);
    expect(find(candidates, 'canonicalUrl', 'meta')[0]?.value).toBe('https://herald.example/quay');
    expect(find(candidates, 'alternateUrl', 'meta')[0]?.value).toBe('https://herald.example/amp/quay');
  });

  test('headers tell what may be done with the page', () => {
    const candidates = read('', '', { 'tdm-reservation': '1', 'x-robots-tag': 'noarchive' });
    expect(find(candidates, 'tdm', 'http-header')[0]?.value).toBe('tdm-reservation: 1');
    expect(find(candidates, 'robots', 'http-header')[0]?.value).toBe('noarchive');
  });

  test('a reservation in a meta tag is written as in a header', () => {
    const head = '<meta name="tdm-reservation" content="1"><meta name="robots" content="noai, noarchive">';
    expect(find(read(head), 'tdm', 'meta')[0]?.value).toBe('tdm-reservation: 1');
    expect(find(read(head), 'robots', 'meta')[0]?.value).toBe('noai, noarchive');
  });

  test('who holds the copyright is told by JSON-LD', () => {
    const data =
      '{"@type":"NewsArticle","headline":"Cranes move again","copyrightYear":2026,"copyrightHolder":{"@type":"Organization","name":"The Herald"}}';
    const head = `<script type="application/ld+json">${data}</script>`;
    expect(find(read(head), 'copyright', 'json-ld')[0]?.value).toBe('2026 The Herald');
  });
});

describe('what readers see', () => {
  const headline = '<h1>Cranes move again</h1>';

  test('a byline glued together by its mark-up gives a name of its own', () => {
    const body = `${headline}<div class="byline"><span>By</span><span>Emma Mackenzie</span><span>Lifestyle Writer</span><span>14:00</span></div>`;
    expect(namesOf(find(read('', body), 'authors', 'byline'))).toContain('Emma Mackenzie');
  });

  test('a link to an author page is a byline, whatever its class', () => {
    const body = `${headline}<p>Von <a href="/autor/ada-lindqvist">Ada Lindqvist</a></p>`;
    const [candidate] = find(read('', body), 'authors', 'byline').filter(({ place }) => place === 'a[author]');
    expect(candidate?.value).toMatchObject([
      { name: 'Ada Lindqvist', url: 'https://herald.example/autor/ada-lindqvist' },
    ]);
  });

  test('a line that opens with "By" is read without any class', () => {
    expect(
      find(read('', `${headline}<p>By Ada Lindqvist and Tom Okafor</p><p>Text.</p>`), 'authors', 'byline')[0]?.place,
    ).toBe('line[By …]');
  });

  test('a line with a name and a date is read', () => {
    const lines = find(read('', `${headline}<p>4 May 2026 · Ada Lindqvist</p>`), 'authors', 'byline');
    expect(lines.map(({ place }) => place)).toContain('line[… date]');
  });

  test('names among comments are marked as such', () => {
    const body = `${headline}<p>Text.</p><ol class="comments"><li><span class="comment-author">Gull</span></li></ol>`;
    expect(find(read('', body), 'authors', 'byline')[0]?.traits?.comment).toBe(1);
  });

  test('tag links by rel, by address and by their box are lists of their own', () => {
    const body = `${headline}<p>Text.</p>
      <p><a rel="tag" href="/x/port">Port</a> <a rel="tag" href="/x/unions">Unions</a></p>
      <p><a href="/topic/ships">Ships</a></p>
      <div class="story-tags"><a href="/port">Aalvik</a></div>`;
    const lists = find(read('', body), 'tags', 'tag-links').map(({ value, place }) => [place, value]);
    expect(lists).toContainEqual(['a[rel]', ['Port', 'Unions']]);
    expect(lists).toContainEqual(['a[path]', ['Ships']]);
    expect(lists).toContainEqual(['a[box]', ['Aalvik']]);
  });

  test('a kicker inside the h1 leaves the headline as a part of its own', () => {
    const body = '<h1><span class="kicker">Port</span><span>Cranes move again</span></h1>';
    const parts = find(read('', body), 'headline', 'heading').map(({ value, place }) => [place, value]);
    expect(parts).toContainEqual(['h1 > span', 'Cranes move again']);
  });

  test.each([
    ['behind it', '<h1>Cranes move again<span class="x1">Exclusive</span></h1>'],
    ['before it', '<h1><span>Interview</span><span>Cranes move again</span></h1>'],
    ['in a line of its own', '<h1>Interview<br>Cranes move again</h1>'],
    ['for screen readers', '<h1><span class="vh">Exclusive: </span>Cranes move <em>again</em></h1>'],
  ])('what is hung on the h1 is left out where the page calls itself the rest: %s', (_, body) => {
    const [first] = find(read('<title>Cranes move again | Herald</title>', body), 'headline', 'heading');
    expect(first?.value).toBe('Cranes move again');
  });

  test('emphasis, and words that the page’s title leaves out, stay in the h1', () => {
    const [first] = find(
      read('<title>Cranes move again | Herald</title>', '<h1>Cranes move again <em>and again</em></h1>'),
      'headline',
      'heading',
    );
    expect(first?.value).toBe('Cranes move again and again');
  });

  test('what is longer than the rest is no badge', () => {
    const long =
      '<h1><span>Cranes move again</span><span>, and what that means for those who waited all winter</span></h1>';
    const [first] = find(read('<title>Cranes move again | Herald</title>', long), 'headline', 'heading');
    expect(first?.value).toBe('Cranes move again, and what that means for those who waited all winter');
  });

  test('microdata and RDFa give the same fields', () => {
    const micro =
      '<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline">Cranes</h2><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ada Lindqvist</span></span><time itemprop="datePublished" datetime="2026-05-04">4 May</time></div>';
    const rdfa =
      '<div typeof="schema:NewsArticle"><h2 property="schema:headline">Cranes</h2><span property="schema:author"><span property="schema:name">Ada Lindqvist</span></span></div>';
    const first = read('', micro);
    expect(find(first, 'headline', 'microdata')[0]?.value).toBe('Cranes');
    expect(find(first, 'date', 'microdata')[0]?.value).toEqual({ text: '2026-05-04', iso: null });
    expect(namesOf(find(first, 'authors', 'microdata'))).toEqual(['Ada Lindqvist']);
    expect(namesOf(find(read('', rdfa), 'authors', 'rdfa'))).toEqual(['Ada Lindqvist']);
  });

  test('h-entry is read, also in its older hAtom names', () => {
    const body =
      '<article class="hentry"><h2 class="entry-title">Cranes</h2><span class="author vcard"><a class="fn" href="/a">Ada Lindqvist</a></span><time class="published" datetime="2026-05-04">4 May</time></article>';
    const candidates = read('', body);
    expect(find(candidates, 'headline', 'h-entry')[0]?.value).toBe('Cranes');
    expect(namesOf(find(candidates, 'authors', 'h-entry'))).toEqual(['Ada Lindqvist']);
    expect(find(candidates, 'date', 'h-entry')[0]?.value).toEqual({ text: '2026-05-04', iso: null });
  });

  test('breadcrumbs name sections, the widest first', () => {
    const body =
      '<nav class="breadcrumb"><a href="/">Home</a> <a href="/news">News</a> <a href="/news/port">Port</a></nav>';
    expect(find(read('', body), 'section', 'breadcrumbs').map(({ value }) => value)).toEqual(['News', 'Port']);
  });

  test('the name of the path, and home in any language, are no section', () => {
    const body =
      '<nav class="breadcrumb"><h2 class="visually-hidden">Pfadnavigation</h2><ol><li><a href="/">Αρχική</a></li><li><a href="/k">Κοινωνία</a></li></ol></nav>';
    expect(find(read('', body), 'section', 'breadcrumbs').map(({ value }) => value)).toEqual(['Κοινωνία']);
  });

  const text = 'Night cameras show a mother with three cubs below the weir, where the last otter was shot in 1964.';
  test.each([
    ['a standfirst', `<p class="article__lead">${text}</p>`, [text]],
    ['one that is a heading', `<h2 class="b-subheadline">${text}</h2>`, [text]],
    [
      'a short one of wide signs',
      '<p class="lead">岬の灯台に残る石造りの宿舎が宿になる。</p>',
      ['岬の灯台に残る石造りの宿舎が宿になる。'],
    ],
    ['no motto', '<p class="subtitle">Law and civil rights 2.0</p>', []],
    ['no date', '<p class="lead">Published December 6, 2016, 6:22 PM, updated December 7</p>', []],
    ['no first paragraph', `<p>${text}</p>`, []],
    ['no newsletter', `<div class="newsletter"><p class="intro">${text}</p></div>`, []],
    ['no teaser of another story', `<div class="related"><p class="summary">${text}</p></div>`, []],
    ['no comment', `<div class="comments"><p class="excerpt">${text}</p></div>`, []],
    ['no line under a picture', `<figcaption class="caption-summary">${text}</figcaption>`, []],
    ['no link', `<p class="intro"><a href="/x">${text}</a></p>`, []],
  ])('%s below the headline is a summary', (_, below, wanted) => {
    const found = find(read('', `<main><h1>Otters return to the Teal</h1>${below}</main>`), 'summary', 'heading');
    expect(found.map(({ value }) => value)).toEqual(wanted);
  });

  test.each([
    ['a link named so', '<a class="primary-tag" href="/tag/culture/">Culture</a>', ['Culture']],
    ['a link behind a word', '<p class="category-name">Category: <a href="/culture">Culture</a></p>', ['Culture']],
    ['several links', '<p class="categories"><a href="/a">Art</a>, <a href="/b">Books</a></p>', []],
    ['a label without a link', '<span class="category">Culture</span>', []],
    ['a link to the front page', '<a class="section" href="/">Herald</a>', []],
    ['a link of the menu', '<nav><a class="category" href="/culture">Culture</a></nav>', []],
    ['a link of no such name', '<a class="more" href="/culture">Culture</a>', []],
  ])('%s beside the headline: section', (_, label, wanted) => {
    const found = find(read('', `<main>${label}<h1>Otters return to the Teal</h1></main>`), 'section', 'heading');
    expect(found.map(({ value }) => value)).toEqual(wanted);
  });

  test('a time among comments is hardly believed', () => {
    const body = `${headline}<time datetime="2026-05-04">4 May</time><div class="comments"><time datetime="2026-06-01">1 June</time></div>`;
    const [own, comment] = find(read('', body), 'date', 'time-element');
    expect(own?.confidence).toBeGreaterThan(0.5);
    expect(comment?.confidence).toBeLessThan(0.1);
  });
});

describe('hostile pages', () => {
  test('ten thousand nested bylines end', () => {
    expect(() => read('', '<div class="author">'.repeat(10_000))).not.toThrow();
  });

  test('a class name of a megabyte ends', () => {
    expect(() => read('', `<div class="${'author-'.repeat(150_000)}">A</div>`)).not.toThrow();
  });

  test('twenty thousand tag links give a bounded list', () => {
    const links = '<a rel="tag" href="/t/x">word</a>'.repeat(20_000);
    expect(find(read('', links), 'tags', 'tag-links').length).toBeLessThan(400);
  });
});

describe('lists of topics told by the words above them', () => {
  const headline = '<h1>Cranes move again at the quay</h1>';
  const lists = (body: string): unknown[] =>
    find(read('', `${headline}<p>Text.</p>${body}`), 'tags', 'tag-links').map(({ value, place }) => [place, value]);

  test('a heading that calls the list topics makes it one, whatever its classes and addresses', () => {
    const box =
      '<section><div><h4>Mehr lesen über</h4></div><ul><li><a href="/panorama/hafen/">Hafen</a></li><li><a href="/politik/kran/">Kräne</a></li></ul></section>';
    expect(lists(box)).toContainEqual(['a[label]', ['Hafen', 'Kräne']]);
  });

  test('the label may stand in the list’s own line, before one link only', () => {
    expect(lists('<p>Topics: <a href="/harbour">Harbour</a></p>')).toContainEqual(['a[label]', ['Harbour']]);
  });

  test('a list under another heading is no list of topics', () => {
    const box =
      '<div><h4>Most read</h4></div><ul><li><a href="/a/one">One</a></li><li><a href="/b/two">Two</a></li></ul>';
    expect(lists(box).filter((one) => Array.isArray(one) && one[0] === 'a[label]')).toEqual([]);
  });
});

test('readings of ruby are no part of a headline', () => {
  const body = '<h1><ruby>港<rt>みなと</rt></ruby>で<ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>がぶつかる</h1>';
  expect(find(read('', body), 'headline', 'heading').map(({ value }) => value)).toContain('港で船がぶつかる');
});

test('the Link header names the page’s own address', () => {
  const link = '</feed>; rel=alternate, </2026/05/quay-opens>; rel="canonical"';
  const [found] = find(read('', '', { link }), 'canonicalUrl', 'http-header');
  expect(found?.value).toBe('https://herald.example/2026/05/quay-opens');
});
