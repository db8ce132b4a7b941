// Writes docs/cli.md, docs/record.md and the list of man pages in package.json from the program that the build left in dist/
// (the man pages themselves are part of the build).
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtProgram, generatedPages } from './docs/pages.mjs';

const root = path.resolve(import.meta.dirname, '..');
const pages = generatedPages(await builtProgram());
for (const [file, text] of pages) if (file.startsWith('docs/')) writeFileSync(path.join(root, file), text);

const packageFile = path.join(root, 'package.json');
const described = JSON.parse(readFileSync(packageFile, 'utf8'));
described.man = [...pages.keys()].filter((file) => file.endsWith('.1')).map((file) => `./${file}`);
writeFileSync(packageFile, `${JSON.stringify(described, null, 2)}\n`);
