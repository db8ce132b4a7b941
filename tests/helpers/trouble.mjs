// Loaded before wirecopy (`NODE_OPTIONS=--import`): JSON-LD that names a trouble makes it happen inside the reader, as a fault of the
// extractor would. Nothing happens where the text is not asked for.
import { execSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const parse = JSON.parse;
const troubles = {
  hang: () => {
    for (;;);
  },
  // Blocks below JavaScript, where the engine's own watchdog has no power.
  block: () => execSync('sleep 60'),
  exit: () => process.exit(7),
  abort: () => process.abort(),
  swell: () => {
    const kept = [];
    for (let n = 0; ; n++) kept.push(new Array(10_000).fill(n));
  },
  // One large piece: V8 ends the process and not only its thread.
  balloon: () => {
    for (const kept = []; ; ) kept.push(new Array(3e7).fill(1));
  },
};

JSON.parse = (text, reviver) => {
  const name = /"trouble": ?"(\w+)"/.exec(String(text).slice(0, 2_000))?.[1];
  if (name !== undefined) {
    if (process.env.TROUBLE_LOG) appendFileSync(process.env.TROUBLE_LOG, `${process.pid} ${name}\n`);
    troubles[name]?.();
  }
  return parse(text, reviver);
};
