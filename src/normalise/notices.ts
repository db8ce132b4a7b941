import type { RawArticle } from '../types.js';

const maxNotices = 20;

/** Corrections and notes, each once, in the page's order. */
export function chooseNotices(raw: RawArticle): string[] {
  const declared = raw.candidates.flatMap((one) =>
    one.field === 'notice' && (one.confidence ?? 1) >= 0.5 ? [one.value] : [],
  );
  const found = new Map<string, string>();
  for (const notice of [...raw.notices, ...declared]) {
    const text = notice.replace(/\s+/g, ' ').trim();
    if (text && !found.has(text.toLowerCase())) found.set(text.toLowerCase(), text);
  }
  return [...found.values()].slice(0, maxNotices);
}
