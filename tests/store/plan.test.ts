import { describe, expect, test } from 'vitest';
import { contentHash } from '../../src/store/content-hash.js';
import { identityKeys, idsOf, type Key, type Rung } from '../../src/store/identity.js';
import {
  type Candidate,
  type History,
  type Known,
  planSave,
  seenOf,
  seenOfStory,
  storyByKeys,
} from '../../src/store/plan.js';
import { type Neighbour, storyByText } from '../../src/store/story-by-text.js';
import type { SaveOptions } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

// What is the same story and what a save does, rung by rung, without a database.

const at = (hours: number): string => new Date(Date.UTC(2026, 4, 4, 12) + hours * 3_600_000).toISOString();
const words = (seed: string, count = 90): string => Array.from({ length: count }, (_, n) => `${seed}${n}`).join(' ');
const site = 'https://herald.example';

function story(parts: Partial<Article> = {}): Article {
  const url = parts.url === undefined ? `${site}/harbour` : parts.url;
  return makeArticle({
    url,
    canonicalUrl: url,
    headline: 'Dockers of the harbour end their strike',
    body: words('dock'),
    ...parts,
  });
}
const other = (parts: Partial<Article> = {}): Article =>
  story({ headline: 'Swimming hall closes for good', body: words('swim'), ...parts });
const entry = (parts: Partial<Article> = {}, source: Partial<Article['source']> = {}): Article =>
  story({
    kind: 'entry',
    body: null,
    summary: null,
    ...parts,
    source: { ...makeArticle().source, kind: 'feed', ...source },
  });

const known = (record: Article, parts: Partial<Known> = {}): Known => ({
  ...{ row: 1, id: record.id, kind: record.kind, revision: 1, revisions: 1, changedAt: at(0) },
  ...{ hash: contentHash(record), record, before: null },
  ...parts,
});
const key = (rung: Rung, name = `url:${new URL(site).hostname}/harbour`): Key => ({ key: name, rung, isKept: true });
const find = (
  article: Article,
  record: Article,
  rung: Rung,
  options: Partial<SaveOptions> = {},
  name?: string,
): boolean =>
  storyByKeys(seenOf(article, { now: at(1), ...options }), [{ key: key(rung, name), known: known(record) }]) !== null;

const nothing: History = { earlier: null, aside: null, isSighted: false };
function plan(
  article: Article,
  record: Article,
  options: Partial<SaveOptions> = {},
  history: Partial<History> = {},
  parts: Partial<Known> = {},
) {
  const story = known(record, parts);
  const seen = seenOfStory(seenOf(article, { now: at(1), ...options }), story);
  return planSave(seen, story, { ...nothing, ...history });
}
/** Another look, some hours before. */
const earlier = (record: Article): Article => ({ ...record, source: { ...record.source, fetchedAt: at(-9) } });

describe('a page of another site that names the story’s address as canonical', () => {
  const url = `${site}/harbour`;
  const reprint = (parts: Partial<Article> = {}): Article =>
    story({
      url: 'https://partner.example/x/1',
      canonicalUrl: url,
      headline: 'Strike in the harbour is over',
      ...parts,
    });

  test.each<[string, Partial<Article>]>([
    ['another headline', {}],
    ['the beginning of the text', { body: words('dock', 30) }],
    ['a line about the reprint', { body: `${words('dock')}\n\nFirst printed by the Herald.` }],
  ])('is no edit of it: %s', (_, parts) => {
    expect(plan(reprint(parts), story())).toEqual({ kind: 'keep', isGoodLook: false });
  });

  test('is the story until its own address is read, whose text takes its place', () => {
    expect(plan(reprint({ body: words('dock', 120) }), reprint())).toMatchObject({ kind: 'revise' });
    expect(plan(story(), reprint())).toMatchObject({ kind: 'revise', cause: 'edit' });
  });

  test('its mobile page and the page of an entry are its own', () => {
    const mobile = story({ url: 'https://m.herald.example/harbour', canonicalUrl: url, body: words('dock', 120) });
    expect(plan(mobile, story())).toMatchObject({ kind: 'revise' });
    expect(plan(reprint(), entry())).toMatchObject({ kind: 'revise' });
  });
});

