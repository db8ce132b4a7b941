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
