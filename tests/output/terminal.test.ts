import { expect, test } from 'vitest';
import { displayWidth, formatters, plainFormat, wrap } from '../../src/output/index.js';
import type { Block } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

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
