import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { testContext } from '../helpers/context.js';

// What a person names for one run lies side by side; what is old stands over nothing new.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-save-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(args: string[]) {
  const made = testContext({ env: { WIRECOPY_ARCHIVE: path.join(folder, 'a.db'), HOME: folder } });
  const status = await main(args, made.context);
  return {
    status,
    stderr: made.stderr(),
    records: made
      .stdout()
      .trim()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

/** A report that is the same everywhere but for its figures. */
const report = (ward: number): string => `<!doctype html><html lang="en"><head><title>Results: ward ${ward}</title>
  <link rel="canonical" href="https://herald.example/results/ward-${ward}"></head><body><article><h1>Results: ward ${ward}</h1>
  <p>The count in ward ${ward} ended shortly before midnight, when the returning officer read out the figures in the town hall.</p>
  <p>Turnout was higher than four years ago, helped by dry weather and by the buses that the council ran to the villages.</p>
  <p>The two largest parties kept their shares, while the farmers' list lost a seat that it had held for thirty-one years.</p>
  <p>Councillors meet on the first Monday of next month to choose a chair, and the public may watch from the gallery.</p>
  </article></body></html>`;

test('pages of one template that one run saves are articles of their own, and the same again with the next run', async () => {
  const pages = path.join(folder, 'pages');
  mkdirSync(pages);
  for (const ward of [1, 2, 3, 4]) writeFileSync(path.join(pages, `${ward}.html`), report(ward));
  expect((await run(['fetch', pages, '--save'])).status).toBe(0);
  await run(['fetch', pages, '--save']);
  const { records } = await run(['list']);
  expect(records.map(({ headline, edits }) => [headline, edits]).sort()).toEqual(
    [1, 2, 3, 4].map((ward) => [`Results: ward ${ward}`, 0]),
  );
});

test('records printed before stand over nothing that the archive has seen later, and that is said', async () => {
  const page = path.join(folder, 'edited.html');
  writeFileSync(page, report(9).replace('dry weather', 'rain'));
  await run(['fetch', page, '--save']);
  const [record] = (await run(['fetch', page])).records;
  const old = { ...record, body: record.body.replace('rain', 'dry weather') };
  old.source = { ...record.source, fetchedAt: '2026-01-01T08:00:00.000Z' };
  writeFileSync(path.join(folder, 'old.ndjson'), `${JSON.stringify(old)}\n`);
  const { status, stderr } = await run(['fetch', path.join(folder, 'old.ndjson'), '--save']);
  expect([status, stderr]).toEqual([0, expect.stringContaining('was seen later than 2026-01-01')]);
  const [kept] = (await run(['show', record.id])).records;
  expect(kept.body).toContain('helped by rain');
});

const ferries = `<!doctype html><html lang="en"><head><title>Ferries run again</title></head><body><article><h1>Ferries run again</h1>
  <p>The ferries of the northern line run again from <b>Monday</b>, said the company &amp; its union, as the mole has been mended.</p>
  <h2>What is new</h2><ul><li>Two crossings more in the morning, and one in the evening for shift workers</li>
  <li>Bicycles are carried without a ticket of their own until the end of the year</li></ul>
  <p>The southern line waits for its new engine, which is to come by ship from Gdańsk at the end of next month.</p>
  <blockquote><p>We have waited for this day since the storm of November, said the mayor of the northern island.</p></blockquote>
  </article></body></html>`;

test('records that were printed with HTML as their body are saved with its text, and the page is no edit of it', async () => {
  const file = path.join(folder, 'ferries.html');
  writeFileSync(file, ferries);
  const url = ['--url', 'https://herald.example/ferries'];
  const [text] = (await run(['fetch', file, ...url])).records;
  const [printed] = (await run(['fetch', file, ...url, '--body', 'html'])).records;
  expect(printed.body).toContain('<ul>');
  writeFileSync(path.join(folder, 'html.ndjson'), `${JSON.stringify(printed)}\n`);
  const saved = await run(['fetch', path.join(folder, 'html.ndjson'), '--save']);
  expect([saved.status, saved.records[0].body]).toEqual([0, text.body]);
  expect((await run(['fetch', file, ...url, '--save'])).status).toBe(0);
  const [kept] = (await run(['list', '--match', 'ferries'])).records;
  expect(kept).toMatchObject({ edits: 0, revisions: 1 });
});

test('a record that was printed without its text is not saved, and that is said', async () => {
  const file = path.join(folder, 'textless.html');
  writeFileSync(file, ferries.replaceAll('Ferries', 'Trams'));
  const url = ['--url', 'https://herald.example/trams'];
  const [printed] = (await run(['fetch', file, ...url, '--body', 'none'])).records;
  writeFileSync(path.join(folder, 'none.ndjson'), `${JSON.stringify(printed)}\n`);
  const { status, stderr } = await run(['fetch', path.join(folder, 'none.ndjson'), '--save']);
  expect([status, stderr]).toEqual([1, expect.stringContaining('https://herald.example/trams was printed without')]);
  expect((await run(['list', '--match', 'trams'])).records).toEqual([]);
  expect((await run(['fetch', path.join(folder, 'none.ndjson')])).status).toBe(0);
});
