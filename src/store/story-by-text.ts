import { urlKey } from '../shared/address-key.js';
import type { Article } from '../types.js';
import { lettersOf } from '../shared/letters-of.js';
import { wordsOf } from '../shared/likeness.js';
import { isHeadlineAlike, storyText } from './alike.js';
import { hoursApart, isSameTime } from './hours-apart.js';
import { hostOf } from './identity.js';
import type { Known, Seen } from './plan.js';

// Whether a record that no key leads to any story is one of the archive under a new address, by its text.

/** A story with nearly the same text. */
export interface Neighbour {
  known: Known;
  firstSeen: string;
  /** The source lists both. It is asked only where that decides. */
  readonly isListedBeside: boolean;
}

/** "The same host with nearly the same body within 72 h" is the same story under a new address. */
const sameBodyHours = 72;
/** Warnings, results and notices repeat a text under headlines of their own; a headline that is edited keeps a word. */
const keptHeadline = 0.2;
/** One story under several sections has one date, give or take what it takes to publish it in each. */
const listedHours = 1;
/** A notice of every day; agencies send a story again within hours. */
const dailyHours = 18;

export function storyByText(seen: Seen, neighbours: readonly Neighbour[]): Known | null {
  const { article, options } = seen;
  const host = hostOf(article.canonicalUrl ?? article.url);
  if (host === '') return null;
  const limit = new Date(Date.parse(options.now) - sameBodyHours * 3_600_000).toISOString();
  const near = neighbours.find(
    (one) =>
      hostOf(one.known.record.canonicalUrl ?? one.known.record.url) === host &&
      (one.firstSeen >= limit || isAtOneAddress(one.known.record, article) || hasMoved(article, one)) &&
      isHeadlineAlike(one.known.record.headline, article.headline, keptHeadline) !== false &&
      !isAnother(seen, one),
  );
  return near?.known ?? null;
}

/**
 * Whether a story of any age has a new address, as after a relaunch: the publisher gives it the same headline and the same time, no
 * word of the text is in another's place, and the source lists the old address no more.
 */
function hasMoved(article: Article, neighbour: Neighbour): boolean {
  const { record } = neighbour.known;
  const letters = lettersOf(article.headline ?? '');
  return (
    letters !== '' &&
    lettersOf(record.headline ?? '') === letters &&
    isSameTime(record.date, article.date) &&
    isOneText(storyText(record), storyText(article)) &&
    !neighbour.isListedBeside
  );
}

/** Of reports from one template each has words that the other has not; of two states of one text hardly both do. */
function isOneText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => new Set(wordsOf(text))) as [Set<string>, Set<string>];
  return a.size > 0 && (leftOf(a, b).length === 0 || leftOf(b, a).length === 0);
}

/**
 * What is written from one template (results, forecasts, notices) is another story each time, however alike the texts are: where
 * both are listed side by side under headlines or with dates of their own, where a page of another day has the next number in
 * its address or a guid of its own in the feed, and where each has a name of its own in headline and text, and a date or a feed of
 * its own. A story that moves gets other words in its address, or keeps its date or guid, and its own feed tells of it.
 */
function isAnother(seen: Seen, neighbour: Neighbour): boolean {
  const { article, options } = seen;
  const { record } = neighbour.known;
  const hours = hoursApart(record.date, article.date);
  if (hours > sameBodyHours) return true;
  const arePages = record.kind !== 'entry' && article.kind !== 'entry';
  const { feedUrl = article.source.feedUrl } = options;
  if (arePages && hours >= dailyHours && (isNextOf(record, article) || hasOtherGuid(seen, record))) return true;
  const mayHaveMoved = feedUrl !== null && record.source.feedUrl === feedUrl && hours < listedHours;
  if (!mayHaveMoved && areNamedApart(record, article)) return true;
  if (record.headline === article.headline && hours < listedHours) return false;
  return isOfOneRun(seen, neighbour, arePages) || neighbour.isListedBeside;
}

/** What a run was told to read lies side by side: pages, and entries of one feed. */
function isOfOneRun({ article, options }: Seen, { known, firstSeen }: Neighbour, arePages: boolean): boolean {
  if (!options.besideSince || firstSeen < options.besideSince) return false;
  const { feedUrl } = article.source;
  return arePages || (feedUrl !== null && known.record.source.feedUrl === feedUrl);
}

/** Each headline has a word of its own that its text has, too, and the other text has not. A figure may be an update. */
function areNamedApart(one: Article, other: Article): boolean {
  const [a, b] = [one, other].map(({ headline }) => new Set(wordsOf(headline ?? ''))) as [Set<string>, Set<string>];
  const [own, others] = [leftOf(a, b), leftOf(b, a)];
  if (own.length === 0 || others.length === 0) return false;
  const [text, otherText] = [one, other].map((record) => new Set(wordsOf(storyText(record)))) as [
    Set<string>,
    Set<string>,
  ];
  const isOnlyIn = (words: string[], here: Set<string>, there: Set<string>): boolean =>
    words.some((word) => here.has(word) && !there.has(word));
  return isOnlyIn(own, text, otherText) && isOnlyIn(others, otherText, text);
}

const leftOf = (words: Set<string>, others: Set<string>): string[] =>
  [...words].filter((word) => !others.has(word) && /\p{L}/u.test(word));

/** Where an address was used again, its keys lead to the older story. */
function isAtOneAddress(one: Article, other: Article): boolean {
  const [a, b] = [one, other].map(({ canonicalUrl, url }) => urlKey(canonicalUrl ?? url));
  return a != null && a === b;
}

/** Addresses that differ in figures alone: `/night-duty-20`, `/2026/11/21/report`. */
function isNextOf(one: Article, other: Article): boolean {
  const [a, b] = [one, other].map(({ canonicalUrl, url }) => urlKey(canonicalUrl ?? url));
  if (!a || !b || a === b) return false;
  return a.replace(/\d+/g, '0') === b.replace(/\d+/g, '0');
}

/** A broadcast of each day: its feed names both, and each by a guid of its own. */
function hasOtherGuid({ article, options }: Seen, { source }: Article): boolean {
  const { feedUrl = article.source.feedUrl, guid = article.source.guid } = options;
  return feedUrl != null && source.feedUrl === feedUrl && guid != null && source.guid !== null && source.guid !== guid;
}
