// A record of a table may go on over lines, between the quotes of a cell (RFC 4180).

/** Characters of one record; a quote that stands open for longer was none of a cell. */
const longestRecord = 65_536;

/** Puts lines together that are one record, each looked at once. */
export class WholeLines {
  private open: string[] = [];
  private length = 0;

  constructor(private readonly separator: string) {}

  /** What is whole with this line: nothing yet, a record of one line or several, or lines whose quote was none of a cell. */
  add(line: string): string[][] {
    if (this.open.length === 0 && line.startsWith('#')) return [[line]];
    const end = this.endOf(line, this.open.length > 0);
    this.open.push(line);
    this.length += line.length;
    if (end === 'open' && this.length <= longestRecord) return [];
    const lines = this.rest();
    return end === 'whole' ? [lines] : lines.map((one) => [one]);
  }

  /** Lines whose record did not end. */
  rest(): string[] {
    const lines = this.open;
    this.open = [];
    this.length = 0;
    return lines;
  }

  /** How a line ends that begins with a cell, or within the quotes of one. */
  private endOf(line: string, isWithin: boolean): LineEnd {
    let at = 0;
    for (let isQuoted = isWithin; isQuoted || at < line.length; isQuoted = false) {
      if (isQuoted || line[at] === '"') {
        const end = closingQuote(line, isQuoted ? at : at + 1);
        if (end === -1) return 'open';
        if (end + 1 < line.length && line[end + 1] !== this.separator) return 'odd';
        at = end + 2;
      } else {
        const next = line.indexOf(this.separator, at);
        if (next === -1) return 'whole';
        at = next + 1;
      }
    }
    return 'whole';
  }
}

/** Of two quotes side by side, the pair is a sign of the cell. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at;
}

/** `odd`: a quote inside a cell, as tables with tabs have them that quote nothing. */
type LineEnd = 'whole' | 'open' | 'odd';
