import type { Article } from '../types.js';

/** The body as text, whatever form the record holds it in. */
export function bodyAsText(article: Article): string | null {
  if (!Array.isArray(article.body)) return article.body;
  return article.body.map((block) => block.text).join('\n\n');
}
