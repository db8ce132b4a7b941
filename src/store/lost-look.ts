import type { Article } from '../types.js';
import { isHeadlineAlike, keptShare, type Likeness, storyText } from './alike.js';
import type { Known, Seen } from './plan.js';

// A look at a story's page that met something else: a wall, an error page, a list, a stump of the text.

/** A stump keeps less of a text than this; a text that was short before tells nothing. */
const stumpShare = 1 / 3;
const lostShare = 1 / 2;
const wallShare = 0.8;
const enoughText = 300;
const briefText = 120;
/** A text that ends in the middle of what it was. */
const cutShare = 0.6;

/**
 * Whether the page at hand is none that the story stands on: most of the text and the headline are gone, or a wall lets only the
 * beginning through, or a stump is left. What the feed says of it now is believed, so that a rewritten story is an edit.
 */
export function isLost({ article, options }: Seen, { kind, record }: Known, likeness: Likeness): boolean {
  if (kind === 'entry' || article.kind === 'entry') return false;
  const [before, after] = [storyText(record).length, storyText(article).length];
  if (isWalled(article, record) && after < before * wallShare) return true;
  if (likeness === 'unlike' || isOfAnother(article, record)) {
    if (isHeadlineAlike(options.entryHeadline ?? null, article.headline) === true) return false;
    if (options.look === 'followed') return after < enoughText && after < before * stumpShare;
    // What was there may have been the wall.
    if (before < enoughText && after > before) return false;
    return options.look === 'again' || after < before * lostShare;
  }
  if (article.updates.length > 0) return false;
  if (before >= enoughText && after < before * stumpShare) return true;
  if (isCutShort(storyText(article), storyText(record))) return true;
  return before >= briefText && after < before * cutShare && isBeginning(storyText(article), storyText(record));
}

/** A page under another headline that holds a piece of the story, as a teaser does, and little of the rest. */
function isOfAnother(article: Article, record: Article): boolean {
  if (isHeadlineAlike(record.headline, article.headline) !== false) return false;
  const kept = keptShare(storyText(record), storyText(article));
  return kept !== null && kept < stumpShare;
}

/** Whether a text ends in the middle of a line and of a sentence of another: a server cuts so, and an editor does not. */
function isCutShort(text: string, whole: string): boolean {
  if (text === '' || !whole.startsWith(text) || whole.length === text.length) return false;
  return whole[text.length] !== '\n' && !/\p{Sentence_Terminal}\P{L}*$/u.test(text.slice(-10));
}

/** What is left of a text that was cut, beside a line on how to go on reading. */
const beginningShare = 0.6;

/** Whether a text is the beginning of another, but for what a wall puts behind it. */
function isBeginning(text: string, whole: string): boolean {
  let common = 0;
  while (common < text.length && text[common] === whole[common]) common++;
  return common >= text.length * beginningShare;
}

/** The mark of a wall: a page that was open declares itself closed. */
export const isWalled = (article: Article, record: Article): boolean =>
  (article.access === 'paywalled' || article.access === 'metered') &&
  (record.access === 'open' || record.access === 'unknown');
