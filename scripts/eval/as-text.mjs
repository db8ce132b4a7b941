// The plain text of a page, as text corpora hold it: all runs of text, one a line, without any mark-up.
import { parsePage } from '../../dist/extract/page.js';
import { runsOf } from '../../dist/extract/runs.js';

export function pageLines(html, url) {
  return runsOf(parsePage(html, { url })).list.map((run) => run.text);
}

/** What `npm run eval -- --as-text` reads in a page's place. */
export function pageAsText(bytes, { url, encoding }) {
  return Buffer.from(pageLines(new TextDecoder(encoding).decode(bytes), url).join('\n'), 'utf8');
}
