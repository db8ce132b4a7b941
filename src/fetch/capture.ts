import type { IncomingHttpHeaders } from 'node:http';
import { Readable, type Transform } from 'node:stream';
import { HttpStatusError, NetworkError } from '../errors.js';
import { decodersFor, decodeWhole } from '../shared/content-coding.js';
import { isWarcHead, namesCapture } from '../shared/warc-stream.js';
import type { CaptureBody } from './capture-body.js';
import type { Answer } from './exchange.js';

// A WARC from a server, told by its first bytes and read as it comes: unpacked by member and never held whole. Where its connection
// was let go or cut, the rest of it is asked for by its range (RFC 9110 section 14).

/** Of gzip, "WARC", "filedesc", a line end, a byte order mark. */
const firstBytes = Buffer.from([0x1f, 0x57, 0x66, 0x0d, 0x0a, 0xef]);
const isHtml = (type: string): boolean => /^\s*(?:text\/html|application\/xhtml)/i.test(type);

/** Whether an answer may be a WARC, by its first byte: nearly every page is told from one at once. */
export function mayBeCapture(first: number | undefined, headers: IncomingHttpHeaders): boolean {
  if (headers['content-encoding'] !== undefined) return !isHtml(headers['content-type'] ?? '');
  return first !== undefined && firstBytes.includes(first);
}

/** Whether an answer that says to be too large for a page may be something that may be so: a WARC, a sitemap. */
export function mayBeLarge({ 'content-type': type }: IncomingHttpHeaders, url: URL): boolean {
  return namesCapture(url.pathname) || (type !== undefined && !isHtml(type));
}

const mostUnpacked = 1_048_576;

/** Whether a body that begins with these bytes is a WARC. */
export function isCapture(head: Buffer, coding: string | undefined, url: URL): boolean {
  return isWarcHead(head) || isCoded(head, coding) || isWarcHead(head, url.pathname);
}

/** Whether it is one under the coding that its header names. */
function isCoded(head: Buffer, coding: string | undefined): boolean {
  if (coding === undefined || isWarcHead(head)) return false;
  try {
    return isWarcHead(decodeWhole(coding, head, mostUnpacked, true));
  } catch {
    return false; // damaged, or not what the header says: it is judged with the whole body
  }
}

/** A WARC as its file is, and its first bytes. `again` asks for those from a place on. */
export function captureOf(
  { headers, body, capture }: Answer & { capture: CaptureBody },
  again: (from: number) => Promise<Answer>,
  retries: number,
): () => AsyncIterable<Uint8Array> {
  const coding = headers['content-encoding'];
  const decoder = isCoded(body, coding) ? decodersFor(coding)[0]!(body) : null;
  return () => {
    const bytes = captureBytes(capture, again, retries);
    return decoder ? withoutCoding(bytes, decoder) : bytes;
  };
}

async function* captureBytes(
  first: CaptureBody,
  again: (from: number) => Promise<Answer>,
  retries: number,
): AsyncGenerator<Buffer> {
  let body = first;
  let at = 0;
  let skip = 0;
  let left = retries;
  try {
    for (;;) {
      const part = await body.next().catch((error: unknown) => {
        if (!(error instanceof NetworkError && error.isRetryable) || left-- <= 0) throw error;
        return 'let go' as const;
      });
      if (part === null) {
        if (skip > 0) throw new NetworkError('it has become shorter while it was read', { isRetryable: false });
        return;
      }
      if (part === 'let go') {
        const answer = await again(at);
        if (answer.status === 416 && isAllOf(answer, at)) return;
        skip = bytesBefore(answer, at);
        body = answer.capture!;
        continue;
      }
      const fresh = part.subarray(skip);
      skip -= part.length - fresh.length;
      at += fresh.length;
      if (fresh.length > 0) yield fresh;
    }
  } finally {
    body.abort();
  }
}

const isAllOf = ({ headers }: Answer, at: number): boolean =>
  /^bytes \*\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] === String(at);

/** How many bytes of an answer are known already. Throws where it is not an answer to what was asked. */
function bytesBefore({ status, headers, capture }: Answer, at: number): number {
  if (capture && status === 200) return at;
  const start = /^bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
  if (capture && status === 206 && start === String(at)) return 0;
  capture?.abort();
  throw new HttpStatusError(`it answered ${status} when the rest of it was asked for`, status);
}

async function* withoutCoding(source: AsyncGenerator<Buffer>, decoder: Transform): AsyncGenerator<Buffer> {
  const input = Readable.from(source);
  input.on('error', (error) => decoder.destroy(error));
  try {
    for await (const part of input.pipe(decoder)) yield part as Buffer;
  } finally {
    input.destroy();
    decoder.destroy();
  }
}