describe('which keys a record has', () => {
  const keysOf = (article: Article, sighted = {}): [string, string][] =>
    identityKeys(article, sighted).map(({ key, rung }) => [rung, key]);

  test('its own address, one that its page names, redirects only to look up, the number in an address, the guid', () => {
    const article = story({
      ...{ url: `${site}/a-1234567.html`, canonicalUrl: `${site}/b`, aliases: [`${site}/amp/c`] },
      source: { ...makeArticle().source, feedUrl: `${site}/feed`, guid: 'g' },
    });
    const sighted = { urls: [`${site}/link`], hops: [`${site}/gate`] };
    expect(keysOf(article, sighted)).toEqual([
      ['declared', 'url:herald.example/b'],
      ['own', 'url:herald.example/a-1234567.html'],
      ['own', 'url:herald.example/link'],
      ['declared', 'url:herald.example/c'],
      ['hop', 'url:herald.example/gate'],
      ['guid', 'guid:https://herald.example/feed:g'],
    ]);
    expect(identityKeys(article, sighted).filter((one) => !one.isKept)).toMatchObject([{ rung: 'hop' }]);
  });

  test('an entry that shares its link has its guid alone, and not one that is the link', () => {
    const shared = { url: `${site}/status`, canonicalUrl: null, date: null };
    expect(keysOf(entry(shared, { feedUrl: `${site}/feed`, guid: 'notice-1' }))).toEqual([
      ['guid', 'guid:https://herald.example/feed:notice-1'],
    ]);
    expect(keysOf(entry(shared, { feedUrl: `${site}/feed`, guid: `${site}/status` }))).toEqual([
      ['id', `id:${makeArticle().id}`],
    ]);
  });

  test('an entry without an address has its feed and its date, where that has a clock', () => {
    const clockOf = (parts: Partial<Article>, feedUrl: string | null = `${site}/feed`) =>
      keysOf(entry({ url: null, canonicalUrl: null, ...parts }, { feedUrl })).find(([rung]) => rung === 'clock')?.[1];
    const date = '2026-05-04T06:30:10Z';
    expect(clockOf({ date })).toBe(`clock:${site}/feed:${date}`);
    for (const one of [null, '2026-05-04', '2026-05-04T06:30Z', '2026-05-04T00:00:00Z'])
      expect(clockOf({ date: one })).toBeUndefined();
    expect(clockOf({ date }, null)).toBeUndefined();
    expect(clockOf({ date, canonicalUrl: `${site}/a` })).toBeUndefined();
    expect(clockOf({ date, kind: 'article' })).toBeUndefined();
  });

  test.each([
    ['a place', '#comment-7', '#comment-7'],
    ['a count of states', '#3', ''],
    ['the way of its readers', '#xtor=RSS-1', ''],
  ])('of a guid that is an address counts with %s: %s', (_what, place, kept) => {
    const keys = keysOf(entry({ url: `${site}/a`, canonicalUrl: `${site}/a` }, { guid: `${site}/?p=1${place}` }));
    expect(keys.at(-1)).toEqual(['guid', `url:herald.example?p=1${kept}`]);
  });

  test('a place of a page is an address, and the page is not the entry’s', () => {
    const place = { url: `${site}/notes`, canonicalUrl: `${site}/notes#May_4` };
    expect(keysOf(entry(place))).toEqual([['own', 'url:herald.example/notes#May_4']]);
  });
});

