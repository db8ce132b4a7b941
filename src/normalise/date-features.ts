import { saysPublished } from '../shared/date-words.js';
import type { SourceName } from '../types.js';
import type { SeenDate } from './date-seen.js';
import { absent, type DateSummary, declaredSources, isDeclaredDate, summaryOf } from './date-summary.js';
import { newRows } from './judge.js';

// What the model of dates looks at: one row for each date seen. The order of the names is the order of the columns.

const sources: SourceName[] = [
  ...declaredSources.filter((one) => one !== 'rdfa' && one !== 'parsely'),
  'time-element',
  'printed-date',
  'url',
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
  'hasMetaDate',
  'isMetaDay',
  'hasJsonLdDate',
  'isJsonLdDay',
];

/** One row a date. */
export function dateFeatures(seen: readonly SeenDate[]): Float32Array[] {
  const page = summaryOf(seen);
  return newRows(seen.length, dateFeatureNames).map((row, at) => {
    writeOwn(row, seen[at]!);
    writeTraits(row, seen[at]!);
    row.set(sharedFeatures(seen[at]!, page), sharedColumn);
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

const farAway = 5000;

function sharedFeatures(one: SeenDate, page: DateSummary): number[] {
  const near = (day: number): number => Number((page.byDay.get(day) ?? []).some(isDeclaredDate));
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
    ofSource.indexOf(one),
    ofSource.length,
    page.all,
    page.declaredCount,
    Number(nearestAt === 0),
    nearestAt === -1 ? absent : nearestAt,
    ...supportFeatures(one, page),
  ];
}

/** How many others name the day, of how many sources, and of each sort. */
function sameDayFeatures(one: SeenDate, ofDay: readonly SeenDate[]): number[] {
  const found = new Set<SourceName>();
  const count = { declared: 0, published: 0, printed: 0, url: 0, time: 0, modified: 0 };
  for (const other of ofDay) {
    if (other === one) continue;
    const { source, field, traits } = other.candidate;
    found.add(source);
    if (isDeclaredDate(other)) count.declared++;
    if ((traits?.published ?? 0) > 0) count.published++;
    if (source === 'printed-date' && (traits?.isParagraph ?? 0) === 0) count.printed++;
    if (source === 'url') count.url++;
    if (source === 'time-element') count.time++;
    if (field === 'modified') count.modified++;
  }
  return [ofDay.length - 1, found.size, ...Object.values(count)];
}

function supportFeatures(one: SeenDate, page: DateSummary): number[] {
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
    ...isAmong(one.day, page.metaDays),
    ...isAmong(one.day, page.jsonLdDays),
  ];
}

/** Whether a source names any day at all, and whether it is this one: a change counts for more where no publication is declared. */
function isAmong(day: number, days: ReadonlySet<number>): [has: number, is: number] {
  return days.size === 0 ? [0, absent] : [1, Number(days.has(day))];
}

/** Within the days that mean something; `absent` stays below them. */
function clamp(days: number): number {
  return Math.max(-90, Math.min(farAway, days));
}
