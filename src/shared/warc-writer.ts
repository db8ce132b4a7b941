import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { digest } from './warc-digest.js';

// WARC/1.1 (ISO 28500:2017, https://iipc.github.io/warc-specifications/): what was fetched, for tools that read web archives. Bodies
// are as an archive keeps them, content and transfer coding removed, so the headers that named a coding say so under another name.

/** One page as it was received. */
export interface WarcPage {
  url: string;
  /** ISO instant. */
  fetchedAt: string;
  /** Null for files and standard input. */
  status: number | null;
  /** Lower-case names. */
  headers: Record<string, string>;
  bytes: Uint8Array;
  /** Hexadecimal, of the bytes. */
  sha256: string;
  /** The same bytes will come again under another address or time. */
  isShared: boolean;
}

/** Makes the records of one file, in the order of the calls; `info` comes first. */
export interface WarcWriter {
  info(software: string, now: string): Uint8Array;
  page(page: WarcPage): Uint8Array;
}

const revisitProfile = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
const specification = 'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/';

interface Written {
  id: string;
  url: string;
  date: string;
}

/** One gzip member a record (`isPacked`), so that any record can be read alone. */
export function openWarcWriter(options: { isPacked: boolean }): WarcWriter {
  // Only bytes that come again are remembered: memory stays flat.
  const seen = new Map<string, Written>();
  const pack = (record: Buffer): Uint8Array => (options.isPacked ? gzipSync(record) : record);
  return {
    info: (software, now) => {
      const block = Buffer.from(
        `software: ${software}\r\nformat: WARC File Format 1.1\r\nconformsTo: ${specification}\r\n`,
      );
      const id = recordId(`warcinfo ${software} ${now}`);
      return pack(record({ type: 'warcinfo', id, date: now, contentType: 'application/warc-fields' }, [], block));
    },
    page: (page) => {
      const earlier = seen.get(page.sha256);
      if (earlier && page.status !== null) return pack(revisit(page, earlier));
      const id = recordId(`${page.url} ${page.fetchedAt} ${page.sha256}`);
      if (page.isShared) seen.set(page.sha256, { id, url: addressOf(page), date: page.fetchedAt });
      return pack(page.status === null ? resource(page, id) : response(page, page.status, id));
    },
  };
}

function response(page: WarcPage, status: number, id: string): Buffer {
  const block = Buffer.concat([httpHead(page, status), page.bytes]);
  const head = { type: 'response', id, date: page.fetchedAt, contentType: 'application/http; msgtype=response' };
  return record(head, [...targetFields(page)], block);
}

function resource(page: WarcPage, id: string): Buffer {
  const contentType = oneLine(page.headers['content-type'] ?? 'application/octet-stream');
  const head = { type: 'resource', id, date: page.fetchedAt, contentType };
  return record(head, targetFields(page), Buffer.from(page.bytes));
}

/** Says that the same came again; the headers are those of this time. */
function revisit(page: WarcPage, earlier: Written): Buffer {
  const id = recordId(`revisit ${page.url} ${page.fetchedAt} ${page.sha256}`);
  const head = { type: 'revisit', id, date: page.fetchedAt, contentType: 'application/http; msgtype=response' };
  const fields: [string, string][] = [
    ...targetFields(page),
    ['WARC-Profile', revisitProfile],
    ['WARC-Refers-To', earlier.id],
    ['WARC-Refers-To-Target-URI', earlier.url],
    ['WARC-Refers-To-Date', earlier.date],
  ];
  return record(head, fields, httpHead(page, page.status ?? 200));
}

const targetFields = (page: WarcPage): [string, string][] => [
  ['WARC-Target-URI', addressOf(page)],
  ['WARC-Payload-Digest', digest(page.bytes)],
];

/** What is not an address (a saved file) gets a name of its content. */
function addressOf({ url, sha256 }: WarcPage): string {
  return URL.canParse(url) && !/^file:/i.test(url) ? oneLine(new URL(url).href) : `urn:sha256:${sha256}`;
}

function record(
  head: { type: string; id: string; date: string; contentType: string },
  fields: [string, string][],
  block: Buffer,
): Buffer {
  const lines = [
    'WARC/1.1',
    `WARC-Type: ${head.type}`,
    `WARC-Record-ID: ${head.id}`,
    `WARC-Date: ${head.date}`,
    ...fields.map(([name, value]) => `${name}: ${value}`),
    `WARC-Block-Digest: ${digest(block)}`,
    `Content-Type: ${head.contentType}`,
    `Content-Length: ${block.length}`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** True no more, as the body was unpacked; kept under the names that replay tools use for such. */
const codings = new Set(['content-encoding', 'transfer-encoding', 'content-length']);
/** A visitor's own, and no part of the page. */
const secrets = new Set(['set-cookie', 'set-cookie2', 'www-authenticate', 'proxy-authenticate']);

function httpHead(page: WarcPage, status: number): Buffer {
  // Importing it loads all of HTTP, TLS and, from Node 22 on, a second undici: a sixth of the time of a short run.
  const { STATUS_CODES } = process.getBuiltinModule('node:http');
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd()];
  for (const [name, value] of Object.entries(page.headers)) {
    if (secrets.has(name) || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) continue;
    lines.push(`${codings.has(name) ? `x-archive-orig-${name}` : name}: ${oneLine(value)}`);
  }
  lines.push(`content-length: ${page.bytes.length}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
}

const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

/** The same page gives the same name each time (a UUID of version 8: RFC 9562), so that two exports can be compared. */
function recordId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3];
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}>`;
}
