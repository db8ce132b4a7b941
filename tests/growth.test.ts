import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './helpers/run.js';

// What size costs, counted and not timed: the exponent of work against size, for every kind of page and source and for an archive
// that grows. The same figures come out on every machine. `npm run bench growth` does it for 10 MB, 100,000 entries and a million articles.

interface Growth {
  name: string;
  counted: 'work' | 'pages';
  /** By all sizes together, and by the last two: what is small at first shows there. */
  fitted: number;
  last: number;
  /** Of the parts of the work (a block of the program, a pattern, a method) that which grows fastest: it shows before it is much. */
  steepest: { part: string | null; exponent: number } | null;
  points: [size: number, work: number][];
}

async function measured(group: 'documents' | 'archive'): Promise<Growth[]> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/growth/run.mjs'), group, 'small'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  expect(status).toBe(0);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Growth);
}

const most = 1.1;
/** Of two sizes alone: thresholds are passed between them. */
const mostOfLast = 1.5;
/** Squares have 2; a part that begins to matter between two sizes looks steeper than it is. */
const mostOfPart = 1.6;
/** What does the same for each archive, however large: it grows with the height of a tree. */
const mostOfOne = 0.5;

const told = ({ name, counted, fitted, last, steepest, points }: Growth): string =>
  `${name} (${counted}): ${fitted.toFixed(2)}, at last ${last.toFixed(2)}: ${points.map((one) => one.join(' -> ')).join(', ')}${steepest ? `; ${steepest.part}: ${steepest.exponent.toFixed(2)}` : ''}`;
const isPartSteep = ({ steepest }: Growth): boolean => steepest !== null && steepest.exponent > mostOfPart;

// Counting takes a few seconds of the processor; on a busy machine that is long.
const patience = { timeout: 900_000 };

test('pages and sources: work grows with the size and no faster', patience, async () => {
  const all = await measured('documents');
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((one) => one.fitted > most || one.last > mostOfLast || isPartSteep(one)).map(told)).toEqual([]);
  // It counts at all: ten times the text is not read for nothing.
  expect(all.find((one) => one.name === 'page: paragraphs')?.fitted).toBeGreaterThan(0.8);
});

test.skipIf(process.platform !== 'linux')(
  'an archive: what is done once does not grow with it, and filling is no square',
  async () => {
    const all = await measured('archive');
    const filling = all.filter((one) => one.name.endsWith('all of them'));
    // Pages are looked up in trees whose height grows with the logarithm.
    const steep = filling.filter((one) => one.fitted > (one.counted === 'pages' ? most + heightOf(one) : most));
    expect([...steep, ...filling.filter(isPartSteep)].map(told)).toEqual([]);
    const single = all.filter((one) => /^(show|save|poll)/.test(one.name) && !filling.includes(one));
    expect(single.length).toBe(16);
    expect(single.filter((one) => one.fitted > mostOfOne).map(told)).toEqual([]);
    // Lists and searches show more while there is more to find.
    expect(all.filter((one) => !filling.includes(one) && one.fitted > most).map(told)).toEqual([]);
  },
  patience.timeout,
);

/** What the logarithm of the size adds to the exponent. */
function heightOf({ points }: Growth): number {
  const [first, last] = [points[0]![0], points.at(-1)![0]];
  return Math.log(Math.log(last) / Math.log(first)) / Math.log(last / first);
}
