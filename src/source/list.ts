import { isUtf8 } from 'node:buffer';
import { longestLine } from './target.js';

/** Enough of standard input to tell a list from a document. */
const headBytes = 4096;

/** A list of sources to read line by line, or one document to read whole. */
export type StandardInput =
  | { kind: 'list'; lines: AsyncIterable<string> }
  | { kind: 'document'; chunks: AsyncIterable<Uint8Array> };

/**
 * Tells a list of sources from a document by content: the first line that is not blank and no `#` comment is a source
 * when it is an address, a JSON object with `url`, `file` or `source`, the name of a file that is there, or a single
 * word with a dot or a slash. All else (`<…`, WARC, gzip, prose) is a document.
 */
export async function recogniseStandardInput(
  input: AsyncIterable<Uint8Array>,
  isFile: (path: string) => boolean,
): Promise<StandardInput> {
  const iterator = input[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  let first: string | null = null;
  let isEnded = false;
  while (first === null && !isEnded) {
    const next = await iterator.next();
    if (next.done) isEnded = true;
    else {
      head.push(next.value);
      size += next.value.length;
    }
    first = firstLine(Buffer.concat(head), isEnded || size >= headBytes);
  }
  const chunks = (async function* () {
    yield* head;
    if (isEnded) return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  return isSourceLine(first ?? '', isFile) ? { kind: 'list', lines: splitLines(chunks) } : { kind: 'document', chunks };
}

/** The first line with something on it, null where more bytes are needed to know. */
function firstLine(bytes: Buffer, isWhole: boolean): string | null {
  const isBinary = !isUtf8(bytes) && bytes.includes(0);
  if (isBinary || (bytes[0] === 0x1f && bytes[1] === 0x8b)) return '<binary>';
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/);
  const at = lines.findIndex(isListLine);
  if (at === -1) return isWhole ? '' : null;
  return at < lines.length - 1 || isWhole ? lines[at]!.trim() : null;
}

function isSourceLine(line: string, isFile: (path: string) => boolean): boolean {
  if (line === '') return true; // nothing but comments: an empty list
  if (/^(https?|file):\/\/\S+$/i.test(line)) return true;
  if (line.startsWith('{')) return isSourceObject(line);
  if (line.startsWith('<') || /^WARC\/\d/.test(line)) return false;
  return isFile(line) || (/^\S+$/.test(line) && /[./]/.test(line));
}

function isSourceObject(line: string): boolean {
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    return ['url', 'file', 'source'].some((key) => typeof value[key] === 'string') && !('items' in value);
  } catch {
    return false; // a JSON document over several lines, such as a JSON Feed
  }
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  const open = new OpenLine();
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split(/\r\n|\n|\r/);
    open.add(first);
    for (const next of others) {
      const line = open.take();
      if (isListLine(line)) yield line;
      open.add(next);
    }
  }
  open.add(decoder.decode());
  const line = open.take();
  if (isListLine(line)) yield line;
}

/** A line that comes in pieces: put together once, and never more of it kept than it takes to see that it is too long. */
class OpenLine {
  private parts: string[] = [];
  private length = 0;

  add(part: string): void {
    if (part === '' || this.length > longestLine) return;
    this.parts.push(part);
    this.length += part.length;
  }

  take(): string {
    const line = this.parts.join('');
    this.parts = [];
    this.length = 0;
    return line;
  }
}

/** Blank lines and `#` comments of a list say nothing. */
export function isListLine(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#');
}
