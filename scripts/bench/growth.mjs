// What size costs, counted and not timed (scripts/growth/): exponents of work against size for every kind of page up to 10 MB, of source
// up to 100,000 entries, and of what is done with an archive. `npm run bench growth`; PAGE_SIZES, SOURCE_SIZES and ARCHIVE_SIZES say
// other sizes (ARCHIVE_SIZES=1000,10000,100000,1000000 takes an hour), GROUPS=archive does one part. Linux only for the archive.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const script = path.join(import.meta.dirname, '../growth/run.mjs');
const groups = process.env.GROUPS?.split(',') ?? ['documents', 'archive'];

export async function run() {
  for (const group of groups) {
    const child = spawn(process.execPath, ['--max-old-space-size=8000', script, group, 'large'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const { name, counted, fitted, last, steepest, points } = JSON.parse(line);
      const part = steepest?.part ? `${steepest.part} ${steepest.exponent.toFixed(2)}` : '';
      const all = points.map(([size, work]) => `${size}: ${work}`).join('  ');
      console.log(
        `${name.padEnd(32)} ${counted.padEnd(5)} ${fitted.toFixed(2)}  last step ${last.toFixed(2)}  ${all}  ${part}`,
      );
    }
  }
}
