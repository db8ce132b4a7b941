// `wirecopy --version` and a small page against a bare node: whole-process times, medians, taken in turns.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const bin = path.join(root, 'bin/wirecopy.js');
const rounds = 25;
const commands = {
  'node -e 0': ['-e', '0'],
  'wirecopy --version': [bin, '--version'],
  'wirecopy fetch page.html': [bin, 'fetch', path.join(root, 'fixtures/pages/harbour-strike/page.html')],
};

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

export async function run() {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const start = process.hrtime.bigint();
      const { status } = spawnSync(process.execPath, args, { cwd: root });
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
      times[name].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const bare = median(times['node -e 0']);
  for (const [name, values] of Object.entries(times)) {
    const ms = median(values);
    console.log(`${name.padEnd(28)} ${ms.toFixed(1).padStart(7)} ms  ${(ms / bare).toFixed(2)}x`);
  }
}