describe('whether a key is believed', () => {
  test.each<[string, Article, boolean]>([
    ['the same text', story(), true],
    ['another headline', story({ headline: 'Quite something else today' }), true],
    ['another text', story({ body: words('else') }), true],
    ['another headline and another text', other(), false],
    ['no text, and another headline', other({ body: null }), true],
  ])('its own address: %s', (_name, article, isSame) => {
    expect(find(article, story(), 'own')).toBe(isSame);
  });

  test('an address that a page wrongly declares leads to no other story', () => {
    const section = { canonicalUrl: `${site}/news`, url: `${site}/harbour` };
    expect(
      find(other({ ...section, url: `${site}/pool` }), story(section), 'declared', {}, 'url:herald.example/news'),
    ).toBe(false);
    expect(find(other({ url: `${site}/news` }), story(section), 'own', {}, 'url:herald.example/news')).toBe(false);
    expect(find(story({ ...section, url: `${site}/copy` }), story(section), 'declared')).toBe(true);
  });

  test('of two addresses the headlines of a series do not make one story', () => {
    const monday = story({ headline: 'Weather on Monday', body: words('sun') });
    const tuesday = story({ headline: 'Weather on Tuesday', body: words('rain') });
    expect(find(tuesday, monday, 'declared')).toBe(false);
    expect(find(tuesday, monday, 'own')).toBe(true);
  });

  test('a redirect on the way leads to a story that is alike, and to no other', () => {
    expect(find(story({ url: `${site}/new` }), story(), 'hop')).toBe(true);
    expect(find(other(), story(), 'hop')).toBe(false);
    expect(find(other({ body: null }), story(), 'hop')).toBe(false);
  });

  test('a number in the address wants a headline alike', () => {
    expect(find(story({ body: words('else') }), story(), 'token')).toBe(true);
    expect(find(other({ body: words('dock') }), story(), 'token')).toBe(false);
  });

  test('a guid names its story whatever it says, where the feed gives it to no other', () => {
    expect(find(other(), story(), 'guid', { isGuidOwn: true })).toBe(true);
    expect(find(other(), story(), 'guid')).toBe(false);
    expect(find(story(), story({ headline: 'Else' }), 'guid')).toBe(true);
  });

  test('address and guid together name a story that was rewritten', () => {
    const candidates: Candidate[] = [
      { key: key('own'), known: known(story()) },
      { key: key('guid', 'guid:x'), known: known(story()) },
    ];
    expect(storyByKeys(seenOf(other(), { now: at(1) }), candidates)).toBeNull();
    const seen = seenOf(other(), { now: at(1), isGuidOwn: true });
    expect(storyByKeys(seen, candidates)?.row).toBe(1);
    const elsewhere = known(story({ url: `${site}/b` }), { row: 2 });
    expect(storyByKeys(seen, [candidates[0]!, { key: key('guid', 'guid:x'), known: elsewhere }])).toBeNull();
  });

  test.each([
    ['weeks apart', '2026-03-01T08:00:00Z', '2026-05-01', false],
    ['days apart', '2026-04-28', '2026-05-01T08:00:00Z', true],
    ['of one alone', null, '2026-05-01', true],
  ])('where counters began again, address and guid name another story by dates %s', (_what, before, now, isSame) => {
    const record = known(story({ date: before }));
    const candidates: Candidate[] = [
      { key: key('own'), known: record },
      { key: key('guid', 'guid:x'), known: record },
    ];
    const at1 = { now: at(1), isGuidOwn: true };
    expect(storyByKeys(seenOf(other({ date: now }), at1), candidates) !== null).toBe(isSame);
    expect(storyByKeys(seenOf(other({ date: now }), at1), candidates.slice(1)) !== null).toBe(isSame);
    expect(storyByKeys(seenOf(story({ date: now, body: words('else') }), at1), candidates)?.row).toBe(1);
    expect(storyByKeys(seenOf(other({ date: now }), { ...at1, look: 'followed' }), candidates)?.row).toBe(1);
  });

  test('a story whose address was another one’s before is found by its text at any time', () => {
    const seen = seenOf(story({ body: `${words('dock')} and more` }), { now: at(500) });
    const near = { known: known(story()), firstSeen: at(0), isListedBeside: false };
    expect(storyByText(seen, [near])?.row).toBe(1);
  });

  test('a guid alone names no story of another address, unless the number in both addresses agrees', () => {
    const moved = other({ url: `${site}/b`, canonicalUrl: `${site}/b` });
    expect(find(moved, story(), 'guid', { isGuidOwn: true })).toBe(false);
    expect(find(moved, story({ url: null, canonicalUrl: null }), 'guid', { isGuidOwn: true })).toBe(true);
    const seen = seenOf(moved, { now: at(1), isGuidOwn: true });
    const both = (['token', 'guid'] as const).map((rung) => ({ key: key(rung, rung), known: known(story()) }));
    expect(storyByKeys(seen, both)?.row).toBe(1);
  });

  test('a page that is followed itself is the same whatever it says', () => {
    expect(find(other(), story(), 'own', { look: 'followed' })).toBe(true);
  });

  test('nearly the same text is the same story at the same host, within three days, and not where both are listed', () => {
    const seen = seenOf(story({ url: `${site}/renamed`, date: null }), { now: at(70) });
    const near = { known: known(story()), firstSeen: at(0), isListedBeside: false };
    expect(storyByText(seen, [near])?.row).toBe(1);
    expect(storyByText(seen, [{ ...near, firstSeen: at(-5) }])).toBeNull();
    const renamed = known(story({ headline: 'Dockers of the harbour have ended their strike' }));
    expect(storyByText(seen, [{ ...near, known: renamed }])?.row).toBe(1);
    expect(storyByText(seen, [{ ...near, known: renamed, isListedBeside: true }])).toBeNull();
    const elsewhere = known(story({ url: 'https://gazette.example/copy' }));
    expect(storyByText(seen, [{ ...near, known: elsewhere }])).toBeNull();
    // A warning that is given out for each town has one text and many headlines.
    const notice = known(story({ headline: 'Gale warning for Lomvik' }));
    expect(storyByText(seen, [{ ...near, known: notice }])).toBeNull();
    expect(storyByText(seen, [{ ...near, known: known(story({ headline: null })) }])?.row).toBe(1);
  });

  describe('a story of any age has moved', () => {
    const time = '2026-03-05T10:17:00Z';
    const old = (parts: Partial<Article> = {}) => ({ known: known(story({ date: time, ...parts })), firstSeen: at(0) });
    const hasMoved = (
      parts: Partial<Article>,
      near: Partial<Neighbour> = {},
      before: Partial<Article> = {},
    ): boolean => {
      const seen = seenOf(story({ url: `${site}/b`, canonicalUrl: `${site}/b`, date: time, ...parts }), {
        now: at(900),
      });
      return storyByText(seen, [{ ...old(before), isListedBeside: false, ...near }]) !== null;
    };

    test('where headline, time and words are the same and its source lists the old address no more', () => {
      expect(hasMoved({})).toBe(true);
      expect(hasMoved({ date: '2026-03-05T11:17+01:00' })).toBe(true);
      expect(hasMoved({ headline: `${story().headline!}.`, body: `${story().body as string} More.` })).toBe(true);
      expect(hasMoved({}, { isListedBeside: true })).toBe(false);
    });

    test.each(['2026-03-05', '2026-03-05T00:00:00Z', '2026-03-05T12:00'])('also by a day alone: %s', (date) => {
      expect(hasMoved({ date })).toBe(true);
      expect(hasMoved({ date }, {}, { date: '2026-03-06T10:17:00Z' })).toBe(false);
    });

    test('not where it has another time, or none, another headline, or a word in the place of another', () => {
      expect(hasMoved({ date: '2026-03-12T10:17:00Z' })).toBe(false);
      expect(hasMoved({ date: '2026-03-05T18:17:00Z' })).toBe(false);
      expect(hasMoved({ date: null })).toBe(false);
      expect(hasMoved({ headline: 'Dockers of the harbour have ended their strike' })).toBe(false);
      expect(hasMoved({ body: `${words('sky')} Dale` }, {}, { body: `${words('sky')} Moor` })).toBe(false);
    });

    test('but not to another host', () => {
      const url = 'https://gazette.example/b';
      expect(hasMoved({ url, canonicalUrl: url })).toBe(false);
    });
  });

  test('a text of another week is another story, where both say when they are of', () => {
    const seen = seenOf(story({ url: `${site}/renamed`, date: '2024-03-03' }), { now: at(1) });
    const near = (date: string | null) => ({ known: known(story({ date })), firstSeen: at(0), isListedBeside: false });
    expect(storyByText(seen, [near('2023-03-05')])).toBeNull();
    expect(storyByText(seen, [near('2024-03-05T10:00:00+02:00')])?.row).toBe(1);
    expect(storyByText(seen, [near(null)])?.row).toBe(1);
  });

  describe('reports from one template, each with its own name in headline and text', () => {
    const of = (town: string, parts: Partial<Article> = {}): Article =>
      story({
        url: `${site}/${town}`,
        headline: `Weather in ${town}: cloudy`,
        body: `In ${town} ${words('sky')}`,
        ...parts,
      });
    const isOne = (before: Article, now: Article, options: Partial<SaveOptions> = {}): boolean => {
      const near = { known: known(before), firstSeen: at(0), isListedBeside: false };
      return storyByText(seenOf(now, { now: at(1), ...options }), [near]) !== null;
    };
    const fed = (feed: string): Partial<Article> => ({
      source: { ...makeArticle().source, feedUrl: `${site}/${feed}` },
    });

    test('that different feeds name, or none, are several stories', () => {
      expect(isOne(of('Dale'), of('Moor'))).toBe(false);
      expect(isOne(of('Dale', fed('dale.rss')), of('Moor', fed('moor.rss')))).toBe(false);
    });

    test('that one feed names are several where it lists both, as the other may have moved', () => {
      expect(isOne(of('Dale', fed('all.rss')), of('Moor', fed('all.rss')))).toBe(true);
    });

    test('that one feed names one after the other are several where they have dates of their own', () => {
      const dated = (town: string, date: string): Article => of(town, { ...fed('newest.rss'), date });
      expect(isOne(dated('Dale', '2026-05-04T05:00:00Z'), dated('Moor', '2026-05-04T06:00:00Z'))).toBe(false);
      expect(isOne(dated('Dale', '2026-05-04T05:00:00Z'), dated('Moor', '2026-05-04T05:20:00Z'))).toBe(true);
    });

    test('a headline with a word that the text has in both is an edit, and so is another figure', () => {
      expect(isOne(of('Dale'), of('Dale', { url: `${site}/b`, headline: 'Weather for Dale: cloudy' }))).toBe(true);
      const dead = (n: number): Article =>
        of('Dale', { url: `${site}/${n}`, headline: `Cloudy: ${n} hurt`, body: `${n} ${words('sky')}` });
      expect(isOne(dead(3), dead(4))).toBe(true);
    });

    test('that one run reads because a person named them are several, also where figures alone differ', () => {
      const result = (n: number, parts: Partial<Article> = {}): Article =>
        story({ url: `${site}/ward-${n}`, headline: `Results: ward ${n}`, body: `${n} ${words('vote')}`, ...parts });
      expect(isOne(result(7), result(8))).toBe(true);
      expect(isOne(result(7), result(8), { besideSince: at(0) })).toBe(false);
      expect(isOne(result(7), result(8), { besideSince: at(0.5) })).toBe(true);
      expect(isOne(result(7), result(7, { url: `${site}/copy` }), { besideSince: at(0) })).toBe(true);
      const inFeed = (n: number, feed: string): Article =>
        result(n, { kind: 'entry', source: { ...makeArticle().source, kind: 'feed', feedUrl: `${site}/${feed}` } });
      expect(isOne(inFeed(7, 'a'), inFeed(8, 'a'), { besideSince: at(0) })).toBe(false);
      expect(isOne(inFeed(7, 'a'), inFeed(8, 'b'), { besideSince: at(0) })).toBe(true);
    });
  });

  describe('the same words under one headline and two addresses', () => {
    const nearest = (before: Partial<Article>, now: Partial<Article>, isListedBeside: boolean): boolean => {
      const near = { known: known(story(before)), firstSeen: at(0), isListedBeside };
      return storyByText(seenOf(story(now), { now: at(1) }), [near]) !== null;
    };
    const [first, second] = [`${site}/night-duty-20`, `${site}/night-duty-21`];

    test.each([
      ['dates some hours apart', '2026-11-20T16:00:00Z', '2026-11-20T21:00:00+02:00', false],
      ['days apart', '2026-11-20', '2026-11-21', false],
      ['one date in two zones', '2026-11-20T16:00:00Z', '2026-11-20T18:10:00+02:00', true],
      ['a day, and a clock of that day somewhere', '2026-11-20', '2026-11-21T09:00:00Z', true],
      ['a date of one alone', null, '2026-11-21T16:00:00Z', true],
    ])('listed side by side, with %s', (_what, before, now, isSame) => {
      expect(nearest({ url: first, date: before }, { url: `${site}/sport/duty`, date: now }, true)).toBe(isSame);
    });

    test.each([
      ['the next number and the next day', second, '2026-11-21T16:00:00Z', {}, false],
      ['the next number and a date of some hours later', second, '2026-11-21T02:00:00Z', {}, true],
      ['another word and the next day', `${site}/night-duty-moved`, '2026-11-21T16:00:00Z', {}, true],
      [
        'the next number in a feed that dates its entries anew',
        second,
        '2026-11-21T16:00:00Z',
        { kind: 'entry' },
        true,
      ],
    ] as const)('that nobody lists, with %s', (_what, url, date, more, isSame) => {
      expect(nearest({ url: first, date: '2026-11-20T16:00:00Z' }, { url, date, ...more }, false)).toBe(isSame);
    });

    test.each([
      ['another guid of the same feed and the next day', 'b', '2026-11-21T16:00:00Z', {}, false],
      ['another guid and nearly the same date: it has moved', 'b', '2026-11-20T20:00:00Z', {}, true],
      ['the same guid and the next day: it has moved and was dated anew', 'a', '2026-11-21T16:00:00Z', {}, true],
      ['no guid', null, '2026-11-21T16:00:00Z', {}, true],
      ['a guid of another feed', 'b', '2026-11-21T16:00:00Z', { feedUrl: `${site}/other` }, true],
    ] as const)('under addresses without a number, with %s', (_what, guid, date, more, isSame) => {
      const of = (own: string | null, parts = {}): Article['source'] => ({
        ...makeArticle().source,
        ...{ feedUrl: `${site}/feed`, guid: own, ...parts },
      });
      const before = { url: `${site}/programmes/kx`, date: '2026-11-20T16:00:00Z', source: of('a') };
      expect(nearest(before, { url: `${site}/programmes/zx`, date, source: of(guid, more) }, false)).toBe(isSame);
    });
  });
});

