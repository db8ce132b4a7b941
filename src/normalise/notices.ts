import { isNotice } from '../shared/notice-words.js';
import type { Block, RawArticle } from '../types.js';

const maxNotices = 20;

/** Corrections and notes, each once, in the page's order. */
export function chooseNotices(raw: RawArticle): string[] {
  const declared = raw.candidates.flatMap((one) =>
    one.field === 'notice' && (one.confidence ?? 1) >= 0.5 ? [one.value] : [],
  );
  const found = new Map<string, string>();
  const printed = raw.blocks.filter(isNoticeBlock).map(({ text }) => text);
  for (const notice of [...raw.notices, ...printed, ...declared]) {
    const text = notice.replace(/\s+/g, ' ').trim();
    if (text && !found.has(text.toLowerCase())) found.set(text.toLowerCase(), text);
  }
  return [...found.values()].slice(0, maxNotices);
}

/** The story's blocks without corrections and other notes, which have a field of their own. */
export function withoutNotices(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => !isNoticeBlock(block));
}

function isNoticeBlock({ kind, text }: Block): boolean {
  return (kind === 'paragraph' || kind === 'quote') && isNotice(text);
}
