import { DecodeError, TooLargeError } from '../errors.js';
import { parseHttpMessage } from './http-message.js';
import { readRecords, type WarcRecord } from './records.js';

// WARC/1.0, WARC/1.1 and WET (https://iipc.github.io/warc-specifications/), streamed: one record in memory at a time.
// Out come the documents: responses with a 2xx status, resources and converted texts, if their content type may hold a
// story. Requests, metadata, revisits, redirects, robots.txt, scripts and images are passed over.

/** A stored document, codings removed. */
export interface WarcDocument {
  url: string | null;
  contentType: string | null;
  bytes: Buffer;
  status: number | null;
  headers: Record<string, string>;
  /** `WARC-Date`. */
  fetchedAt: string | null;
}

/** A document, or what was wrong with one; the next may be fine. */
export type WarcItem = { document: WarcDocument } | { error: Error; url: string | null };

export interface WarcOptions {
  /** What messages call the file. */
  ref: string;
  /** Of one document, unpacked. */
  maxBytes: number;
}

/** Reads unpacked WARC bytes. A damaged file ends with an error item behind all that could be read. */
export async function* readWarc(source: AsyncIterable<Uint8Array>, options: WarcOptions): AsyncGenerator<WarcItem> {
  const records = readRecords(
    source,
    options.ref,
    (fields, length) => isDocument(fields) && length <= roomFor(options),
  );
  try {
    for await (const record of records) {
      if (!isDocument(record.fields)) continue;
      const item = readDocumentRecord(record, options);
      if (item) yield item;
    }
  } catch (error) {
    const known = error instanceof DecodeError;
    const why = error instanceof Error ? error.message : String(error);
    yield {
      error: known ? error : new DecodeError(`${options.ref} cannot be unpacked: ${why}`, { cause: error }),
      url: null,
    };
  }
}

/** HTTP headers come before the body. */
const headRoom = 262_144;
const roomFor = (options: WarcOptions): number => options.maxBytes + headRoom;

function isDocument(fields: Map<string, string>): boolean {
  const url = addressOf(fields);
  if (fields.has('warc-segment-number') || !url || !/^https?:/i.test(url) || !URL.canParse(url)) return false;
  if (/^https?:\/\/[^/]+\/robots\.txt$/i.test(url)) return false;
  const type = fields.get('warc-type')?.toLowerCase();
  if (type === 'response') return !/application\/http;\s*msgtype=request/i.test(fields.get('content-type') ?? '');
  return (type === 'resource' || type === 'conversion') && isReadable(fields.get('content-type') ?? null);
}

/** WARC/1.0 wrote the address between angle brackets. */
function addressOf(fields: Map<string, string>): string | null {
  return fields.get('warc-target-uri')?.replace(/^<(.*)>$/, '$1') ?? null;
}

/** What a story or a list of stories comes in; a type that is not stated is looked at. */
function isReadable(contentType: string | null): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return type === '' || /html|xml|rss|atom|rdf|feed|^text\/plain$|^application\/(json|octet-stream)$/.test(type);
}

function readDocumentRecord(record: WarcRecord, options: WarcOptions): WarcItem | null {
  const url = addressOf(record.fields);
  const name = url ?? options.ref;
  if (!record.block) {
    const error = new TooLargeError(`${name} in ${options.ref} is larger than ${options.maxBytes} bytes (--max-bytes)`);
    return { error, url };
  }
  const fetchedAt = instantOf(record.fields.get('warc-date'));
  if (record.fields.get('warc-type')?.toLowerCase() !== 'response') {
    const contentType = record.fields.get('content-type') ?? null;
    return { document: { url, contentType, bytes: record.block, status: null, headers: {}, fetchedAt } };
  }
  try {
    const message = parseHttpMessage(record.block, options.maxBytes);
    if (!message || message.status < 200 || message.status >= 300) return null;
    const contentType = message.headers['content-type'] ?? record.fields.get('warc-identified-payload-type') ?? null;
    if (!isReadable(contentType) || message.body.length === 0) return null;
    const { status, headers, body } = message;
    return { document: { url, contentType, bytes: body, status, headers, fetchedAt } };
  } catch (cause) {
    const isSize = (cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';
    const why = cause instanceof Error ? cause.message : String(cause);
    const error = isSize
      ? new TooLargeError(`${name} in ${options.ref} is larger than ${options.maxBytes} bytes (--max-bytes)`, { cause })
      : new DecodeError(`${name} in ${options.ref} cannot be unpacked: ${why}`, { cause });
    return { error, url };
  }
}

function instantOf(text: string | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

export { openWarcWriter, type WarcPage, type WarcWriter } from './write.js';
