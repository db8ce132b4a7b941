// A loopback site of 5,000 pages over three years, read by a backfill that is killed five times, then by one, and again by ten copies at
// once (npm run bench backfill): each page once, none missing, each with its outcome.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export async function run() {
  const script = path.join(import.meta.dirname, 'parts/backfill-rounds.mjs');
  for (const [pages, kills, copies] of [
    [5000, 5, 1],
    [1000, 2, 10],
  ]) {
    const args = [script, String(pages), String(kills), String(copies)];
    const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error);
    const { killed, again, seconds, counts, faults } = JSON.parse(stdout);
    console.log(
      `${pages} pages, ${killed} runs killed, then ${copies} at once, in ${seconds} s: ${JSON.stringify(counts)}`,
    );
    console.log(`${again} pages were under way at a kill and asked for again; ${faults.length} faults`);
    for (const fault of faults.slice(0, 20)) console.log(fault);
  }
}
