import { archivedDay } from '../shared/archived-address.js';
import { countryOf, zonesOf } from '../shared/country.js';
import { readIsoParts } from '../shared/iso-date.js';
import { formatOffset, offsetAtLocal } from '../shared/time-zone.js';
import type { Candidate, DateBasis, RawDate, SiteRule, SourceName } from '../types.js';
import { dateEvidence, type Judged, lowDates } from './date-evidence.js';
import { weaknessOf } from './date-floor.js';
import { judgeDates } from './date-model.js';
import { isDeclared, pickDate } from './date-pick.js';
import { type DateReading, readDate, type SeenDate, seenDates } from './date-seen.js';
import { dateSigns } from './date-signs.js';
import type { FieldEvidence } from './explain.js';
import type { DateSigns } from './quality-signs.js';

// The choice of the date: a learned order of the page's own candidates, a fixed one for what stands outside the page.

export interface DateContext {
  rule: SiteRule | null;
  /** The user's `--timezone`. */
  timeZone: string | null;
  /** ISO instant of the fetch; empty where unknown. */
  now: string;
  /** ISO instant at which the page stood as it is: a fetch or a copy of the web, no file of a disk; null where unknown. */
  seenAt: string | null;
  url: string | null;
}

export interface DateChoice {
  date: string | null;
  modified: string | null;
  dateBasis: DateBasis;
  /** How sure the choice is; null where nothing was weighed. */
  signs: () => DateSigns | null;
  explain: () => FieldEvidence;
}

export interface ResolvedDate {
  iso: string;
  precision: NonNullable<DateBasis['precision']>;
  zoneFrom: DateBasis['zoneFrom'];
}

const noDate: DateBasis = { precision: null, zoneFrom: null, disputed: false, inferred: null };
const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Newspapers are not older; what lies before it is a system's null ("0001-01-01"). */
const firstDay = Date.UTC(1600, 0, 1) / dayMs;
/** A stamp of nothing, which west of Greenwich is the day before. */
const isEpoch = (day: number): boolean => day === 0 || day === -1;

/** The language and country that the page's dates are read in. */
export function readingOf(candidates: readonly Candidate[], context: DateContext): DateReading {
  const { rule, url, now, seenAt } = context;
  let declared: string | null = rule?.language ?? null;
  for (const candidate of candidates) if (candidate.field === 'language') declared ??= candidate.value;
  const country = rule?.country ?? countryOf(url, declared);
  // English under .com and its kin is American more often than all others together.
  const isAmerican = country === null && (declared === null || /^en\b/i.test(declared));
  const zones = rule?.timeZone ? [rule.timeZone] : zonesOf(isAmerican ? 'US' : country);
  return { languages: declared ? [declared] : [], country, zones, now: seenAt ?? '', latest: now };
}

/** The date and the time of the last change that the candidates support best. */
export function chooseDate(candidates: readonly Candidate[], context: DateContext): DateChoice {
  const reading = readingOf(candidates, context);
  const today = readIsoParts(`${context.now.slice(0, 10)}`);
  const fetchDay = today ? Math.floor(today.wallMs / dayMs) : null;
  const copied = context.url ? archivedDay(context.url) : null;
  const lastDay = copied ? Math.floor(Date.parse(copied) / dayMs) : fetchDay;
  // The archive's own bar above the page shows the day of the copy.
  const isBar = ({ day, candidate }: SeenDate): boolean =>
    copied !== null && day === lastDay && candidate.source === 'printed-date';
  // A feed tells its dates outright, one that is still to come among them.
  const isPossible = (one: SeenDate): boolean =>
    one.day >= firstDay &&
    !isEpoch(one.day) &&
    (one.candidate.source === 'feed' || ((lastDay === null || one.day <= lastDay + 1) && !isBar(one)));
  const seen = seenDates(candidates, reading).filter(isPossible);
  const seenDay = context.seenAt === null ? null : lastDay;
  const best = bestOf(seen, seenDay);
  if (!best.date)
    return { date: null, modified: null, dateBasis: noDate, signs: () => null, explain: () => lowDates(best) };
  const { iso, precision, zoneFrom } = zoned(best.date.iso, context);
  const dateBasis = { precision, zoneFrom, disputed: isDisputed(seen, best.date), inferred: best.date.inferred };
  return {
    date: iso,
    modified: modifiedOf(seen, best.date, context, seenDay),
    dateBasis,
    signs: () => (best.judged.length === 0 ? null : dateSigns(best)),
    explain: () => {
      const judged = {
        seen,
        weights: new Map(best.judged.map((one, at) => [one, best.weights[at]!])),
        chosen: best.date,
      };
      return dateEvidence(iso, best.why, dateBasis, judged);
    },
  };
}

