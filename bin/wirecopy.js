#!/usr/bin/env node
import module from 'node:module';

/** Loading `node:v8` takes longer than saying which version this is. */
const tellEngine = (flag) => process.getBuiltinModule('node:v8').setFlagsFromString(flag);

// A page is garbage as soon as its record is printed. By itself the heap of a long run grows to twice what is alive before it is
// tidied up; this takes a third off the peak of a long run at the same speed. Short runs end without being tidied up at all.
setTimeout(tellEngine, 1_000, '--heap-growing-percent=30').unref();

// V8 of Node 20 optimises functions that it has hardly seen, and throws much of that away: told to look longer, it reads the first
// two hundred pages with a quarter less of the processor, and the next thousand with a tenth less. Later versions count otherwise.
if (process.versions.v8.startsWith('11.') && !/^(?:--version|-V)$/.test(process.argv[2] ?? '')) {
  tellEngine('--interrupt-budget=500000');
}

// Node 22.1 and later keep compiled code between runs; 20 has no such cache.
module.enableCompileCache?.();

// Node ends with 13, and says nothing, where it finds nothing left to wait for before the command is done.
process.on('exit', (code) => {
  if (code !== 13) return;
  process.stderr.write('wirecopy: ended before it was done; please report it\n');
  process.exitCode = 1;
});

const { main } = await import('../dist/bundle/main.js');
const { processContext } = await import('../dist/bundle/process-context.js');

process.exitCode = await main(process.argv.slice(2), processContext(process));
