import { isSurePointer, pointerLength } from '../shared/box-headings.js';
import { furnitureKind } from '../shared/furniture-words.js';
import type { Block, Image, Removal } from '../types.js';

// A feed's text is its story from end to end, but for what publishers set among the paragraphs of a page, too.

/** A link in such a line is most of it. */
const maxPointer = 200;

/** The blocks without captions, labels of adverts, calls to share or read on, and pointers to other stories; what is nothing else stays. */
export function storyBlocks(blocks: Block[], images: readonly Image[]): { blocks: Block[]; removals: Removal[] } {
  const captions = images.filter(({ caption }) => caption !== null);
  const removals: Removal[] = [];
  const kept = blocks.filter((block) => {
    const reason = reasonAgainst(block, captions);
    if (reason !== null) removals.push({ text: block.text, reason });
    return reason === null;
  });
  return kept.length > 0 ? { blocks: kept, removals } : { blocks, removals: [] };
}

function reasonAgainst({ kind, text, html }: Block, captions: readonly Image[]): string | null {
  if (captions.some((image) => isCaption(text, image))) return 'caption of a picture';
  if (kind !== 'paragraph' && !(kind === 'heading' && text.includes(' '))) return null;
  if (furnitureKind(text) !== null) return 'label or call';
  const pointed = text.length <= maxPointer && isSurePointer(text) ? pointerLength(text) : 0;
  return pointed === text.length || (pointed > 0 && linkBehind.test(html ?? '')) ? 'pointer to another story' : null;
}

/** The same of a teaser, which need not be parsed. */
export function storyHtml(html: string): string {
  if (!html.includes('<')) return html;
  const pieces = html.split('</figcaption>');
  const last = pieces.pop()!;
  const bare = [...pieces.map((piece) => piece.split('<figcaption', 1)[0]), last].join(' ');
  const parts = bare.split(/(<\/?(?:p|div|br)\b[^<>]*>)/);
  return parts.filter((part) => part.startsWith('<') || furnitureKind(part.trim()) === null).join('');
}

/** A line that ends in a link. */
const linkBehind = /<\/a>(?:<\/\w+>|[\s.»→])*$/i;

function isCaption(text: string, { caption, credit }: Image): boolean {
  const bare = text.replace(/^- /, '').replace(credit ?? '', ' ');
  return bare.replace(/\s+/g, ' ').trim() === caption;
}