/** What is not the page's own: believed before it (a user, a rule, a text page) or where it declares nothing (feeds). */
const before: SourceName[] = ['user', 'site-rule', 'text-page'];
const behind: SourceName[] = ['feed', 'sitemap'];

interface Best extends Judged {
  date: SeenDate;
  why: string;
}

function bestOf(seen: SeenDate[], seenDay: number | null): Best | (Judged & { date: null }) {
  const isDate = (one: SeenDate): boolean => one.candidate.field === 'date';
  const outside = (sources: SourceName[]): SeenDate | undefined =>
    sources
      .flatMap((source) => seen.filter((one) => isDate(one) && one.candidate.source === source))
      .find((one) => one);
  const first = outside(before);
  const feed = outside(behind);
  if (first) {
    const why = `${first.candidate.source} comes first`;
    // A rule and a user say what they mean; the lines of a text may print no more than the day.
    const isTimed = feed !== undefined && first.candidate.source === 'text-page' && isSharper(feed, first);
    return isTimed
      ? { date: feed, why: `${why}; the ${feed.candidate.source} tells the time`, ...unjudged }
      : { date: first, why, ...unjudged };
  }
  const own = seen.filter(({ candidate: { source } }) => !before.includes(source) && !behind.includes(source));
  const chosen = bestOnPage(own, seenDay);
  if (feed && (!chosen.date || !isDeclared(chosen.date)))
    return { date: feed, why: 'the page declares no date', ...unjudged };
  if (feed && chosen.date && isSharper(feed, chosen.date)) {
    return { ...chosen, date: feed, why: `${chosen.why}; the ${feed.candidate.source} tells the time` };
  }
  return chosen;
}

const unjudged: Judged = { judged: [], weights: [], weakness: [] };

/** Of the same date the feed or sitemap may say more: a clock where the page names a day, a zone where it names none, seconds. */
function isSharper(told: SeenDate, own: SeenDate): boolean {
  if (told.precision === 'day' || isMidnight(told)) return false;
  // The day of a clock in UTC may be the day before or after.
  const isNear = Math.abs(told.day - own.day) <= (told.iso.endsWith('Z') ? 1 : 0);
  if (own.precision === 'day' || isMidnight(own)) return isNear;
  if (own.instant === null) return isNear && told.instant !== null && told.iso.slice(14, 16) === own.iso.slice(14, 16);
  if (told.instant === null || own.precision === 'second' || told.precision !== 'second') return false;
  return Math.floor(told.instant / minuteMs) === Math.floor(own.instant / minuteMs);
}

/** The best of what stands above the floor: first of what is written, then of what counts from the fetch. */
function bestOnPage(own: SeenDate[], seenDay: number | null): Best | (Judged & { date: null }) {
  const firm = own.filter((one) => one.inferred === null);
  const counted = own.filter((one) => one.inferred !== null);
  let low: Judged = unjudged;
  for (const judged of [firm, counted]) {
    if (judged.length === 0) continue;
    const weights = judgeDates(judged);
    const weakness = judged.map((one, at) => weaknessOf(one, weights[at]!, seenDay));
    const days = new Set(judged.filter((_, at) => weakness[at] === null).map(({ day }) => day));
    const strong = judged.map((_, at) => at).filter((at) => days.has(judged[at]!.day));
    const all = { judged, weights, weakness };
    if (strong.length > 0) {
      const { date, why } = pickDate(
        strong.map((at) => judged[at]!),
        strong.map((at) => weights[at]!),
        (one) => weakness[judged.indexOf(one)] === null,
      );
      return { judged, weights, weakness, date, why };
    }
    if (low.judged.length === 0) low = all;
  }
  return { ...low, date: null };
}

/** Sources that state the same thing and differ by more than the precision. */
function isDisputed(seen: SeenDate[], chosen: SeenDate): boolean {
  return seen.some((one) => {
    // What was counted states nothing.
    if (one.inferred || chosen.inferred) return false;
    const { field, source, confidence, traits } = one.candidate;
    if (field !== 'date' || source === 'page-state' || source === 'http-header') return false;
    if (isShownAtHead(one)) return one.day !== chosen.day;
    if ((confidence ?? 1) < 0.8) return false;
    if (source === 'time-element' && (traits?.others || traits?.aside)) return false;
    if (one.instant !== null && chosen.instant !== null) {
      return Math.abs(one.instant - chosen.instant) > minuteMs && !isMidnight(one) && !isMidnight(chosen);
    }
    return one.day !== chosen.day;
  });
}

