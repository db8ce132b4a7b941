import type { SourceName } from '../types.js';
import type { SeenDate } from './date-seen.js';

// The clock of a day that is chosen. Many things of one page are of the same day, each with a clock of its own: cards of other stories,
// embedded posts, tickers, comments, appointments. Without a clock that is the story's own the day stands alone.

/** Whose clock is believed where several of one day differ. */
const clockOrder: SourceName[] = [
  'json-ld',
  'article-meta',
  'microdata',
  'meta',
  'open-graph',
  'parsely',
  'sailthru',
  'rdfa',
  'h-entry',
];

/** Of the story's own dates of one day the most exact of those that name the same minute as the most trusted one. */
export function sharpest(top: SeenDate, sameDay: readonly SeenDate[]): SeenDate {
  const published = sameDay.filter((one) => one.candidate.field === 'date');
  const dates = published.length > 0 ? published : sameDay;
  const own = [...new Set([top, ...dates])].filter(isOfStory);
  if (own.length === 0) return top;
  const byTrust = own.toSorted((a, b) => trustOf(a) - trustOf(b));
  const base = byTrust.find((one) => exactness(one) > 1) ?? byTrust.find((one) => exactness(one) > 0);
  if (!base) return own.includes(top) ? top : byTrust[0]!;
  // The very same clock tells the same wherever it stands.
  const agreeing = [
    ...byTrust.filter((one) => isSameMinute(one, base)),
    ...dates.filter((one) => isSameWall(one, base)),
  ];
  return agreeing.toSorted((a, b) => exactness(b) - exactness(a))[0]!;
}

/** An instant before a clock, a clock before a day; midnight says little. */
function exactness({ precision, iso, instant }: SeenDate): number {
  if (precision === 'day') return 0;
  if (/T00:00(:00)?(Z|[+-]|$)/.test(iso)) return 1;
  return instant === null ? 2 : 3;
}

/** Less is more. */
function trustOf({ candidate: { source, confidence } }: SeenDate): number {
  const at = clockOrder.indexOf(source);
  return (at === -1 ? clockOrder.length : at) + 2 * (1 - (confidence ?? 1));
}

/** Zones differ by hours and half hours. */
const halfHour = 30;
const minuteOf = ({ iso }: SeenDate): number => Number(iso.slice(14, 16));

function isSameMinute(one: SeenDate, other: SeenDate): boolean {
  if (one.precision === 'day' || other.precision === 'day') return one === other;
  if (one.instant !== null && other.instant !== null) {
    return Math.floor(one.instant / 60_000) === Math.floor(other.instant / 60_000);
  }
  return minuteOf(one) % halfHour === minuteOf(other) % halfHour;
}

const isSameWall = (one: SeenDate, other: SeenDate): boolean =>
  one.precision !== 'day' && one.iso.slice(0, 16) === other.iso.slice(0, 16);

/** What says that a stamp is of something else that the page shows. */
const foreign = 'comment nav events card otherArticle prose caption ticking today besideTitle'.split(' ');
/** The same by names of boxes around it, which many a page gives to its story's head, too. */
const foreignBelow = 'others aside boxed teaser'.split(' ');
/** Runs behind the headline: by-line, counts of comments and shares, the picture's caption. */
const headRuns = 8;

/** What a system declares of the page, or is printed at the story's head or as its publication. */
function isOfStory({ candidate: { source, place, traits = {} } }: SeenDate): boolean {
  const has = (name: string): boolean => (traits[name] ?? 0) > 0;
  // Data for scripts hold the site's newest stories, too.
  if (has('otherStory') || (source === 'page-state' && place.startsWith('script'))) return false;
  if (source !== 'printed-date' && source !== 'time-element') return true;
  if (foreign.some(has) || (has('footer') && !has('article'))) return false;
  const { text = 0, distance = 0 } = traits;
  const isBelowHeadline = distance >= 0 && distance <= headRuns;
  if (isBelowHeadline && text === 0) return true;
  if (foreignBelow.some(has)) return false;
  // The standfirst, and the caption of the picture, may stand above.
  const isNamed = text <= 2 && isBelowHeadline && ['dateName', 'metaName', 'named'].some(has);
  return has('published') || text === 0 || isNamed;
}
