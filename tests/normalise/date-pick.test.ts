import { describe, expect, test } from 'vitest';
import { pickDate } from '../../src/normalise/date-pick.js';
import { seenDates } from '../../src/normalise/date-seen.js';
import type { Candidate, SourceName } from '../../src/types.js';
import { reading } from '../helpers/reading.js';

function seen(text: string, source: SourceName, place: string, more: object = {}): Candidate {
  return { field: 'date', value: { text, iso: null }, source, place, ...more } as Candidate;
}

/** What is picked of these dates with these weights. */
function pick(dates: readonly [Candidate, number][]): string {
  const own = seenDates(
    dates.map(([candidate]) => candidate),
    reading,
  );
  return pickDate(
    own,
    dates.map(([, weight]) => weight),
  ).date.iso;
}

const news = seen('2026-05-04T09:30:00+02:00', 'json-ld', 'NewsArticle.datePublished');

describe('what the page’s news article declares', () => {
  test('stands against a printed date that is a little likelier', () => {
    expect(
      pick([
        [news, 0.5],
        [seen('6 May 2026', 'printed-date', 'p'), 0.8],
      ]),
    ).toBe('2026-05-04T09:30:00+02:00');
  });

  test('stands against a change, be it much likelier', () => {
    const change = { ...seen('6 May 2026', 'printed-date', 'p'), field: 'modified' } as Candidate;
    expect(
      pick([
        [news, 0.1],
        [change, 0.9],
      ]),
    ).toBe('2026-05-04T09:30:00+02:00');
  });

  test('stands against a likelier day that is printed alone, or that the page’s data call a change', () => {
    const change = { ...seen('2026-05-06T10:00:00+02:00', 'json-ld', 'NewsArticle.dateModified'), field: 'modified' };
    const printed = seen('6 May 2026', 'printed-date', 'p');
    const dates: [Candidate, number][] = [
      [news, 0.1],
      [change as Candidate, 0.1],
      [printed, 0.9],
    ];
    expect(pick(dates)).toBe('2026-05-04T09:30:00+02:00');
  });

  test('falls where readers see another day that the page’s meta tags declare, too', () => {
    const meta = seen('2026-05-06T15:25:00+02:00', 'article-meta', 'article:published_time');
    const printed = seen('6 May 2026', 'printed-date', 'p');
    const dates: [Candidate, number][] = [
      [news, 0.5],
      [meta, 0.6],
      [printed, 0.8],
    ];
    expect(pick(dates)).toBe('2026-05-06T15:25:00+02:00');
    expect(pick(dates.filter(([one]) => one !== printed))).toBe('2026-05-04T09:30:00+02:00');
  });

  test('is the start of a live blog, whatever its posts show', () => {
    const live = seen('2026-05-01T08:00:00Z', 'json-ld', 'LiveBlogPosting.datePublished');
    const post = seen('2026-05-04T20:49:00Z', 'article-meta', 'article:published_time');
    expect(
      pick([
        [live, 0.1],
        [post, 0.9],
      ]),
    ).toBe('2026-05-01T08:00:00Z');
  });

  test('a blog’s declaration has no such weight', () => {
    const blog = seen('2026-05-04T09:30:00Z', 'json-ld', 'BlogPosting.datePublished');
    expect(
      pick([
        [blog, 0.5],
        [seen('6 May 2026', 'printed-date', 'p'), 0.8],
      ]),
    ).toBe('2026-05-06');
  });
});

test('the next day’s print issue is not the day of an evening’s story', () => {
  const stamp = seen('2026-05-04T19:30:00+02:00', 'article-meta', 'article:published_time');
  expect(
    pick([
      [stamp, 0.4],
      [seen('5 May 2026', 'printed-date', 'div.issue'), 0.9],
    ]),
  ).toBe('2026-05-04T19:30:00+02:00');
});

describe('3/4/2026 without a country', () => {
  const guessed = seen('02-12-2025', 'time-element', 'time');
  test('is read as the order that another date of the page agrees with', () => {
    expect(
      pick([
        [guessed, 0.9],
        [seen('2025-12-02', 'page-state', 'script'), 0.1],
      ]),
    ).toContain('2025-12-02');
  });

  test('is not read as a day to come', () => {
    expect(pick([[seen('12/11/2026', 'printed-date', 'p'), 0.9]])).toBe('2026-11-12');
  });
});

test('a day without a year has the year that the page tells for it', () => {
  const [first] = seenDates(
    [
      seen('November 20', 'printed-date', 'div.calendar'),
      seen('November 20, 2019, 10:54 am', 'printed-date', 'p.stamp'),
    ],
    { ...reading, now: '2026-05-05T08:00:00Z' },
  );
  expect(first).toMatchObject({ iso: '2019-11-20', inferred: 'year' });
});

