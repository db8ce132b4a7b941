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
export function sharpest(top: SeenDate, sameDay: readonly SeenDate[], isFirm: (one: SeenDate) => boolean): SeenDate {
  const published = sameDay.filter((one) => one.candidate.field === 'date');
  const dates = published.length > 0 ? published : sameDay;
  const own = [...new Set([top, ...dates])].filter((one) => isFirm(one) && isOfStory(one));
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

/** The standfirst and the caption of the picture may stand above the line that tells when. */
const headTexts = 2;

/**
 * Of what stands above the floor what is declared of the page, printed at the story's head, or labelled as its publication. Data for
 * scripts hold the site's newest stories, too, and a card has its own label.
 */
function isOfStory({ candidate: { source, place, traits = {} } }: SeenDate): boolean {
  if (traits.card || (source === 'page-state' && place.startsWith('script'))) return false;
  if (source !== 'printed-date' && source !== 'time-element') return true;
  const { text = 0, published, dateName, metaName, named } = traits;
  return Boolean(published) || text === 0 || (text <= headTexts && Boolean(dateName || metaName || named));
}
