import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import { editedStrike, madeArchive, pageOf, strike, weather } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeAll(async () => {
  archive = await madeArchive();
  const store = await openStore(archive.file);
  // The same bytes at another address, compressed on the way, with a cookie.
  const headers = { 'content-type': 'text/html', 'content-encoding': 'br', 'set-cookie': 'id=1', 'x-bad': 'a\r\nb' };
  const raw = { ...pageOf(editedStrike, '2024-05-01T01:00:00.000Z'), url: String(weather.url), headers };
  await store.save(weather, { now: '2024-05-02T01:00:00.000Z', raw });
  await store.close();
});
afterAll(() => archive.remove());

async function exported(...flags: string[]): Promise<Buffer> {
  const file = path.join(archive.folder, flags.includes('plain') ? 'pages.warc' : 'pages.warc.gz');
  const { context, stderr } = testContext({ env: { WIRECOPY_ARCHIVE: archive.file } });
  const status = await main(['export', '--output', file, ...flags.filter((flag) => flag !== 'plain')], context);
  expect([status, stderr()]).toEqual([0, '']);
  return readFileSync(file);
}

interface Read {
  type: string | null;
  url: string | null;
  status: string | undefined;
  headers: Map<string, string>;
  warc: Map<string, string>;
  text: string;
}

async function readBack(bytes: Uint8Array): Promise<Read[]> {
  const list: Read[] = [];
  const source = (async function* () {
    yield bytes;
  })();
  for await (const record of new WARCParser(source)) {
    const text = record.warcType === 'revisit' ? '' : ((await record.contentText()) as string);
    if (record.warcType === 'revisit') await record.skipFully();
    list.push({
      type: record.warcType,
      url: record.warcTargetURI ?? null,
      status: record.httpHeaders?.statusline,
      headers: new Map(record.httpHeaders?.headers as Map<string, string>),
      warc: new Map(
        [...(record.warcHeaders.headers as Map<string, string>)].map(([name, value]) => [name.toLowerCase(), value]),
      ),
      text,
    });
  }
  return list;
}

test('warcio reads the file back: information first, each page with its bytes, the same bytes as a revisit', async () => {
  const records = await readBack(await exported());
  expect(records.map((one) => [one.type, one.url])).toEqual([
    ['warcinfo', null],
    ['response', strike.url],
    ['response', strike.url],
    ['revisit', weather.url],
  ]);
  expect(records[0]?.text).toMatch(/software: wirecopy\/[\d.]+\r\nformat: WARC File Format 1\.1/);
  expect(records[2]?.text).toBe(Buffer.from(pageOf(editedStrike, '').bytes).toString());
  expect(records[2]?.status).toBe('HTTP/1.1 200 OK');
  expect(records[2]?.headers.get('content-length')).toBe(
    String(records[2]?.text.length && Buffer.byteLength(records[2].text)),
  );
  const revisit = records[3]?.warc;
  expect(revisit?.get('warc-profile')).toBe('http://netpreserve.org/warc/1.1/revisit/identical-payload-digest');
  expect(revisit?.get('warc-refers-to')).toBe(records[2]?.warc.get('warc-record-id'));
  expect(revisit?.get('warc-refers-to-target-uri')).toBe(records[2]?.url);
  expect(revisit?.get('warc-refers-to-date')).toBe(records[2]?.warc.get('warc-date'));
  expect(revisit?.get('warc-refers-to-date')).not.toBe(revisit?.get('warc-date'));
  expect(revisit?.get('warc-payload-digest')).toBe(records[2]?.warc.get('warc-payload-digest'));
  expect(revisit?.get('warc-date')).toBe('2024-05-01T01:00:00.000Z');
});

test('headers say what the kept bytes are; cookies and line breaks stay out', async () => {
  const text = (await exported('plain')).toString('latin1');
  expect(text).toContain('x-archive-orig-content-encoding: br\r\n');
  expect(text).not.toMatch(/\r\ncontent-encoding:/i);
  expect(text).not.toMatch(/set-cookie/i);
  expect(text).toContain('x-bad: a b\r\n');
});

test('each record is a gzip member of its own', async () => {
  const bytes = await exported();
  const starts: number[] = [];
  for (let at = 0; at < bytes.length - 2; at++)
    if (bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8) starts.push(at);
  const members = starts.map((start, index) => gunzipSync(bytes.subarray(start, starts[index + 1])).toString('latin1'));
  expect(members).toHaveLength(4);
  for (const member of members) {
    expect(member.startsWith('WARC/1.1\r\n')).toBe(true);
    expect(member.endsWith('\r\n\r\n')).toBe(true);
    const [head, ...rest] = member.split('\r\n\r\n');
    expect(Number(/Content-Length: (\d+)/.exec(head ?? '')?.[1])).toBe(rest.join('\r\n\r\n').length - 4);
  }
});

test('a query chooses pages, and wirecopy reads its own file', async () => {
  const records = await readBack(await exported('--language', 'zh'));
  expect(records.map((one) => [one.type, one.url])).toEqual([
    ['warcinfo', null],
    ['response', weather.url],
  ]);
  await exported();
  const { context, stdout } = testContext();
  await main(['fetch', path.join(archive.folder, 'pages.warc.gz')], context);
  const headlines = stdout()
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { headline: string }).headline);
  expect(headlines).toEqual([strike.headline, editedStrike.headline]);
});