describe('what a save does', () => {
  const copy = (hours: number, parts: Partial<Article> = {}): Article =>
    story({ ...parts, source: { ...makeArticle().source, fetchedAt: at(hours) } });

  test('a capture stands over nothing that was seen later, also where the archive had its text before', () => {
    const dated = (hours: number, parts: Partial<Article> = {}) =>
      seenOf(copy(hours, { body: words('other'), ...parts }), { now: at(9), look: 'dated' });
    const now = known(copy(2));
    expect(planSave(dated(1), now, nothing)).toEqual({ kind: 'older' });
    expect(planSave(dated(1), now, { ...nothing, earlier: 1 })).toEqual({ kind: 'older' });
    expect(planSave(dated(3), now, nothing)).toMatchObject({ kind: 'revise', cause: 'edit' });
    expect(planSave(dated(1, { body: copy(2).body }), now, nothing)).toMatchObject({ kind: 'keep' });
    expect(planSave({ ...dated(1), options: { now: at(9) } }, now, nothing)).toMatchObject({ kind: 'revise' });
  });

  test('a copy of the past stands over nothing that is known, but for an entry that a feed showed before it was made', () => {
    const past = seenOf(copy(-9, { body: words('other') }), { now: at(1), look: 'past' });
    expect(planSave(past, known(story()), nothing)).toEqual({ kind: 'keep', isGoodLook: false });
    expect(planSave(past, known(entry()), nothing)).toEqual({ kind: 'keep', isGoodLook: false });
    const later = seenOf(copy(1), { now: at(2), look: 'past' });
    expect(planSave(later, known(story({ body: words('other') })), nothing)).toEqual({
      kind: 'keep',
      isGoodLook: false,
    });
    expect(planSave(later, known(entry()), nothing)).toEqual({ kind: 'revise', cause: 'page' });
    expect(planSave(past, null, nothing).kind).toBe('insert');
  });

  test('a new story has the record’s id, or one of address and guid, or of its content', () => {
    const article = story({ source: { ...makeArticle().source, guid: 'g' } });
    const seen = seenOf(article, { now: at(0) });
    const made = planSave(seen, null, nothing);
    expect(made).toEqual({ kind: 'insert', ids: idsOf(article, {}, words('dock')) });
    expect(made.kind === 'insert' && new Set(made.ids).size).toBe(3);
    // The same on every machine, and by the record alone.
    expect(idsOf(story(), {}, words('dock'))).toEqual([article.id, idsOf(article, {}, words('dock'))[2]]);
  });

  test('the same text is kept, an edit is a revision, what was there before a variant', () => {
    expect(plan(story(), story())).toEqual({ kind: 'keep', isGoodLook: true });
    expect(plan(story({ headline: 'Dockers of the port end their strike' }), story())).toEqual({
      kind: 'revise',
      cause: 'edit',
    });
    expect(plan(story({ body: words('else') }), story())).toEqual({ kind: 'revise', cause: 'edit' });
    expect(plan(story({ headline: 'B' }), story(), {}, { earlier: 3 })).toEqual({ kind: 'variant', revision: 3 });
  });

  test('an entry never replaces its page, a page completes its entry, an entry edits an entry', () => {
    const bare = entry({ headline: 'Harbour' });
    expect(plan(bare, story())).toEqual({ kind: 'keep', isGoodLook: false });
    expect(plan(story(), bare)).toEqual({ kind: 'revise', cause: 'page' });
    expect(plan(story({ body: null }), entry({ body: null }))).toEqual({ kind: 'complete' });
    expect(plan(entry({ headline: 'Harbour strike goes on' }), bare)).toEqual({ kind: 'revise', cause: 'edit' });
    expect(plan(story({ body: null }), story())).toEqual({ kind: 'keep', isGoodLook: false });
  });

  test('what another feed calls an entry is no edit until that feed changes it, and its longer text no edit either', () => {
    const of = (feedUrl: string, more: Partial<Article>) => {
      const one = entry({ body: null, summary: 'Dockers go back.', ...more });
      return { ...one, source: { ...one.source, feedUrl } };
    };
    const [bare, other] = [of('https://a.example/feed', {}), of('https://b.example/feed', { summary: 'Nine days.' })];
    expect(plan(other, bare)).toEqual({ kind: 'keep', isGoodLook: false });
    expect(plan(other, bare, {}, { isSighted: true })).toEqual({ kind: 'revise', cause: 'edit' });
    expect(plan(of('https://a.example/feed', { summary: 'Nine days.' }), bare)).toEqual({
      kind: 'revise',
      cause: 'edit',
    });
    expect(plan(of('https://b.example/feed', { body: words('whole') }), bare)).toEqual({
      kind: 'revise',
      cause: 'page',
    });
  });

  const wall = story({ headline: 'Robot or human?', body: words('button', 12) });

  test.each<[string, Article, Partial<SaveOptions>]>([
    ['a wall', wall, { look: 'again' }],
    ['a wall that somebody fetches by hand', wall, {}],
    ['a page about something else', other(), { look: 'again' }],
    [
      'a list of stories with the beginning of this one',
      other({ headline: 'Latest news', body: `${words('swim', 60)} ${words('dock', 25)}` }),
      { look: 'again' },
    ],
    ['a stump under the same headline', story({ body: words('dock', 20) }), {}],
    ['the beginning that breaks off', story({ body: `${words('dock', 50)} …` }), {}],
    [
      'the beginning and how to go on',
      story({ body: `${words('dock', 48)} To read on, start a trial for one euro.` }),
      {},
    ],
    ['what a server cut in the middle of a sentence', story({ body: words('dock', 80) }), {}],
    ['the beginning, where a wall says so', story({ body: words('dock', 60), access: 'paywalled' }), {}],
  ])('%s is kept aside', (_name, article, options) => {
    expect(plan(article, story(), options)).toEqual({ kind: 'aside', since: at(1) });
  });

  test.each<[string, Article, Partial<SaveOptions>]>([
    ['half of the text is gone', story({ body: words('dock').split(' ').slice(40).join(' ') }), { look: 'again' }],
    ['a text comes in a wall’s place', story({ body: words('dock', 200) }), { look: 'again' }],
    [
      'the feed has the new headline, too',
      other({ body: words('swim', 30) }),
      { entryHeadline: 'Swimming hall closes for good' },
    ],
    [
      'a brief grows under a headline of its own',
      story({ headline: 'Swimming hall closes for good', body: words('dock', 300) }),
      { look: 'again' },
    ],
    ['a followed page starts anew', other(), { look: 'followed' }],
    ['a wall lets all through', story({ body: words('dock', 91), access: 'paywalled' }), {}],
    ['a live blog drops its old posts', story({ body: null, updates: [update(1)] }), {}],
  ])('an edit is believed at once where %s', (_name, article, options) => {
    const before =
      article.updates.length > 0
        ? story({ body: null, updates: Array.from({ length: 9 }, (_, n) => update(n)) })
        : story();
    expect(plan(article, before, options)).toEqual({ kind: 'revise', cause: 'edit' });
  });

  test.each([
    ['a paragraph', 'The port is open. The union agrees.\n\nMinutes of the talks', 'Minutes'],
    ['a paragraph behind a line without a stop', 'The port is open\n\nThe union agrees.', 'The union agrees.'],
    ['a sentence', 'The union says: “The port is open.” Ferries go on time.', 'Ferries'],
    ['a sentence in Hindi', 'बंदरगाह खुला है। नौकाएँ समय पर हैं।', 'नौकाएँ'],
  ])('%s that goes from the end is an edit', (_name, end, from) => {
    const [before, after] = [end, end.slice(0, end.indexOf(from)).trim()].map((text) => `${words('dock')} ${text}`);
    expect(plan(story({ body: after! }), story({ body: before! }))).toEqual({ kind: 'revise', cause: 'edit' });
  });

  test('seen alike twice, a day apart and without the mark of a wall, what was kept aside is a revision', () => {
    const withdrawn = story({ headline: 'This story was withdrawn', body: words('sorry', 12) });
    const aside = { seenAt: at(0), record: withdrawn };
    expect(plan(withdrawn, story(), { now: at(22) }, { aside })).toEqual({ kind: 'aside', since: at(0) });
    expect(plan(withdrawn, story(), { now: at(24) }, { aside })).toEqual({ kind: 'revise', cause: 'edit' });
    expect(plan(wall, story(), { now: at(24) }, { aside })).toEqual({ kind: 'aside', since: at(24) });
    expect(plan({ ...withdrawn, access: 'paywalled' }, story(), { now: at(24) }, { aside })).toEqual({
      kind: 'aside',
      since: at(0),
    });
  });

  describe('the feed’s part and the page’s part', () => {
    const of = (feedUrl: string | null): Article['source'] => ({ ...makeArticle().source, feedUrl });
    const merged = story({ summary: 'The feed’s teaser', source: of('https://a.example/feed') });

    test('a page without its feed says less, and one with another feed nothing new', () => {
      expect(plan(story({ summary: 'Else' }), merged)).toEqual({ kind: 'keep', isGoodLook: true });
      const b = { ...merged, summary: 'By b', source: of('https://b.example/feed') };
      expect(plan(b, merged)).toEqual({ kind: 'keep', isGoodLook: true });
    });

    test('a page with its feed completes one without', () => {
      expect(plan(merged, story({ summary: 'Else' }))).toEqual({ kind: 'complete' });
    });

    test('what the feed says anew is a part of the edit that was seen since the feed was asked, else an edit of its own', () => {
      const edited = { ...merged, summary: 'Corrected' };
      const since = (hours: number, before: Article | null, article = edited) =>
        plan(article, merged, { entrySince: at(hours) }, {}, { before: before && earlier(before) });
      const ofPage = { ...merged, body: `${words('dock', 70)}.` };
      expect(plan(edited, merged)).toEqual({ kind: 'revise', cause: 'edit' });
      expect(since(-1, ofPage)).toEqual({ kind: 'complete' });
      expect(since(0.5, ofPage)).toEqual({ kind: 'revise', cause: 'edit' });
      expect(since(-1, ofPage, { ...edited, body: `${words('dock', 80)}.` })).toEqual({
        kind: 'revise',
        cause: 'edit',
      });
    });

    test.each<[string, Article | null]>([
      ['the first sighting of a story', null],
      ['the page of an entry', entry({ summary: merged.summary })],
      ['an edit that the feed has told', { ...merged, body: `${words('dock', 70)}.`, summary: 'As it was' }],
      ['an edit of the authors', { ...merged, body: `${words('dock', 70)}.`, authors: ['A. Writer'] }],
    ])('what the feed says anew is no part of %s', (_name, before) => {
      const edited = { ...merged, summary: 'Corrected' };
      const done = plan(edited, merged, { entrySince: at(-1) }, {}, { before: before && earlier(before) });
      expect(done).toEqual({ kind: 'revise', cause: 'edit' });
    });

    describe('while its page cannot be had', () => {
      const feed = 'https://a.example/feed';
      const told = (parts: Partial<Article>, feedUrl = feed): Article =>
        entry({ headline: merged.headline, summary: merged.summary, ...parts }, { feedUrl });
      const refused = (article: Article) => plan(article, merged, { look: 'refused', entrySince: at(-1) });

      test.each<[string, Article, string]>([
        ['a summary', told({ summary: 'The feed’s teaser, corrected' }), 'revise'],
        ['a headline', told({ headline: 'Dockers go back to work' }), 'revise'],
        ['a whole text', told({ body: `${words('dock', 88)} and the crane` }), 'revise'],
        ['the beginning of the text', told({ body: words('dock', 40) }), 'keep'],
        ['the same text', told({ body: words('dock') }), 'keep'],
        ['nothing new', told({}), 'keep'],
        ['less than before', told({ summary: null, headline: null }), 'keep'],
        ['what another feed says', told({ summary: 'By b' }, 'https://b.example/feed'), 'keep'],
      ])('%s', (_name, article, kind) => {
        expect(refused(article)).toMatchObject({ kind });
      });

      test('its text stays, and a headline that the page has beside its own is not new', () => {
        const record = { ...merged, alternativeHeadlines: ['Strike of the dockers over'] };
        const seen = seenOf(told({ headline: 'Strike of the dockers over', summary: 'The feed’s teaser, corrected' }), {
          now: at(1),
          look: 'refused',
        });
        const { article } = seenOfStory(seen, known(record));
        expect(article).toEqual({ ...record, summary: 'The feed’s teaser, corrected' });
      });

      test('the quality goes with the text: of a feed’s own text nothing is known', () => {
        const whole = seenOf(
          { ...told({ body: `${words('dock', 88)} and the crane` }), quality: null },
          { now: at(1), look: 'refused' },
        );
        expect(seenOfStory(whole, known(merged)).article.quality).toBeNull();
        const teaser = seenOf({ ...told({ summary: 'Corrected' }), quality: null }, { now: at(1), look: 'refused' });
        expect(seenOfStory(teaser, known(merged)).article.quality).toEqual(merged.quality);
      });

      test('the page that comes later is the other part of the same edit, and what it says the next time is not', () => {
        const edited = { ...merged, summary: 'Corrected' };
        const page = { ...edited, body: `${words('dock', 70)}.`, source: { ...merged.source, fetchedAt: at(1) } };
        const parts = { revision: 2, revisions: 2, before: merged };
        expect(plan(page, edited, { entrySince: at(-1) }, {}, parts)).toEqual({ kind: 'complete' });
        expect(plan({ ...edited, source: page.source }, edited, { entrySince: at(-1) }, {}, parts)).toEqual({
          kind: 'complete',
        });
        const next = { ...page, body: words('dock', 80) };
        expect(plan(next, page, { entrySince: at(-1) }, {}, parts)).toEqual({ kind: 'revise', cause: 'edit' });
      });
    });
  });
});

function update(n: number): Article['updates'][number] {
  return { date: null, headline: `Post ${n}`, body: words(`post${n}x`, 30), authors: [], url: null };
}
