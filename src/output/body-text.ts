import { htmlOfBlocks, htmlOfText } from '../shared/block-html.js';
import { markdownOfBlocks, markdownOfText } from '../shared/block-markdown.js';
import type { Article } from '../types.js';
import type { BodyForm } from './formatter.js';

/** The body as text, whatever form the record holds it in. */
export function bodyAsText(article: Article): string | null {
  if (!Array.isArray(article.body)) return article.body;
  return article.body.map((block) => block.text).join('\n\n');
}

/** The body as sanitised HTML; `form` says what the record's body is. */
export function bodyAsHtml({ body }: Article, form: BodyForm): string | null {
  if (body === null) return null;
  if (Array.isArray(body)) return htmlOfBlocks(body);
  return form === 'html' ? body : htmlOfText(body);
}

/** The body as CommonMark; `form` says what the record's body is. */
export function bodyAsMarkdown({ body }: Article, form: BodyForm): string | null {
  if (body === null) return null;
  if (Array.isArray(body)) return markdownOfBlocks(body);
  return form === 'text' ? markdownOfText(body) : body;
}
