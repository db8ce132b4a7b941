import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { formatNames } from '../../src/options.js';
import { fileNameOf, formatOfFile, formatters, plainFormat, printable } from '../../src/output/index.js';
import { articleSchema } from '../../src/schema.js';
import { makeArticle } from '../helpers/article.js';

test('the records made for tests are records', () => {
  expect(() => articleSchema.parse(makeArticle())).not.toThrow();
});

test.each(formatNames)('%s writes nothing but its frame for no records', (name) => {
  const formatter = formatters[name](plainFormat);
  expect((formatter.head?.() ?? '') + (formatter.tail?.(0) ?? '')).not.toContain('undefined');
});

test('an array of none, one and two is JSON', () => {
  for (const count of [0, 1, 2]) {
    const formatter = formatters.array(plainFormat);
    const items = Array.from({ length: count }, (_, at) => formatter.article(makeArticle(), at));
    expect(JSON.parse(`${formatter.head?.()}${items.join('')}${formatter.tail?.(count)}`)).toHaveLength(count);
  }
});

test('a table quotes what has commas, quotes and line breaks', () => {
  const row = formatters
    .csv(plainFormat)
    .article(makeArticle({ headline: 'A "quoted", headline', body: 'One.\n\nTwo.' }), 0);
  expect(row).toContain('"A ""quoted"", headline"');
  expect(row).toContain('"One.\n\nTwo."');
});

test('what a spreadsheet takes for a formula is guarded, numbers are not', () => {
  const hostile = makeArticle({ headline: '=HYPERLINK("x")', authors: ['@cmd'], wordCount: 3 });
  const row = formatters.csv(plainFormat).article(hostile, 0);
  expect(row).toContain(`"'=HYPERLINK`);
  expect(row).toContain("'@cmd");
});

test('on a terminal no control or bidi character of the web gets through', () => {
  const hostile = makeArticle({ headline: 'A\u001b]0;owned\u0007B\u202Egnorw', body: 'x\u009b31m\ny' });
  for (const name of ['text', 'json'] as const) {
    const out = formatters[name]({ ...plainFormat, isPretty: true }).article(hostile, 0);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  }
  expect(printable('a\u0007b')).toBe('a b');
});

test('coloured JSON is JSON once the colours are away', () => {
  const article = makeArticle({ headline: 'He said "true", 1.5 and null: fine' });
  const out = formatters.json({ ...plainFormat, isPretty: true, colourLevel: 1 }).article(article, 0);
  expect(out).toContain(new Chalk({ level: 1 }).blue('"headline"'));
  expect(JSON.parse(out.replace(/\u001b\[\d+m/g, ''))).toEqual(article);
});

test('text is wrapped, also where a script writes no spaces', () => {
  const article = makeArticle({ body: '港の労働者が仕事に戻った。'.repeat(12) });
  const lines = formatters
    .text({ ...plainFormat, width: 60 })
    .article(article, 0)
    .split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
});

test('front matter is YAML and the body follows', () => {
  const out = formatters.markdown(plainFormat).article(makeArticle({ headline: 'Colons: "and" quotes' }), 0);
  expect(out).toMatch(/^---\ntitle: "Colons: \\"and\\" quotes"\n/);
});

test.each([
  ['a.ndjson', 'ndjson'],
  ['a.jsonl', 'ndjson'],
  ['a.json', 'array'],
  ['A.CSV', 'csv'],
  ['a.md', 'markdown'],
  ['a', null],
])('%s means %s', (file, format) => {
  expect(formatOfFile(file)).toBe(format);
});

test('no part of a file name makes a folder, a hidden file or a way up', () => {
  const article = makeArticle({ headline: '../../.ssh/authorized_keys\u0000', date: '2026-05-04' });
  expect(fileNameOf('{date}-{slug}.json', article)).toBe('2026-05-04-ssh-authorized-keys.json');
  expect(fileNameOf('{slug}', makeArticle({ headline: '///' }))).toBe('none');
  expect(fileNameOf('{slug}', makeArticle({ headline: 'Київ: «так»' }))).toBe('київ-так');
  expect(fileNameOf('{constructor}', article)).toBeNull();
});