/** A day that the page prints in the story's own head ("Published 4 May"), beside what its data declares. */
function isShownAtHead({ candidate: { source, traits = {} } }: SeenDate): boolean {
  const { distance = 99, isParagraph, others, aside, nav, footer, comment, listName, updated, head } = traits;
  if (isParagraph || others || aside || nav || footer || comment || listName || updated || head) return false;
  const isNamed = traits.published || traits.issue || traits.dateName;
  return source === 'printed-date' && distance >= -3 && distance <= 8 && Boolean(isNamed);
}

function isMidnight(one: SeenDate): boolean {
  return /T00:00(:00)?(Z|[+-])/.test(one.iso);
}

const modifiedOrder: SourceName[] = [
  'user',
  'site-rule',
  'text-page',
  'json-ld',
  'article-meta',
  'open-graph',
  'microdata',
];

/** The last change as declared, else as printed; one before the publication is a mistake of the page. */
function modifiedOf(seen: SeenDate[], date: SeenDate, context: DateContext, seenDay: number | null): string | null {
  const isModified = (one: SeenDate): boolean =>
    one.candidate.field === 'modified' &&
    one.inferred === null &&
    (one.candidate.confidence ?? 1) > 0.3 &&
    !one.candidate.traits?.others &&
    weaknessOf(one, 1, seenDay) === null;
  const isFar = ({ candidate }: SeenDate): boolean => Math.abs(candidate.traits?.distance ?? 0) > 25;
  const printed = seen.find((one) => one.candidate.source === 'printed-date' && isModified(one) && !isFar(one));
  const rank = (one: SeenDate): number => {
    const at = modifiedOrder.indexOf(one.candidate.source);
    if (at !== -1) return at;
    if (one.candidate.source === 'printed-date') return isFar(one) ? 99 : 21;
    // What is printed for readers is believed where a bare meta element says another day.
    return one.candidate.source === 'meta' && printed && printed.day !== one.day ? 22 : 20;
  };
  // When the page was made: its date names the same moment, and another day was the story's.
  const isSameMoment = (one: SeenDate, other: SeenDate): boolean =>
    one.instant !== null && other.instant !== null && Math.abs(one.instant - other.instant) < minuteMs;
  const clocks = seen.filter(
    ({ candidate, day }) => candidate.field === 'date' && candidate.source === 'meta' && day !== date.day,
  );
  const isPageClock = (one: SeenDate): boolean =>
    one.candidate.source === 'meta' && clocks.some((clock) => isSameMoment(clock, one));
  const changes = seen
    .filter((one) => isModified(one) && !isPageClock(one) && rank(one) < 99)
    .toSorted((a, b) => rank(a) - rank(b));
  const isLater = (one: SeenDate): boolean =>
    one.instant !== null && date.instant !== null ? one.instant >= date.instant - minuteMs : one.day >= date.day;
  const declared = changes.find(isLater);
  // Systems declare the publication as the last change where they keep none; readers may be shown a later one.
  const found = printed && declared?.day === date.day && printed.day > date.day ? printed : declared;
  return found && found !== date ? zoned(found.iso, context).iso : null;
}

/** One date as seen → ISO 8601, with the zone of the site rule or the user where it states none. */
export function resolveDate(raw: RawDate, context: DateContext, reading = readingOf([], context)): ResolvedDate | null {
  const read = readDate(raw, reading);
  return read === null ? null : zoned(read.iso, context);
}

function zoned(iso: string, context: DateContext): ResolvedDate {
  const { precision, offset, wallMs } = readIsoParts(iso)!;
  if (offset !== null) return { iso, precision, zoneFrom: 'stated' };
  const zone = context.rule?.timeZone ?? context.timeZone;
  const minutes = zone && precision !== 'day' ? offsetAtLocal(zone, wallMs) : null;
  if (minutes === null) return { iso, precision, zoneFrom: null };
  return { iso: `${iso}${formatOffset(minutes)}`, precision, zoneFrom: context.rule?.timeZone ? 'site' : 'user' };
}
