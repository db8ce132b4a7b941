import { parseClockText } from '../shared/date-parse.js';
import type { Block, Candidate, RawArticle } from '../types.js';

/** Shorter texts are too common to tell a post. */
const minTelling = 12;
/** A post's text in the page's data may be cut off: its beginning tells it. */
const telling = 80;

/** The blocks of a live blog that are no post's: what stands before them, mostly a summary. */
export function withoutPosts(blocks: readonly Block[], updates: RawArticle['updates']): Block[] {
  const said = updates.map(({ headline, body, authors }) => key([headline, body, ...authors].join(' '))).join('\n');
  const isPost = ({ text }: Block): boolean => {
    const own = key(text.replace(/^- /gm, ''));
    return own.length >= minTelling ? said.includes(own.slice(0, telling)) : parseClockText(text) !== null;
  };
  const kept = blocks.filter((block) => !isPost(block));
  const first = blocks.findIndex(isPost);
  if (first === -1) return kept;
  // Behind the first post only whole paragraphs are anything else.
  return kept.filter((block) => blocks.indexOf(block) < first || block.kind !== 'heading');
}

const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

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
