import { withoutBreakMarks } from '../shared/break-marks.js';
import { isRule, type Line, plainLine } from './line.js';
import { isMarkdown, readMarkdown } from './markdown.js';
import { unwrapped } from './unwrap.js';

/** More lines than any page has; what follows is not read. */
const maxLines = 20_000;

/** The text of a page → its lines: the crawl's prefix gone, hard-wrapped paragraphs joined, the mark-up of dumps read. A note of a program that writes Markdown is read as such with one mark in it. */
export function linesOf(text: string, isNote = false): Line[] {
  const bare = withoutBreakMarks(text.replace(/^\uFEFF?\s*date \d{4}-\d\d-\d\d(?=\s)/, ''));
  const raw = unwrapped(
    bare.split(/\r\n|[\n\r\u2028\u2029\f]/, maxLines).map((line) => line.replace(/[\t\u00a0]/g, ' ').trimEnd()),
  );
  const lines = isMarkdown(raw, isNote ? 1 : 2) ? readMarkdown(raw) : readPlain(raw);
  return lines.filter(({ text: one }) => one !== '' && !isSkipLink(one));
}

function readPlain(raw: readonly string[]): Line[] {
  let isAfterGap = false;
  return raw.flatMap((one) => {
    const text = one.replace(/\s+/g, ' ').trim();
    if (text === '' || isRule(text)) {
      isAfterGap = true;
      return [];
    }
    const item = /^(?:[•‣▪◦●–*·-]|\*)\s+(?=\S)/u.exec(text);
    const line: Line = item
      ? { ...plainLine(text.slice(item[0].length), isAfterGap), kind: 'item' }
      : plainLine(text, isAfterGap);
    isAfterGap = false;
    return [line];
  });
}

function isSkipLink(text: string): boolean {
  return /^skip (?:to|navigation)(?: (?:the )?(?:main )?(?:content|article|navigation|text|story))?$/i.test(text);
}
