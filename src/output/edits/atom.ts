import { httpUrl } from '../../shared/http-url.js';
import { instantOf } from '../../shared/printed-instant.js';
import { element, escapeXml } from '../xml.js';
import { editId, type EditsFormatter, type EditsOptions, editsTitle, feedHtml } from './feed-parts.js';

/** Atom (RFC 4287) of edits. `updated` of the feed is that of its latest entry, so it stands at the end. */
export function editsAtom({ title = editsTitle, link }: EditsOptions): EditsFormatter {
  let latest = '1970-01-01T00:00:00.000Z';
  return {
    head: () =>
      `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${element('id', link ?? 'urn:wirecopy:edits')}\n` +
      `${element('title', title)}\n<author><name>wirecopy</name></author>\n` +
      (link ? `<link rel="self" href="${escapeXml(link)}" type="application/atom+xml"/>\n` : ''),
    edit: (edit) => {
      if (edit.seen > latest) latest = edit.seen;
      const url = httpUrl(edit.url);
      const language = edit.language ? ` xml:lang="${escapeXml(edit.language)}"` : '';
      const parts = [
        element('id', editId(edit)),
        element('title', edit.headline ?? 'Untitled'),
        element('updated', edit.seen),
        element('published', instantOf(edit.published)?.toISOString()),
        url === null ? '' : `<link rel="alternate" href="${escapeXml(url)}"/>`,
        edit.source === '' ? '' : `<author>${element('name', edit.source)}</author>`,
        edit.class === null ? '' : `<category term="${escapeXml(edit.class)}"/>`,
        element('content', feedHtml(edit), ' type="html"'),
      ];
      return `<entry${language}>\n${parts.filter((part) => part !== '').join('\n')}\n</entry>\n`;
    },
    tail: () => `${element('updated', latest)}\n</feed>\n`,
  };
}
