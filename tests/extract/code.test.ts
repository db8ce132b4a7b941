import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

// Code in stories, as highlighters write it.

const paragraphs = [
  'The tide tables of the harbour were kept in a program that nobody had touched since 1998, and it failed in March.',
  'We moved them within a week, which was less work than we had feared, and we wrote down how for whoever comes next.',
  'The office now prints the same tables every morning, and the pilots have not found an error in them so far.',
];

/** The code blocks of a story with this between its paragraphs. */
function codeOf(...code: readonly string[]): string[] {
  const inside = paragraphs.map((text, i) => `<p>${text}</p>${code[i] ?? ''}`).join('\n');
  const html = `<html><head><title>How we moved the tide tables</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>How we moved the tide tables</h1><div class="post-content">${inside}</div></article></main>
<footer><pre>=^.^=</pre><p>© Harbour office</p></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://harbour.example/tables' }), { rule: null });
  expect(blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text)).toEqual(paragraphs);
  return blocks.filter(({ kind }) => kind === 'preformatted').map(({ text }) => text);
}

const greet = 'def greet(name):\n    return "hi"';
const spans = '<span class="k">def</span> <span class="nf">greet</span>(<span class="n">name</span>):';
const second = '<span class="k">return</span> <span class="s">"hi"</span>';

test.each([
  ['in spans', `<div class="highlight"><pre><span></span>${spans}\n    ${second}\n</pre></div>`],
  [
    'with a line a span',
    `<pre><code><span class="line">${spans}</span>\n<span class="line">    ${second}</span></code></pre>`,
  ],
  ['with a line a div', `<pre><div class="line">${spans}</div><div class="line">    ${second}</div></pre>`],
  ['with a line an item', `<pre><ol><li>${spans}</li><li>    ${second}</li></ol></pre>`],
  ['with breaks', `<pre>${spans}<br>    ${second}<br></pre>`],
  [
    'with numbers in the lines',
    `<pre><span class="linenos">1</span>${spans}\n<span class="linenos">2</span>    ${second}</pre>`,
  ],
  ['with a button', `<pre><button>Copy</button>${spans}\n    ${second}</pre>`],
  [
    'beside a column of numbers',
    `<table><tr><td class="gutter"><pre>1\n2</pre></td><td><pre>${spans}\n    ${second}</pre></td></tr></table>`,
  ],
])('code %s keeps its blanks and lines', (_, code) => {
  expect(codeOf(code)).toEqual([greet]);
});

test('short lines beside a column of numbers are the story’s where they stand below its text', () => {
  const lines = ['for d in days:', '    if d.low &lt; 1.5:', '        warn(d)'];
  const code = lines.map((line) => `<span class="line">${line}</span><br>`).join('');
  const table = `<div class="highlight"><table><tr><td class="gutter"><pre>1\n2\n3</pre></td><td class="code"><pre>${code}</pre></td></tr></table></div>`;
  expect(codeOf(table)).toEqual(['for d in days:\n    if d.low < 1.5:\n        warn(d)']);
});

test('the first line of code keeps its indentation, and empty lines inside stay', () => {
  expect(codeOf('<pre>\n    if (tide) {\n\n      sail();\n    }\n</pre>')).toEqual([
    '    if (tide) {\n\n      sail();\n    }',
  ]);
});

test('code stays below the name of its language and a button', () => {
  const tools = '<div class="toolbar"><span>bash</span><button>Copy</button></div>';
  expect(
    codeOf(`<div class="code-toolbar">${tools}<pre><code>$ tides --year 2026 &gt; t.csv</code></pre></div>`),
  ).toEqual(['$ tides --year 2026 > t.csv']);
});

test('code of one line stays, also behind the last paragraph', () => {
  expect(codeOf('<pre>$ make tides</pre>', '<pre><code>ls</code></pre>', '<div><pre>q</pre></div>')).toEqual([
    '$ make tides',
    'ls',
    'q',
  ]);
});

test('a page within a pre that was never closed is read as if there were none', () => {
  const texts = paragraphs.map((text) => `<p>${text}</p>`).join('');
  const html = `<html><head><title>How we moved</title></head><body><pre>v1<div><h1>How we moved</h1>${texts}</div>
<ul><li><a href="/a">Ferry timetable changes</a></li><li><a href="/b">School wins prize</a></li></ul></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: null }), { rule: null });
  expect(blocks.map(({ text }) => text).join('\n')).not.toContain('School wins');
});
