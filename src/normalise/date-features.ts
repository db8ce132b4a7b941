import { saysPublished } from '../shared/date-words.js';
import type { SourceName } from '../types.js';
import { isNewsDate, type SeenDate } from './date-seen.js';
import { newRows } from './judge.js';

// What the model of dates looks at: one row for each date seen. The order of the names is the order of the columns.

const sources: SourceName[] = [
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
  'time-element',
  'printed-date',
  'url',
  'http-header',
  'page-state',
];

const traitNames = [
  'distance',
  'isFar',
  'rest',
  'isStart',
  'isEnd',
  'isParagraph',
  'published',
  'updated',
  'other',
  'issue',
  'dateName',
  'metaName',
  'entryName',
  'listName',
  'linked',
  'timeTag',
  'words',
  'relative',
  'inferred',
  'guessed',
  'repeats',
  'index',
  'depth',
  'nav',
  'footer',
  'aside',
  'comment',
  'others',
  'article',
  'bio',
  'glued',
  'dayFirst',
];

/** A trait that a source does not have; below every real value. */
const absent = -99;

/** Sources that a newsroom's system writes, not a reader's eye. */
const declared = new Set<SourceName>(sources.slice(0, 10));

export const dateFeatureNames: string[] = [
  ...sources,
  'isModified',
  'confidence',
  'isPublishedKey',
  'isCreatedKey',
  'isUpdateKey',
  'isArticleType',
  'hasClock',
  'hasZone',
  'isUtc',
  'isMidnight',
  'isLocalised',
  ...traitNames,
  'sameDay',
  'sameDaySources',
  'sameDayDeclared',
  'sameDayPublished',
  'sameDayPrinted',
  'sameDayUrl',
  'sameDayTime',
  'sameDayModified',
  'nextDayDeclared',
  'dayBeforeDeclared',
  'daysFromFirst',
  'daysToLast',
  'daysFromDeclared',
  'daysFromUrl',
  'daysToFetch',
  'orderOfSource',
  'countOfSource',
  'seen',
  'declaredCount',
  'isNearest',
  'nearestOrder',
  'support',
  'rivalSupport',
  'lead',
  'daysFromNews',
  'daysFromModified',
  'pageIsNews',
];

/** One row a date. `fetchDay` is the day of the fetch in days since 1970, null where unknown. */
export function dateFeatures(seen: readonly SeenDate[], fetchDay: number | null): Float32Array[] {
  const page = summaryOf(seen);
  return newRows(seen.length, dateFeatureNames).map((row, at) => {
    writeOwn(row, seen[at]!);
    writeTraits(row, seen[at]!);
    row.set(sharedFeatures(seen[at]!, page, fetchDay), sharedColumn);
    return row;
  });
}

const sourceColumn: ReadonlyMap<SourceName, number> = new Map(sources.map((source, at) => [source, at]));
const ownColumn = dateFeatureNames.indexOf('isModified');
const traitColumn = dateFeatureNames.indexOf(traitNames[0]!);
const sharedColumn = dateFeatureNames.indexOf('sameDay');

function writeOwn(row: Float32Array, one: SeenDate): void {
  const { candidate, iso, precision } = one;
  const place = candidate.place.toLowerCase();
  const source = sourceColumn.get(candidate.source);
  if (source !== undefined) row[source] = 1;
  row.set(
    [
      Number(candidate.field === 'modified'),
      candidate.confidence ?? 1,
      Number(candidate.source !== 'printed-date' && saysPublished(place)),
      Number(/creat|upload/.test(place)),
      Number(/updat|modif/.test(place)),
      Number(/^(\w*newsarticle|article|reportage\w*|liveblogposting|blogposting)\./.test(place)),
      Number(precision !== 'day'),
      Number(one.hasZone),
      Number(/(Z|\+00:00)$/.test(iso)),
      Number(/T00:00/.test(iso)),
      Number(one.isLocalised),
    ],
    ownColumn,
  );
}

function writeTraits(row: Float32Array, { candidate: { traits } }: SeenDate): void {
  const to = traitColumn + traitNames.length;
  if (!traits) row.fill(absent, traitColumn, to);
  else for (let at = traitColumn; at < to; at++) row[at] = traits[traitNames[at - traitColumn]!] ?? absent;
}

interface Summary {
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
}

function summaryOf(seen: readonly SeenDate[]): Summary {
  const byDay = new Map<number, SeenDate[]>();
  const bySource = new Map<SourceName, SeenDate[]>();
  for (const one of seen) {
    listIn(byDay, one.day).push(one);
    listIn(bySource, one.candidate.source).push(one);
  }
  const days = seen.map((one) => one.day);
  const declaredDates = seen.filter(isDeclared);
  const counts = [...byDay].map(([day, list]): [number, number] => [day, list.filter(isDeclared).length]);
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
  };
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

const farAway = 5000;

function sharedFeatures(one: SeenDate, page: Summary, fetchDay: number | null): number[] {
  const near = (day: number): number => Number((page.byDay.get(day) ?? []).some(isDeclared));
  const ofSource = page.bySource.get(one.candidate.source) ?? [];
  const nearestAt = page.nearest.indexOf(one);
  return [
    ...sameDayFeatures(one, page.byDay.get(one.day) ?? []),
    near(one.day + 1),
    near(one.day - 1),
    Math.min(farAway, one.day - page.first),
    Math.min(farAway, page.last - one.day),
    page.declaredDay === null ? absent : clamp(one.day - page.declaredDay),
    page.urlDay === null ? absent : clamp(one.day - page.urlDay),
    fetchDay === null ? absent : Number(one.day > fetchDay + 1),
    ofSource.indexOf(one),
    ofSource.length,
    page.all,
    page.declaredCount,
    Number(nearestAt === 0),
    nearestAt === -1 ? absent : nearestAt,
    ...supportFeatures(one, page),
  ];
}

const isDeclared = ({ candidate: { source, field } }: SeenDate): boolean => declared.has(source) && field === 'date';

/** How many others name the day, of how many sources, and of each sort. */
function sameDayFeatures(one: SeenDate, ofDay: readonly SeenDate[]): number[] {
  const found = new Set<SourceName>();
  const count = { declared: 0, published: 0, printed: 0, url: 0, time: 0, modified: 0 };
  for (const other of ofDay) {
    if (other === one) continue;
    const { source, field, traits } = other.candidate;
    found.add(source);
    if (isDeclared(other)) count.declared++;
    if ((traits?.published ?? 0) > 0) count.published++;
    if (source === 'printed-date' && (traits?.isParagraph ?? 0) === 0) count.printed++;
    if (source === 'url') count.url++;
    if (source === 'time-element') count.time++;
    if (field === 'modified') count.modified++;
  }
  return [ofDay.length - 1, found.size, ...Object.values(count)];
}

function supportFeatures(one: SeenDate, page: Summary): number[] {
  const own = page.supports.get(one.day) ?? 0;
  let rival = 0;
  for (const [day, support] of page.supports) if (day !== one.day) rival = Math.max(rival, support);
  return [
    own,
    rival,
    own - rival,
    page.newsDay === null ? absent : clamp(one.day - page.newsDay),
    page.modifiedDay === null ? absent : clamp(one.day - page.modifiedDay),
    Number(page.newsDay !== null),
  ];
}

/** Within the days that mean something; `absent` stays below them. */
function clamp(days: number): number {
  return Math.max(-90, Math.min(farAway, days));
}
