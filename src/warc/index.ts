import { DecodeError, messageOf, TooLargeError } from '../errors.js';
import { isWholeRange } from '../shared/content-range.js';
import { parseHttpMessage } from './http-message.js';
import { withoutPassword } from '../shared/without-password.js';
import { readRecords, type WarcLoss, type WarcRecord } from './records.js';
import { unpackWarc } from './unpack.js';

// WARC (0.17, 0.18, 1.0, 1.1: https://iipc.github.io/warc-specifications/), WET and ARC, gzip-ed or not, streamed: one record in
// memory at a time. Out come the documents: responses with a 2xx status, resources and converted texts, if their content type may hold
// a story. Requests, metadata, revisits, redirects, robots.txt, scripts and images are passed over. Damage costs what it hit: the file's
// bytes are unpacked by gzip member (unpack.ts), records are found again at the next that begins (records.ts), and each loss is said.

/** A stored document, codings removed. */
export interface WarcDocument {
  url: string | null;
  contentType: string | null;
  bytes: Buffer;
  status: number | null;
  headers: Record<string, string>;
  /** `WARC-Date`. */
  fetchedAt: string | null;
  /** The crawler stopped before the end (`WARC-Truncated`), or asked for a part. */
  isTruncated: boolean;
}

/** A document, or what was wrong with one; the next may be fine. */
export type WarcItem = { document: WarcDocument } | { error: Error; url: string | null };

export interface WarcOptions {
  /** What messages call the file. */
  ref: string;
  /** Of one document, unpacked. */
  maxBytes: number;
}

/** Reads a file's bytes as they are stored. Whatever is damaged is an error item in its place, and the rest is read. */
export async function* readWarc(source: AsyncIterable<Uint8Array>, options: WarcOptions): AsyncGenerator<WarcItem> {
  const wanted = { wants: isDocument, room: options.maxBytes + headRoom };
  try {
    for await (const found of readRecords(unpackWarc(source), wanted)) {
      if ('what' in found) {
        yield { error: lossOf(found, options), url: found.fields ? addressOf(found.fields) : null };
        continue;
      }
      if (found.isGuessed) yield { error: wrongLength(found, options), url: addressOf(found.fields) };
      const item = readDocumentRecord(found, options);
      if (item) yield item;
    }
  } catch (error) {
    const why = messageOf(error);
    yield { error: new DecodeError(`${options.ref} cannot be read to its end: ${why}`, { cause: error }), url: null };
  }
}

function lossOf({ what, fields }: WarcLoss, { ref }: WarcOptions): DecodeError {
  const url = fields ? addressOf(fields) : null;
  return new DecodeError(url ? `${url} in ${ref} is lost: ${what}` : `${ref} is damaged: ${what}`);
}

function wrongLength({ fields }: WarcRecord, { ref }: WarcOptions): DecodeError {
  const name = addressOf(fields) ?? 'a record';
  return new DecodeError(`${name} in ${ref} has a wrong length: it is read up to where the next record begins`);
}

/** HTTP headers come before the body. */
const headRoom = 262_144;

function isDocument(fields: Map<string, string>): boolean {
  const url = addressOf(fields);
  // Of a body that is stored in several records the first holds its head and its beginning.
  if (Number(fields.get('warc-segment-number') ?? 1) !== 1 || !url) return false;
  const type = fields.get('warc-type')?.toLowerCase();
  if (isNamedByContent(url)) return type === 'resource';
  if (!isOfWeb(url)) return (type === 'resource' || type === 'response') && isMarkup(fields.get('content-type') ?? '');
  if (/^https?:\/\/[^/]+\/robots\.txt$/i.test(url)) return false;
  if (type === 'response') return !/application\/http;\s*msgtype=request/i.test(fields.get('content-type') ?? '');
  return (type === 'resource' || type === 'conversion') && isReadable(fields.get('content-type') ?? null);
}

/** WARC/1.0 wrote the address between angle brackets; a crawler may have written the password that it used. */
function addressOf(fields: Map<string, string>): string | null {
  const stated = fields.get('warc-target-uri');
  return stated === undefined ? null : withoutPassword(stated.replace(/^<(.*)>$/, '$1'));
}

