import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// What is bundled of others goes with their licence. A package without a text of its own, or under a licence that was not looked at,
// stops the build.

const looked = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD']);

/** For a package that names the licence and leaves its text out (https://spdx.org/licenses/ISC.html). */
const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** One text with the licences of all packages that the modules come from: those that share a text stand above it together. */
export function licencesOf(modules) {
  const texts = new Map();
  for (const folder of [...new Set(modules.flatMap(packageOf))].sort()) {
    const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    if (!looked.has(license)) throw new Error(`${name} is bundled, and its licence (${license}) was not looked at`);
    const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(entry));
    if (!file && license !== 'ISC') throw new Error(`${name} is bundled and has no text of its licence`);
    const text = file
      ? readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
      : `Copyright ${author?.name ?? author}\n\n${isc}`;
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...texts].map(([text, names]) => `${[...new Set(names)].join('\n')}\n\n${text}\n`);
  return `dist/bundle holds code of these packages, under their licences.\n\n${parts.join(`\n${'-'.repeat(70)}\n\n`)}`;
}

/** The folder of the package that a module belongs to: the nearest one above it whose package.json has a name and a version. */
function packageOf(module) {
  if (!module.includes(`${path.sep}node_modules${path.sep}`)) return [];
  for (let folder = path.dirname(module); path.basename(folder) !== 'node_modules'; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version) return [folder];
  }
  throw new Error(`${module} belongs to a package that does not say its version`);
}
