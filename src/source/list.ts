import { isUtf8 } from 'node:buffer';
import { addressesIn, isAddress, type ListForm, listFormOf, nameInLine } from './list-form.js';
import { WholeLines } from './whole-lines.js';
import { firstObject, longestLine, objectLines } from '../shared/json-objects.js';

/** Enough of standard input to tell a list from a document. */
const headBytes = 4096;

/** Names of a list, to read one by one, or one document to read whole. */
export type StandardInput =
  | { kind: 'list'; lines: AsyncIterable<string> }
  | { kind: 'document'; chunks: AsyncIterable<Uint8Array> };

/**
 * Tells a list of sources from a document by what most of its first lines are: an address, a JSON object with `url`, `file` or
 * `source`, a record of ours, the name of a file that is there, a single word with a dot or a slash; or a table with a column of
 * addresses. All else (`<…`, WARC, gzip, prose) is a document. A list that trickles in is one as soon as its first lines say so.
 */
export async function recogniseStandardInput(
  input: AsyncIterable<Uint8Array>,
  isFile: (path: string) => boolean,
): Promise<StandardInput> {
  const iterator = input[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  let size = 0;
  let isEnded = false;
  let found: Found | null = null;
  while (found === null && !isEnded && size < headBytes) {
    const next = await iterator.next();
    if (next.done) isEnded = true;
    else {
      head.push(next.value);
      size += next.value.length;
    }
    found = listIn(Buffer.concat(head), isEnded || size >= headBytes, isFile);
  }
  const chunks = (async function* () {
    yield* head;
    if (isEnded) return;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  return found ? { kind: 'list', lines: namesOf(chunks, found, isFile) } : { kind: 'document', chunks };
}

interface Found {
  charset: Charset;
  form: ListForm;
  /** Objects of JSON over several lines. */
  isSpread?: boolean;
}

type Charset = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Null where the bytes so far are not a list; more of them may be. */
function listIn(bytes: Buffer, isWhole: boolean, isFile: (path: string) => boolean): Found | null {
  const charset = charsetOf(bytes);
  if (charset === null) return null;
  const text = new TextDecoder(charset).decode(bytes);
  const all = text.split(lineEnd);
  // The last one may go on.
  const ended = isWhole ? all : all.slice(0, -1);
  let lines = ended.filter(isListLine).map((line) => line.trim());
  // Nothing but comments is an empty list.
  if (lines.length === 0) return isWhole ? { charset, form: listFormOf([]) } : null;
  if (/^(?:<(?!https?:)|WARC\/\d)/i.test(lines[0]!)) return null;
  const object = isSpread(lines) ? firstObject(text) : null;
  // A record, or a feed, is a document.
  if (object && isSource(JSON.stringify(object), isFile) && !('schemaVersion' in object))
    return { charset, form: listFormOf([]), isSpread: true };
  const form = listFormOf(lines);
  if (opensNames.test(lines[0]!)) return { charset, form };
  if (form.separator !== null) lines = recordsOf(ended, form, isFile);
  const names = lines.slice(form.hasHeader ? 1 : 0).map((line) => nameInLine(line, form, isFile));
  const sources = names.filter((name) => name !== null && isSource(name, isFile)).length;
  return sources > 0 && sources * 2 >= lines.length ? { charset, form } : null;
}

/** The whole records of a table's first lines. */
function recordsOf(lines: readonly string[], form: ListForm, isFile: (path: string) => boolean): string[] {
  const whole = new WholeLines(form.separator!);
  const records = lines.flatMap((line) => joined(whole.add(line), form, isFile));
  // Of a record that goes on behind them, only its first line names a source.
  const open = whole.rest().filter((line) => isSource(nameInLine(line, form, isFile) ?? '', isFile));
  return [...records, ...open].filter(isListLine);
}

/** Lines are one record where it names a source; else each stands for itself. */
function joined(groups: readonly string[][], form: ListForm, isFile: (path: string) => boolean): string[] {
  return groups.flatMap((lines) => {
    const name = lines.length > 1 ? nameInLine(lines.join('\n'), form, isFile) : null;
    return name !== null && isSource(name, isFile) ? [lines.join('\n')] : lines;
  });
}

/** An array or object that goes on behind its first line, or an array in one line that no key of a source opens. */
const isSpread = ([first = '', ...others]: readonly string[]): boolean =>
  /^\[\s*(?:\{|$)/.test(first)
    ? !opensNames.test(first)
    : first.startsWith('{') && others.length > 0 && !first.endsWith('}');

/** A line ends as text files of all systems do, or with the NUL of `find -print0`. */
const lineEnd = /\r\n|\n|\r|\0/;

/** Null for what is not text. PowerShell writes UTF-16. */
function charsetOf(bytes: Buffer): Charset | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return null;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]!++;
  const [even = 0, odd = 0] = zeros;
  if (odd > bytes.length * 0.3 && even === 0) return 'utf-16le';
  if (even > bytes.length * 0.3 && odd === 0) return 'utf-16be';
  const isText = isUtf8(bytes) || !bytes.includes(0);
  return isText ? 'utf-8' : null;
}

function isSource(name: string, isFile: (path: string) => boolean): boolean {
  if (name.startsWith('{')) return isSourceObject(name);
  return isAddress(name) || isFile(name) || (/^\S+$/.test(name) && /[./\\]/.test(name));
}

function isSourceObject(line: string): boolean {
  // A record of ours, also one that is cut off.
  if (/^\{"schemaVersion":\d/.test(line)) return true;
  try {
    const value = JSON.parse(line) as Record<string, unknown>;
    return ['url', 'file', 'source'].some((key) => key in value) && !('items' in value);
  } catch {
    return false; // a JSON document over several lines, such as a JSON Feed
  }
}

async function* namesOf(
  chunks: AsyncIterable<Uint8Array>,
  { charset, form, isSpread }: Found,
  isFile: (path: string) => boolean,
): AsyncIterable<string> {
  if (isSpread) return yield* objectLines(splitLines(chunks, charset));
  let isHeader = form.hasHeader;
  const lines = splitLines(chunks, charset);
  for await (const line of form.separator === null ? lines : wholeLines(lines, form, isFile)) {
    if (!isListLine(line)) continue;
    const own = isHeader || opensNames.test(line) ? null : nameInLine(line, form, isFile);
    const several = isHeader ? null : addressesIn(line, form);
    if (opensNames.test(line)) yield* namesInArray(line);
    else if (several) yield* several;
    else if (own !== null && !/^[[\]],?$/.test(own)) yield own;
    isHeader = false;
  }
}

async function* wholeLines(
  lines: AsyncIterable<string>,
  form: ListForm,
  isFile: (path: string) => boolean,
): AsyncIterable<string> {
  const whole = new WholeLines(form.separator!);
  for await (const line of lines) yield* joined(whole.add(line), form, isFile);
  yield* whole.rest();
}

/** A JSON array of names or of objects in one line, as `jq -c` writes it. */
const opensNames = /^\s*\[\s*(?:"(?:https?|feeds?|file):|\{\s*"(?:url|file|source)"\s*:)/i;

function namesInArray(line: string): string[] {
  try {
    const names = JSON.parse(line) as unknown[];
    return names.map((name) => (typeof name === 'string' ? name : JSON.stringify(name)));
  } catch {
    return [line.trim()]; // as a source it is refused, by its beginning
  }
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>, charset: Charset): AsyncIterable<string> {
  const decoder = new TextDecoder(charset);
  const open = new OpenLine();
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split(lineEnd);
    open.add(first);
    for (const next of others) {
      yield open.take();
      open.add(next);
    }
  }
  open.add(decoder.decode());
  yield open.take();
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
