import { createHash } from 'node:crypto';
import type { Article } from '../types.js';

/**
 * SHA-256 over what a reader would call the story: headline, text, summary, authors, notices and a live blog's posts. Left out is
 * what changes without an edit: when and how it was fetched, counts, addresses of pictures, tags and dates (some feeds date every
 * entry anew at every poll).
 */
export function contentHash(article: Article): string {
  const body =
    typeof article.body === 'string' ? article.body : (article.body ?? []).map((block) => block.text).join('\n\n');
  const updates = article.updates.map((one) => [one.headline, one.body]);
  const parts = [article.headline, article.summary, article.authors, body, article.notices, updates];
  return createHash('sha256').update(JSON.stringify(parts).normalize('NFC').replace(/\s+/g, ' ')).digest('hex');
}

/** The body as text, whatever form the record has it in. */
export function textOfBody(article: Article): string {
  return typeof article.body === 'string' ? article.body : (article.body ?? []).map((block) => block.text).join('\n\n');
}
