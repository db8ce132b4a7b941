import { weightOf } from '../shared/unspaced.js';
import type { RawArticle } from '../types.js';

/** What a page and its feed entry say together: the page's text, both one's candidates. */
export function mergeRawArticles(page: RawArticle, entry: RawArticle): RawArticle {
  const hasText = page.blocks.length > 0 && !isBeginning(page, entry);
  return {
    kind: page.kind ?? (hasText ? null : entry.kind),
    url: page.url ?? entry.url,
    candidates: [...page.candidates, ...entry.candidates],
    blocks: hasText ? page.blocks : entry.blocks,
    images: page.images.length > 0 ? page.images : entry.images,
    links: hasText ? page.links : entry.links,
    updates: page.updates.length > 0 ? page.updates : entry.updates,
    briefs: page.briefs.length > 0 ? page.briefs : entry.briefs,
    notices: [...new Set([...page.notices, ...entry.notices])],
    enclosures: entry.enclosures ?? [],
    // What stands around a beginning (the offer of a subscription) says nothing of the whole.
    removals: hasText || page.blocks.length === 0 ? page.removals : entry.removals,
    signs: hasText ? (page.signs ?? null) : null,
  };
}

/** The feed's text is that much longer where its page shows the beginning alone. */
const longerBy = 1.5;
/** Paragraphs of the page's text that its feed has as well, in characters. */
const sharedText = 0.9;
/** A teaser is cut in the middle of a paragraph; what stands before the cut is long enough to know it by. */
const knownStart = 60;
/** A beginning has fewer; each is looked for in all of the feed's text. */
const maxParagraphs = 60;

/** Some papers give their whole text to the feed, and its beginning to readers of the page: the feed's is the story then. */
function isBeginning({ blocks, updates }: RawArticle, entry: RawArticle): boolean {
  if (updates.length > 0 || blocks.length > maxParagraphs) return false;
  const length = lengthOf(blocks);
  if (lengthOf(entry.blocks) < length * longerBy) return false;
  const whole = entry.blocks.map(({ text }) => plain(text)).join('\n');
  const shared = blocks.filter(({ text }) => {
    const line = plain(text);
    const start = line.replace(/[^\p{L}\p{N}]{1,20}$/u, '');
    return whole.includes(line) || (weightOf(start) >= knownStart && whole.includes(start));
  });
  return lengthOf(shared) >= length * sharedText;
}

const lengthOf = (blocks: RawArticle['blocks']): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
