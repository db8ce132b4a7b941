import type { ByteWindow } from './byte-window.js';
import { arcLineLength, isArcStart, isWarcStart, parseArcLine, warcStartLength } from './starts.js';

// What WARC and ARC do differently: how a record begins, how its head is read, and how many line ends stand behind it.

/** A record's named fields (lower case), as WARC calls them, and the length of its block; null where it does not say. */
export interface Head {
  fields: Map<string, string>;
  length: number | null;
}

export interface Dialect {
  /** Every start holds it. */
  needle: Buffer;
  /** Whether a start may stand behind this byte: saves looking closer. */
  mayFollow(byte: number | undefined): boolean;
  /** Bytes that are enough to tell a start. */
  startLength: number;
  isStart(bytes: Buffer): boolean;
  /** Line ends behind a block. */
  lineEnds: number;
  /** From a window that stands at a start; what is wrong with it where it cannot be read. */
  readHead(stream: ByteWindow): Promise<Head | string>;
}

const maxLineBytes = 65_536;
const maxFields = 200;

const warc: Dialect = {
  needle: Buffer.from('WARC/'),
  mayFollow: () => true,
  startLength: warcStartLength,
  isStart: isWarcStart,
  lineEnds: 2,
  async readHead(stream) {
    await stream.line(maxLineBytes);
    const fields = new Map<string, string>();
    let last = '';
    for (let count = 0; count < maxFields; count++) {
      const line = await stream.line(maxLineBytes);
      if (line === null) return 'it ends in the middle of a record';
      if (line === '') return { fields, length: lengthOf(fields.get('content-length')) };
      const colon = line.indexOf(':');
      if (/^[ \t]/.test(line)) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`.trim());
      else if (colon > 0) {
        last = line.slice(0, colon).trim().toLowerCase();
        fields.set(last, line.slice(colon + 1).trim());
      }
    }
    return 'a record has too many fields';
  },
};

function lengthOf(text: string | undefined): number | null {
  const length = /^\d{1,15}$/.test(text ?? '') ? Number(text) : null;
  return length !== null && Number.isSafeInteger(length) ? length : null;
}

export const arc: Dialect = {
  // Nearly all that a news crawl holds; others are found where they are expected.
  needle: Buffer.from('http'),
  // Pages are full of addresses; a record's stands at the start of a line, or behind a hole.
  mayFollow: (byte) => byte === undefined || byte === 10 || byte === 0,
  startLength: arcLineLength,
  isStart: isArcStart,
  lineEnds: 1,
  async readHead(stream) {
    const line = parseArcLine((await stream.line(arcLineLength)) ?? '');
    if (!line) return 'it ends in the middle of a record';
    const { url, date, contentType, length } = line;
    const isHttp = /^https?:/i.test(url);
    const fields = new Map([
      ['warc-type', isHttp ? 'response' : 'metadata'],
      ['warc-target-uri', url],
      ['warc-date', date.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z')],
      ['warc-identified-payload-type', contentType],
    ]);
    return { fields, length };
  },
};

/** ARC where the first record is one; else WARC. */
export const dialectOf = (head: Buffer): Dialect => (isArcStart(head) && !isWarcStart(head) ? arc : warc);

/** Where the first start stands in what is at hand, from one place to another; -1 where none does. */
export async function findStart(stream: ByteWindow, dialect: Dialect, from: number, to: number): Promise<number> {
  for (let at = from; ; at++) {
    at = stream.indexOf(dialect.needle, at);
    if (at === -1 || at >= to) return -1;
    const mayBe = dialect.mayFollow(at === 0 ? undefined : stream.peek(at - 1, at)[0]);
    if (mayBe && (await isStartAt(stream, dialect, at))) return at;
  }
}

export async function isStartAt(stream: ByteWindow, dialect: Dialect, at: number): Promise<boolean> {
  await stream.fill(at + dialect.startLength);
  return dialect.isStart(stream.peek(at, at + dialect.startLength));
}
