import { sha256 } from '../shared/sha256.js';
import type { Article } from '../types.js';

/**
 * SHA-256 over what a reader would call the story: headline, text, summary, authors, notices and a live blog's posts. Left out is
 * what changes without an edit: when and how it was fetched, counts, addresses of pictures, tags and dates (some feeds date every
 * entry anew at every poll).
 */
export function contentHash(article: Article): string {
  return hashOf(
    [article.headline, article.summary, ...article.authors, ...tail(article)],
    article.authors.length,
    article,
  );
}

/** The same over what only the page itself tells: summary and authors may be its feed's. */
export function pageHash(article: Article): string {
  return hashOf([article.headline, ...tail(article)], 0, article);
}

function tail(article: Article): (string | null)[] {
  const updates = article.updates.flatMap((one) => [one.headline, one.body]);
  return [textOfBody(article), ...article.notices, ...updates];
}

function hashOf(parts: readonly (string | null)[], authors: number, { notices }: Article): string {
  const counts = [authors, notices.length];
  // The lengths of the lists and a sign that no text holds keep what belongs to one from counting as another's.
  const text = [...counts, ...parts].join('\u0000').normalize('NFC').replace(wideSpace, ' ');
  // Half of it is enough to tell the states of one story apart, and it is kept with each.
  return sha256(text).slice(0, 32);
}

/** Any white space but a single blank, which is most of it. */
const wideSpace = /(?: ?[^\S ]| {2})\s*/g;

/** The body as text, whatever form the record has it in. */
export function textOfBody(article: Article): string {
  return typeof article.body === 'string' ? article.body : (article.body ?? []).map((block) => block.text).join('\n\n');
}
