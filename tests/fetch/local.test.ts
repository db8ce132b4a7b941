import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { options, target } from './setting.js';

// What is opened once and read once: `<(command)`, named pipes, devices.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-local-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A named pipe that another process fills once, piece by piece. */
function pipeOf(bytes: Buffer | string): string {
  const name = path.join(folder, `pipe${count++}`);
  writeFileSync(`${name}.bytes`, bytes);
  execFileSync('mkfifo', [name]);
  spawn('sh', ['-c', 'dd bs=700 2>/dev/null < "$1.bytes" > "$1"', 'sh', name], { stdio: 'ignore' });
  return name;
}

async function get(file: string, more: Partial<typeof options> = {}) {
  const fetcher = openFetcher({ ...options, ...more });
  try {
    return await fetcher.fetch({ ...target(''), url: null, file });
  } finally {
    await fetcher.close();
  }
}

/** What a writer that does not wait is told. */
function writerOf(name: string): string {
  try {
    closeSync(openSync(name, constants.O_WRONLY | constants.O_NONBLOCK));
    return 'a reader is there';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? '';
  }
}

const page = '<p>Dockers return to work after nine days</p>'.repeat(500);
const record = (text: string): string =>
  `WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://h.example/\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`;

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  test.each([
    ['a page', page],
    ['a gzip-ed page', gzipSync(page)],
    ['a short page', '<p>x'],
    ['nothing', ''],
  ])('with %s', async (what, bytes) => {
    const found = await get(pipeOf(bytes));
    expect(Buffer.from(found.bytes).toString()).toBe(what.includes('gzip') ? page : bytes);
  });

  test.each([['plain'], ['gzip-ed']])('with a WARC, %s, is streamed from its first byte', async (form) => {
    const warc = Buffer.from(record(page) + record('the end'));
    const stored = form === 'plain' ? warc : gzipSync(warc);
    const found = await get(pipeOf(stored), { maxBytes: 5_000 });
    const parts: Uint8Array[] = [];
    for await (const part of found.stream!()) parts.push(part);
    expect(Buffer.concat(parts).equals(stored)).toBe(true);
  });

  test('that is too long, or has no end, ends at --max-bytes', async () => {
    await expect(get(pipeOf(page), { maxBytes: 3_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(get('/dev/zero', { maxBytes: 3_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});

describe('a WARC that begins in the middle of a record', () => {
  const rest = `${'<p>of a page</p>\n'.repeat(4_000)}\r\n\r\n${record(page)}`;
  test.each([
    ['a.warc', Buffer.from(rest), true],
    ['b.warc', Buffer.from(`words of a page\r\n\r\n${record(page)}`), true],
    ['c.warc.gz', gzipSync(record(page)).subarray(20), true],
    ['d.warc', Buffer.from('<!doctype html><title>Not found</title>'), false],
    ['e.html', Buffer.from(rest), false],
  ])('%s', async (name, bytes, isStreamed) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const found = await get(file);
    expect(found.stream !== undefined).toBe(isStreamed);
    const parts: Uint8Array[] = [];
    if (found.stream) for await (const one of found.stream()) parts.push(one);
    expect(Buffer.concat(isStreamed ? parts : [found.bytes]).equals(bytes)).toBe(true);
  });
});

test('a file that was packed twice is unpacked', async () => {
  const file = path.join(folder, 'twice.gz');
  writeFileSync(file, gzipSync(gzipSync(page)));
  expect(Buffer.from((await get(file)).bytes).toString()).toBe(page);
});

test('what cannot be opened is a file that cannot be read', async () => {
  await expect(get(path.join(folder, 'none'))).rejects.toMatchObject({ code: 'FILE', message: /does not exist/ });
  await expect(get(folder)).rejects.toMatchObject({ code: 'FILE', message: /folder/ });
});

test('a named pipe that nobody writes to is given up, and holds no process', async () => {
  const name = path.join(folder, 'nobody');
  execFileSync('mkfifo', [name]);
  await expect(get(name, { idleTimeoutMs: 200 })).rejects.toMatchObject({
    code: 'TIMEOUT',
    isRetryable: false,
    message: expect.stringContaining('is a pipe, and no program opened it to write within 0.2 s (--idle-timeout)'),
  });
  // The system call that waited has ended: somebody who writes now finds no reader.
  await expect.poll(() => writerOf(name)).toBe('ENXIO');
});

test('a pipe whose writer takes longer than that to say anything is read', async () => {
  const name = path.join(folder, 'slow');
  execFileSync('mkfifo', [name]);
  spawn('sh', ['-c', 'exec > "$1"; sleep 0.7; echo "<p>Dockers return to work</p>"', 'sh', name], { stdio: 'ignore' });
  expect(Buffer.from((await get(name, { idleTimeoutMs: 300 })).bytes).toString()).toContain('Dockers');
});
