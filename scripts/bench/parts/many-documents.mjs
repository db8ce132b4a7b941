// Ten thousand pages, and a WARC of a gigabyte, made of the pages at hand: each with words of its own, so that no two are the same.
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A page with its number in the title: cheap to make, and another record. */
function numbered(bytes, n) {
  const text = Buffer.from(bytes).toString('latin1');
  const at = text.search(/<\/title>/i);
  return Buffer.from(at < 0 ? `${text}<!-- ${n} -->` : `${text.slice(0, at)} ${n}${text.slice(at)}`, 'latin1');
}

/** Writes so many pages as files into a folder; gives their names. */
export function writePages(folder, pages, count) {
  mkdirSync(folder);
  return Array.from({ length: count }, (_, n) => {
    const file = path.join(folder, `${n}.html`);
    writeFileSync(file, numbered(pages[n % pages.length].bytes, n));
    return file;
  });
}

/** Writes a WARC of at least so many bytes unpacked, one gzip member a record; gives how many records it has. */
export async function writeWarc(file, pages, bytes) {
  const stream = createWriteStream(file);
  let count = 0;
  for (let written = 0; written < bytes; count++) {
    const page = numbered(pages[count % pages.length].bytes, count);
    const http = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n`);
    const head = [
      'WARC/1.1',
      'WARC-Type: response',
      `WARC-Record-ID: <urn:uuid:00000000-0000-8000-8000-${String(count).padStart(12, '0')}>`,
      `WARC-Target-URI: https://herald.example/story/${count}`,
      'WARC-Date: 2026-05-04T08:00:00Z',
      'Content-Type: application/http; msgtype=response',
      `Content-Length: ${http.length + page.length}`,
    ];
    const record = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), http, page, Buffer.from('\r\n\r\n')]);
    written += record.length;
    if (!stream.write(gzipSync(record, { level: 1 }))) await once(stream, 'drain');
  }
  await new Promise((resolve) => stream.end(resolve));
  return count;
}