/** So an export of ours names a saved file that states no address, and no type. */
const isNamedByContent = (url: string): boolean => /^urn:sha256:[0-9a-f]{64}$/.test(url);

const isOfWeb = (url: string): boolean => /^https?:/i.test(url) && URL.canParse(url);

/** Of files and other schemes (`file:`, `ftp:`) a page alone is read: crawlers keep their logs, screenshots and notes under such names. */
const isMarkup = (contentType: string): boolean => /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);

/** What a story or a list of stories comes in; a type that is not stated is looked at. */
function isReadable(contentType: string | null): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' || /html|xml|rss|atom|rdf|feed|^text\/plain$|^application\/(json|octet-stream)$/.test(type);
}

/** Browsers' captures hold hundreds of JSON answers that pages asked for; a JSON Feed says so at its start. */
function isData(contentType: string | null, body: Buffer): boolean {
  return /^application\/json\b/i.test(contentType ?? '') && !body.subarray(0, 2_048).includes('jsonfeed.org');
}

function readDocumentRecord(record: WarcRecord, options: WarcOptions): WarcItem | null {
  const url = addressOf(record.fields);
  const name = url ?? options.ref;
  if (!record.block) {
    const error = new TooLargeError(`${name} in ${options.ref} is larger than ${options.maxBytes} bytes (--max-bytes)`);
    return { error, url };
  }
  const fetchedAt = instantOf(record.fields.get('warc-date'));
  const isTruncated = record.fields.has('warc-truncated') || record.fields.has('warc-segment-number');
  if (record.fields.get('warc-type')?.toLowerCase() !== 'response' || (url !== null && !isOfWeb(url))) {
    const contentType = record.fields.get('content-type') ?? null;
    if (holdsHole(record.block)) return { error: holed(name, options), url };
    const told =
      url !== null && isNamedByContent(url)
        ? { url: null, contentType: null }
        : { url: url !== null && isOfWeb(url) ? url : null, contentType };
    return { document: { ...told, bytes: record.block, status: null, headers: {}, fetchedAt, isTruncated } };
  }
  try {
    const message = parseHttpMessage(record.block, options.maxBytes, isTruncated);
    if (!message) {
      // Of a wrong length it was said already that this record is damaged.
      if (record.block.length === 0 || record.isGuessed) return null;
      return { error: new DecodeError(`${name} in ${options.ref} is lost: it holds no answer of HTTP`), url };
    }
    if (message.status !== null && (message.status < 200 || message.status >= 300)) return null;
    const contentType = message.headers['content-type'] ?? record.fields.get('warc-identified-payload-type') ?? null;
    if (!isReadable(contentType) || message.body.length === 0 || isData(contentType, message.body)) return null;
    const { status, headers, body } = message;
    if (holdsHole(body)) return { error: holed(name, options), url };
    const isPart = isTruncated || (status === 206 && !isWholeRange(headers['content-range']));
    return { document: { url, contentType, bytes: body, status, headers, fetchedAt, isTruncated: isPart } };
  } catch (cause) {
    const isSize = (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    const why = messageOf(cause);
    const error = isSize
      ? new TooLargeError(`${name} in ${options.ref} is larger than ${options.maxBytes} bytes (--max-bytes)`, { cause })
      : new DecodeError(`${name} in ${options.ref} cannot be unpacked: ${why}`, { cause });
    return { error, url };
  }
}

/** A disk's sector: no text holds so many zeros, but some writers fill their last block. */
const hole = Buffer.alloc(512);

function holdsHole(bytes: Buffer): boolean {
  const at = bytes.indexOf(hole);
  return at !== -1 && bytes.subarray(at).some((byte) => byte !== 0);
}

const holed = (name: string, { ref }: WarcOptions): DecodeError =>
  new DecodeError(`${name} in ${ref} is lost: zeros stand in the middle of it`);

function instantOf(text: string | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

export { openWarcWriter, type WarcPage, type WarcWriter } from '../shared/warc-writer.js';
