// npm run bench [-- section…]: speed and memory, each beside a peer in the same run. A section is a file in scripts/bench/
// with `export async function run()` that prints its own lines; machines are noisy, so quote ratios.
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = path.join(import.meta.dirname, 'bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => path.basename(file, '.mjs'));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no such section: ${unknown.join(', ')} (there are ${all.join(', ')})`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : all) {
  console.log(`\n== ${name} (node ${process.version}, load ${loadavg()[0].toFixed(2)})`);
  const { run } = await import(pathToFileURL(path.join(folder, `${name}.mjs`)).href);
  await run();
}
