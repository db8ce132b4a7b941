import { expect, test } from 'vitest';
import { shownSource, shownText } from '../../src/recognise/index.js';
import { wirecopy } from '../helpers/run.js';

const story = `<!doctype html>
<html lang="en"><head><title>Dockers go back to work</title><meta name="keywords" content="ports &amp; cranes"></head>
<body><article><h1>Dockers go back to work</h1>
<p>By <a href="/ada">Ada Moor</a></p>
${'<p>The dockers of the harbour went back to work on Monday, after nine days without ships.</p>\n'.repeat(6)}</article></body></html>`;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** As Chrome saves what it shows for `view-source:`. */
function viewSource(source: string): string {
  const rows = source.split('\n').map((line, n) => {
    const coloured = escaped(line).replace(/&lt;\/?\w+/g, (tag) => `<span class="html-tag">${tag}</span>`);
    return `<tr><td class="line-number" value="${n + 1}"></td><td class="line-content">${coloured}</td></tr>`;
  });
  return `<html><head><meta name="color-scheme" content="light dark"></head><body><div class="line-gutter-backdrop"></div><form autocomplete="off"><label class="line-wrap-control">Line wrap<input type="checkbox"></label></form><table><tbody>${rows.join('\n')}</tbody></table></body></html>`;
}

test.each([
  ['view-source', viewSource(story)],
  ['all of a page in <pre>', `<html><body><pre>${escaped(story)}</pre></body></html>`],
  [
    'behind boxes and remarks',
    `<html><head><title>x</title></head><body class="a"><!-- b --><div><pre style="x">\n${escaped(story)}</pre></div></body></html>`,
  ],
  ['without any frame', escaped(story)],
])('the mark-up that a page shows is read: %s', (_name, html) => {
  expect(shownSource(html)?.trim()).toBe(story);
});

test.each([
  ['a page', story],
  ['a lesson about HTML', '<html><body><h1>How pages begin</h1><pre>&lt;!doctype html></pre></body></html>'],
  ['a page that begins with a word', '<html><body>&lt;p&gt; is a paragraph</body></html>'],
  ['nothing', ''],
])('%s shows no source', (_name, html) => {
  expect(shownSource(html)).toBeNull();
});

const lines =
  'Dockers go back to work\n\nBy Ada Moor\n\nThe dockers & crane drivers of the harbour went back\nto work on Monday.';

test.each([
  [
    'as Chrome saves it',
    `<html><head><meta charset="utf-8"></head><body><pre style="white-space: pre-wrap;">${escaped(lines)}</pre></body></html>`,
  ],
  [
    'of an old page',
    `<HTML><HEAD><TITLE>x</TITLE></HEAD>\n<BODY BGCOLOR=white><PRE>\n${escaped(lines)}\n</PRE>\n</BODY></HTML>\n`,
  ],
  ['never closed', `<body><pre>${escaped(lines)}`],
])('the text that is all of a page is read: %s', (_name, html) => {
  expect(shownText(html)?.trim()).toBe(lines);
});

test.each([
  ['a page', story],
  ['code, and what is said of it', `<html><body><pre>a = 1</pre><p>${lines}</p></body></html>`],
  ['mark-up inside', `<html><body><pre><a href="/">Home</a>\n${lines}</pre></body></html>`],
  ['a story above it', `<html><body><p>${lines}</p><pre>a = 1</pre></body></html>`],
])('%s is not all text', (_name, html) => {
  expect(shownText(html)).toBeNull();
});

test('a saved view of a text gives the story', async () => {
  const text = `Dockers go back to work\nBy Ada Moor\n4 May 2026\n\n${'The dockers of the harbour went back to work on Monday, after nine days without ships, the union said.\n\n'.repeat(3)}Nobody was hurt, said the harbour master, who had slept in his office for the whole of the nine days.`;
  const ran = await wirecopy(['fetch', '-'], { stdin: `<html><head></head><body><pre>${text}</pre></body></html>` });
  expect(JSON.parse(ran.stdout)).toMatchObject({ headline: 'Dockers go back to work', authors: ['Ada Moor'] });
});

test('a saved view of a source gives the story', async () => {
  const ran = await wirecopy(['fetch', '-'], { stdin: viewSource(story) });
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  const record = JSON.parse(ran.stdout) as { headline: string; body: string; authors: string[] };
  expect(record.headline).toBe('Dockers go back to work');
  expect(record.body).not.toMatch(/[<>]/);
});

test('a feed that a page shows is read as a feed', async () => {
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title><item><title>Dockers go back</title><link>https://a.example/1</link><description>After nine days.</description></item></channel></rss>`;
  const ran = await wirecopy(['fetch', '-'], { stdin: `<html><body><pre>${escaped(feed)}</pre></body></html>` });
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect((JSON.parse(ran.stdout) as { headline: string }).headline).toBe('Dockers go back');
});

const rss =
  '<rss version="2.0"><channel><title>Harbour</title><item><title>Dockers go back</title><link>https://a.example/1</link></item></channel></rss>';
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Harbour',
  items: [{ id: '1', title: 'Dockers go back', content_html: '<p>After nine days.</p>' }],
});

test.each([
  [
    'Chrome, XML',
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><style>p{}</style></head><body><div id="webkit-xml-viewer-source-xml">${rss}</div><div class="header"><span>This XML file does not appear to have any style information</span></div><div class="pretty-print">x</div></body></html>`,
  ],
  ['Chrome, JSON', `<html><head></head><body><pre style="white-space: pre-wrap;">${escaped(json)}</pre></body></html>`],
])('what a driven browser gives of a feed is the feed: %s', async (_name, html) => {
  const ran = await wirecopy(['fetch', '-', '--template', '{kind} {headline}'], { stdin: html });
  expect(ran).toMatchObject({ status: 0, stderr: '', stdout: 'entry Dockers go back\n' });
});

test('it takes a time that grows with the length', () => {
  const time = (count: number): number => {
    const start = performance.now();
    for (const part of ['<td class="line-content">', '&lt;!doctype html><', '<pre>', '<!-- ', '<body><']) {
      shownSource(`<body><pre>&lt;html ${part.repeat(count)}`);
      shownSource(`<td class="line-content">${part.repeat(count)}`);
      shownText(`<head>${part.repeat(count)}`);
      shownText(`<body><pre>${'&lt;'.repeat(count)}`);
    }
    return performance.now() - start;
  };
  time(2_000);
  expect(time(80_000) / Math.max(1, time(10_000))).toBeLessThan(8 * 4);
});
