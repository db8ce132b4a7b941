import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AsciiTwin } from '../../src/shared/ascii-twin.js';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const lines = readdirSync(folder).flatMap((name) =>
  readFileSync(new URL(`${name}/page.html`, folder), 'latin1')
    .split(/[<>\n]/)
    .filter((line) => line.length > 1 && line.length < 200),
);

const sources: [source: string, flags: string][] = [
  [String.raw`\p{Lu}\p{Ll}+`, 'u'],
  [String.raw`(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]|[\p{Script=Han}]|\s[–—-]\s`, 'u'],
  [String.raw`^[^\p{L}\p{N}©(]+|[^\p{L}\p{M}\p{N}]+$`, 'u'],
  [String.raw`[\p{Lo}\p{M}]+`, 'u'],
  [String.raw`^[\s([【]*(?:\p{Lu}|\p{Lo}|$)`, 'u'],
  [String.raw`\p{Nd}{2}[\]\-)]|by\s+\p{Lu}`, 'iu'],
];

test.each(sources)('finds in ASCII what %s finds', (source, flags) => {
  const twin = new AsciiTwin(source, flags);
  const wide = new RegExp(source, flags);
  let narrow = 0;
  for (const line of lines) {
    expect(twin.of(line).exec(line)).toEqual(wide.exec(line));
    if (!twin.of(line).unicode) narrow++;
  }
  expect(narrow).toBeGreaterThan(1000);
  expect(narrow).toBeLessThan(lines.length);
});

test('keeps its place in a text', () => {
  const twin = new AsciiTwin(String.raw`\p{L}+`, 'uy');
  const pattern = twin.of('one two');
  pattern.lastIndex = 4;
  expect(pattern.exec('one two')?.[0]).toBe('two');
  expect(twin.of('ünd').exec('ünd')?.[0]).toBe('ünd');
  const anywhere = new AsciiTwin(String.raw`\p{L}+`);
  expect(['one', 'ünd', '12'].map((text) => anywhere.isIn(text))).toEqual([true, true, false]);
});
