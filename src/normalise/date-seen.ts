import { readUnixTime } from '../shared/date-parse-iso.js';
import { parseDateText } from '../shared/date-parse.js';
import { readIsoParts, writeIso } from '../shared/iso-date.js';
import { formatOffset, offsetAtInstant } from '../shared/time-zone.js';
import type { Candidate, CandidateOf, DateBasis, RawDate } from '../types.js';

/** What the page's address and language say about its dates. */
export interface DateReading {
  languages: string[];
  country: string | null;
  /** Zones in which the publisher may write, likeliest first. */
  zones: readonly string[];
  /** ISO instant at which the page was as it is: what "2 hours ago" and a day without a year count from; empty where unknown. */
  now: string;
  /** ISO instant after which no date of the page can be; empty where unknown. */
  latest: string;
}

/** One candidate's date, read. */
export interface SeenDate {
  candidate: CandidateOf<'date'> | CandidateOf<'modified'>;
  iso: string;
  precision: 'day' | 'minute' | 'second';
  /** Null without clock and zone. */
  instant: number | null;
  /** Days since 1970 of the day as written. */
  day: number;
  hasZone: boolean;
  /** A UTC stamp, written in the zone in which the page prints its day. */
  isLocalised: boolean;
  /** What is not written but counted from the fetch ("2 hours ago", a day without a year): only where nothing else stands. */
  inferred: DateBasis['inferred'];
  /** `3/4/2024` where nothing tells the country. */
  isGuessed: boolean;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The dates among the candidates, in their order; what is not the date of a day is left out. */
export function seenDates(candidates: readonly Candidate[], reading: DateReading): SeenDate[] {
  const seen: SeenDate[] = [];
  for (const candidate of candidates) {
    if (candidate.field !== 'date' && candidate.field !== 'modified') continue;
    const read = readDate(candidate.value, reading);
    const one = read === null ? null : seenFrom(candidate, read.iso);
    if (!one || !read) continue;
    one.inferred ??= read.inferred;
    one.isGuessed = read.isGuessed || candidate.traits?.guessed === 1;
    seen.push(one);
  }
  orderByAddress(seen);
  swapOrder(seen, reading.latest);
  const told = seen.filter((one) => !isUntoldByFeed(one, seen));
  takeYears(told);
  localise(told, reading.zones);
  return told;
}

function seenFrom(candidate: SeenDate['candidate'], iso: string): SeenDate | null {
  const parts = readIsoParts(iso);
  if (!parts) return null;
  return {
    candidate,
    iso,
    precision: parts.precision,
    instant: parts.precision === 'day' || parts.offset === null ? null : parts.wallMs - parts.offset * minuteMs,
    day: Math.floor(parts.wallMs / dayMs),
    hasZone: parts.offset !== null,
    isLocalised: false,
    inferred: candidate.traits?.relative ? 'relative' : candidate.traits?.inferred ? 'year' : null,
    isGuessed: false,
  };
}

/** ISO 8601 of a date as seen, null where it names no day. */
export function readDate(raw: RawDate, reading: DateReading): Pick<SeenDate, 'iso' | 'inferred' | 'isGuessed'> | null {
  const text = (raw.iso ?? raw.text).trim();
  const unix = readUnixTime(text);
  if (unix !== null) return { iso: unix, inferred: null, isGuessed: false };
  const parsed = parseDateText(text, reading);
  if (!parsed || parsed.precision === 'year' || parsed.precision === 'month') return null;
  const inferred = parsed.form === 'relative' ? 'relative' : parsed.isYearInferred ? 'year' : null;
  return { iso: parsed.iso, inferred, isGuessed: parsed.isOrderGuessed };
}

/** "November 20" beside "November 20, 2019": the year of a day is the one that the page tells for it, not that of the fetch. */
function takeYears(seen: SeenDate[]): void {
  seen.forEach((one, index) => {
    if (one.inferred !== 'year') return;
    const told = seen.find((other) => other.inferred === null && other.iso.slice(4, 10) === one.iso.slice(4, 10));
    if (told) seen[index] = { ...one, iso: told.iso.slice(0, 4) + one.iso.slice(4), day: told.day };
  });
}

/** `3/4/2024` on a page at `/2024/04/03/`: the address says which number is the month, whatever the country's order is. */
function orderByAddress(seen: SeenDate[]): void {
  const addresses = seen.filter(({ candidate: { source, traits } }) => source === 'url' && !traits?.dayFirst);
  const ofAddress = new Set(addresses.map(({ day }) => day));
  seen.forEach((one, index) => {
    if (ofAddress.has(one.day) || !figures.test(one.candidate.value.text)) return;
    const other = inOtherOrder(one);
    if (other && ofAddress.has(other.day)) seen[index] = other;
  });
}

/** The same figures with day and month the other way round; null where they make no day. */
function inOtherOrder(one: SeenDate): SeenDate | null {
  return seenFrom(one.candidate, one.iso.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$1-$3-$2'));
}

/**
 * `3/4/2024` without a country: the other order, where only that agrees with another date of the page or is not yet to come, or
 * where the page's other dates, such as `24/4/2024`, are written so.
 */
function swapOrder(seen: SeenDate[], latest: string): void {
  if (!seen.some((one) => one.isGuessed)) return;
  const sure = new Set(seen.filter((one) => !one.isGuessed).map((one) => one.day));
  const order = orderOnPage(seen);
  const today = latest ? Math.floor(Date.parse(latest) / dayMs) + 1 : Number.POSITIVE_INFINITY;
  seen.forEach((one, index) => {
    if (!one.isGuessed || sure.has(one.day)) return;
    const other = inOtherOrder(one);
    if (!other || other.day > today) return;
    if (sure.has(other.day) || one.day > today || isOtherOrder(one, order)) seen[index] = other;
  });
}

/** A feed has looked at its other dates; what neither they nor the country tell, and no date of the page repeats, is nobody's day. */
function isUntoldByFeed({ isGuessed, candidate, day }: SeenDate, seen: readonly SeenDate[]): boolean {
  if (!isGuessed || candidate.source !== 'feed') return false;
  return !seen.some((other) => !other.isGuessed && other.day === day);
}

type DayOrder = 'day-first' | 'month-first';

/** The order of day and month that the page's own figures show; null where they show none, or both. */
function orderOnPage(seen: readonly SeenDate[]): DayOrder | null {
  const shown = new Set(
    seen.flatMap(({ candidate }) => {
      const [, first, second] = figures.exec(candidate.value.text) ?? [];
      if (first === undefined || Number(first) > 12 === Number(second) > 12) return [];
      return [Number(first) > 12 ? ('day-first' as const) : ('month-first' as const)];
    }),
  );
  return shown.size === 1 ? [...shown][0]! : null;
}

const figures = /^\D*(\d{1,2})[./-](\d{1,2})[./-]\d{4}(?!\d)/;

function isOtherOrder({ candidate, iso }: SeenDate, order: DayOrder | null): boolean {
  const first = figures.exec(candidate.value.text)?.[1];
  if (order === null || first === undefined) return false;
  const isDayFirst = Number(first) === Number(iso.slice(8, 10));
  return isDayFirst !== (order === 'day-first');
}

/** A day alone tells no zone in which few write: at night it is always the day before in Honolulu. */
const maxZonesByDay = 4;
/** How near to the headline a printed date must stand to say which day the story's own zone had. */
const nearRuns = 25;

/**
 * The same instant in the page's own zone: a stamp in UTC is written in a zone of the publisher's country if the page prints the
 * clock that it is there, or the day that it is there and not the day of the stamp ("Nov 8, 10:35 PM" beside 2023-11-09T06:35Z).
 */
function localise(seen: SeenDate[], zones: readonly string[]): void {
  const printed = seen.filter(isPrintedNear);
  const days = new Set(printed.map((one) => one.day));
  // A page that prints the day of its publication says nothing of the day on which it was changed.
  const ofField = { date: daysOf(printed, 'date'), modified: daysOf(printed, 'modified') };
  const told: string[] = [];
  const clocks = new Set(printed.flatMap(({ iso, precision }) => (precision === 'day' ? [] : [iso.slice(0, 16)])));
  const likely = zones.slice(0, maxZonesByDay);
  const localIn = (one: SeenDate, zone: string): SeenDate | null => {
    const local = inZone(one, zone);
    if (!local || local.iso.slice(0, 16) === one.iso.slice(0, 16)) return null;
    const isDayToldApart =
      likely.includes(zone) &&
      !days.has(one.day) &&
      local.day !== one.day &&
      ofField[one.candidate.field].has(local.day);
    return clocks.has(local.iso.slice(0, 16)) || isDayToldApart ? { ...local, isLocalised: true } : null;
  };
  seen.forEach((one, index) => {
    if (one.instant === null || !/(Z|\+00:00)$/.test(one.iso) || clocks.has(one.iso.slice(0, 16))) return;
    if (clocks.size === 0 && days.has(one.day)) return;
    if (![-1, 0, 1].some((step) => days.has(one.day + step))) return;
    for (const zone of zones) {
      const local = localIn(one, zone);
      if (local === null) continue;
      seen[index] = local;
      if (one.candidate.field === 'date') told.push(zone);
      return;
    }
  });
  const [zone] = told;
  if (zone === undefined) return;
  // A page writes all its stamps in one zone.
  seen.forEach((one, index) => {
    const isOpen = one.candidate.field === 'modified' && one.instant !== null && /(Z|\+00:00)$/.test(one.iso);
    const local = isOpen ? inZone(one, zone) : null;
    if (local) seen[index] = { ...local, isLocalised: true };
  });
}

const daysOf = (seen: readonly SeenDate[], field: SeenDate['candidate']['field']): Set<number> =>
  new Set(seen.filter(({ candidate }) => candidate.field === field).map(({ day }) => day));

function inZone(one: SeenDate, zone: string): SeenDate | null {
  const offset = offsetAtInstant(zone, one.instant!);
  if (offset === null) return null;
  return seenFrom(one.candidate, writeIso(one.instant! + offset * minuteMs, one.precision, formatOffset(offset)));
}

function isPrintedNear({ candidate, hasZone }: SeenDate): boolean {
  if (candidate.source === 'url') return true;
  const traits = candidate.traits ?? {};
  const isShown = candidate.source === 'printed-date' && !hasZone && !traits.isParagraph;
  return isShown && !traits.comment && Math.abs(traits.distance ?? 0) <= nearRuns && !traits.issue;
}

/** schema.org's article types that newsrooms use. */
const newsDate = /^(?:\w*News\w*|LiveBlogPosting|Reportage\w*)\.datePublished$/;

/** Whether a date is what the page's own news article declares of itself. */
export function isNewsDate({ candidate: { field, place, source, confidence } }: SeenDate): boolean {
  return source === 'json-ld' && field === 'date' && (confidence ?? 1) >= 0.5 && newsDate.test(place);
}
