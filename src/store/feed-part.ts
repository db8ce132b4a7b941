import type { Article } from '../types.js';
import { isTextAlike } from './alike.js';
import { textOfBody } from './content-hash.js';

/** Of a feed's text and its page's: a shorter one is a teaser, and not the story. */
const wholeShare = 0.8;

/**
 * The record of a page that cannot be had now, with what its feed says anew. A headline that the page has beside its own is not new,
 * and a text counts only where it is the whole story again.
 */
export function withFeedPart(record: Article, entry: Article): Article {
  const { headline, summary } = entry;
  const told = [record.headline, ...record.alternativeHeadlines];
  const isNew = headline !== null && !told.some((one) => one?.includes(headline));
  const parts = isWhole(record, entry) ? textOf(entry) : textOf(record);
  return { ...record, ...parts, headline: isNew ? headline : record.headline, summary: summary ?? record.summary };
}

/** An entry over an older one of its story: a feed that says less than before takes nothing back. */
export function withoutSilence(record: Article, entry: Article): Article {
  const { summary, authors, tags } = entry;
  return {
    ...entry,
    summary: summary ?? record.summary,
    authors: authors.length > 0 ? authors : record.authors,
    tags: tags.length > 0 ? tags : record.tags,
  };
}

const textOf = ({ body, wordCount, readingMinutes, quality }: Article) => ({
  body,
  wordCount,
  readingMinutes,
  quality,
});

function isWhole(record: Article, entry: Article): boolean {
  const [before, now] = [textOfBody(record), textOfBody(entry)];
  return before !== '' && now.length >= before.length * wholeShare && isTextAlike(before, now) === true;
}
