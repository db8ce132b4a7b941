import { withoutBreakMarks } from '../shared/break-marks.js';
import { isRule, type Line, plainLine } from './line.js';
import { isMarkdown, readMarkdown } from './markdown.js';
import { withoutPageBreaks } from './printed-pages.js';
import { unwrapped } from './unwrap.js';

/** More lines than any page has; what follows is not read. */
const maxLines = 20_000;

/** The text of a page → its lines: the crawl's prefix gone, hard-wrapped paragraphs joined, the mark-up of dumps read. A note of a program that writes Markdown is read as such with one mark in it. */
export function linesOf(text: string, isNote = false): Line[] {
  const bare = withoutBreakMarks(withoutPageBreaks(text).replace(/^\uFEFF?\s*date \d{4}-\d\d-\d\d(?=\s)/, ''));
  const raw = unwrapped(
    bare.split(/\r\n|[\n\r\u2028\u2029\f]/, maxLines).map((line) => line.replace(/[\t\u00a0]/g, ' ').trimEnd()),
  );
  const lines = isMarkdown(raw, isNote ? 1 : 2) ? readMarkdown(raw) : readPlain(raw);
  return lines.filter(({ text: one }) => one !== '' && !isSkipLink(one));
}

function readPlain(raw: readonly string[]): Line[] {
  let isAfterGap = false;
  return raw.flatMap((one, i) => {
    const text = one.replace(/\s+/g, ' ').trim();
    if (text === '' || isRule(text)) {
      isAfterGap = true;
      return [];
    }
    const item = /^(?:[•‣▪◦●–*·-]|\*)\s+(?=\S)/u.exec(text);
    const line: Line =
      item && !isSpeech(raw, i)
        ? { ...plainLine(text.slice(item[0].length), isAfterGap), kind: 'item' }
        : plainLine(text, isAfterGap);
    isAfterGap = false;
    return [line];
  });
}

const dash = /^\s*[–-]\s+(?=\S)/;
/** A sentence; also a headline's words that a dash opens begin with a capital, or in a script that has none. */
const sentence = /^\s*[–-]\s+\P{Ll}.*[.!?…։।።。！？]["'”’»“]?\s*$/u;

/** A dash opens what somebody says in many languages: a line of its own, or a sentence. A list is a row of dashes. */
function isSpeech(raw: readonly string[], at: number): boolean {
  const mark = dash.exec(raw[at]!)?.[0].trim();
  if (mark === undefined) return false;
  const [above, below] = [-1, 1].map((step) => nearestLine(raw, at, step));
  const isRow = [above, below].some((line) => line !== undefined && dash.exec(line)?.[0].trim() === mark);
  if (!isRow) return true;
  const isTight = [at - 1, at + 1].some((i) => dash.exec(raw[i] ?? '')?.[0].trim() === mark);
  // Lists with a hyphen are common, also of sentences; few set them apart.
  return sentence.test(raw[at]!) && !(mark === '-' && isTight);
}

/** The nearest line with a text, at most a few blank ones away. */
function nearestLine(raw: readonly string[], at: number, step: number): string | undefined {
  for (let i = 1; i <= 3; i++) if ((raw[at + i * step] ?? '').trim() !== '') return raw[at + i * step];
  return undefined;
}

function isSkipLink(text: string): boolean {
  return /^skip (?:to|navigation)(?: (?:the )?(?:main )?(?:content|article|navigation|text|story))?$/i.test(text);
}
