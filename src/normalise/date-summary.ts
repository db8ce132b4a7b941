import type { SourceName } from '../types.js';
import { isNewsDate, type SeenDate } from './date-seen.js';

// What the dates of one page say together, worked out once for all of them.

/** What a source or a page does not have; below every real value. */
export const absent = -99;

/** Sources that a newsroom's system writes, not a reader's eye; columns of the model stand in their order. */
export const declaredSources: readonly SourceName[] = [
  'json-ld',
  'article-meta',
  'open-graph',
  'dublin-core',
  'meta',
  'parsely',
  'sailthru',
  'microdata',
  'rdfa',
  'h-entry',
];
const declared = new Set(declaredSources);

export function isDeclaredDate({ candidate: { source, field } }: SeenDate): boolean {
  return declared.has(source) && field === 'date';
}

/** What the dates of a page say together. */
export interface DateSummary {
  byDay: Map<number, SeenDate[]>;
  first: number;
  last: number;
  /** Day that most declared sources name; null where none does. */
  declaredDay: number | null;
  urlDay: number | null;
  declaredCount: number;
  bySource: Map<SourceName, SeenDate[]>;
  /** Printed dates by their distance from the headline. */
  nearest: SeenDate[];
  all: number;
  /** Of each day: what its sources weigh together. */
  supports: Map<number, number>;
  /** The day that a newsroom's JSON-LD declares, and the latest that is declared as a change. */
  newsDay: number | null;
  modifiedDay: number | null;
  /** Days that `article:published_time` and its kin, and the page's JSON-LD, give as those of publication. */
  metaDays: ReadonlySet<number>;
  jsonLdDays: ReadonlySet<number>;
}

export function summaryOf(seen: readonly SeenDate[]): DateSummary {
  const byDay = new Map<number, SeenDate[]>();
  const bySource = new Map<SourceName, SeenDate[]>();
  for (const one of seen) {
    listIn(byDay, one.day).push(one);
    listIn(bySource, one.candidate.source).push(one);
  }
  const days = seen.map((one) => one.day);
  const declaredDates = seen.filter(isDeclaredDate);
  const counts = [...byDay].map(([day, list]): [number, number] => [day, list.filter(isDeclaredDate).length]);
  const most = counts.sort((a, b) => b[1] - a[1])[0];
  const reach = (one: SeenDate): number => Math.abs((one.candidate.traits?.distance ?? absent) - 1);
  return {
    byDay,
    bySource,
    first: Math.min(...days),
    last: Math.max(...days),
    declaredDay: most && most[1] > 0 ? most[0] : null,
    urlDay: bySource.get('url')?.[0]?.day ?? null,
    declaredCount: declaredDates.length,
    nearest: (bySource.get('printed-date') ?? []).toSorted((a, b) => reach(a) - reach(b)),
    all: seen.length,
    supports: new Map([...byDay].map(([day, list]) => [day, supportOf(list)])),
    newsDay: seen.find(isNewsDate)?.day ?? null,
    modifiedDay: maxOf(seen.filter((one) => declared.has(one.candidate.source) && one.candidate.field === 'modified')),
    metaDays: publishedDays(bySource.get('article-meta')),
    jsonLdDays: publishedDays(bySource.get('json-ld')),
  };
}

function publishedDays(seen: readonly SeenDate[] = []): ReadonlySet<number> {
  const sure = seen.filter(({ candidate: { field, confidence } }) => field === 'date' && (confidence ?? 1) >= 0.5);
  return new Set(sure.map((one) => one.day));
}

function listIn<Key>(lists: Map<Key, SeenDate[]>, key: Key): SeenDate[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

function maxOf(seen: readonly SeenDate[]): number | null {
  return seen.length === 0 ? null : Math.max(...seen.map((one) => one.day));
}

/** What one word for a day is worth; of each source only its best counts. */
function supportOf(list: readonly SeenDate[]): number {
  const best = new Map<SourceName, number>();
  for (const one of list) {
    const { source } = one.candidate;
    best.set(source, Math.max(best.get(source) ?? 0, worthOf(one)));
  }
  return [...best.values()].reduce((sum, worth) => sum + worth, 0);
}

function worthOf({ candidate: { source, field, confidence = 1, traits = {} } }: SeenDate): number {
  const part = field === 'modified' ? 0.3 : 1;
  if (source === 'printed-date' || source === 'time-element') {
    const distance = traits.distance ?? absent;
    const isNear = distance >= -8 && distance <= 12;
    const isFarOff =
      traits.others || traits.comment || traits.footer || traits.nav || traits.aside || traits.isParagraph;
    return part * (isFarOff ? 0.1 : isNear ? 1 : 0.3);
  }
  return part * confidence * (weak.has(source) ? 0.5 : 1);
}

/** Often a template's or a file's date. */
const weak = new Set<SourceName>(['meta', 'dublin-core', 'page-state', 'http-header']);
