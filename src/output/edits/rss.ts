import { httpUrl } from '../../shared/http-url.js';
import { instantOf } from '../../shared/printed-instant.js';
import { element, escapeXml } from '../xml.js';
import { editId, type EditsFormatter, type EditsOptions, editsTitle, feedHtml } from './feed-parts.js';

/** RSS 2.0 of edits: each is dated when it was seen. */
export function editsRss({ title = editsTitle, link }: EditsOptions): EditsFormatter {
  return {
    head: () =>
      `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n` +
      `${element('title', title)}\n${element('link', link ?? 'https://wirecopy.invalid/')}\n${element('description', title)}\n` +
      (link ? `<atom:link rel="self" href="${escapeXml(link)}" type="application/rss+xml"/>\n` : ''),
    edit: (edit) => {
      const parts = [
        element('title', edit.headline ?? 'Untitled'),
        element('link', httpUrl(edit.url)),
        element('guid', editId(edit), ' isPermaLink="false"'),
        element('pubDate', instantOf(edit.seen)?.toUTCString().replace('GMT', '+0000')),
        element('dc:publisher', edit.source),
        element('dc:language', edit.language),
        element('category', edit.class),
        element('description', feedHtml(edit)),
      ];
      return `<item>\n${parts.filter((part) => part !== '').join('\n')}\n</item>\n`;
    },
    tail: () => '</channel>\n</rss>\n',
  };
}
