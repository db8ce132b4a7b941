import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { options, target } from './setting.js';

// Servers that are hostile on purpose write raw bytes; each test says the bound that was kept.

const opened: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

/** Calls `answer` once a request's headers have come. */
async function rawServer(answer: (socket: Socket, request: string) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // the client hangs up: that is the point
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => answer(socket, chunk.toString('latin1')));
  });
  opened.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const reply = (head: string[], body: string | Buffer = ''): Buffer =>
  Buffer.concat([Buffer.from(`${['HTTP/1.1 200 OK', ...head].join('\r\n')}\r\n\r\n`), Buffer.from(body)]);

async function get(url: string, more: Partial<typeof options> = {}) {
  const fetcher = openFetcher({ ...options, ...more });
  const started = performance.now();
  try {
    const found = await fetcher.fetch(target(url));
    return { found, text: Buffer.from(found.bytes).toString(), error: null, ms: performance.now() - started };
  } catch (error) {
    return { found: null, text: '', error, ms: performance.now() - started };
  } finally {
    await fetcher.close();
  }
}

/** Writes for as long as the other side takes it. */
function pour(socket: Socket, chunk: Buffer): { written: () => number } {
  let written = 0;
  const write = (): void => {
    while (!socket.destroyed) {
      written += chunk.length;
      if (!socket.write(chunk)) {
        socket.once('drain', write);
        return;
      }
    }
  };
  write();
  return { written: () => written };
}

describe('cut bodies are errors', () => {
  test('shorter than Content-Length', async () => {
    const url = await rawServer((socket) => socket.end(reply(['content-length: 100'], '<p>half')));
    expect((await get(url)).error).toMatchObject({ code: 'NETWORK', message: /cut/ });
  });

  test('in the middle of a chunk, and without the last chunk', async () => {
    for (const body of ['20\r\n<p>half', '7\r\n<p>half\r\n', '7\r\n<p>half\r\n0\r\n']) {
      const url = await rawServer((socket) => socket.end(reply(['transfer-encoding: chunked'], body)));
      expect((await get(url)).error, body).toMatchObject({ code: 'NETWORK' });
    }
  });

  test('in the middle of gzip', async () => {
    const packed = zlib.gzipSync('<p>whole'.repeat(1000));
    const cut = packed.subarray(0, packed.length - 12);
    const url = await rawServer((socket) =>
      socket.end(reply(['content-encoding: gzip', `content-length: ${cut.length}`], cut)),
    );
    expect((await get(url)).error).toMatchObject({ code: 'NETWORK', message: /damaged or cut/ });
  });

  test('a body that the end of the connection ends is whole', async () => {
    const url = await rawServer((socket) => socket.end(reply([], '<p>whole')));
    expect((await get(url)).text).toBe('<p>whole');
  });
});

