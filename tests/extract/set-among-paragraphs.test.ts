import { expect, test } from 'vitest';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

// Lines that sites set above, among and below a story's paragraphs, by language.

test.each([
  'Para ver este contenido de Instagram debe aceptar las cookies de terceros.',
  'Aby zobaczyć ten materiał z serwisu YouTube, wyraź zgodę na pliki cookie.',
  'Om deze inhoud te bekijken moet u cookies van derden accepteren.',
  'Listen to this article',
  'Escuchar artículo',
  'При использовании материалов ссылка на «Вестник» обязательна.',
  'Передрук матеріалів дозволено лише з активним посиланням на джерело.',
  '※本記事の無断転載・複製を禁じます。',
  '（版权声明：本文为晚报原创，未经授权不得转载。）',
  'Bu haberin tüm hakları saklıdır, izinsiz alıntılanamaz.',
  'Vui lòng ghi rõ nguồn Báo Bến Sông khi đăng lại.',
  'Wszelkie prawa zastrzeżone przez wydawcę.',
])('a line between paragraphs goes: %s', (line) => {
  expect(bodyOf(`${p(story[0]!)}${p(line)}${story.slice(1).map(p).join('')}`)).toEqual(story);
});

test.each([
  'Disclaimer: the views above are those of their author and not of this paper, which has not looked into them.',
  '免责声明：本文仅代表作者个人观点，与本网无关，请读者仅作参考，并自行核实相关内容。',
])('what nobody answers for is told below the story, and goes: %s', (line) => {
  expect(bodyOf(`${story.map(p).join('')}${p(line)}`)).toEqual(story);
});

test('what the site asks of its reader goes below the story, and a paragraph like it stays among others', () => {
  const asked = 'Follow us on Facebook for more of the harbour, the ferry and its bridges.';
  expect(bodyOf(`${story.map(p).join('')}${p(asked)}`)).toEqual(story);
  expect(bodyOf(`${p(`<em>${asked}</em>`)}${story.map(p).join('')}`)).toEqual(story);
  expect(
    bodyOf(
      `${p(story[0]!)}${p(asked)}${[...story.slice(1), ...story.map((text) => `Again: ${text}`)].map(p).join('')}`,
    )[1],
  ).toBe(asked);
});

test('a last paragraph that opens with the name of the author goes, in whatever language', () => {
  const head = '<meta name="author" content="Ornella Venturi">';
  const bio = 'Ornella Venturi, nata a Marrow nel 1979, scrive per il Corriere dal 2013.';
  expect(bodyOf(`${story.map(p).join('')}<p><em>${bio}</em></p>`, { head })).toEqual(story);
  const answer = 'Ornella Venturi: No, I have never seen it closed before.';
  expect(bodyOf(`${story.map(p).join('')}${p(answer)}`, { head })).toEqual([...story, answer]);
  expect(bodyOf(`${story.map(p).join('')}${p(bio)}`)).toEqual([...story, bio]);
});

test('a sentence in quotes that speaks of rights stays', () => {
  const line = 'On the back somebody had written: “All rights reserved.”';
  expect(bodyOf(`${p(story[0]!)}${p(line)}${story.slice(1).map(p).join('')}`)).toContain(line);
});

test('a short quotation is kept with who said it, a post of a network is not taken for one', () => {
  const quotation =
    '<blockquote><p>We have waited twenty years.</p><p class="author">Zofia Maj, mayor</p></blockquote>';
  const said = bodyOf(`${story.map(p).join('')}${quotation}`);
  expect(said).toContain('We have waited twenty years.');
  expect(said.join(' ')).toContain('Zofia Maj, mayor');
});

test.each([
  'Կարդացեք նաև՝',
  'हेही वाचा :',
  'ఇవీ చదవండి:',
  'Darllenwch hefyd:',
  'Həmçinin oxuyun:',
  '【関連記事】',
  // A language that no list has: by its form.
  'Vurdu me tsho:',
])('a line that points to another story goes: %s', (label) => {
  const line = `<p>${label} <a href="/news/ferry">The ferry is back in the harbour</a></p>`;
  expect(bodyOf(`${p(story[0]!)}${line}${story.slice(1).map(p).join('')}`)).toEqual(story);
});

test.each(['komentari', 'komentarze', 'kommentarer', 'yorumlar', 'comentarii', 'reacties'])(
  'what readers say in a box called %s is none of the story',
  (name) => {
    const said = story
      .flatMap((text) => [text, text])
      .map((text, n) => `<div class="k"><b>Reader ${n}</b><p>I for one think so, too: ${text.toLowerCase()}</p></div>`);
    const box = `<div id="${name}"><h3>${name} (${said.length})</h3>${said.join('')}</div>`;
    expect(bodyOf(`${story.map(p).join('')}${box}`)).toEqual(story);
  },
);

