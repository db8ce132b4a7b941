import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { addressTable } from '../../src/cli/screen/columns.js';
import { displayWidth } from '../../src/output/index.js';
import { madeArchive, strike } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

// A window of 40 columns: half a screen, a telephone. No line of a table is broken by the terminal.

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeAll(async () => {
  archive = await madeArchive();
});
afterAll(() => archive.remove());

async function linesOf(args: string[], columns: number): Promise<string[]> {
  const env = { WIRECOPY_ARCHIVE: archive.file, NO_COLOR: '1', XDG_STATE_HOME: archive.folder };
  const { context, stdout } = testContext({ isTerminal: true, env });
  context.columns = columns;
  await main(args, context);
  return stdout().split('\n').filter(Boolean);
}

test.each([40, 67, 68, 80, 120])('list fits %i columns, and each line has date, headline and id', async (columns) => {
  const lines = await linesOf(['list'], columns);
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    expect(line).toMatch(/^\(?2024-\d\d-\d\d.* {2}\S.* {2}[0-9a-f]{8}/);
  }
  expect(lines.join('\n')).toContain(strike.id.slice(0, 8));
  expect(lines.join('\n').includes('herald.example')).toBe(columns >= 68);
});

test.each([40, 80])('doctor fits %i columns but for the names of files', async (columns) => {
  const lines = await linesOf(['doctor'], columns);
  expect(lines.some((line) => /^ok +disk/.test(line))).toBe(true);
  expect(lines.filter((line) => displayWidth(line) > columns && !line.includes('/'))).toEqual([]);
});

const rows = [
  ['STATE', 'LAST GOOD', 'DUE', 'ARTICLES', 'TITLE', 'ADDRESS'],
  [
    'failing',
    '15 min ago',
    'in 12 min',
    '1234',
    'World 世界 العالم of the Harbour Herald',
    'https://herald.example/world.xml',
  ],
];

test('a table of addresses gives title and address lines of their own where nothing else fits', () => {
  const [head, row] = addressTable(rows, 3, 40);
  expect(head).toEqual(['STATE    LAST GOOD   DUE        ARTICLES']);
  expect(row).toEqual([
    'failing  15 min ago  in 12 min      1234',
    '  World 世界 العالم of the Harbour Hera…',
    '  https://herald.example/world.xml',
  ]);
});

test.each([30, 40, 60, 80, 100, 200])('a table of addresses fits %i columns', (columns) => {
  for (const line of addressTable(rows, 3, columns).flat()) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
});