describe('3/4/2026, where no country tells the order', () => {
  const printed = (text: string, iso: string): Candidate =>
    seen(text, 'printed-date', 'p', { traits: { guessed: 1 }, value: { text, iso } });
  const guessed = printed('3/4/2026', '2026-03-04');
  const read = (...others: Candidate[]): string | undefined => seenDates([guessed, ...others], reading)[0]?.iso;

  test('stays as it is read where nothing speaks against it', () => {
    expect(read()).toBe('2026-03-04');
    expect(read(seen('2026-03-04', 'url', 'address'), seen('2026-04-03', 'meta', 'x'))).toBe('2026-03-04');
  });

  test('is what another date of the page says', () => {
    expect(read(seen('2026-04-03', 'url', 'address'))).toBe('2026-04-03');
  });

  test('has the order of other dates of the page', () => {
    expect(read(seen('24/4/2025', 'printed-date', 'li'))).toBe('2026-04-03');
    expect(read(seen('4/24/2025', 'printed-date', 'li'))).toBe('2026-03-04');
    expect(read(seen('24/4/2025', 'printed-date', 'li'), seen('4/24/2025', 'printed-date', 'li'))).toBe('2026-03-04');
  });

  test('is not yet to come', () => {
    const late = printed('10/12/2026', '2026-12-10');
    expect(seenDates([late], reading)[0]?.iso).toBe('2026-10-12');
    expect(seenDates([printed('11/12/2027', '2027-12-11')], reading)[0]?.iso).toBe('2027-12-11');
  });
});

describe('3/4/2026 in a country that writes the month first', () => {
  const american = { ...reading, country: 'US' };
  const read = (...others: Candidate[]): string | undefined =>
    seenDates([seen('3/4/2026', 'printed-date', 'p'), ...others], american)[0]?.iso;

  test('has the order that the page’s own address tells', () => {
    expect(read()).toBe('2026-03-04');
    expect(read(seen('2026-04-03', 'url', 'address'))).toBe('2026-04-03');
  });

  test('keeps its own where the address tells another day, the same day, or opens with the day itself', () => {
    expect(read(seen('2026-04-05', 'url', 'address'))).toBe('2026-03-04');
    expect(read(seen('2026-03-04', 'url', 'address'), seen('2026-04-03', 'url', 'address'))).toBe('2026-03-04');
    expect(read(seen('2026-04-03', 'url', 'address', { traits: { dayFirst: 1 } }))).toBe('2026-03-04');
    expect(read(seen('2026-04-03', 'meta', 'date'))).toBe('2026-03-04');
  });
});

describe('what is printed as the day of publication', () => {
  const clock = seen('Wednesday 6 May 2026', 'printed-date', 'div.date', { traits: { dateName: 1, weekday: 1 } });
  const said = (traits: object): Candidate =>
    seen('3 May 2026', 'printed-date', 'div.info', { traits: { published: 1, repeats: 1, ...traits } });
  test('stands against a likelier day without a word, as the page’s clock is', () => {
    expect(
      pick([
        [clock, 0.8],
        [said({}), 0.3],
      ]),
    ).toBe('2026-05-03');
  });

  test.each([{ repeats: 4 }, { boxed: 1 }, { others: 1 }, { comment: 1 }])(
    'not where it is of others: %j',
    (traits) => {
      expect(
        pick([
          [clock, 0.8],
          [said(traits), 0.3],
        ]),
      ).toBe('2026-05-06');
    },
  );
});

describe('what is called a change', () => {
  const post = seen('2021-05-03T08:00:00Z', 'json-ld', 'BlogPosting.datePublished');
  const change = (text: string, source: SourceName = 'json-ld') =>
    ({ ...seen(text, source, 'BlogPosting.dateModified'), field: 'modified' }) as Candidate;

  test.each([
    ['declared', change('2024-02-27T10:00:00Z')],
    ['printed', change('27 February 2024', 'printed-date')],
  ])('and is likelier, %s, is no publication where the page’s data say one', (_, one) =>
    expect(
      pick([
        [one, 0.9],
        [post, 0.4],
      ]),
    ).toBe('2021-05-03T08:00:00Z'),
  );

  test('is the day where what is said to be the publication lies behind it, or is another story’s', () => {
    const later = seen('2025-01-01T08:00:00Z', 'json-ld', 'BlogPosting.datePublished');
    const others = seen('2021-05-03T08:00:00Z', 'microdata', 'Article [itemprop="datepublished"]', {
      traits: { others: 1 },
    });
    for (const one of [later, others])
      expect(
        pick([
          [change('2024-02-27T10:00:00Z'), 0.9],
          [one, 0.4],
        ]),
      ).toBe('2024-02-27T10:00:00Z');
  });
});
