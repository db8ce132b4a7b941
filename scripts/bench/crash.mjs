// kill -9 at 200 random moments of a sync (npm run bench crash): the archive opens, is sound, holds what was reported saved, and the
// next sync completes it.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const rounds = 200;

export async function run() {
  const script = path.join(import.meta.dirname, 'parts/crash-rounds.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(rounds)]);
  const { killed, ended, savedBefore, faults, whole, wholeMs } = JSON.parse(stdout);
  const middle = savedBefore.filter((count) => count > 0 && count < whole).length;
  console.log(
    `${rounds} syncs of ${whole} articles (a whole one ${wholeMs} ms): ${killed} killed, ${ended} had ended before`,
  );
  console.log(`${middle} were killed with some articles saved and some not`);
  console.log(faults.length === 0 ? 'no fault: sound each time, nothing lost, nothing doubled' : faults.join('\n'));
}
