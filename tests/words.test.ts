import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// What people read is plain modern English: "is not a duration", never "is no duration".

const root = path.resolve(import.meta.dirname, '..');
const old = /(?<!\b[Tt]here )\b(?:is|are|was|were) no (?!longer\b|more\b)\w+/g;

/** String and template literals of a source text, without its comments. */
const literals = (source: string): string =>
  [...source.replace(/^\s*(?:\/\/|\/\*\*|\*).*$/gm, '').matchAll(/(['`"])(?:\\.|(?!\1)[^\\\n])*\1/g)]
    .map(([text]) => text)
    .join('\n');

test('no message, flag or help says "is no …"', () => {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found = files.flatMap((file) =>
    [...literals(readFileSync(path.join(root, 'src', file), 'utf8')).matchAll(old)].map(([text]) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

test('no page of the docs says "is no …"', () => {
  const pages = readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`);
  const found = ['README.md', ...pages].flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(old)].map(([text]) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
