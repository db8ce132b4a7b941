// Measures one group and prints a line of JSON for each kind: node scripts/growth/run.mjs documents|archive small|large
// (`ARCHIVE_SIZES=1000,10000` and the like say other sizes). A process of its own, as counting slows it down and changes prototypes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exponents, steepest } from './counted-work.mjs';

const [group, extent] = process.argv.slice(2);
const numbers = (name, fallback) => process.env[name]?.split(',').map(Number) ?? fallback;
const sizes =
  extent === 'large'
    ? {
        pages: numbers('PAGE_SIZES', [10_000, 160_000, 1_300_000, 10_000_000]),
        sources: numbers('SOURCE_SIZES', [10, 1_000, 10_000, 100_000]),
        archive: numbers('ARCHIVE_SIZES', [1_000, 10_000, 100_000]),
      }
    : {
        pages: numbers('PAGE_SIZES', [6_000, 24_000, 72_000]),
        sources: numbers('SOURCE_SIZES', [30, 150, 600]),
        archive: numbers('ARCHIVE_SIZES', [600, 1_800, 5_400]),
      };

function say(name, counted, points) {
  const { fitted, last } = exponents(points);
  const part = points[0].parts ? steepest(points) : null;
  const all = points.map(({ size, work }) => [size, work]);
  console.log(JSON.stringify({ name, counted, fitted, last, steepest: part, points: all }));
}

if (group === 'documents') {
  const { kinds, measurePage, measureSource } = await import('./measure-documents.mjs');
  for (const kind of kinds.pages) say(`page: ${kind}`, 'work', await measurePage(kind, sizes.pages));
  for (const kind of kinds.sources)
    for (const how of ['read', 'poll']) say(`${how}: ${kind}`, 'work', await measureSource(kind, sizes.sources, how));
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-growth-'));
  try {
    const { measureArchive } = await import('./measure-archive.mjs');
    const found = await measureArchive(path.join(folder, 'archive.db'), sizes.archive);
    for (const [name, points] of Object.entries(found)) {
      say(name, 'work', points);
      say(
        name,
        'pages',
        points.map(({ size, pages }) => ({ size, work: pages })),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
