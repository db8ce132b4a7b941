import { decodeWhole } from '../shared/content-coding.js';

/** An HTTP answer as a WARC response record keeps it. */
export interface HttpMessage {
  /** Null where the record has none. */
  status: number | null;
  /** Lower-case names; no cookies. */
  headers: Record<string, string>;
  body: Buffer;
}

/** Where the head of a message may end at the latest. */
const maxHeadBytes = 262_144;

/**
 * Splits a stored answer and removes its chunks and content coding; null where it is not HTTP. Interim answers (100 Continue, 103 Early
 * Hints) before it are passed over. Throws on a damaged body; one that `isCut` gives what it holds.
 */
export function parseHttpMessage(block: Buffer, maxBytes: number, isCut = false): HttpMessage | null {
  for (let rest = block; ; ) {
    const end = headEnd(rest);
    const lines = rest.toString('latin1', 0, end?.at ?? Math.min(rest.length, maxHeadBytes)).split(/\r?\n/);
    const status = Number(/^HTTP\/\d(?:\.\d)? +(\d{3})/.exec(lines[0] ?? '')?.[1]);
    const stored = end ? rest.subarray(end.next) : Buffer.alloc(0);
    if (!status) return withoutStatus(lines, rest, stored, maxBytes, isCut);
    if (status >= 200 || stored.length === 0)
      return answer(status, parseHeaders(lines.slice(1)), stored, maxBytes, isCut);
    rest = stored;
  }
}

/** Some tools leave the first line out, or all of the head: headers that name a content type, or a page, are known by themselves. */
function withoutStatus(
  lines: readonly string[],
  block: Buffer,
  stored: Buffer,
  maxBytes: number,
  isCut: boolean,
): HttpMessage | null {
  const isHead = lines.every((line) => /^(?:[!#$%&'*+.^_`|~\w-]+[ \t]*:|[ \t])/.test(line));
  if (isHead) {
    const headers = parseHeaders(lines);
    return headers['content-type'] === undefined ? null : answer(null, headers, stored, maxBytes, isCut);
  }
  const isPage = /^\s*<(?:!doctype html|html|\?xml)\b/i.test(block.toString('latin1', 0, 1_024));
  return isPage ? { status: null, headers: {}, body: block } : null;
}

/** Where a head ends and what it heads begins: behind the first blank line, whichever way lines end. */
function headEnd(bytes: Buffer): { at: number; next: number } | null {
  const head = bytes.subarray(0, maxHeadBytes);
  for (let at = head.indexOf(10); at !== -1; at = head.indexOf(10, at + 1)) {
    const next = head[at + 1] === 13 ? at + 2 : at + 1;
    if (head[next] === 10) return { at: head[at - 1] === 13 ? at - 1 : at, next: next + 1 };
  }
  return null;
}

function answer(
  status: number | null,
  headers: Record<string, string>,
  stored: Buffer,
  maxBytes: number,
  isCut: boolean,
): HttpMessage {
  const body = /\bchunked\b/i.test(headers['transfer-encoding'] ?? '') ? withoutChunks(stored) : stored;
  return { status, headers, body: decodeWhole(headers['content-encoding'], body, maxBytes, isCut) };
}

function parseHeaders(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  let last = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last) headers[last] = `${headers[last]} ${line.trim()}`;
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      const value = line.slice(colon + 1).trim();
      headers[last] = last in headers ? `${headers[last]}, ${value}` : value;
    }
  }
  delete headers['set-cookie'];
  return headers;
}

/** Some tools store the body unchunked and keep the header: then it is taken as it is. */
function withoutChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\n', at);
    const size =
      end === -1 || end - at > 1_000 ? null : /^([0-9a-f]{1,8})[ \t]*(;|\r?$)/i.exec(body.toString('latin1', at, end));
    if (!size) {
      if (parts.length === 0) return body;
      throw new Error('the chunks of the body are damaged');
    }
    const length = Number.parseInt(size[1]!, 16);
    if (length === 0) break;
    parts.push(body.subarray(end + 1, end + 1 + length));
    at = end + 1 + length;
    if (body[at] === 13) at++;
    if (body[at] === 10) at++;
  }
  return Buffer.concat(parts);
}
