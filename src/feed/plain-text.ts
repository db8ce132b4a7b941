import { decodeXmlEntities, escapeXml } from '../shared/xml-entities.js';
import { looksLikeHtml } from './safe-html.js';

/** A title's text: its markup goes, its references are read; one that is no HTML stays as it is. */
export function plainTitle(title: string, isMarkedUp: boolean): string {
  if (!isMarkedUp && !looksLikeHtml(title)) return title.replace(/\s+/g, ' ').trim();
  const bare = title.replace(/<\/?[a-z][^<>]*>/gi, ' ');
  return decodeXmlEntities(bare)
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
}

/** Plain text as HTML: paragraphs where blank lines part it. */
export function htmlOfText(text: string): string {
  const safe = escapeXml(text);
  if (!/\n\s*\n/.test(safe)) return safe;
  return safe
    .split(/\n\s*\n/)
    .map((part) => `<p>${part.trim().replaceAll('\n', '<br>')}</p>`)
    .join('');
}
