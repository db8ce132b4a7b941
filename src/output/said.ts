import { lettersOf } from '../shared/letters-of.js';
import type { Article } from '../types.js';

// What a record says twice is shown once.

/** The first lines of a text decide: a lead is seldom longer. */
const looked = 2_000;

/** Letters and digits only: quotes, dots and blanks differ between a page's data and its text. */
const bare = (text: string): string => lettersOf(text.slice(0, looked).normalize('NFKC'));

/** The summary, unless the body opens with it (a lead that was cut off counts, too). */
export function summaryBeside({ summary, body }: Pick<Article, 'summary' | 'body'>): string | null {
  if (summary === null || body === null) return null;
  const opening = bare(Array.isArray(body) ? body.map((block) => block.text).join('\n') : body);
  const said = bare(summary);
  return said === '' || opening.startsWith(said) ? null : summary;
}

/** The publisher's name, unless it stands among the authors. */
export function publisherBeside({ authors, publisher }: Pick<Article, 'authors' | 'publisher'>): string | null {
  const name = publisher?.name ?? null;
  return name !== null && authors.some((author) => bare(author) === bare(name)) ? null : name;
}

/** Each text once, the first way in which it is written. */
export function eachOnce(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = bare(text) || text;
    return !seen.has(key) && seen.add(key);
  });
}
