import { isUtf8 } from 'node:buffer';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { createGunzip, gunzipWhole, isGzip } from './gunzip.js';

// Content codings (RFC 9110 section 8.4.1). A header is a claim: the first bytes decide where they can, and names that are not
// codings at all (`utf-8`, `none`, `text/html`) say nothing.

type Opener = (head: Uint8Array) => Transform | null;

/** RFC 1950: method 8 and a check over the first two bytes; without them it is raw deflate, as some servers send. */
const isZlib = (head: Uint8Array): boolean =>
  ((head[0] ?? 0) & 0x0f) === 8 && (((head[0] ?? 0) << 8) | (head[1] ?? 0)) % 31 === 0;
/** The window that everybody packs with: rare enough at the start of other things to be known by. */
const isCommonZlib = (head: Uint8Array): boolean => head[0] === 0x78 && isZlib(head);
const isZstd = (head: Uint8Array): boolean =>
  head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;

/** Bytes enough for packed ones to show a control character, as every ninth of them does. */
const tellingLength = 256;

/**
 * Text that a server or a crawler labelled as compressed and kept as it is: this many bytes of brotli are never text by chance. A short
 * one must be UTF-8; a long one may be in any charset.
 */
function looksPlain(head: Uint8Array): boolean {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isWide) return true;
  // A sequence may be cut by the end of what is looked at.
  const isText = [0, 1, 2, 3].some((cut) => head.length > cut && isUtf8(head.subarray(0, head.length - cut)));
  return (
    (isText || head.length >= tellingLength) &&
    !head.some((byte) => (byte < 32 && (byte < 9 || byte > 13)) || byte === 127)
  );
}

/** Node 22.15 and later; absent on Node 20. */
const zstdFrom = (from: object): (() => Transform) | null =>
  'createZstdDecompress' in from ? (from.createZstdDecompress as () => Transform) : null;
const createZstd = zstdFrom(zlib);

const codings = ['gzip', 'deflate', 'br', 'zstd', 'unreadable'] as const;
type Coding = (typeof codings)[number];

/** Registered, and not to be read here: what they hold must not pass for text. */
const unreadable = new Set(['compress', 'exi', 'pack200-gzip', 'aes128gcm', 'dcb', 'dcz']);

/** What `Accept-Encoding` asks for: what can be read. */
export const acceptedCodings = `gzip, deflate, br${createZstd ? ', zstd' : ''}`;

/** Bytes needed to tell the codings apart. */
export const codingHeadLength = 16;

/** Nobody codes a body more than twice; a long list is there to cost memory. */
const longestChain = 3;

/** A coding that is known and cannot be read here. */
export class UnreadableCoding extends Error {}

/** The codings that a header names, outermost first; parameters and names that are not codings are left out. */
function codingsOf(header: string | undefined): Coding[] {
  const names = (header ?? '').split(',').map((one) => one.split(';', 1)[0]!.trim().toLowerCase().replace(/^x-/, ''));
  return names
    .map((name) => (name === 'brotli' ? 'br' : unreadable.has(name) ? 'unreadable' : name))
    .filter((name): name is Coding => (codings as readonly string[]).includes(name))
    .slice(-longestChain)
    .reverse();
}

/** What bytes are that a header calls `coding`; null where they need no unpacking. */
function judge(coding: Coding | null, head: Uint8Array): Coding | null {
  if (isGzip(head)) return 'gzip';
  if (isZstd(head)) return 'zstd';
  // Servers that say gzip, or nothing, and send what they have of `deflate`. Brotli may begin with the same bytes.
  if (coding !== 'br' && isCommonZlib(head) && !looksPlain(head)) return 'deflate';
  if (coding === null || coding === 'gzip' || coding === 'zstd' || looksPlain(head)) return null;
  return coding;
}

function open(coding: Coding | null, head: Uint8Array): Transform | null {
  const found = judge(coding, head);
  if (found === null) return null;
  if (found === 'gzip') return createGunzip();
  if (found === 'br') return zlib.createBrotliDecompress();
  if (found === 'deflate') return isZlib(head) ? zlib.createInflate() : zlib.createInflateRaw();
  if (found === 'zstd' && createZstd) return createZstd();
  throw unreadableCoding(found);
}

function unreadableCoding(found: Coding): UnreadableCoding {
  return new UnreadableCoding(
    found === 'zstd'
      ? 'it is packed with zstd, which Node reads from 22.15 on'
      : 'it came in a coding that is not read',
  );
}

/**
 * The decoders to pass a body through, outermost coding first. The last one is for what no header names: a gzip file
 * (`sitemap.xml.gz`), which may hold another. Each looks at the first bytes it is given, and throws UnreadableCoding for what cannot be read.
 */
export function decodersFor(header: string | undefined): Opener[] {
  const named = codingsOf(header);
  return [...named, null, ...(named.length === 0 ? [null] : [])].map((coding) => (head) => open(coding, head));
}

/** Whether a body that begins with these bytes is not coded at all. */
export function isPlain(header: string | undefined, head: Uint8Array): boolean {
  return (header === undefined || codingsOf(header).length === 0) && judge(null, head) === null;
}

/**
 * Removes all codings at once, from bytes that are at hand; throws on damage, and where more than `maxBytes` come out. Of a body that
 * `isCut` comes what can be unpacked.
 */
export function decodeWhole(header: string | undefined, bytes: Buffer, maxBytes: number, isCut = false): Buffer {
  return codingsOf(header).reduce((body, coding) => decodeOne(coding, body, maxBytes, isCut), bytes);
}

function decodeOne(coding: Coding, body: Buffer, maxBytes: number, isCut: boolean): Buffer {
  const { Z_FINISH, Z_SYNC_FLUSH, BROTLI_OPERATION_FINISH, BROTLI_OPERATION_FLUSH } = zlib.constants;
  const options = { maxOutputLength: maxBytes, finishFlush: isCut ? Z_SYNC_FLUSH : Z_FINISH };
  const found = body.length === 0 ? null : judge(coding, body.subarray(0, tellingLength));
  // What a header calls gzip may have been unpacked by the tool that stored it.
  if (found === null) return body;
  if (found === 'gzip') return isCut ? zlib.gunzipSync(body, options) : gunzipWhole(body, maxBytes);
  if (found === 'br') {
    const finishFlush = isCut ? BROTLI_OPERATION_FLUSH : BROTLI_OPERATION_FINISH;
    return zlib.brotliDecompressSync(body, { maxOutputLength: maxBytes, finishFlush });
  }
  if (found === 'deflate') return isZlib(body) ? zlib.inflateSync(body, options) : zlib.inflateRawSync(body, options);
  const decompress = (zlib as { zstdDecompressSync?: (body: Buffer, options: object) => Buffer }).zstdDecompressSync;
  if (found === 'zstd' && decompress) return decompress(body, { maxOutputLength: maxBytes });
  throw unreadableCoding(found);
}
