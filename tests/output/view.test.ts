import { expect, test } from 'vitest';
import { displayWidth, formatters, plainFormat, readingView, wrap } from '../../src/output/index.js';
import type { Article, Block } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

const block = (text: string, parts: Partial<Block> = {}): Block => ({
  kind: 'paragraph',
  text,
  html: null,
  level: null,
  ...parts,
});
const shown = (parts: Partial<Article>, width = 80): string => {
  const view = readingView({ ...plainFormat, width });
  return view.article(makeArticle(parts), 0) + (view.tail?.(1) ?? '');
};
const text = (parts: Partial<Article>, width = 80): string =>
  formatters.text({ ...plainFormat, width }).article(makeArticle(parts), 0);

test('the view says headline, date with its precision, authors, tags, access, the first paragraphs, and where the rest is', () => {
  const body = ['First.', 'Second.', 'Third.', 'Fourth.', 'Fifth.'].map((one) => block(one));
  const view = shown({
    body,
    date: '2026-05-04',
    dateBasis: { ...makeArticle().dateBasis, precision: 'day', zoneFrom: null },
  });
  expect(view).toContain('Dockers return to work');
  expect(view).toMatch(/^date {5}2026-05-04 \(to the day\)$/m);
  expect(view).toMatch(/^authors {2}Ada Lindqvist$/m);
  expect(view).toMatch(/^tags {5}Shipping$/m);
  expect(view).toMatch(/^access {3}open$/m);
  expect(view).toContain('Third.\n\n… 2 more paragraphs\n');
  expect(view).not.toContain('Fourth.');
  expect(view.trimEnd().split('\n').at(-1)).toMatch(/--format json.*--explain/);
  expect(view.split('\n').every((line) => displayWidth(line) <= 80)).toBe(true);
});

test('what the page does not say is said, and what of the date is not the page’s own', () => {
  const view = shown({ date: null, authors: [], tags: [], access: 'paywalled', bodyComplete: false });
  expect(view).toMatch(/^date {5}not said$/m);
  expect(view).toMatch(/^authors {2}not said$/m);
  expect(view).toMatch(/^access {3}paywalled, the text is not whole$/m);
  const dateBasis = { precision: 'minute', zoneFrom: null, disputed: true, inferred: 'year' } as const;
  expect(shown({ date: '2026-05-04T06:30', dateBasis }, 88).replace(/\s+/g, ' ')).toContain(
    '2026-05-04 06:30 (to the minute, no zone stated, the year is not printed, the page states another one, too)',
  );
});

test('what is doubtful is said, and nothing where nothing is', () => {
  expect(shown({ quality: { score: 0.7, reasons: ['body', 'date'] } })).toMatch(/^doubtful body, date$/m);
  expect(shown({ quality: { score: 0.97, reasons: [] } })).not.toContain('doubtful');
  expect(shown({ quality: null })).not.toContain('doubtful');
});

test('of a feed’s entry only what the feed says is shown', () => {
  const view = shown({ kind: 'entry', authors: [], tags: [], access: 'unknown', date: '2026-05-04' });
  expect(view).toMatch(/^date /m);
  expect(view).not.toMatch(/^(authors|tags|access) /m);
});

test('a long first paragraph is cut to a screen, and every record but the first has a line before it', () => {
  const view = readingView({ ...plainFormat, width: 60 });
  const long = view.article(makeArticle({ body: 'word '.repeat(2_000) }), 1);
  expect(long.split('\n').length).toBeLessThan(30);
  expect(long).toMatch(/ …\n/);
  expect(long).toMatch(/^\n─{60}\n/);
});

test('text shows a lead once, also one that was cut off, and a publisher that is the author once', () => {
  const body = [block('“The cranes moved again,” he said on Monday.'), block('Nine days had passed.')];
  const doubled = text({ summary: '"The cranes moved again", he said…', body, authors: ['The Herald'] });
  expect(doubled.match(/cranes/g)).toHaveLength(1);
  expect(doubled.match(/The Herald/g)).toHaveLength(1);
  expect(text({ summary: 'Nine days had passed.', body }).match(/Nine days/g)).toHaveLength(2);
  const images = [1, 2].map((n) => ({
    ...{ caption: 'A crane.', credit: 'N. Osei', alt: null, width: null, height: null },
    url: `https://herald.example/${n}.jpg`,
  }));
  expect(text({ images, tags: ['Ports', 'ports'] }).match(/A crane\.|ports/gi)).toEqual(['A crane.', 'Ports']);
});

test('a list that the page numbers keeps its numbers, a list inside it its bullets', () => {
  const html = '<ol><li>one<ul><li>below</li></ul></li><li>two</li></ol>';
  expect(text({ body: [block('- one\n  - below\n- two', { kind: 'list', html })] })).toContain(
    '1. one\n  • below\n2. two',
  );
  expect(text({ body: [block('- one\n- two', { kind: 'list' })] })).toContain('• one\n• two');
  // Items that the text left out: no other one gets their numbers.
  expect(text({ body: [block('- two', { kind: 'list', html: '<ol><li></li><li>two</li></ol>' })] })).toContain('• two');
});

test.each([40, 46, 52, 58])('no date is broken over two lines of %i columns', (width) => {
  const about = { authors: ['Ada Lindqvist', 'Tom Okafor'], modified: '2026-05-04T09:30:00+02:00' };
  const lines = text(about, width);
  expect(lines).toContain('2026-05-04 06:30 +02:00');
  expect(lines).toContain('updated 2026-05-04 09:30 +02:00');
  const mixed = '天气'.repeat(9);
  for (let n = 0; n < 30; n++) {
    const wrapped = wrap(`${'雨'.repeat(n)}${mixed}2026-05-04和2026年5月4日和https://herald.example/a-b`, width);
    expect(wrapped).toContain('2026-05-04');
    expect(wrapped).toContain('2026年5月4日');
    expect(wrapped.split('\n').every((line) => displayWidth(line) <= width)).toBe(true);
  }
});

test.each([24, 30, 40])(
  'a record fits a terminal of %i lines with its command, the last line and the prompt',
  (rows) => {
    const words = (count: number): string => 'harbour '.repeat(count).trim();
    for (const [first, second] of [
      [200, 5],
      [20, 300],
      [3, 3],
      [60, 60],
    ] as const) {
      for (const width of [80, 120]) {
        const view = readingView({ ...plainFormat, width, rows });
        const body = [words(first), words(second), words(40), words(40)].map((one) => block(one));
        const article = makeArticle({
          body,
          summary: words(20),
          tags: ['Ports', 'Labour', 'Shipping'],
          section: 'Ports',
        });
        const screen = view.article(article, 0) + (view.tail?.(1) ?? '');
        // The command that was typed stands above, the next prompt below.
        expect(screen.split('\n').length - 1 + 2).toBeLessThanOrEqual(rows);
        expect(screen).toContain('harbour harbour');
      }
    }
  },
);

test('a record of more fields than the terminal has lines still shows how its text begins', () => {
  const tags = Array.from({ length: 200 }, (_, at) => `topic number ${at}`);
  const view = readingView({ ...plainFormat, width: 80, rows: 24 });
  expect(view.article(makeArticle({ body: [block('The dockers went back.')], tags }), 0)).toContain('went back');
});