describe('size', () => {
  test('Content-Length over the limit ends before the body', async () => {
    const url = await rawServer((socket) => socket.write(reply(['content-length: 99999999'])));
    expect((await get(url, { maxBytes: 1000 })).error).toMatchObject({ code: 'TOO_LARGE', message: /--max-bytes/ });
  });

  test('an endless body is hung up on soon after the limit', async () => {
    let poured: ReturnType<typeof pour> | null = null;
    const url = await rawServer((socket) => {
      socket.write(reply([]));
      poured = pour(socket, Buffer.alloc(65_536, 'x'));
    });
    expect((await get(url, { maxBytes: 1_000_000 })).error).toMatchObject({ code: 'TOO_LARGE' });
    expect(poured!.written()).toBeLessThan(30_000_000);
  });

  test.each(['gzip', 'br', 'deflate', 'gzip, gzip'])('a bomb in %s is stopped while it unpacks', async (coding) => {
    const zeros = Buffer.alloc(200_000_000);
    const pack: Record<string, (bytes: Buffer) => Buffer> = {
      gzip: (bytes) => zlib.gzipSync(bytes, { level: 1 }),
      br: (bytes) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
      deflate: (bytes) => zlib.deflateSync(bytes, { level: 1 }),
      'gzip, gzip': (bytes) => zlib.gzipSync(zlib.gzipSync(bytes, { level: 1 })),
    };
    const body = pack[coding]!(zeros);
    const url = await rawServer((socket) =>
      socket.end(reply([`content-encoding: ${coding}`, `content-length: ${body.length}`], body)),
    );
    const before = process.memoryUsage.rss();
    expect((await get(url, { maxBytes: 2_000_000 })).error).toMatchObject({ code: 'TOO_LARGE' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });

  test('a file that is a bomb is stopped, too', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bomb-'));
    const file = path.join(folder, 'bomb.html.gz');
    writeFileSync(file, zlib.gzipSync(Buffer.alloc(50_000_000), { level: 1 }));
    const fetcher = openFetcher({ ...options, maxBytes: 1_000_000 });
    await expect(fetcher.fetch({ ...target(''), url: null, file })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await fetcher.close();
    rmSync(folder, { recursive: true });
  });

  test('headers without end and headers too many are errors', async () => {
    const endless = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour(socket, Buffer.from(`x-filler: ${'x'.repeat(1000)}\r\n`));
    });
    expect((await get(endless)).error).toMatchObject({ code: 'NETWORK', message: /headers are too large/ });
  });

  test('a body at the limit is whole', async () => {
    const url = await rawServer((socket) => socket.end(reply(['content-length: 1000'], 'x'.repeat(1000))));
    expect((await get(url, { maxBytes: 1000 })).text).toHaveLength(1000);
  });
});

describe('time', () => {
  test('a server that says nothing ends with --idle-timeout', async () => {
    const url = await rawServer(() => undefined);
    const ran = await get(url, { idleTimeoutMs: 200 });
    expect(ran.error).toMatchObject({ code: 'TIMEOUT', message: /--idle-timeout/ });
    expect(ran.ms).toBeLessThan(5_000);
  });

  test('a trickle that never pauses ends with --timeout', async () => {
    const url = await rawServer((socket) => {
      socket.write(reply([]));
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const ran = await get(url, { timeoutMs: 400, idleTimeoutMs: 10_000 });
    expect(ran.error).toMatchObject({ code: 'TIMEOUT', message: /0\.4 s \(--timeout\)/ });
    expect(ran.ms).toBeLessThan(5_000);
  });

  test('a trickle of headers ends with --timeout', async () => {
    const url = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x: y\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    expect((await get(url, { timeoutMs: 300 })).error).toMatchObject({ code: 'TIMEOUT' });
  });

  test('redirects share one --timeout', async () => {
    let hop = 0;
    const url = await rawServer((socket) => {
      const answer = `HTTP/1.1 302 Found\r\nlocation: /${hop++}\r\ncontent-length: 0\r\n\r\n`;
      setTimeout(() => socket.write(answer), 100);
    });
    const ran = await get(url, { timeoutMs: 350, maxRedirects: 100 });
    expect(ran.error).toMatchObject({ code: 'TIMEOUT' });
    expect(hop).toBeLessThan(6);
  });

  test('an aborted request ends at once', async () => {
    const url = await rawServer(() => undefined);
    const fetcher = openFetcher(options);
    const controller = new AbortController();
    const running = fetcher.fetch(target(url), { signal: controller.signal });
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(running).rejects.toThrow();
    await fetcher.close();
  });
});

describe('answers that are no HTTP', () => {
  test.each([
    ['noise', 'hello there, this is not HTTP\r\n\r\n'],
    ['nothing', ''],
    ['two lengths that differ', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabcd'],
    ['a negative length', 'HTTP/1.1 200 OK\r\ncontent-length: -3\r\n\r\nabcd'],
  ])('%s', async (_name, answer) => {
    const url = await rawServer((socket) => socket.end(answer));
    expect((await get(url)).error).toMatchObject({ code: 'NETWORK' });
  });

  test('early hints come before the answer', async () => {
    const url = await rawServer((socket) =>
      socket.end(`HTTP/1.1 103 Early Hints\r\nlink: </a.css>\r\n\r\n${reply(['content-length: 2'], 'ok').toString()}`),
    );
    expect((await get(url)).text).toBe('ok');
  });
});
