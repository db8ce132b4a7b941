import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../helpers/run.js';

// The real command against a server that is hostile in every way at once, in a process of its own whose peak memory is
// measured. The default limits of size are measured by `npm run bench fetch`.

const chunk = Buffer.alloc(1_000_000);

/** A gigabyte of zeros through coders, packed while it is sent; it stops when the other side hangs up. */
function zeros(socket: Socket, coding: string, coders: Transform[]): void {
  socket.write(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-encoding: ${coding}\r\n\r\n`);
  const first = coders[0]!;
  coders.reduce((from, to) => from.pipe(to)).pipe(socket);
  let left = 1_000;
  const write = (): void => {
    while (left-- > 0 && !socket.destroyed) {
      if (!first.write(chunk)) {
        first.once('drain', write);
        return;
      }
    }
    first.end();
  };
  write();
}

function pour(socket: Socket, head: string, piece: Buffer): void {
  socket.write(head);
  const write = (): void => {
    while (!socket.destroyed) {
      if (!socket.write(piece)) {
        socket.once('drain', write);
        return;
      }
    }
  };
  write();
}

function drip(socket: Socket, head: string, piece: string): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(piece), 50);
  socket.on('close', () => clearInterval(timer));
}

const ok = 'HTTP/1.1 200 OK\r\n';
const fast = { level: 1 };
const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } };

/** By path: what is sent, and the code that it must end with. */
const ways: Record<string, [code: string, answer: (socket: Socket) => void]> = {
  '/gzip': ['TOO_LARGE', (socket) => zeros(socket, 'gzip', [zlib.createGzip(fast)])],
  '/br': ['TOO_LARGE', (socket) => zeros(socket, 'br', [zlib.createBrotliCompress(quality)])],
  '/deflate': ['TOO_LARGE', (socket) => zeros(socket, 'deflate', [zlib.createDeflate(fast)])],
  '/gzip-in-gzip': [
    'TOO_LARGE',
    (socket) => zeros(socket, 'gzip, gzip', [zlib.createGzip(fast), zlib.createGzip(fast)]),
  ],
  // The header names one coding, and a gzip file is inside it, as with a sitemap.xml.gz.
  '/gzip-file-in-br': [
    'TOO_LARGE',
    (socket) => zeros(socket, 'br', [zlib.createGzip(fast), zlib.createBrotliCompress(quality)]),
  ],
  '/unlabelled-gzip': ['TOO_LARGE', (socket) => zeros(socket, 'identity', [zlib.createGzip(fast)])],
  '/endless': ['TOO_LARGE', (socket) => pour(socket, `${ok}\r\n`, Buffer.alloc(65_536, 'x'))],
  '/endless-chunks': [
    'TOO_LARGE',
    (socket) => pour(socket, `${ok}transfer-encoding: chunked\r\n\r\n`, Buffer.from('1\r\nx\r\n'.repeat(5_000))),
  ],
  '/endless-chunks-of-gzip': [
    'TOO_LARGE',
    (socket) => {
      const head = `${ok}content-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n`;
      const noise = zlib.gzipSync(randomBytes(200_000));
      const bytes = Array.from(noise, (byte) => Buffer.from([0x31, 13, 10, byte, 13, 10]));
      pour(socket, head, Buffer.concat(bytes));
    },
  ],
  '/endless-headers': ['NETWORK', (socket) => pour(socket, ok, Buffer.from(`x-filler: ${'x'.repeat(1_000)}\r\n`))],
  '/one-header': ['NETWORK', (socket) => pour(socket, `${ok}x: `, Buffer.alloc(65_536, 'x'))],
  '/endless-trailers': [
    'NETWORK',
    (socket) =>
      pour(socket, `${ok}transfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n`, Buffer.from(`t: ${'x'.repeat(500)}\r\n`)),
  ],
  // No byte of the body comes: to us the server is silent.
  '/endless-chunk-extension': [
    'TIMEOUT',
    (socket) => pour(socket, `${ok}transfer-encoding: chunked\r\n\r\n5;`, Buffer.alloc(65_536, 'x')),
  ],
  '/interim': [
    'NETWORK',
    (socket) => pour(socket, '', Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(500))),
  ],
  '/slow-interim': ['NETWORK', (socket) => drip(socket, '', 'HTTP/1.1 102 Processing\r\n\r\n')],
  '/drip': ['TIMEOUT', (socket) => drip(socket, `${ok}\r\n`, 'x')],
  '/drip-of-headers': ['TIMEOUT', (socket) => drip(socket, ok, 'x: y\r\n')],
  '/drip-of-gzip': [
    'TIMEOUT',
    (socket) =>
      drip(socket, `${ok}content-encoding: gzip\r\n\r\n`, zlib.gzipSync('<p>').subarray(0, 10).toString('latin1')),
  ],
  '/silence': ['TIMEOUT', () => undefined],
  '/silent-body': ['TIMEOUT', (socket) => socket.write(`${ok}content-length: 9\r\n\r\nx`)],
  '/endless-refusal': ['HTTP_STATUS', (socket) => pour(socket, 'HTTP/1.1 404 Gone\r\n\r\n', Buffer.alloc(65_536, 'x'))],
  '/endless-redirect': [
    'NETWORK',
    (socket) =>
      socket.end('HTTP/1.1 302 Found\r\nlocation: /endless-redirect\r\ncontent-length: 0\r\nconnection: close\r\n\r\n'),
  ],
  '/compress': [
    'NETWORK',
    (socket) => socket.end(`${ok}content-encoding: compress\r\n\r\n\x1f\x9d\x90xxxxxxxxxxxxxxxxxxxx`),
  ],
  '/switching': [
    'NETWORK',
    (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  ],
};

let folder: string;
let url: string;
const sockets = new Set<Socket>();
const server = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => undefined); // the client hangs up: that is the point
  socket.on('close', () => sockets.delete(socket));
  socket.once('data', (request: Buffer) => ways[request.toString('latin1').split(' ')[1] ?? '']?.[1](socket));
});
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-hostile-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
  rmSync(folder, { recursive: true });
});

/** Runs `fetch` and says how it ended, how long it took, and its peak of memory in MiB. */
async function run(args: string[]) {
  const peakFile = path.join(folder, 'peak');
  const failures = path.join(folder, 'failures.ndjson');
  const preload = `import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS / 1024)));`;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...[
        '--import',
        `data:text/javascript,${encodeURIComponent(preload)}`,
        path.join(root, 'bin/wirecopy.js'),
        'fetch',
      ],
      ...['--allow-private=127.0.0.1', '--delay', '0', '--retries', '0', '--per-host', '64', '--failures', failures],
      ...args,
    ],
    { stdio: 'ignore', env: { PATH: process.env.PATH ?? '' } },
  );
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const failed = readFileSync(failures, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { source: string; code: string; message: string });
  return { status, failed, peakMiB: Number(readFileSync(peakFile, 'utf8')), ms: performance.now() - started };
}

/** Those that time ends; the others end by themselves, however slow the machine is. */
const isByTime = (way: string): boolean => ways[way]?.[0] === 'TIMEOUT';

describe('every way at once', () => {
  test.each([
    ['time', Object.keys(ways).filter(isByTime), ['--timeout', '3s', '--idle-timeout', '2s']],
    ['size, and what is no HTTP,', Object.keys(ways).filter((way) => !isByTime(way)), ['--max-bytes', '4MiB']],
  ])(
    '%s ends each with its own code, and memory stays under 300 MiB',
    async (_what, chosen, limits) => {
      const ran = await run([...limits, ...chosen.map((way) => `${url}${way}`)]);
      const codes = Object.fromEntries(ran.failed.map((one) => [one.source.slice(url.length), one.code]));
      expect(codes).toEqual(Object.fromEntries(chosen.map((way) => [way, ways[way]![0]])));
      expect(ran.status).toBe(1);
      expect(ran.peakMiB).toBeLessThan(300);
      if (limits.length > 0) expect(ran.ms).toBeLessThan(20_000);
    },
    60_000,
  );
});
