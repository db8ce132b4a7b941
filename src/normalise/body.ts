import type { Article, Block } from '../types.js';
import { htmlOfBlocks } from '../shared/block-html.js';
import { markdownOfBlocks } from '../shared/block-markdown.js';

export type BodyForm = 'text' | 'markdown' | 'html' | 'blocks' | 'none';

/** Blocks in the form asked for; null where there is no text or none is wanted. */
export function bodyInForm(blocks: readonly Block[], form: BodyForm): Article['body'] {
  if (blocks.length === 0 || form === 'none') return null;
  if (form === 'blocks') return [...blocks];
  if (form === 'markdown') return markdownOfBlocks(blocks);
  return form === 'html' ? htmlOfBlocks(blocks) : bodyText(blocks);
}

/** The text form, whatever the record will hold: what is counted and hashed. */
export function bodyText(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

/** The story without its headline at the front, which some pages keep in one box with the text. */
export function withoutTitle(blocks: readonly Block[], headline: string | null): readonly Block[] {
  const [first] = blocks;
  const isTitle = first !== undefined && headline !== null && letters(first.text) === letters(headline);
  return isTitle ? blocks.slice(1) : blocks;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
