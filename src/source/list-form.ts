// How a list is written: a name a line, or a table with a column of addresses.

/** What is known of a list from its first lines. */
export interface ListForm {
  /** Between the cells of a table; null where a line is a name. */
  separator: ',' | ';' | '\t' | null;
  /** Cell of the address, counted from 0. */
  column: number;
  /** The first line names the columns. */
  hasHeader: boolean;
}

const plainForm: ListForm = { separator: null, column: 0, hasHeader: false };

/** What a column of addresses is called. */
const headerName = /^(?:urls?|links?|address(?:es)?|href|loc|location|uri|source|page|feed|xmlurl)$/i;

/** Tells a table by its header, by quotes, or by cells with blanks: addresses themselves have commas and semicolons in them. */
export function listFormOf(lines: readonly string[]): ListForm {
  const [first = '', ...others] = lines;
  // Lines of JSON have commas and quotes, and are not a table.
  if (first.startsWith('{') || (!first.includes('\t') && addressesIn(first, plainForm))) return plainForm;
  for (const separator of ['\t', ',', ';'] as const) {
    const head = cellsOf(first, separator).map((cell) => cell.trim());
    const named = head.findIndex((cell) => headerName.test(cell));
    if (named >= 0 && !head.some(isAddress)) return { separator, column: named, hasHeader: true };
    if (head.length < 2) continue;
    const column = head.findIndex(isAddress);
    const isTable = first.startsWith('"') || separator === '\t' || head.some((cell) => /\s/.test(cell));
    if (column >= 0 && isTable) return { separator, column, hasHeader: false };
    // A header in other words: all lines below have their address in one place.
    const below = others.map((line) => cellsOf(line, separator).findIndex((cell) => isAddress(cell.trim())));
    const place = below[0] ?? -1;
    if (
      column < 0 &&
      place >= 0 &&
      below.every((one) => one === place) &&
      cellsOf(others[0]!, separator).length === head.length
    ) {
      return { separator, column: place, hasHeader: true };
    }
  }
  return plainForm;
}

/** Cells of one line (RFC 4180, but that a cell ends with its line). */
function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] === '"') {
      let end = at + 1;
      while (end < line.length && !(line[end] === '"' && line[end + 1] !== '"')) end += line[end] === '"' ? 2 : 1;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      const next = line.indexOf(separator, end);
      at = next === -1 ? line.length + 1 : next + 1;
    } else {
      const next = line.indexOf(separator, at);
      cells.push(line.slice(at, next === -1 ? line.length : next));
      at = next === -1 ? line.length + 1 : next + 1;
    }
  }
  return cells;
}

export function isAddress(text: string): boolean {
  return /^(?:https?|file|feeds?):(?:\/\/)?\S+$/i.test(text);
}

/** What a line names: the whole of it, without a comment behind or a title beside its address; null where it names nothing. */
export function nameInLine(line: string, form: ListForm, isFile: (path: string) => boolean): string | null {
  const text = line.replace(/^\uFEFF/, '').trim();
  if (text === '' || text.startsWith('#')) return null;
  if (form.separator !== null) return cellsOf(text, form.separator)[form.column]?.trim() || null;
  // One of an array that stands over lines.
  if (/^\{.*\},$/.test(text)) return text.slice(0, -1);
  if (text.startsWith('{') || isFile(text)) return text;
  const bare = text.replace(/\s#(?:\s.*)?$/, '').trimEnd();
  const [first = ''] = bare.replace(bullet, '').split(/\s/, 1);
  // What is copied out of a note or a program keeps its commas, quotes and brackets.
  const wrapped = /^(["'])(.*)\1[,;]?$/.exec(bare)?.[2] ?? /^<(\S+)>[,;]?$/.exec(first)?.[1] ?? linkIn(bare);
  const named = wrapped ?? first.replace(/[,;]{1,3}$/, '');
  if (isAddress(named) || (wrapped !== undefined && isFile(wrapped))) return named;
  return isAddress(first) ? first : bare;
}

/** Of a list item: `- `, `* `, `1. `, `- [x] `. */
const bullet = /^(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ x]\]\s+)?/i;

/** Several addresses that are all of a line; null where it is anything else. */
export function addressesIn(line: string, form: ListForm): string[] | null {
  if (form.separator !== null) return null;
  const names = line
    .trim()
    .replace(bullet, '')
    .split(/\s+/)
    .map((one) => one.replace(/[,;]{1,3}$/, ''));
  return names.length > 1 && names.every(isAddress) ? names : null;
}

/** The address of a Markdown link that is all of a line. */
const linkIn = (text: string): string | undefined =>
  /^\[[^\]]*\]\(<?([^\s()<>]+)>?(?:\s"[^"]*")?\)$/.exec(text.replace(bullet, ''))?.[1];
