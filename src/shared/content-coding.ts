import zlib from 'node:zlib';
import type { Transform } from 'node:stream';

type Opener = (head: Uint8Array) => Transform | null;

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
/** RFC 1950: method 8 and a check over the first two bytes; without them it is raw deflate, as some servers send. */
const isZlib = (head: Uint8Array): boolean =>
  ((head[0] ?? 0) & 0x0f) === 8 && (((head[0] ?? 0) << 8) | (head[1] ?? 0)) % 31 === 0;
const isZstd = (head: Uint8Array): boolean => head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f;
/** Text that a server labelled as brotli and did not compress. */
const looksPlain = (head: Uint8Array): boolean => /^\s*(<[!?a-z]|\{\s*")/i.test(Buffer.from(head).toString('latin1'));

/** Node 22.15 and later; absent on Node 20. */
const zstdFrom = (from: object): (() => Transform) | null =>
  'createZstdDecompress' in from ? (from.createZstdDecompress as () => Transform) : null;
const createZstd = zstdFrom(zlib);

/** Content codings (RFC 9110 section 8.4.1). Each opener looks at the first bytes: a server that says gzip and sends text is believed by its bytes. */
const openers: Record<string, Opener> = {
  gzip: (head) => (isGzip(head) ? zlib.createGunzip() : null),
  'x-gzip': (head) => (isGzip(head) ? zlib.createGunzip() : null),
  deflate: (head) => {
    if (isGzip(head)) return zlib.createGunzip();
    if (isZlib(head)) return zlib.createInflate();
    return looksPlain(head) ? null : zlib.createInflateRaw();
  },
  br: (head) => (looksPlain(head) ? null : zlib.createBrotliDecompress()),
  ...(createZstd ? { zstd: (head: Uint8Array) => (isZstd(head) ? createZstd() : null) } : {}),
};

/** What `Accept-Encoding` asks for: what can be read. */
export const acceptedCodings = `gzip, deflate, br${createZstd ? ', zstd' : ''}`;

/** Bytes needed to tell the codings apart. */
export const codingHeadLength = 16;

/** Nobody codes a body more than twice; a long list is there to cost memory. */
const longestChain = 3;

function codingNames(header: string | undefined): string[] {
  return (header ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
}

/** The decoders to pass a body through, outermost coding first; null for a coding that cannot be read. */
export function decodersFor(header: string | undefined): Opener[] | null {
  const found = codingNames(header)
    .reverse()
    .map((name) => (Object.hasOwn(openers, name) ? openers[name] : undefined));
  if (found.length > longestChain) return null;
  return found.every((one): one is Opener => one !== undefined) ? found : null;
}

/** Whether a body that begins with these bytes is neither coded nor a gzip file. */
export function isPlain(header: string | undefined, head: Uint8Array): boolean {
  return (header === undefined || codingNames(header).length === 0) && !isGzip(head);
}

/** A body that is a gzip file although no header says so (`sitemap.xml.gz`). */
export function unlabelledDecoder(head: Uint8Array): Transform | null {
  return isGzip(head) ? zlib.createGunzip() : null;
}

/** Removes all codings at once, from bytes that are wholly there; throws on damage, and where more than `maxBytes` come out. */
export function decodeWhole(header: string | undefined, bytes: Buffer, maxBytes: number): Buffer {
  const names = codingNames(header);
  if (names.length > longestChain) throw new Error('too many content codings');
  return names.reduceRight((body, name) => decodeOne(name, body, maxBytes), bytes);
}

function decodeOne(name: string, body: Buffer, maxBytes: number): Buffer {
  const options = { maxOutputLength: maxBytes };
  if (body.length === 0 || looksPlain(body.subarray(0, codingHeadLength))) return body;
  if (isGzip(body)) return zlib.gunzipSync(body, options);
  if (name === 'deflate') return isZlib(body) ? zlib.inflateSync(body, options) : zlib.inflateRawSync(body, options);
  if (name === 'br') return zlib.brotliDecompressSync(body, options);
  if (name === 'zstd' && isZstd(body)) return zstdWhole(body, options);
  // What a header calls gzip may have been unpacked by the tool that stored it.
  return body;
}

function zstdWhole(body: Buffer, options: { maxOutputLength: number }): Buffer {
  const decompress = (zlib as { zstdDecompressSync?: (body: Buffer, options: object) => Buffer }).zstdDecompressSync;
  if (!decompress) throw new Error('this Node has no zstd (22.15 and later have)');
  return decompress(body, options);
}
