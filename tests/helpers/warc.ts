import { readWarc, type WarcItem } from '../../src/warc/index.js';

// Records of a WARC made by hand, and what the reader gives for them.

export const site = 'https://harbour.example';
export const html = 'Content-Type: text/html; charset=utf-8';

export const page = (
  n: number,
) => `<!doctype html><html><head><title>Story ${n}</title><meta property="og:type" content="article">
<meta property="og:title" content="Harbour story number ${n}"><meta property="article:published_time" content="2026-05-0${n}T06:30:00Z"></head>
<body><article><h1>Harbour story number ${n}</h1>${'<p>The dockers of the harbour went back to work on Monday, after nine days without ships.</p>'.repeat(6)}</article></body></html>`;

export function record(fields: Record<string, string>, block: string | Buffer, version = 'WARC/1.1'): Buffer {
  const body = Buffer.from(block as string);
  const head = [
    version,
    ...Object.entries({ 'Content-Length': String(body.length), ...fields }).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body, Buffer.from('\r\n\r\n')]);
}

export interface Response {
  status?: string;
  version?: string;
  fields?: Record<string, string>;
}

export function response(url: string, headers: string[], body: string | Buffer, more: Response = {}): Buffer {
  const message = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${more.status ?? '200 OK'}\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`),
    Buffer.from(body as string),
  ]);
  const fields = {
    'WARC-Type': 'response',
    'WARC-Target-URI': url,
    'WARC-Date': '2026-05-04T08:00:00Z',
    'Content-Type': 'application/http; msgtype=response',
    ...more.fields,
  };
  return record(fields, message, more.version);
}

export const info = record({ 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' }, 'software: test');

/** In pieces of `size`, as disks and pipes give them. */
export async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function read(bytes: Buffer, size = 65_536, maxBytes = 1_000_000): Promise<WarcItem[]> {
  const items: WarcItem[] = [];
  for await (const item of readWarc(inPieces(bytes, size), { ref: 'x.warc', maxBytes })) items.push(item);
  return items;
}

export const documents = (items: WarcItem[]) => items.flatMap((item) => ('document' in item ? [item.document] : []));
export const errors = (items: WarcItem[]) => items.flatMap((item) => ('error' in item ? [item.error] : []));
