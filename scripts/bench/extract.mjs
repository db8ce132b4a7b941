// Pages a second on one core, all fields, from bytes to record, beside Readability + linkedom in the same run. The pages are those
// of ../shared/corpus (fundus and aeb) where they are there, else the fixtures, many times over. Each tool has a process of its
// own, as it has at work, so that neither tidies up the other's memory; they take turns, a few pages each, so that a busy machine
// slows both alike.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { engineFlags } from '../../dist/run/engine-flags.js';
import { loadPages } from './parts/extract-client.mjs';

const tools = ['wirecopy', 'readability'];
/** Pages of one turn. */
const turn = 20;
/** The first pass compiles the code; long runs live in the later ones. */
const passes = 6;

export async function run() {
  const { name, pages } = await loadPages();
  const children = await Promise.all(tools.map(open));
  console.log(`${pages.length} pages (${name})${' '.repeat(6)}wirecopy, all fields   Readability + linkedom   ratio`);
  const later = Object.fromEntries(tools.map((tool) => [tool, { seconds: 0, cpu: 0 }]));
  const show = (name, spent, count) => {
    const rate = (tool) => `${(count / spent[tool].seconds).toFixed(1)} pages/s`.padStart(22);
    const ratio = (key) => (spent.readability[key] / spent.wirecopy[key]).toFixed(2);
    console.log(
      `${name.padEnd(30)}${rate('wirecopy')} ${rate('readability')}   ${ratio('seconds')}x, by processor time ${ratio('cpu')}x`,
    );
  };
  for (let pass = 1; pass <= passes; pass++) {
    const spent = await measure(children, pages.length);
    show(`pass ${pass}`, spent, pages.length);
    if (pass === 1) continue;
    for (const tool of tools) for (const key of ['seconds', 'cpu']) later[tool][key] += spent[tool][key];
  }
  show(`passes 2 to ${passes}`, later, pages.length * (passes - 1));
  for (const { child } of children) child.disconnect();
}

async function open(tool) {
  // As the program runs; the other tool runs as its users run it, and is told nothing.
  const execArgv = tool === 'wirecopy' ? engineFlags() : [];
  const child = fork(path.join(import.meta.dirname, 'parts/extract-client.mjs'), [tool], { execArgv });
  await once(child, 'message');
  return { tool, child };
}

async function measure(children, count) {
  const spent = Object.fromEntries(tools.map((tool) => [tool, { seconds: 0, cpu: 0 }]));
  for (let from = 0; from < count; from += turn) {
    for (const { tool, child } of (from / turn) % 2 === 0 ? children : children.toReversed()) {
      child.send({ from, to: from + turn });
      const [took] = await once(child, 'message');
      spent[tool].seconds += took.seconds;
      spent[tool].cpu += took.cpu;
    }
  }
  return spent;
}
