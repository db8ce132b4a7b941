import { escapeHtml } from '../shared/escape-html.js';
import { decodeXmlEntities } from '../shared/xml-entities.js';
import { hasWholeTags, looksLikeHtml } from './safe-html.js';
import type { TextForm } from './text-construct.js';

/** A title's text: its mark-up goes, its references are read. A form that says nothing has mark-up only where its tags make sense. */
export function plainTitle(title: string, form: TextForm): string {
  if (form !== 'html' && !looksLikeHtml(title)) return title.replace(/\s+/g, ' ').trim();
  // Who declares plain text and names a tag means its name ("How <b> differs from <strong>").
  const isVerbatim = form === 'plain' ? title.includes('<') : form === 'bare' && !hasWholeTags(title);
  if (isVerbatim) return (form === 'plain' ? title : decodeXmlEntities(title)).replace(/\s+/g, ' ').trim();
  const bare = title.replace(inlineTag, '').replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return decodeXmlEntities(bare)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
}

/** Tags that part no words: "#<span>harbour</span>". */
const inlineTag =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)(?:\s[^<>]*|\/)?>/gi;

/** Plain text as HTML: paragraphs where blank lines part it. */
export function htmlOfText(text: string): string {
  const safe = escapeHtml(text);
  if (!/\n\s*\n/.test(safe)) return safe;
  return safe
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.trim().replaceAll('\n', '<br>')}</p>`)
    .join('');
}
