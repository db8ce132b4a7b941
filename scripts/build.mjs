// Compiles src/ to dist/, copies the data files (models, tables) that tsc leaves behind, and puts the command line into a few
// files: three hundred modules cost a short run more than all of its work. Last it writes the man pages from the program.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const packageFile = require.resolve('typescript/package.json');
const tsc = path.join(path.dirname(packageFile), require(packageFile).bin.tsc);

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const result = spawnSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.build.json')], { stdio: 'inherit' });
if (result.status !== 0) process.exit(result.status ?? 1);

for (const entry of readdirSync(path.join(root, 'src'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || entry.name.endsWith('.ts')) continue;
  const from = path.join(entry.parentPath, entry.name);
  cpSync(from, path.join(root, 'dist', path.relative(path.join(root, 'src'), from)));
}

/** Small packages of many modules that every page needs; all others are loaded from where they are installed. */
const inlined =
  /^(?:commander|ipaddr\.js|chalk|entities|domhandler|domelementtype|dom-serializer|domutils|css-select|css-what|nth-check|boolbase|encoding-sniffer|@exodus\/bytes)(?:\/|$)/;

const bundle = await rolldown({
  input: ['cli/main', 'cli/process-context', 'run/reader-child'].map((name) => path.join(root, 'dist', `${name}.js`)),
  platform: 'node',
  external: (id) => !/^[./#]/.test(id) && !path.isAbsolute(id) && !inlined.test(id),
  logLevel: 'warn',
});
await bundle.write({ dir: path.join(root, 'dist/bundle'), format: 'esm' });
await bundle.close();

const { builtProgram, generatedPages } = await import('./docs/pages.mjs');
mkdirSync(path.join(root, 'dist/man'), { recursive: true });
for (const [file, text] of generatedPages(await builtProgram())) {
  if (file.startsWith('dist/man/')) writeFileSync(path.join(root, file), text);
}
