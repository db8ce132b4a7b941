import { decodeXmlEntities } from '../shared/xml-entities.js';

// A page that shows another file: a saved `view-source:`, escaped mark-up that is all of the page, or a browser's view of plain
// text or XML, which is what programs that drive one get of a feed.

/** Chrome's view of a source: a table with a cell a line. */
const lineCell = /<td class="?line-content"?[^<>]{0,100}>/i;
const shownRoot = /^&lt;(?:!doctype\s+html|html|\?xml|rss|feed|rdf:RDF|urlset|sitemapindex|opml)\b/i;
export const xmlViewer = '<div id="webkit-xml-viewer-source-xml">';
/** How far into a page its first visible text may stand. */
const headLength = 65_536;

/** The mark-up that a page shows, with its lines; null for a page that is one itself. */
export function shownSource(html: string): string | null {
  const head = html.slice(0, headLength);
  if (lineCell.test(head)) return cellsOf(html);
  const viewed = head.indexOf(xmlViewer);
  if (viewed !== -1) return html.slice(viewed + xmlViewer.length);
  const start = firstText(head);
  if (start === null || !shownRoot.test(html.slice(start, start + 200))) return null;
  const end = html.search(/<\/body\s*>/i);
  return unescaped(html.slice(start, end > start ? end : html.length));
}

const openedByPre =
  /^\s*(?:<!doctype[^<>]*>\s*)?(?:<html[^<>]*>\s*)?(?:<head[^<>]*>[\s\S]{0,2000}?<\/head>\s*)?<body[^<>]*>\s*<pre[^<>]*>/i;

/** The text (or JSON) of a page that is nothing but one `<pre>` without mark-up inside; null for all others. */
export function shownText(html: string): string | null {
  const start = openedByPre.exec(html.slice(0, headLength))?.[0].length;
  if (start === undefined) return null;
  const end = html.indexOf('<', start);
  const rest = end === -1 ? '' : html.slice(end, end + 400).replace(/<[^<>]*>/g, '');
  const isAll = end === -1 || (/^<\/(?:pre|body|html)\b/i.test(html.slice(end, end + 8)) && html.length - end < 400);
  return isAll && rest.trim() === '' ? unescaped(html.slice(start, end === -1 ? html.length : end)) : null;
}

function cellsOf(html: string): string {
  const lines: string[] = [];
  const cell = new RegExp(lineCell, 'gi');
  for (let found = cell.exec(html); found; found = cell.exec(html)) {
    const start = found.index + found[0].length;
    const end = html.indexOf('</td>', start);
    lines.push(unescaped(html.slice(start, end === -1 ? html.length : end)));
    if (end === -1) break;
    cell.lastIndex = end;
  }
  return lines.join('\n');
}

const unescaped = (html: string): string => decodeXmlEntities(html.replace(/<[^<>]*>/g, ''));

/** Where the first text behind the tags at the start of a body stands. */
function firstText(head: string): number | null {
  const body = /<(?:body|pre)\b[^<>]*>/i.exec(head);
  let at = body ? body.index : 0;
  if (!body && !/^\s*(?:<!doctype[^<>]*>\s*)?&lt;/i.test(head)) return null;
  for (;;) {
    while (at < head.length && /\s/.test(head[at]!)) at++;
    if (head[at] !== '<') return at < head.length ? at : null;
    const end = head.startsWith('<!--', at) ? head.indexOf('-->', at) + 2 : head.indexOf('>', at);
    if (end < at) return null;
    at = end + 1;
  }
}
