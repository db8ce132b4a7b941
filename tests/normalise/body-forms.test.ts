import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksFromHtml } from '../../src/extract/index.js';
import { bodyInForm, bodyText } from '../../src/normalise/body.js';
import type { Block } from '../../src/types.js';

const blocksOf = (html: string): Block[] =>
  blocksFromHtml(html, { baseUrl: 'https://herald.example/news/story' }).blocks;
const markdown = (html: string): string => String(bodyInForm(blocksOf(html), 'markdown'));
const html = (source: string): string => String(bodyInForm(blocksOf(source), 'html'));
const paragraph = (text: string): Block => ({ kind: 'paragraph', text, html: null, level: null });

describe('Markdown', () => {
  test.each([
    ['emphasis', '<p>A <strong>bold</strong> and an <em>odd</em> word.</p>', 'A **bold** and an *odd* word.'],
    ['blanks at the edge of emphasis', '<p>A<b> bold </b>word</p>', 'A **bold** word'],
    ['emphasis that a parser would not see', '<p>un<em>“believable”</em>ly</p>', 'un<em>“believable”</em>ly'],
    [
      'a link',
      '<p>See <a href="/a_b?x=1&amp;y=(2)">what [he] said</a>.</p>',
      'See [what \\[he\\] said](<https://herald.example/a_b?x=1&y=(2)>).',
    ],
    [
      'a link behind an exclamation mark',
      '<p>Look!<a href="/x">here</a></p>',
      'Look\\![here](https://herald.example/x)',
    ],
    [
      'signs of Markdown in the text',
      '<p>2 * 3 * 4 = _24_ &lt;b&gt; `x` ~y~ a|b \\ &amp;copy;</p>',
      '2 \\* 3 \\* 4 = \\_24\\_ \\<b\\> \\`x\\` \\~y\\~ a\\|b \\\\ \\&copy;',
    ],
    ['a line that opens like a list', '<p>1. April was cold</p>', '1\\. April was cold'],
    ['a line that opens like a heading', '<p># is a sign</p>', '\\# is a sign'],
    ['code with backticks', '<p>Type <code>a `b` c</code> now</p>', 'Type ``a `b` c`` now'],
    ['a heading', '<h3>What # means #</h3>', '### What # means \\#'],
    ['a quote', '<blockquote>Never again.</blockquote>', '> Never again.'],
    ['a broken line', '<p>Roses<br>are red</p>', 'Roses are red'],
  ])('%s', (_name, source, expected) => {
    expect(markdown(source)).toBe(expected);
  });

  test('lists keep their numbers and the lists inside them', () => {
    const source = '<ol><li>One<ul><li>under one</li><li>too</li></ul></li><li>Two</li></ol>';
    expect(markdown(source)).toBe('1. One\n   - under one\n   - too\n2. Two');
    expect(bodyText(blocksOf(source))).toBe('- One\n  - under one\n  - too\n- Two');
  });

  test('a table has as many columns as its widest row, and a bar in a cell stays in it', () => {
    const source =
      '<table><tr><th>Day</th><th>High | low</th></tr><tr><td>1</td><td>5.1</td><td>x</td></tr><tr><td>2</td><td>4.9</td></tr></table>';
    expect(markdown(source)).toBe('| Day | High \\| low |  |\n| --- | --- | --- |\n| 1 | 5.1 | x |\n| 2 | 4.9 |  |');
  });

  test('preformatted text is fenced, and a fence inside it makes the outer one longer', () => {
    const block: Block = { kind: 'preformatted', text: 'a\n```\nb', html: null, level: null };
    expect(bodyInForm([block], 'markdown')).toBe('````\na\n```\nb\n````');
  });

  test('any text comes back when the escapes are taken off, and no sign is left bare', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab 1.*_`[]<>#+-!&;~|\\()=é中'), minLength: 1 }), (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const written = String(bodyInForm([paragraph(line)], 'markdown'));
        expect(written.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(line);
        expect(written.replace(/\\[!-/:-@[-`{-~]/g, 'x')).not.toMatch(
          /[*_`[\]<>~|]|^#{1,6}(\s|$)|^[+-](\s|$)|^\d{1,9}[.)](\s|$)|^(?:=+|-+)$/,
        );
      }),
    );
  });
});

describe('HTML', () => {
  test('only allowed tags and http(s) links survive, absolute', () => {
    const source =
      '<p onclick="x()">A <a href="/b" onmouseover="x()">b</a> <a href="javascript:x()">c</a> <span style="x">d</span> <script>e</script><b>f</b></p>';
    expect(html(source)).toBe('<p>A <a href="https://herald.example/b">b</a> c d <strong>f</strong></p>');
  });

  test('lists are nested as on the page', () => {
    expect(html('<ul><li>One<ol><li>under</li></ol></li><li>Two</li></ul>')).toBe(
      '<ul><li>One<ol><li>under</li></ol></li><li>Two</li></ul>',
    );
  });

  test('text of a plain-text page is escaped, and its lists become lists', () => {
    const list: Block = { kind: 'list', text: '- a < b\n  - inside\n- c', html: null, level: null };
    expect(bodyInForm([paragraph('1 < 2 & "3"'), list], 'html')).toBe(
      '<p>1 &lt; 2 &amp; &quot;3&quot;</p>\n<ul><li>a &lt; b<ul><li>inside</li></ul></li><li>c</li></ul>',
    );
  });

  test('whatever the text, the result holds no tag beyond the allowed ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab<>"\'&/= scriptonhref:') }), (text) => {
        const tags = String(bodyInForm([paragraph(text)], 'html')).match(/<[^>]*>/g) ?? [];
        expect(tags).toEqual(['<p>', '</p>']);
      }),
    );
  });
});

test('no text is null in every form, and "none" is always null', () => {
  for (const form of ['text', 'markdown', 'html', 'blocks', 'none'] as const) expect(bodyInForm([], form)).toBeNull();
  expect(bodyInForm([paragraph('x')], 'none')).toBeNull();
});
