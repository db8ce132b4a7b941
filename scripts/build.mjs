// Compiles src/ to dist/, copies the data files (models, tables) that tsc leaves behind, and puts the command line and the library
// into a few files: three hundred modules cost a short run more than all of its work. Last come the library's types and the man pages.
// The package has dist/bundle, dist/types and dist/man; the modules in dist/ are for the scripts.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { licencesOf } from './package/licences.mjs';
import { writeOutTypes } from './package/record-types.mjs';

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

// What package.json names under `dependencies` is loaded from where it is installed. All else is bundled: a package takes tens of
// times the room of its code that is used. Commander and chalk are bundled, too: every run needs them, and loads them faster so.
const everyRun = ['commander', 'chalk'];
const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);
const installed = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).filter(
  (name) => !everyRun.includes(name),
);
const isInstalled = (id) =>
  id.startsWith('node:') || installed.some((name) => id === name || id.startsWith(`${name}/`));

/** The sniffer asks for names of charsets alone: with the light entry the tables of multi-byte charsets stay out (a tenth of the package). */
const lightCharsets = {
  name: 'light-charsets',
  resolveId(source, importer) {
    return source === '@exodus/bytes/encoding.js' && importer?.includes('encoding-sniffer')
      ? this.resolve('@exodus/bytes/encoding-lite.js', importer)
      : null;
  },
};

/**
 * What chalk and commander load of Node and hardly use costs a short run milliseconds: an import of `node:process` reads each of its
 * properties (standard input is opened, reports are made ready), and only commands in files of their own, which there are none of,
 * want `node:child_process`.
 */
const lightBuiltins = {
  name: 'light-builtins',
  resolveId: (source, importer) => (isLight(source, importer) ? `\0${source}` : null),
  load: (id) => lightly[id.slice(1)] ?? null,
};
const isLight = (source, importer) => source in lightly && /node_modules\/(?:chalk|commander)\//.test(importer ?? '');
const lightly = {
  'node:process': 'module.exports = globalThis.process;',
  'node:child_process': 'exports.spawn = (...all) => process.getBuiltinModule("node:child_process").spawn(...all);',
};

const bundle = await rolldown({
  input: ['index', 'cli/main', 'cli/process-context', 'run/reader-child'].map((name) =>
    path.join(root, 'dist', `${name}.js`),
  ),
  platform: 'node',
  external: (id, importer) => isInstalled(id) && !isLight(id, importer),
  logLevel: 'warn',
  plugins: [lightCharsets, lightBuiltins],
});
// Blanks, comments and names of variables are a fifth of the package; names of functions stay, so that a stack says where it was.
const minify = {
  compress: true,
  mangle: { toplevel: true, keepNames: { class: true, function: false } },
  codegen: { removeWhitespace: true },
};
const splitByItself = (await bundle.generate({ format: 'esm', minify })).output;
const chunks = splitByItself.filter(({ type }) => type === 'chunk');
// Node has loaded these for itself; what needs others of its modules is kept apart from what every run needs.
const basis = smallShared(chunks, ['node:buffer', 'node:fs', 'node:module', 'node:path', 'node:process', 'node:url']);
const further = smallShared(chunks, null);
const codeSplitting = {
  groups: [
    { name: 'basis', test: (id) => basis.has(id), priority: 1 },
    { name: 'further', test: (id) => further.has(id) },
  ],
};
const { output } = await bundle.write({ dir: path.join(root, 'dist/bundle'), format: 'esm', minify, codeSplitting });
await bundle.close();
writeFileSync(
  path.join(root, 'dist/licences.txt'),
  licencesOf(output.flatMap((chunk) => Object.keys(chunk.modules ?? {}))),
);

const schema = await import('../dist/schema.js');
copyTypes();

const { builtProgram, generatedPages } = await import('./docs/pages.mjs');
mkdirSync(path.join(root, 'dist/man'), { recursive: true });
for (const [file, text] of generatedPages(await builtProgram())) {
  if (file.startsWith('dist/man/')) writeFileSync(path.join(root, file), text);
}
setModes();

/** To find, open and link a file takes longer than to read a few thousand characters that a run may not need. */
function smallShared(chunks, atHand) {
  const mostLength = 6_000;
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const isSmall = (chunk) => !chunk.isEntry && !chunk.isDynamicEntry && chunk.code.length <= mostLength;
  // Whatever they need is in the same file, so that it is loaded before all others and no file waits for itself.
  const isAlone = (chunk, seen = new Set()) =>
    isSmall(chunk) &&
    chunk.imports.every((name) => {
      if (!byName.has(name)) return name.startsWith('node:') && (atHand === null || atHand.includes(name));
      if (seen.has(name)) return true;
      seen.add(name);
      return isAlone(byName.get(name), seen);
    });
  return new Set(chunks.filter((chunk) => isAlone(chunk)).flatMap(({ modules }) => Object.keys(modules)));
}

/** The declarations that lead out of the library's front door; a package has no use for the others. */
function copyTypes() {
  const seen = new Set();
  const next = ['index.d.ts'];
  for (let file = next.pop(); file !== undefined; file = next.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const compiled = readFileSync(path.join(root, 'dist', file), 'utf8');
    const text = file === 'types.d.ts' ? writeOutTypes(compiled, schema) : compiled;
    const to = path.join(root, 'dist/types', file);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, text);
    for (const [, name] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)) {
      next.push(path.posix.join(path.posix.dirname(file), `${name}.d.ts`));
    }
  }
}

/** The package has the rights of its files, and those hang on the umask of who checked them out. */
function setModes() {
  const { files } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const name of ['package.json', 'README.md', 'LICENSE', ...files.filter((one) => !one.startsWith('!'))]) {
    const whole = path.join(root, name);
    if (!statSync(whole).isDirectory()) chmodSync(whole, 0o644);
    else {
      for (const entry of readdirSync(whole, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) chmodSync(path.join(entry.parentPath, entry.name), name === 'bin' ? 0o755 : 0o644);
      }
    }
  }
}
