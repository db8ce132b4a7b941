import { describe, expect, test } from 'vitest';
import { authorRows } from '../../src/normalise/author-features.js';
import { nameGroups } from '../../src/normalise/author-groups.js';
import { pickAuthors } from '../../src/normalise/author-pick.js';
import { headlineGroups, headlineRows } from '../../src/normalise/headline-features.js';
import { pickHeadline } from '../../src/normalise/headline-pick.js';
import { siteNames } from '../../src/normalise/site-names.js';
import { tagGroups, tagRows } from '../../src/normalise/tag-features.js';
import { pickTags } from '../../src/normalise/tag-pick.js';
import type { Candidate, RawAuthor, SourceName } from '../../src/types.js';

const url = 'https://herald.example/2026/05/cranes-move-again';
const site = siteNames({ url, candidates: [] });

function authors(names: readonly string[], source: SourceName, place: string): Candidate {
  const value = names.map((name): RawAuthor => ({ name, role: null, kind: null, url: null, email: null }));
  return { field: 'authors', value, source, place } as Candidate;
}

/** Who is picked where the names weigh this much. */
function picked(candidates: Candidate[], weights: Record<string, number>): string[] {
  const groups = nameGroups(candidates);
  const rows = authorRows(groups, candidates, { site, url });
  const found = groups.map(({ name }) => weights[name] ?? 0);
  return pickAuthors(groups, rows, found).map((index) => groups[index]!.name);
}

describe('authors', () => {
  test('a second name of the same text is taken with the first, be it less sure', () => {
    const byline = [authors(['By Ada Lindqvist and Tom Okafor'], 'byline', 'line[By …]')];
    expect(picked(byline, { 'Ada Lindqvist': 0.7, 'Tom Okafor': 0.2 })).toEqual(['Ada Lindqvist', 'Tom Okafor']);
  });

  test('a name of another element beside it is not', () => {
    const box = [authors(['Ada Lindqvist', 'Graphic Design'], 'byline', 'div.author')];
    expect(picked(box, { 'Ada Lindqvist': 0.7, 'Graphic Design': 0.2 })).toEqual(['Ada Lindqvist']);
  });

  test('an agency in the article’s own list stands beside the person', () => {
    const list = [authors(['Ada Lindqvist', 'dpa'], 'json-ld', 'NewsArticle.author')];
    expect(picked(list, { 'Ada Lindqvist': 0.8, dpa: 0.08 })).toEqual(['Ada Lindqvist', 'dpa']);
  });

  test('an account is not a second author beside its owner', () => {
    const both = [
      authors(['adalindqvist'], 'json-ld', 'Article.author'),
      authors(['Ada Lindqvist'], 'byline', 'div.author'),
    ];
    expect(picked(both, { adalindqvist: 0.6, 'Ada Lindqvist': 0.8 })).toEqual(['Ada Lindqvist']);
  });

  test.each(['Herald', 'herald.example', 'human'])(
    '%s alone signs the story, and is nobody beside a person',
    (name) => {
      const own = authors([name], 'json-ld', 'Article.author');
      const person = authors(['Ada Lindqvist'], 'byline', 'div.author');
      expect(picked([own], { [name]: 0.8 })).toEqual([name]);
      expect(picked([own, person], { [name]: 0.8, 'Ada Lindqvist': 0.7 })).toEqual(['Ada Lindqvist']);
    },
  );

  test('the site’s host stands down beside an agency, its name does not', () => {
    const both = (name: string): Candidate[] => [
      authors([name], 'json-ld', 'Article.author'),
      authors(['dpa'], 'byline', 'div.author'),
    ];
    expect(picked(both('herald.example'), { 'herald.example': 0.8, dpa: 0.7 })).toEqual(['dpa']);
    expect(picked(both('Herald'), { Herald: 0.8, dpa: 0.7 })).toEqual(['Herald', 'dpa']);
  });

  test('capitalised words near the headline need more weight than a name in a place of authors', () => {
    expect(picked([authors(['Ada Lindqvist'], 'byline', 'div.author')], { 'Ada Lindqvist': 0.25 })).toHaveLength(1);
    const line = [authors(['Harbour Quay'], 'byline', 'line')];
    expect(picked(line, { 'Harbour Quay': 0.25 })).toEqual([]);
    expect(picked(line, { 'Harbour Quay': 0.35 })).toEqual(['Harbour Quay']);
    expect(picked([authors(['Ada Lindqvist'], 'byline', 'div.author')], { 'Ada Lindqvist': 0.15 })).toEqual([]);
  });
});

function tags(value: string[], source: SourceName, place: string): Candidate {
  return { field: 'tags', value, source, place } as Candidate;
}

/** Which list is picked where all weigh the same but the first, which weighs most. */
function pickedTags(candidates: Candidate[], at: string): string[] {
  const groups = tagGroups(candidates, site);
  const rows = tagRows(groups, candidates, { url: at, headline: null });
  const best = pickTags(
    groups,
    rows,
    groups.map((_, index) => 0.9 - 0.1 * index),
  );
  return groups[best]?.tags ?? [];
}

describe('tags', () => {
  const address = ['cranes', 'move', 'again', 'harbour'];
  const real = tags(['Docks', 'Strike'], 'json-ld', 'NewsArticle.keywords');
  const pickedAt = (list: Candidate): string[] => pickedTags([list, real], `${url}-harbour`);

  test('the words of the address in a meta tag are no list of topics', () => {
    expect(pickedAt(tags(address, 'meta', 'meta[name="keywords"]'))).toEqual(['Docks', 'Strike']);
  });

  test('the same words as links that readers see are one', () => {
    expect(pickedAt(tags(address, 'tag-links', 'a[rel]'))).toEqual(address);
  });
});

/** The headline where the h1 weighs most. */
function pickedHeadline(declared: string, openGraph: string, h1: string): string | undefined {
  const seen = (value: string, source: SourceName, place: string): Candidate =>
    ({ field: 'headline', value, source, place }) as Candidate;
  const candidates = [
    { field: 'type', value: 'NewsArticle', source: 'json-ld', place: '@type' } as Candidate,
    seen(declared, 'json-ld', 'NewsArticle.headline'),
    seen(openGraph, 'open-graph', 'meta[property="og:title"]'),
    seen(h1, 'heading', 'h1'),
  ];
  const groups = headlineGroups(candidates, site);
  const rows = headlineRows(groups, candidates, url);
  const weights = groups.map(({ value }) => (value === h1 ? 0.6 : 0.3));
  return groups[pickHeadline(groups, rows, () => weights).best]?.value;
}

test('a kicker that JSON-LD declares as the headline gives way to the h1 that goes on with it', () => {
  const [kicker, h1] = ['Dismantling of the plant', 'Towers fall at noon'];
  expect(pickedHeadline(kicker, `${kicker}: ${h1}`, h1)).toBe(h1);
});

test('a headline that JSON-LD cuts off gives way to the whole one, any other does not', () => {
  const whole = 'Towers of the old power plant fall at noon before a crowd of thousands';
  expect(pickedHeadline('Towers of the old power plant fall at', whole, whole)).toBe(whole);
  expect(pickedHeadline('Towers of the old power plant fall at...', whole, whole)).toBe(whole);
  expect(pickedHeadline('Plant’s towers blown up', whole, whole)).toBe('Plant’s towers blown up');
});
