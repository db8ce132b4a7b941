import { describe, expect, test } from 'vitest';
import { findBody, wholeBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';
import { removeByRule } from '../../src/extract/rule.js';

const sentences = [
  'The council voted on Tuesday to rebuild the old harbour wall, which was damaged by the storms of last winter.',
  'Work is to begin in spring and will take about two years, the mayor told reporters after the meeting.',
  'Fishermen had asked for a wider entrance, but the engineers said that the sea bed would not allow it.',
  'The wall will cost nine million, of which the region pays a third, according to the plan.',
  'Residents can see the drawings in the town hall until the end of the month, and comment on them.',
];

function newsPage(inside: string): string {
  return `<html><head><title>Harbour wall to be rebuilt - Coast Herald</title>
<meta property="og:title" content="Harbour wall to be rebuilt"></head><body>
<header><a href="/">Coast Herald</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Harbour wall to be rebuilt</h1><p class="byline">By Ann Example</p>
<div class="article-body">${inside}</div></article>
<aside class="related"><h3>More stories</h3><ul><li><a href="/a">Ferry timetable changes for the summer season</a></li><li><a href="/b">School wins prize for its garden of herbs</a></li></ul></aside></main>
<footer><p>© Coast Herald. <a href="/terms">Terms</a></p></footer></body></html>`;
}

const read = (html: string) => findBody(parsePage(html, { url: 'https://coast.example/news/1' }), { rule: null });
const textOf = (html: string): string =>
  read(html)
    .blocks.map((block) => block.text)
    .join('\n\n');

describe('the body', () => {
  test('is the paragraphs of the story, without menus, by-line, related stories and footer', () => {
    const html = newsPage(sentences.map((text) => `<p>${text}</p>`).join('\n'));
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test.each([200, 600, 1500])('is a story of %i paragraphs whole', (count) => {
    const paragraphs = Array.from({ length: count }, (_, i) => `Entry ${i + 1}. ${sentences[i % sentences.length]}`);
    expect(textOf(newsPage(paragraphs.map((text) => `<p>${text}</p>`).join('\n'))).split('\n\n')).toEqual(paragraphs);
  });

  test.each(['ul', 'ol'])('in an item of a list is paragraphs all the same (%s)', (name) => {
    const story = sentences.concat(sentences.map((text) => `Again: ${text}`));
    const html = newsPage(`<${name}><li>${story.map((text) => `<p>${text}</p>`).join('')}</li></${name}>`);
    expect(textOf(html)).toBe(story.join('\n\n'));
  });

  test('keeps the points of a list, whose paragraphs are short, as one block', () => {
    const point = `<li><p>${sentences[0]}</p><p>${sentences[1]}</p></li>`;
    const html = newsPage(
      `<p>${sentences[2]}</p><ul>${point}${point.replaceAll('council', 'board')}</ul><p>${sentences[3]}</p>`,
    );
    expect(read(html).blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'paragraph']);
  });

  test('keeps no pointer to another story, and nothing that stands for a player', () => {
    const pointers = [
      '<a href="/x">Read more: Ferry timetable changes for the summer season</a>',
      'Lesen Sie auch: <a href="/x">Der neue Fahrplan der Fähren für den Sommer</a>',
      'Les også | <a href="/x">Ferjene får ny rutetabell i sommer</a>',
      'An dieser Stelle finden Sie einen externen Inhalt von YouTube, der den Artikel ergänzt. Sie können ihn sich mit einem Klick anzeigen lassen.',
      'We need your consent to load this video. Watch it on the site of the harbour, or change your settings.',
    ];
    const html = newsPage(sentences.map((text, at) => `<p>${text}</p><p>${pointers[at]}</p>`).join('\n'));
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test('keeps a line with a label that says something itself', () => {
    const facts = [
      'Read more slowly: that is what the mayor asked of the council, and it did.',
      'Website: <a href="https://port.example/">port.example, with all drawings</a>',
    ];
    const html = newsPage([...sentences, ...facts].map((text) => `<p>${text}</p>`).join('\n'));
    expect(textOf(html)).toContain('Read more slowly');
  });

  test('joins a large first letter to its word, and leaves out what links say to screen readers', () => {
    const [first = '', second = ''] = sentences;
    const capital = `<p><span class="outer"><span class="initial-letter"> ${first[0]}</span></span> <span>${first.slice(1)}</span></p>`;
    const noted = `<p>${second.replace('the mayor', '<a href="https://city.example/">the mayor<span class="vh"> (opens in a new tab)</span></a>')}</p>`;
    const html = newsPage(
      capital +
        noted +
        sentences
          .slice(2)
          .map((text) => `<p>${text}</p>`)
          .join('\n'),
    );
    expect(textOf(html)).toBe(sentences.join('\n\n'));
    expect(read(html).blocks[0]?.html).not.toContain(' he council');
    expect(read(html).blocks[1]?.html).not.toContain('new tab');
    const word = `<p><span class="dropcap">A</span> mayor said so: ${first}</p>`;
    expect(textOf(newsPage(word + sentences.map((text) => `<p>${text}</p>`).join('\n')))).toContain('A mayor said so');
  });

  test('joins a letter that floats to its word, and keeps a blank inside of what follows a word of one letter', () => {
    const rest = sentences.map((text) => `<p>${text}</p>`).join('\n');
    const told = (first: string): string => textOf(newsPage(`<p>${first}</p>\n${rest}`)).slice(0, 12);
    const [first = ''] = sentences;
    expect(told(`<span style="float: left; font-size:70px">M</span>\nany said so: ${first}`)).toBe('Many said so');
    expect(told(`<span style="float:left">秋</span>\n刀魚の水揚げ: ${first}`)).toContain('秋刀魚');
    expect(told(`<span class="dropcap">В</span><span class="rest"> Заозёрном ${first}</span>`)).toBe('В Заозёрном ');
    const twin = '<span aria-hidden="true"><span class="cap">M</span>any</span><span class="sr-only">Many</span>';
    expect(told(`${twin} said so: ${first}`)).toBe('Many said so');
  });

  test('loses no word to an icon or a script in the middle of a sentence', () => {
    const html = newsPage(
      sentences.map((text) => `<p>${text.replace(' ', ' <svg><path/></svg><script>x()</script>')}</p>`).join('\n'),
    );
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test('has no readings above its characters and no marks of where a word may break', () => {
    const [first = '', ...rest] = sentences;
    const ruby = first.replace('harbour', '<ruby>harbour<rp>(</rp><rt>port</rt><rp>)</rp></ruby>');
    const broken = rest.map((text) => text.replaceAll('en', 'e&shy;n').replaceAll('to', 't\u200bo'));
    const html = newsPage([ruby, ...broken].map((text) => `<p>${text}</p>`).join('\n'));
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test('is kept where class names say "cmp" of every component, which is no consent dialogue', () => {
    const html = newsPage(sentences.map((text) => `<div class="cmp-text"><p>${text}</p></div>`).join('\n'));
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test('has the posts of others that it shows', () => {
    const post =
      '<blockquote class="twitter-tweet"><p>What a day at the harbour, I never saw so many boats!</p></blockquote>';
    const inside = sentences.map((text) => `<p>${text}</p>`);
    expect(textOf(newsPage([...inside.slice(0, 3), post, ...inside.slice(3)].join('\n')))).toContain('so many boats');
  });

  test('is what a site rule selects, without what it removes', () => {
    const page = parsePage(newsPage(`<p>${sentences[0]}</p><p class="box">${sentences[1]}</p>`), { url: null });
    const rule = { id: 'coast', hosts: ['coast.example'], body: '.article-body', remove: ['.box'] };
    removeByRule(page, rule);
    expect(findBody(page, { rule }).blocks.map((block) => block.text)).toEqual([sentences[0]]);
  });

  test('of a fragment is all of its text', () => {
    const { blocks } = wholeBody(parsePage('<p>One.</p><ul><li>Two</li><li>Three</li></ul>', { url: null }));
    expect(blocks.map((block) => block.text)).toEqual(['One.', '- Two\n- Three']);
  });
});

const headline = 'Harbour wall to be rebuilt';
/** A page whose elements hold a menu and nothing else. */
const shell = (data: string, head = '<meta property="og:type" content="article">'): string =>
  `<html><head><title>${headline} - Coast Herald</title><meta property="og:title" content="${headline}">${head}</head>
<body><div id="__next"><header><nav><a href="/news">News</a></nav></header></div>${data}</body></html>`;
const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('');
const flight = (rows: string): string =>
  `<script>(self.__next_f=self.__next_f||[]).push([0])</script>${[rows.slice(0, 90), rows.slice(90)]
    .map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part).replaceAll('<', '\\u003c')}])</script>`)
    .join('')}`;
const textRow = (id: string, text: string): string => `${id}:T${Buffer.byteLength(text).toString(16)},${text}`;

describe('a story that only the data of the page hold', () => {
  test('is told by its title also where the page names it with its site, and nothing says that it is an article', () => {
    const page = (data: string): string =>
      `<html><head><title>${headline} | Coast Herald</title></head><body><div id="app"></div>${data}</body></html>`;
    for (const story of [
      { headline, body: sentences.map((text) => ({ type: 'paragraph', text })) },
      { headlines: { basic: headline }, content_elements: sentences.map((content) => ({ type: 'text', content })) },
    ]) {
      const data = `<script type="application/json">${JSON.stringify({ props: { story } })}</script>`;
      expect(textOf(page(data))).toBe(sentences.join('\n\n'));
    }
  });

  test('keeps its short paragraphs, and no code or name between them', () => {
    const parts = [sentences[0]!, 'Nobody laughed.', ...sentences.slice(1), 'It rained.'];
    const content = parts.map((text) => ({ type: 'text', content: text, lang: 'en', key: 'a.b' }));
    const data = `<script type="application/json">${JSON.stringify({ props: { story: { headline, content } } })}</script>`;
    expect(textOf(shell(data))).toBe(parts.join('\n\n'));
  });

  test('keeps those of scripts without blanks', () => {
    const long = '港口的起重机在罢工九天之后于周一上午重新开始运转，码头工人和货主都对协议表示满意。';
    const parts = [`${long}第一`, '没有人笑。', `${long}第二。${long}`, '「下雨了。」', `${long}${long}`, long];
    const content = ['李文', ...parts].map((text) => ({ type: 'text', content: text }));
    const data = `<script type="application/json">${JSON.stringify({ props: { story: { headline, content } } })}</script>`;
    expect(textOf(shell(data))).toBe(parts.join('\n\n'));
  });

  test.each([
    [
      'JSON of a framework',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { article: { title: headline, body: paragraphs } } } })}</script>`,
    ],
    ['pushes of text rows', flight(`1:["$","div",null,{"id":"$2"}]\n${textRow('2', paragraphs)}3:null\n`)],
    [
      'pushes of elements',
      flight(
        `1:{"title":"${headline}"}\n2:${JSON.stringify(sentences.map((text) => ['$', 'p', null, { children: text }]))}\n`,
      ),
    ],
    [
      'an object that is assigned to a variable',
      `<script>window.Fusion=window.Fusion||{};Fusion.globalContent=${JSON.stringify({ headlines: { basic: headline }, content_elements: sentences.map((content) => ({ type: 'text', content })) })};Fusion.spa=false;</script>`,
    ],
    [
      'JSON in a string',
      `<script>window.__INITIAL_STATE__ = JSON.parse(${JSON.stringify(JSON.stringify({ story: { headline, text: sentences.join('\n\n') } }))});</script>`,
    ],
    [
      'the pieces in which an editor keeps a paragraph',
      `<script type="application/json">${JSON.stringify({ story: { title: headline, body: sentences.map((text) => ({ type: 'paragraph', children: [{ text: text.slice(0, 40), bold: true }, { type: 'link', children: [{ text: text.slice(40, 50) }] }, { text: text.slice(50) }] })) } })}</script>`,
    ],
    [
      'a function that Nuxt calls where it stands',
      `<script>window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{story:{headline:a,html:b,isLong:c,tags:[]}}],error:null}}(${JSON.stringify(headline)},${JSON.stringify(paragraphs)},!0));</script>`,
    ],
    [
      'an object with bare names, in single quotes',
      `<script>var page = {story: {headline: '${headline}', text: '${sentences.join('\\n').replaceAll("'", "\\'")}',}, id: 7};</script>`,
    ],
    [
      'the answer of an address that is kept as a text',
      `<script type="application/json" data-sveltekit-fetched>${JSON.stringify({ status: 200, body: JSON.stringify({ title: headline, text: paragraphs }) })}</script>`,
    ],
    [
      'a state in Angular’s own signs',
      `<script id="app-state" type="application/json">${JSON.stringify({
        G: { body: { title: headline, content: paragraphs } },
      })
        .replaceAll('"', '&q;')
        .replaceAll('<', '&l;')
        .replaceAll('>', '&g;')}</script>`,
    ],
    [
      'an attribute of the element that draws it',
      `<div data-page="${JSON.stringify({ props: { story: { title: headline, body: paragraphs } } }).replaceAll('"', '&quot;')}"></div>`,
    ],
    [
      'data that hold comments, too',
      `<script type="application/json">${JSON.stringify({ story: { title: headline, blocks: sentences.map((content) => ({ content })) }, comments: sentences.map((text) => ({ text: `I have always said so, and nobody believed me. ${text} ${text}` })) })}</script>`,
    ],
  ])('is read from %s', (_, data) => {
    expect(textOf(shell(data))).toBe(sentences.join('\n\n'));
  });

  test('is read from the declared text of JSON-LD', () => {
    const data = { '@type': 'NewsArticle', headline, datePublished: '2024-05-02', articleBody: sentences.join('\n\n') };
    expect(textOf(shell(`<script type="application/ld+json">${JSON.stringify(data)}</script>`))).toBe(
      sentences.join('\n\n'),
    );
  });

  test.each(['noscript', 'template'])('is read from a <%s>', (name) => {
    expect(textOf(shell(`<${name}><div>${paragraphs}</div></${name}>`))).toBe(sentences.join('\n\n'));
  });

  test('is not made of the teasers that a front page hands to its scripts', () => {
    const data = { items: sentences.map((text, at) => ({ title: `Story ${at}`, url: `/news/${at}`, lead: text })) };
    const html = shell(`<script type="application/json">${JSON.stringify(data)}</script>`, '');
    expect(textOf(html)).toBe('');
  });

  test('is looked for only where it is much longer than what is shown', () => {
    const data = { '@type': 'NewsArticle', headline, articleBody: [...sentences, sentences[0]].join('\n\n') };
    const declared = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(textOf(newsPage(paragraphs).replace('</body>', `${declared}</body>`))).toBe(sentences.join('\n\n'));
    const shown = `<p>${sentences[0]} ${sentences[1]}</p>`;
    const waiting = `<template><div>${paragraphs.repeat(3)}</div></template>`;
    const page = newsPage(shown).replace('</body>', `${waiting}</body>`);
    expect(textOf(page)).toBe(`${sentences[0]} ${sentences[1]}`);
  });

  test('replaces the third of it that the page shows', () => {
    const whole = [1, 2, 3].flatMap((day) => sentences.map((text) => `${text} So it was on day ${day}.`));
    const data = { '@type': 'NewsArticle', headline, datePublished: '2024-05-02', articleBody: whole.join('\n\n') };
    const declared = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    const shown = whole.slice(0, sentences.length).map((text) => `<p>${text}</p>`);
    expect(textOf(newsPage(shown.join('')).replace('</body>', `${declared}</body>`))).toBe(whole.join('\n\n'));
  });

  test('does not replace what the page shows', () => {
    const data = {
      title: headline,
      body: `<p>${'Another text of the same paper, about the ferry and its crew. '.repeat(20)}</p>`,
    };
    const html = newsPage(paragraphs).replace(
      '</body>',
      `<script type="application/json">${JSON.stringify(data)}</script></body>`,
    );
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });
});