test.each(['Més sobre el tema', 'Tin liên quan', 'כתבות נוספות'])(
  'the label of a list of links goes with the list: %s',
  (label) => {
    const list =
      '<ul><li><a href="/n/a-1">Ferry late again</a></li><li><a href="/n/a-2">Six walks for May</a></li></ul>';
    const more = story.map((text) => `Later: ${text}`);
    expect(bodyOf(`${story.map(p).join('')}${p(label)}${list}${more.map(p).join('')}`)).toEqual([...story, ...more]);
  },
);

test('how many comments a paragraph has is not of its text', () => {
  const count = '<a class="article-link comments_count" href="#c1">0</a>';
  expect(bodyOf(story.map((text) => p(`${count}${text}`)).join(''))).toEqual(story);
});

test('a label of a statement and what the site says of itself below it go, and a statement that a story quotes stays', () => {
  const label = '<p><b>声明：</b></p>';
  const own =
    '凡注明为其他媒体来源的信息，均为转载自其他媒体，转载并不代表本网赞同其观点，也不代表本网对其真实性负责。';
  const short = '市西城区一处桥梁施工现场昨日发生火灾，截至记者发稿时，大火已被扑灭，没有人员受伤。';
  const phone =
    '电话：021-5550100 传真：021-5550101，您若对该稿件内容有任何疑问或质疑，请即与本网联系，本网将迅速给您回应并做处理。';
  expect(bodyOf(`${p(short)}</div><div class="info">${label}${p(own)}${p(phone)}`)).toEqual([short]);
  const quoted = '我们对这起事故深感遗憾，将承担全部费用，并请市民在修复期间绕行，感谢大家的理解与支持，谢谢。';
  expect(bodyOf(`${story.map(p).join('')}${label}${p(quoted)}${p(story[0]!.replace('The', 'Again the'))}`)).toContain(
    quoted,
  );
});

test('what a title of another story shows under the pointer goes with its link', () => {
  const others = [1, 2, 3].map(
    (n) =>
      `<li><a href="/n/${n}">Ποιοι μένουν χωρίς γέφυρα για ${n} χρόνια</a><div class="tooltip">Οι έμποροι της αγοράς είχαν ${n} ημέρες να ετοιμαστούν, και τα ξενοδοχεία δεν θα πληρώσουν την παράκαμψη των φορτηγών.</div></li>`,
  );
  expect(bodyOf(`${story.map(p).join('')}<ul>${others.join('')}</ul>`)).toEqual(story);
});

test('a line of links to topics behind a label goes, in any language', () => {
  const line = p('Pagkataas: <a href="/tag/a">Tulay</a>, <a href="/tag/b">Dalan</a>');
  expect(bodyOf(`${p(story[0]!)}${line}${story.slice(1).map(p).join('')}`)).toEqual(story);
  const linked = p('Pagkataas: <a href="/2024/bridge-report">Tulay</a>, sa <a href="/tag/b">Dalan</a> ug balita.');
  expect(bodyOf(`${p(story[0]!)}${linked}${story.slice(1).map(p).join('')}`)).toHaveLength(story.length + 1);
});

test('what a player shows before it begins goes', () => {
  expect(bodyOf(`<p>0:00 / 4:12 1x</p>${story.map(p).join('')}`)).toEqual(story);
});

test('a summary goes that the name of its box says a machine made', () => {
  const points = story.map((text) => `<li>${text.slice(0, 60)}</li>`).join('');
  const box = `<div class="post-ai-summary"><h2>In Kürze</h2><ul>${points}</ul></div>`;
  const more = story.map((text) => `Again: ${text}`);
  expect(bodyOf(box + [...story, ...more].map(p).join(''))).toEqual([...story, ...more]);
});

test('a request named for what it asks goes with the button beside it', () => {
  const box =
    '<div class="wrap"><div><p class="cta-caption">The Courier is a publication that its readers pay for.</p></div><p><a class="button" href="https://pay.example/">Upgrade</a></p></div>';
  const more = story.map((text) => `Again: ${text}`);
  expect(bodyOf(`${story.map(p).join('')}${box}${more.map(p).join('')}`)).toEqual([...story, ...more]);
});

test('several such lines may list places, and stay', () => {
  const lines = [
    '宮崎県：<a href="/topics/a">高鍋町</a>、<a href="/topics/b">宮崎市</a>',
    '大分県：<a href="/topics/c">佐伯市</a>',
  ];
  const list = bodyOf(
    `${story.map(p).join('')}${lines.map(p).join('')}${story.map((text) => p(`Again: ${text}`)).join('')}`,
  );
  expect(list).toContain('宮崎県：高鍋町、宮崎市');
});
