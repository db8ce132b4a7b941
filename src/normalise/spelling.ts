import { foldSpaces } from '../shared/fold-spaces.js';

/** What makes two texts one: quotes, dashes, blanks and case do not count. */
export function textKey(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return foldSpaces(text.replace(/["'`]/g, '')).toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/[“”„‟«»〝〞＂″‘’‚‛‹›`´′ʼ＇'"]/gu, '')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Letters of both cases in the text, and all of them capitals. */
export function isShouted(text: string): boolean {
  return text.length > 3 && text === text.toUpperCase() && text !== text.toLowerCase();
}
