import { lettersOf } from '../shared/letters-of.js';
import { parseClockText } from '../shared/date-parse.js';
import type { Block, Candidate, RawArticle } from '../types.js';

/** The blocks of a live blog without the clock times between its posts. The posts themselves are its text, and `updates` besides. */
export function withoutClocks(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ text }) => text.length > longestClock || parseClockText(text) === null);
}

const longestClock = 20;

const key = (text: string): string => lettersOf(text.normalize('NFKC'));

/** Without the names and times that only a post shows: they are its own, not the page's. */
export function withoutPostSigns(candidates: readonly Candidate[], updates: RawArticle['updates']): Candidate[] {
  const authors = new Set(updates.flatMap((update) => update.authors.map(key)));
  const times = new Set(updates.map(({ date }) => date?.text ?? ''));
  const isPosts = (one: Candidate): boolean => {
    if (one.field === 'authors') {
      return one.source === 'byline' && one.value.every(({ name }) => authors.has(key(name)));
    }
    return one.field === 'date' && one.source === 'time-element' && times.has(one.value.text);
  };
  const own = candidates.filter((one) => !isPosts(one));
  // Where nobody else is named, the posts' authors are the best that the page has.
  const isNamed = own.some(({ field }) => field === 'authors');
  return isNamed ? own : candidates.filter((one) => one.field === 'authors' || !isPosts(one));
}
