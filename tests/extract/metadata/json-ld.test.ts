import { describe, expect, test } from 'vitest';
import { readJsonLd, readMetadata } from '../../../src/extract/metadata/index.js';
import { articleNodes } from '../../../src/extract/metadata/json-ld-articles.js';
import { parseLooseJson } from '../../../src/shared/loose-json.js';
import { parsePage } from '../../../src/extract/page.js';
import type { Candidate, Field } from '../../../src/types.js';

const url = 'https://herald.example/2026/05/quay';

function pageWith(...scripts: string[]): ReturnType<typeof parsePage> {
  const tags = scripts.map((script) => `<script type="application/ld+json">${script}</script>`).join('');
  return parsePage(
    `<html><head><title>Cranes move again</title>${tags}</head><body><h1>Cranes move again</h1></body></html>`,
    {
      url,
    },
  );
}

function valuesOf<F extends Field>(candidates: Candidate[], field: F): unknown[] {
  return candidates.filter((one) => one.field === field && one.source === 'json-ld').map((one) => one.value);
}

const read = (...scripts: string[]): Candidate[] => readMetadata(pageWith(...scripts), { rule: null, fetchedAt: null });

describe('JSON-LD', () => {
  test('what a framework wrote into a meta tag in a script’s place is read', () => {
    const article = { '@type': 'Article', headline: 'Cranes move again', datePublished: '2026-05-04' };
    const content = JSON.stringify(article).replaceAll('"', '&quot;');
    const page = parsePage(`<html><head><meta name="script:ld+json" content="${content}"></head></html>`, { url });
    const candidates = readMetadata(page, { rule: null, fetchedAt: null });
    expect(valuesOf(candidates, 'date')).toEqual([{ text: '2026-05-04', iso: null }]);
  });

  test('an article inside @graph is read, its author followed by @id', () => {
    const candidates = read(
      JSON.stringify({
        '@graph': [
          { '@type': 'Person', '@id': '#ada', name: 'Ada Lindqvist', url: 'https://herald.example/staff/ada' },
          {
            '@type': 'NewsArticle',
            headline: 'Cranes move again',
            author: { '@id': '#ada' },
            datePublished: '2026-05-04',
          },
        ],
      }),
    );
    expect(valuesOf(candidates, 'authors')).toEqual([
      [{ name: 'Ada Lindqvist', role: null, kind: 'person', url: 'https://herald.example/staff/ada', email: null }],
    ]);
    expect(valuesOf(candidates, 'date')).toEqual([{ text: '2026-05-04', iso: null }]);
  });

  test('entities in strings are decoded, also those encoded twice', () => {
    const candidates = read('{"@type":"NewsArticle","headline":"Port &amp;amp; quay: &quot;relief&quot;"}');
    expect(valuesOf(candidates, 'headline')).toEqual(['Port & quay: "relief"']);
  });

  test.each(['hasPart', 'mentions', 'itemListElement'])(
    'an article under %s is another story, be it newer in kind',
    (key) => {
      const other = {
        '@type': 'NewsArticle',
        headline: 'Cranes move again',
        datePublished: '2026-05-01',
        author: 'Tom',
      };
      const own = { '@type': 'Article', headline: 'Cranes move again', [key]: [other] };
      const page = pageWith(JSON.stringify(own));
      expect(articleNodes(page, readJsonLd(page))[0]?.types).toEqual(['Article']);
    },
  );

  test('of several articles the one that the page is about speaks with full confidence', () => {
    const other = { '@type': 'NewsArticle', headline: 'Ferry is back on Sunday', author: { name: 'Tom Okafor' } };
    const own = { '@type': 'NewsArticle', headline: 'Cranes move again', author: { name: 'Ada Lindqvist' } };
    const page = pageWith(JSON.stringify([other, own]));
    expect(articleNodes(page, readJsonLd(page))[0]?.value.headline).toBe('Cranes move again');
    const authors = readMetadata(page, { rule: null, fetchedAt: null }).filter(({ field }) => field === 'authors');
    expect(authors[0]).toMatchObject({ confidence: 1, value: [{ name: 'Ada Lindqvist' }] });
    expect(authors[1]?.confidence).toBeLessThan(0.5);
  });

  test('the posts of a live blog are not the page’s own article', () => {
    const page = pageWith(
      JSON.stringify({
        '@type': 'LiveBlogPosting',
        headline: 'Cranes move again: live',
        liveBlogUpdate: [{ '@type': 'BlogPosting', headline: 'Cranes move again' }],
      }),
    );
    expect(articleNodes(page, readJsonLd(page))[0]?.types).toEqual(['LiveBlogPosting']);
  });

  test('keywords are one list, DefinedTerm objects by name', () => {
    const candidates = read(
      JSON.stringify({
        '@type': 'NewsArticle',
        headline: 'Cranes move again',
        keywords: [{ '@type': 'DefinedTerm', name: 'Port' }, 'Unions'],
      }),
    );
    expect(valuesOf(candidates, 'tags')).toEqual([['Port', 'Unions']]);
  });

  test('free or not is read from booleans and from their text', () => {
    expect(
      valuesOf(read('{"@type":"NewsArticle","headline":"Cranes","isAccessibleForFree":"False"}'), 'access'),
    ).toEqual(['paywalled']);
    expect(valuesOf(read('{"@type":"NewsArticle","headline":"Cranes","isAccessibleForFree":true}'), 'access')).toEqual([
      'open',
    ]);
  });

  test('a graph that refers to itself ends', () => {
    expect(() =>
      read('{"@type":"NewsArticle","@id":"#a","headline":"Cranes","author":{"@id":"#a"},"isPartOf":{"@id":"#a"}}'),
    ).not.toThrow();
  });
});

describe('broken JSON', () => {
  test.each([
    ['a bare line break in a string', '{"a":"one\ntwo"}', { a: 'one\ntwo' }],
    ['trailing commas', '{"a":[1,2,],}', { a: [1, 2] }],
    ['an unescaped quote', '{"a":"the "relief" of it","b":1}', { a: 'the "relief" of it', b: 1 }],
    ['brackets left open', '{"a":{"b":[1', { a: { b: [1] } }],
    ['a comment around it', '<!-- {"a":1} -->', { a: 1 }],
    ['CDATA around it', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['a comment inside', '{"a":1, /* note */ "b":2}', { a: 1, b: 2 }],
    ['an illegal escape', '{"a":"it\\\'s"}', { a: "it's" }],
    ['two values one after the other', '{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
    ['quotes as entities', '{&quot;a&quot;:&quot;b&quot;}', { a: 'b' }],
    ['a semicolon behind it', '{"a":1};', { a: 1 }],
  ])('%s is repaired', (_name, text, expected) => {
    expect(parseLooseJson(text)).toEqual(expected);
  });

  test('what is no JSON at all is undefined', () => {
    expect(parseLooseJson('window.location = "x"')).toBeUndefined();
  });

  test('half a megabyte of open brackets neither throws nor hangs', () => {
    expect(() => parseLooseJson('['.repeat(500_000))).not.toThrow();
    expect(() => parseLooseJson('"'.repeat(200_000))).not.toThrow();
  });
});
