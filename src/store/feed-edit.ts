import type { Article } from '../types.js';
import { isHeadlineAlike, isTextAlike, storyText } from './alike.js';
import type { Known, Seen } from './plan.js';

// Entries without an address, to which no guid leads, are known again by the feed and their date to the second.

/** How a poll names an entry without an address by what it says, and a date that several of its entries have. */
export const saidName = (hash: string): string => `said:${hash}`;
export const dateName = (date: string | null): string => `date:${date}`;

/** With seconds, and not the midnight of a day without a clock. */
const clock = /T(?!00:00:00)\d\d:\d\d:\d\d/;

/** Null where it has an address, or a date that may be that of a whole day. */
export function clockKey({ kind, url, canonicalUrl, date, source }: Article, feedUrl: string | null): string | null {
  const hasAddress = canonicalUrl !== null || (url !== null && source.kind !== 'feed');
  if (kind !== 'entry' || hasAddress || feedUrl === null || date === null || !clock.test(date)) return null;
  return `clock:${feedUrl}:${date}`;
}

/**
 * Whether an entry took the place of another one of the same date in its feed, and edits it: what the poll lists shows that the other
 * one has left, that no other entry has this date (as those of a batch have), and headline or text is the same.
 */
export function isEditInFeed({ article, options: { siblings } }: Seen, { record, hash }: Known): boolean {
  if (!siblings?.size || siblings.has(saidName(hash)) || siblings.has(dateName(article.date))) return false;
  // What another version read may have another hash, so that it is not known whether it is still listed.
  if (record.date !== article.date || record.source.extractor !== article.source.extractor) return false;
  const [before, now] = [storyText(record), storyText(article)];
  if (record.headline === article.headline) return isTextAlike(before, now) === true;
  return before === now && isHeadlineAlike(record.headline, article.headline) === true;
}
