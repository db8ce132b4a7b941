import type { ReadOptions } from '../options.js';
import type { Article, Block } from '../types.js';
import { htmlOfBlocks, htmlOfText } from './block-html.js';
import { markdownOfBlocks, markdownOfText } from './block-markdown.js';

type BodyForm = ReadOptions['bodyForm'];

/** A record whose body was kept as text, or as blocks, with its body in another form. */
export function inBodyForm(article: Article, form: BodyForm): Article {
  const { body } = article;
  if (body === null) return article;
  if (typeof body === 'string') return { ...article, body: textInForm(body, form) };
  const blocks = body.map((block): Block => ({ ...block, html: null }));
  const text = (): string => blocks.map((block) => block.text).join('\n\n');
  const forms = {
    blocks: () => blocks,
    html: () => htmlOfBlocks(blocks),
    markdown: () => markdownOfBlocks(blocks),
    text,
    none: () => null,
  };
  return { ...article, body: forms[form]() };
}

function textInForm(text: string, form: BodyForm): Article['body'] {
  if (form === 'none') return null;
  if (form === 'text') return text;
  if (form === 'html') return htmlOfText(text);
  if (form === 'markdown') return markdownOfText(text);
  return text.split(/\n{2,}/).map((part): Block => ({ kind: 'paragraph', text: part, html: null, level: null }));
}
