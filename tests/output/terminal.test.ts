import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { clipToWidth, displayWidth, fitToWidth, formatters, plainFormat, wrap } from '../../src/output/index.js';
import type { Block } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { expectLinear } from '../helpers/growth.js';

const block = (kind: Block['kind'], text: string, level: number | null = null): Block => ({
  kind,
  text,
  html: null,
  level,
});
const page = (width: number, body: Block[]): string =>
  formatters.text({ ...plainFormat, width }).article(makeArticle({ body, summary: null, tags: [], images: [] }), 0);

test('lists hang by their mark, quotes by their line, and tables stand in columns', () => {
  const text = page(44, [
    block('heading', 'What was agreed', 2),
    block('list', '- Night shifts end at four in the morning rather than at six.\n  - In winter at five.'),
    block('quote', 'Nobody will be sent home for being over fifty.'),
    block('table', 'Day | Height\n1 June | 5.1 m'),
    block('preformatted', 'tide --day 1\n  04:12'),
  ]);
  expect(text).toContain('\n\nWhat was agreed\n\n');
  expect(text).toContain('• Night shifts end at four in the morning\n  rather than at six.\n  • In winter at five.');
  expect(text).toContain('  │ Nobody will be sent home for being over\n  │ fifty.');
  expect(text).toContain('Day     Height\n1 June  5.1 m');
  expect(text).toContain('    tide --day 1\n      04:12');
});

test('a change is told where it is another minute than the date', () => {
  const about = (modified: string): string =>
    formatters.text(plainFormat).article(makeArticle({ date: '2026-05-04T06:30:00+02:00', modified }), 0);
  expect(about('2026-05-04T06:30:59+02:00')).not.toContain('updated');
  expect(about('2026-05-04T06:31:00+02:00')).toContain('06:30 +02:00 · updated 2026-05-04 06:31 +02:00');
});

test.each([40, 61, 80])('no line is wider than %i columns, whatever the script', (width) => {
  const texts = [
    '港の労働者が仕事に戻った。「おはようございます」と駅員は言った。'.repeat(8),
    'The harbour was closed, and nobody knew for how long. '.repeat(8),
    `https://herald.example/${'a-very-long-address-'.repeat(12)}`,
    'กรุงเทพมหานครเป็นเมืองหลวงของประเทศไทย'.repeat(8),
    'é'.normalize('NFD').repeat(300),
  ];
  for (const text of texts) {
    const lines = wrap(text, width, { first: '• ', rest: '  ' }).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
    expect(lines.join('').replace(/[\s•]/g, '')).toBe(text.replace(/\s/g, ''));
  }
});

test('no line of Japanese or Chinese begins with a closing sign', () => {
  const lines = wrap('港の労働者が、九日間の後、「仕事」に戻った。'.repeat(12), 42).split('\n');
  expect(lines.filter((line) => /^[、。」]/.test(line))).toEqual([]);
});

test.each([
  ['plain', 'abc', 3],
  ['full-width forms', 'ＡＢ', 4],
  ['an ideograph of extension B', '𠮷', 2],
  ['an accent on its own sign', 'e\u0301', 1],
  ['a keycap', '1\ufe0f\u20e3', 2],
  ['a picture of four people', '👨‍👩‍👧‍👦', 2],
  ['Hindi with vowel signs', 'हिन्दी', 4],
  ['selectors alone', '\ufe0f\ufe0f', 0],
])('columns of %s', (_name, text, width) => {
  expect(displayWidth(text)).toBeGreaterThanOrEqual(width);
  expect(displayWidth(text)).toBeLessThanOrEqual(width + 1);
});

// Forty selectors and a vowel sign took hours: two classes of one pattern held the same signs.
test.each([
  ['selectors', '\ufe0f'],
  ['joiners', '\u200d'],
  ['accents', '\u0301'],
  ['joined pictures', '👩\u200d'],
  ['flags', '\u{1f1e6}'],
  ['Thai', 'ก็'],
  ['ideographs', '的'],
  ['words', 'a '],
  ['dates among ideographs', '的2026-05-04'],
  ['signs behind an ideograph', '的.-a.-a.-a.-a.-a.-a.-a'],
  ['joiners apart', '\u200d '],
  ['keycaps', '1\ufe0f\u20e3'],
])('a text of nothing but %s is measured, cut and wrapped in linear time', async (_name, filler) => {
  await expectLinear((size) => {
    const text = `${filler.repeat(size)}\u0903`;
    return () => [displayWidth(text), clipToWidth(text, 80), fitToWidth(text, 80), wrap(text, 80)];
  }, 5_000);
});

test('what does not fit makes room for the ellipsis', () => {
  expect(clipToWidth('harbour', 7)).toBe('harbour');
  expect(clipToWidth('harbours', 7)).toBe('harbou…');
  expect(clipToWidth('港の労働者', 7)).toBe('港の労…');
  expect(clipToWidth('港の労働者', 6)).toBe('港の…');
  expect(clipToWidth('ab\u0301c', 2)).toBe('a…');
});

test('what is not asked of the library is as wide as the library says', () => {
  for (let code = 0x20; code < 0xd800; code++) {
    const sign = String.fromCharCode(code);
    if (displayWidth(sign) !== stringWidth(sign))
      expect([code.toString(16), displayWidth(sign)]).toEqual([code.toString(16), stringWidth(sign)]);
  }
});
