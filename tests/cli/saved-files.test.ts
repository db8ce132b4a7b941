import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { storyPage } from '../helpers/changing-site.js';
import { testContext } from '../helpers/context.js';

// Pages that were saved from files, without the address of their stories.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const made = testContext({ env: { WIRECOPY_ARCHIVE: path.join(folder, 'a.db'), HOME: folder } });
  const status = await main(args, made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr() };
}

const text = 'The ferries of the northern line run again from Monday, said the company, as the mole has been mended.';
const mail = (kind: string, body: string): string =>
  `From: desk@herald.example\r\nSubject: Ferries run again\r\nMIME-Version: 1.0\r\nContent-Type: ${kind}; charset=utf-8\r\n\r\n${body}\r\n`;
const mhtml = `From: <Saved by Blink>
Snapshot-Content-Location: https://herald.example/s/7
Subject: Harbour story 7
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Location: https://herald.example/s/7

${storyPage(7)}
--b--
`.replaceAll('\n', '\r\n');
const files: Record<string, string> = {
  'a.html': storyPage(1),
  'b.html': `${storyPage(2)}\n${storyPage(3)}`,
  'c.eml': mail('text/plain', `${text}\r\n\r\n${text.replace('northern', 'southern')}`),
  'd.mhtml': mhtml,
};

interface Told {
  url: string | null;
  headline: string;
  body: string;
}
const told = (lines: string): Told[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Told)
    .map(({ url, headline, body }) => ({ url, headline, body }))
    .sort((a, b) => (a.headline < b.headline ? -1 : 1));

test('pages saved from files are read again as they were, and come back from the WARC that they are exported to', async () => {
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const names = Object.keys(files).map((name) => path.join(folder, name));
  const saved = await run('fetch', ...names, '--save');
  expect([saved.status, saved.stderr]).toEqual([0, '']);
  const stories = told(saved.stdout);
  expect(stories.map(({ url }) => url)).toEqual([null, null, null, null, 'https://herald.example/s/7']);
  const again = await run('reextract', '--json');
  expect([again.status, again.stderr]).toEqual([0, '']);
  expect(JSON.parse(again.stdout)).toMatchObject({ pages: 5, unchanged: 5, changed: 0, failed: 0 });
  const capture = path.join(folder, 'pages.warc');
  expect((await run('export', '--output', capture)).status).toBe(0);
  expect(readFileSync(capture, 'utf8')).not.toContain(folder);
  const back = await run('fetch', capture, '--save', '--archive', path.join(folder, 'b.db'));
  expect([back.status, back.stderr]).toEqual([0, '']);
  expect(told(back.stdout)).toEqual(stories);
});

test('a zone that --timezone gave stays where a page is read again without it', async () => {
  const page = storyPage(1).replace('<article>', '<article><time datetime="2026-02-28T15:20">28 February 2026</time>');
  const file = path.join(folder, 'a.html');
  writeFileSync(file, page);
  const zoned = { date: '2026-02-28T15:20+02:00', dateBasis: { zoneFrom: 'user' } };
  const saved = await run('fetch', file, '--url', 'https://herald.example/1', '--timezone', 'Europe/Kyiv', '--save');
  expect(JSON.parse(saved.stdout)).toMatchObject(zoned);
  expect(JSON.parse((await run('reextract', '--json')).stdout)).toMatchObject({ changed: 0, unchanged: 1 });
  expect(JSON.parse((await run('show', 'https://herald.example/1')).stdout)).toMatchObject(zoned);
  await run('reextract', '--timezone', 'Asia/Tokyo');
  const moved = { date: '2026-02-28T15:20+09:00', dateBasis: { zoneFrom: 'user' } };
  expect(JSON.parse((await run('show', 'https://herald.example/1')).stdout)).toMatchObject(moved);
});
