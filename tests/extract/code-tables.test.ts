import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

// Code that highlighters set as tables with a column of line numbers, or in a frame with the name of its file.

const paragraphs = [
  'Die Gezeitentafeln des Hafens lagen in einem Programm, das seit 1998 niemand angerührt hatte und im März versagte.',
  'Wir haben sie in einer Woche umgezogen, was weniger Arbeit war als befürchtet, und aufgeschrieben, wie das geht.',
  'Das Amt druckt jetzt jeden Morgen dieselben Tafeln, und die Lotsen haben bisher keinen Fehler darin gefunden.',
];
const code = ['def tide(h):', '    if h > 3:', '        return "high"', '', '    return "low"'];
const numbers = code.map((_, i) => i + 1);
const escaped = (line: string): string => line.replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const shown = (line: string): string => escaped(line).replace(/\b(?:def|if|return)\b/g, '<span class="k">$&</span>');
const joined = (make: (line: string, number: number) => string): string =>
  code.map((line, i) => make(line, i + 1)).join('');

/** What a story with this behind its second paragraph has between its paragraphs. */
function between(inside: string): { kind: string; text: string }[] {
  const [first, second, third] = paragraphs.map((text) => `<p>${text}</p>`);
  const html = `<html><head><title>Umzug der Gezeitentafeln</title></head><body><nav><a href="/">Start</a></nav>
<main><article><h1>Umzug der Gezeitentafeln</h1><div class="text">${first}${second}${inside}${third}</div></article></main>
<footer><p>© Hafenamt</p></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://hafen.example/tafeln' }), { rule: null });
  expect(blocks.filter(({ text }) => paragraphs.includes(text)).length).toBe(3);
  return blocks.flatMap(({ kind, text }) => (paragraphs.includes(text) ? [] : [{ kind, text }]));
}

const blanks = (line: string): string =>
  line.replace(/^( *)(.*)$/, (_, indent: string, rest: string) => {
    const spaces = indent ? `<code class="py spaces">${'&nbsp;'.repeat(indent.length)}</code>` : '';
    return `${spaces}<code class="py plain">${escaped(rest)}</code>`;
  });

test.each([
  [
    'all lines in one cell within a pre (Rouge)',
    `<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">${numbers.join('\n')}
</pre></td><td class="rouge-code"><pre>${code.map(shown).join('\n')}\n</pre></td></tr></tbody></table></code></pre></div></div>`,
  ],
  [
    'a line a div and no pre (SyntaxHighlighter)',
    `<div><div class="syntaxhighlighter python"><table border="0"><tbody><tr><td class="gutter">${joined((_, n) => `<div class="line number${n}">${n}</div>`)}</td><td class="code"><div class="container">
${joined((line, n) => `<div class="line number${n}">${line === '' ? '&nbsp;' : blanks(line)}</div>\n`)}</div></td></tr></tbody></table></div></div>`,
  ],
  [
    'a line a row, numbers by style sheets (highlight.js)',
    `<pre><code class="hljs"><table class="hljs-ln"><tbody>${joined((line, n) => `<tr><td class="hljs-ln-line hljs-ln-numbers" data-line-number="${n}"><div class="hljs-ln-n" data-line-number="${n}"></div></td><td class="hljs-ln-line hljs-ln-code">${shown(line)}</td></tr>`)}</tbody></table></code></pre>`,
  ],
  [
    'a line an item (highlight.js)',
    `<pre><code class="hljs"><ol class="hljs-ln">${joined((line) => `<li><div class="hljs-ln-code">${shown(line)}</div></li>`)}</ol></code></pre>`,
  ],
  [
    'a line a row, and a foot (gist)',
    `<div class="gist"><div class="gist-file"><div class="gist-data"><table class="highlight js-file-line-container">\n${joined((line, n) => `  <tr>\n    <td class="blob-num js-line-number" data-line-number="${n}"></td>\n    <td class="blob-code js-file-line">${shown(line)}</td>\n  </tr>\n`)}</table></div><div class="gist-meta"><a href="https://gist.example/raw">view raw</a> <a href="https://gist.example/x">tide.py</a> hosted by <a href="https://gist.example">Gists</a></div></div></div>`,
  ],
  [
    'a line a div beside numbers a div (Crayon)',
    `<div class="crayon-syntax"><div class="crayon-toolbar"><span class="crayon-title">tide.py</span></div><div class="crayon-main"><table class="crayon-table"><tr class="crayon-row"><td class="crayon-nums"><div class="crayon-nums-content">${joined((_, n) => `<div class="crayon-num">${n}</div>`)}</div></td><td class="crayon-code"><div class="crayon-pre">${joined((line) => `<div class="crayon-line">${line === '' ? '&nbsp;' : shown(line)}</div>`)}</div></td></tr></table></div></div>`,
  ],
  [
    'a line a row of code elements (Gitea)',
    `<table><tbody>${joined((line, n) => `<tr><td class="lines-num"><span data-line-number="${n}"></span></td><td><code>${shown(line)}</code></td></tr>`)}</tbody></table>`,
  ],
  [
    'a line a code element beside a list of numbers (WeChat)',
    `<section><ul>${joined(() => '<li></li>')}</ul><pre>${joined((line) => `<code><span>${shown(line)}</span></code>`)}</pre></section>`,
  ],
  [
    'numbers in a list behind it (CSDN)',
    `<pre><code class="has-numbering">${code.map(shown).join('\n')}\n</code><ul class="pre-numbering">${joined((_, n) => `<li>${n}</li>`)}</ul></pre>`,
  ],
  [
    'a name of a file above it, in one frame',
    `<div class="code-frame"><div class="code-lang"><span>werkzeuge/tafeln.py</span></div><div class="highlight"><pre><code>${code.map(shown).join('\n')}\n</code></pre></div></div>`,
  ],
])('code with %s keeps its blanks and lines, without numbers', (_, inside) => {
  expect(between(inside)).toEqual([{ kind: 'preformatted', text: code.join('\n') }]);
});

test('one line of code below the name of its file is the story’s', () => {
  const inside =
    '<div class="code-frame"><div class="code-lang"><span>deploy.sh</span></div><div><pre><code>make tides</code></pre></div></div>';
  expect(between(inside)).toEqual([{ kind: 'preformatted', text: 'make tides' }]);
});

test('a table that counts its rows and holds no code stays one', () => {
  const clubs = ['Hafen 04', 'Union Deich', 'Blau-Weiß Siel', 'TSV Priel'];
  const rows = clubs.map((club, i) => `<tr><td>${i + 1}</td><td>${club}</td></tr>`).join('');
  expect(between(`<table>${rows}</table>`)).toEqual([
    { kind: 'table', text: clubs.map((club, i) => `${i + 1} | ${club}`).join('\n') },
  ]);
});
