import { LatinTwin } from '../shared/latin-twin.js';
import { lettersOf } from '../shared/letters-of.js';
import type { Article, Block } from '../types.js';
import { ands } from '../shared/byline-words.js';
import { isByWord, openingLabel, partOfLabel } from '../shared/byline.js';
import { isPaywallLine } from '../shared/paywall-words.js';
import { htmlOfBlocks } from '../shared/block-html.js';
import { markdownOfBlocks } from '../shared/block-markdown.js';

export type BodyForm = 'text' | 'markdown' | 'html' | 'blocks' | 'none';

/** Blocks in the form asked for, `text` being theirs; null where there is no text or none is wanted. */
export function bodyInForm(blocks: readonly Block[], form: BodyForm, text = bodyText(blocks)): Article['body'] {
  if (blocks.length === 0 || form === 'none') return null;
  if (form === 'blocks') return [...blocks];
  if (form === 'markdown') return markdownOfBlocks(blocks);
  return form === 'html' ? htmlOfBlocks(blocks) : text;
}

/** The text form, whatever the record will hold: what is counted and hashed. */
export function bodyText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

/** The story without its headline at the front, which some pages keep in one box with the text. */
export function withoutTitle(blocks: readonly Block[], headline: string | null): readonly Block[] {
  const [first] = blocks;
  const isTitle = first !== undefined && headline !== null && lettersOf(first.text) === lettersOf(headline);
  return isTitle ? blocks.slice(1) : blocks;
}

/** A bio is not longer, and stands among the last so many blocks. */
const maxBio = 600;
const bioBlocks = 3;

/** What goes on about an author behind the name: "is a reporter", "ist Redakteurin", "covers ports". */
const aboutAuthor = new LatinTwin(
  /^,?\s*(?:\([^()]{1,60}\)\s*)?(?:is|are|was|has been|covers|writes|reports|works|worked|joined|lives|ist|sind|war|arbeitet|schreibt|berichtet|leitet|est|sont|travaille|écrit|es|son|trabaja|escribe|è|lavora|scrive|é|trabalha|escreve|werkt|schrijft|är|er|jobber|jest|pracuje|работает|является)(?!\p{L})/iu,
);

/** The story without what stands before it or at its end about its own authors. */
export function withoutBios(blocks: readonly Block[], authors: readonly string[]): readonly Block[] {
  const isBio = ({ kind, text }: Block): boolean =>
    kind === 'paragraph' &&
    text.length <= maxBio &&
    authors.some((name) => name.includes(' ') && text.startsWith(name) && aboutAuthor.test(text.slice(name.length)));
  let end = blocks.length;
  for (let at = end - 1; at > 0 && at >= blocks.length - bioBlocks; at--)
    if (isBio(blocks[at]!) || (at === end - 1 && isSignOff(blocks[at]!, authors))) end = at;
    else if (isSigned(blocks[at]!, authors) && blocks.slice(at + 1, end).every(isPictureCredit)) end = at;
    // "Von", with the name in a paragraph of its own.
    else if (at === end - 1 && end < blocks.length && isByWord(blocks[at]!.text)) end = at;
  const start = blocks.length > bioBlocks && isBio(blocks[0]!) ? 1 : 0;
  return start === 0 && end === blocks.length ? blocks : blocks.slice(start, end);
}

/** A line that is the authors' names, an address and what they are: "최이안 기자 ian@herald.example", "최이안·김도윤 기자 …". */
function isSignOff({ text }: Block, authors: readonly string[]): boolean {
  if (text.length > 100 || !/@[\w-]+\./.test(text)) return false;
  const signers = authors.filter((name) => text.includes(name));
  if (signers.length === 0) return false;
  const rest = signers.reduce((left, name) => left.replace(name, ' '), text).replace(/[\w.+-]+@[\w.-]+|[·,ㆍ・]/g, ' ');
  return rest.trim() === '' || partOfLabel(rest.trim()) === 'author';
}

const maxSigned = 120;
const joined = new Set(ands.split('|').map((word) => word.trim()));
/** What stands around and between names. */
const aroundNames = new LatinTwin(String.raw`^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$`, 'gu');

/** A line that is the authors' names and what they did, with those who took the pictures: "Ada Moor", "Text: Ada Moor, Fotos: Udo Lind". */
function isSigned({ text }: Block, authors: readonly string[]): boolean {
  if (text.length > maxSigned) return false;
  const line = text.toLowerCase();
  const names = authors.map((name) => name.toLowerCase()).sort((a, b) => b.length - a.length);
  if (!names.some((name) => line.includes(name))) return false;
  const parts = names
    .reduce((left, name) => left.replaceAll(name, '\n'), line)
    .split(/[\n,;|/•·]|\s(?=\p{L}+\s?[:：])/u);
  return parts.every((part) => {
    const bare = part.replace(aroundNames.of(part), '');
    return bare === '' || joined.has(bare) || partOfLabel(bare) !== null || isPictureCredit({ text: part.trim() });
  });
}

const maxPhotographer = 40;

/** "Fotos: Udo Lind". */
function isPictureCredit({ text }: Pick<Block, 'text'>): boolean {
  const label = openingLabel(text);
  const isPicture = label?.part === 'photographer' || label?.part === 'illustrator';
  return isPicture && label.hasMark && text.length - label.end <= maxPhotographer;
}

const wallBlocks = 3;

/** The story without the last lines of a wall behind it: "続きを読むには…", "残り1250文字". */
export function withoutWall(blocks: readonly Block[]): readonly Block[] {
  let end = blocks.length;
  for (let at = end - 1; at > 0 && at >= blocks.length - wallBlocks; at--)
    if (isPaywallLine(blocks[at]!.text)) end = at;
  return end === blocks.length ? blocks : blocks.slice(0, end);
}
