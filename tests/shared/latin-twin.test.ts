import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LatinTwin } from '../../src/shared/latin-twin.js';

const folder = new URL('../../fixtures/pages/', import.meta.url);
const lines = readdirSync(folder).flatMap((name) =>
  readFileSync(new URL(`${name}/page.html`, folder), 'utf8')
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

test.each(sources)('finds in Latin texts what %s finds', (source, flags) => {
  const twin = new LatinTwin(source, flags);
  const wide = new RegExp(source, flags);
  let narrow = 0;
  const found = (pattern: RegExp, line: string): string => JSON.stringify([pattern.exec(line), line.search(pattern)]);
  expect(lines.filter((line) => found(twin.of(line), line) !== found(wide, line))).toEqual([]);
  for (const line of lines) if (twin.of(line).source !== source) narrow++;
  expect(narrow).toBeGreaterThan(1000);
  expect(narrow).toBeLessThan(lines.length);
});

test('keeps its place in a text', () => {
  const twin = new LatinTwin(String.raw`\p{L}+`, 'uy');
  const pattern = twin.of('one two');
  pattern.lastIndex = 4;
  expect(pattern.exec('one two')?.[0]).toBe('two');
  expect(twin.of('раз').exec('раз')?.[0]).toBe('раз');
  const anywhere = new LatinTwin(String.raw`\p{L}+`);
  expect(['one', 'ünd', 'раз', '12'].map((text) => anywhere.test(text))).toEqual([true, true, true, false]);
});

const properties = [
  'L',
  'Lu',
  'Ll',
  'Lo',
  'N',
  'Nd',
  'M',
  'Script=Han',
  'Script=Hangul',
  'Script=Arabic',
  'Script=Greek',
];

test.each(properties)('each character of its texts is of %s as Unicode says', (property) => {
  for (const flags of ['u', 'iu'])
    for (const source of [`^\\p{${property}}$`, `^[^\\p{${property}}]$`]) {
      const twin = new LatinTwin(source, flags);
      const wide = new RegExp(source, flags);
      const characters = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code));
      expect(characters.filter((one) => twin.test(one) !== wide.test(one))).toEqual([]);
    }
});

test('letters are alike without case as Unicode says', () => {
  for (let code = 0x80; code < 0x17f; code++) {
    const source = `^[a-z]?\\u${code.toString(16).padStart(4, '0')}\\b|\\w\\s$`;
    const twin = new LatinTwin(source, 'iu');
    const wide = new RegExp(source, 'iu');
    const texts = Array.from({ length: 0x200 - 0x20 }, (_, other) => String.fromCharCode(other + 0x20));
    const unlike = [...texts, ...texts.map((text) => `${text} `)].filter((text) => twin.test(text) !== wide.test(text));
    expect([source, unlike]).toEqual([source, []]);
  }
});

test('takes the place of a pattern in the methods of strings', () => {
  const blanks = new LatinTwin(/[^\p{L}]+/gu);
  expect('één, twee'.replace(blanks, '-')).toBe('één-twee');
  expect('раз, два'.split(new LatinTwin(/[^\p{L}]+/u), 1)).toEqual(['раз']);
  expect('one, two'.search(blanks)).toBe(3);
  expect('one two'.match(new LatinTwin(/\p{L}+/gu))).toEqual(['one', 'two']);
});

test('a property that it does not know is an error', () => {
  expect(() => new LatinTwin('\\p{P}').test('a')).toThrow(RangeError);
});
