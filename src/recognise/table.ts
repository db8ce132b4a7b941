// Tables as programs export them (RFC 4180 and its kin): a cell between quotes may hold commas and whole paragraphs.

/** Fewer lines may agree by chance, where no header tells. */
const minRows = 8;
/** Records that are enough to tell. */
const maxRecords = 200;
/** A start of so many signs is cut anywhere. */
const longText = 32_000;

/** Addresses stand in its cells. */
export function namesAddresses(head: string): boolean {
  return separators.some((separator) =>
    new RecordReader(head, separator)
      .read()
      .records.some((cells) => cells.some((cell) => /^https?:\/\/\S+$/i.test(cell))),
  );
}

const separators = [',', ';', '\t', '|'] as const;

/** The name of a column: a few words without the stops of a sentence. */
const columnName = /^[\p{L}_@$#][\p{L}\p{M}\p{N}_@$#()/%:.-]*(?: [\p{L}\p{N}_()/%#&-]+){0,3}$/u;
const longestName = 40;

/** The first line names columns, nothing but the separator between them, and every record below has as many cells. */
export function hasHeader(head: string): boolean {
  return separators.some((separator) => isHeaded(head, separator));
}

function isHeaded(head: string, separator: string): boolean {
  const { records, isQuoted } = new RecordReader(head, separator).read();
  const [names = [], ...others] = records;
  const { length } = names;
  if (length < 2 || !names.every((name) => name.length <= longestName && columnName.test(name))) return false;
  // A blank stands behind the commas of prose.
  const agree = others.filter((cells) => cells.length === length && !cells.some((cell) => cell.startsWith(' '))).length;
  return agree >= (isQuoted ? 1 : 2) && agree >= others.length * (others.length < minRows ? 1 : 0.9);
}

/** Lines of a table all have as many cells; its cells may hold sentences, between quotes. */
export function isEven(lines: readonly string[]): boolean {
  if (lines.length < minRows) return false;
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ''));
  return separators.some((separator) => {
    const counts = bare.map((line) => line.split(separator).length);
    const [first = 0] = counts;
    return first >= 3 && counts.filter((count) => count === first).length >= lines.length * 0.9;
  });
}

/** Reads records once from left to right. */
class RecordReader {
  private readonly records: string[][] = [];
  private cells: string[] = [];
  private isQuoted = false;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly separator: string,
  ) {}

  /** The whole records: what stands behind the last end of a line may be cut off. */
  read(): { records: string[][]; isQuoted: boolean } {
    while (this.at < this.text.length && this.records.length < maxRecords) this.readCell();
    if (this.records.length < 2 || this.text.length < longText) this.endRecord();
    return { records: this.records, isQuoted: this.isQuoted };
  }

  private readCell(): void {
    const { text, separator } = this;
    const start = this.at;
    if (text[start] === '"') this.at = this.behindQuote();
    while (this.at < text.length && text[this.at] !== separator && text[this.at] !== '\n') this.at++;
    this.cells.push(text.slice(start, this.at).trimEnd().replace(/^"|"$/g, ''));
    if (text[this.at] === '\n') this.endRecord();
    this.at++;
  }

  /** Behind the quote that ends a cell; a quote that none ends is a sign like others. */
  private behindQuote(): number {
    for (let at = this.text.indexOf('"', this.at + 1); at !== -1; at = this.text.indexOf('"', at + 2)) {
      if (this.text[at + 1] === '"') continue;
      this.isQuoted = true;
      return at + 1;
    }
    return this.text.length;
  }

  private endRecord(): void {
    const isBlank = this.cells.length === 0 || (this.cells.length === 1 && this.cells[0] === '');
    if (!isBlank) this.records.push(this.cells);
    this.cells = [];
  }
}
