import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// By-lines as publishers print them, each above a story of its language: who wrote, who did another part, and what names nobody.

const english = `<p>The night ferry between the old harbour and the island will stop running in May, the transport board decided on Monday after a long debate about costs and safety.</p>
<p>Only eleven passengers used the last crossing on an average weekday, according to figures that the operator handed to the board, and the crew costs more than the fares bring in.</p>
<p>A petition with more than nine hundred signatures asks for a smaller boat on request. The board will look at the idea in the autumn, once the season is over and the books are closed.</p>`;
const korean =
  '<p>옛 항구와 섬을 잇는 야간 여객선이 5월부터 운항을 멈춘다. 교통위원회는 월요일 비용과 안전을 놓고 오랜 논의를 벌인 끝에 이같이 결정했다.</p><p>운영사가 위원회에 제출한 자료에 따르면 평일 마지막 배의 승객은 평균 열한 명에 그쳤고 선원 인건비가 운임 수입을 웃돌았다.</p>';
const japanese =
  '<p>旧港と島を結ぶ夜間フェリーが五月で廃止されることになった。交通審議会が月曜日、費用と安全をめぐる長い議論の末に決めた。</p><p>運航会社が審議会に示した数字によると、平日の最終便の利用者は平均でわずか十一人にとどまり、乗組員の費用が運賃収入を上回っていた。</p>';

const chinese =
  '<p>老港口与海岛之间的夜间渡轮将于五月停运。交通委员会周一就成本与安全进行长时间辩论后作出上述决定。</p><p>运营方提交给委员会的数据显示，普通工作日末班船平均只有十一名乘客，船员开支已经超过票款收入。</p>';

async function read(by: string, body = english, head = ''): Promise<Article> {
  const headline = body === english ? 'Harbour ferry to stop running at night from May' : '旧港 夜間フェリー 5월 廃止';
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${headline}</title>${head}</head><body><header><a href="/">Journal</a></header><article><h1>${headline}</h1>${by}<div class="content">${body}</div></article></body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.journal.example/news/ferry-1234' });
  return article!;
}

const others = ({ contributors }: Article): string[] =>
  contributors.filter(({ role }) => role !== 'author').map(({ name, role }) => `${name}: ${role}`);

describe('who wrote', () => {
  test.each([
    ['<div class="autore">A cura di Giulia Ferri</div>', ['Giulia Ferri']],
    ['<p class="auteur">Par Le Courrier du Port</p>', ['Le Courrier du Port']],
    ['<div class="byline">As told to Ada Lind</div>', ['Ada Lind']],
    ['<div class="kirjoittaja">Aino Lehtonen, Matti Salo</div>', ['Aino Lehtonen', 'Matti Salo']],
    ['<p class="autorzeile">Aus Kiel berichtet <a href="/impressum/autor-1.html">Kai Berg</a></p>', ['Kai Berg']],
    ['<div class="authDesc"><span class="authorName">Oprac.: Ada Lind</span></div>', ['Ada Lind']],
    [
      '<div>Von <a href="/impressum/autor-ada">Ada Lind</a> und <a href="/impressum/autor-kai">Kai Berg</a>, Brüssel und Kiel</div>',
      ['Ada Lind', 'Kai Berg'],
    ],
    [
      '<div class="c-signature"><strong class="c-signature__author">Bia Moreira</strong><strong class="c-signature__author">Caio Prado</strong><em class="c-signature__location">São Paulo</em></div>',
      ['Bia Moreira', 'Caio Prado'],
    ],
    [
      '<p class="author">By <a href="/x">Levi Parsel For Daily Gull Norway</a> and <a href="/y">Ana Brett In Oslo For Daily Gull</a></p>',
      ['Levi Parsel', 'Ana Brett'],
    ],
    // Each on a card of the same form, with what he is.
    [
      '<ul class="authors"><li><a href="/a/1"><span>Martha Kellaway</span></a><span>Education correspondent</span></li><li><a href="/a/2"><span>Idris Penhallow</span></a><span>Chief reporter</span></li><li><a href="/a/3"><span>Nadia Okonjo-Reyes</span></a><span>Data editor</span></li></ul>',
      ['Martha Kellaway', 'Idris Penhallow', 'Nadia Okonjo-Reyes'],
    ],
    ['<div class="autor">Por Helena Sarmento — Rio de Janeiro</div>', ['Helena Sarmento']],
    [
      '<div class="autor">Por Helena Sarmento e Rui Costa, g9 Barra — Barra Clara</div>',
      ['Helena Sarmento', 'Rui Costa'],
    ],
    ['<div class="byline">Written by Super User</div>', []],
    ...[
      ['北川夏美', '編集委員'],
      ['北川夏美', '社会部記者'],
      ['한서윤', '선임기자'],
      ['林若溪', '评论员'],
      ['ليلى حداد', 'كاتبة صحفية'],
      ['अंजलि पाठक', 'वरिष्ठ संवाददाता'],
      ['Helena Sarmento', 'São Paulo'],
    ].flatMap(([name = '', post = '']): [string, string[]][] => [
      [
        `<div class="author"><div class="author-name">${name}</div><div class="author-title">${post}</div></div>`,
        [name],
      ],
    ]),
    ['<div class="author">北川夏美<br>論説委員</div>', ['北川夏美']],
    ['<div class="author">林若溪，评论员</div>', ['林若溪']],
    ['<div>March 5, 2024 9:40 am, Martha Kellaway</div>', ['Martha Kellaway']],
    ['<div>Zuzana Hrabětová, 5. března 2024 9:40</div>', ['Zuzana Hrabětová']],
    ['<p class="entry-meta">Martha Kellaway, March 5, 2024</p>', ['Martha Kellaway']],
    ['<div>Harrow Gate, March 5, 2024</div>', []],
    ['<div>Martha Kellaway in Berlin</div>', ['Martha Kellaway']],
    ['<dl><dd class="createdby">Von: <span itemprop="name">Anna Moser</span></dd></dl>', ['Anna Moser']],
    ...[
      ['Aus Lindenau berichtet Katrin Wiesner', 'Katrin Wiesner'],
      ['De notre envoyé spécial à Montaubry, Yann Kerdoncuff', 'Yann Kerdoncuff'],
      ['Entrevista de Jaime Rebolledo', 'Jaime Rebolledo'],
      ['Servizio di Giulia Bortolan', 'Giulia Bortolan'],
      ['Escrito por Caio Brandão em 5 de março de 2024', 'Caio Brandão'],
      ['Γράφει ο/η Νίκος Παππάς', 'Νίκος Παππάς'],
      ['Беседовала Анна Светлова', 'Анна Светлова'],
      ['به قلم علی رضایی', 'علی رضایی'],
      ['기자명 한서윤', '한서윤'],
      ['포구일보 한서윤 기자', '한서윤'],
      ['한서윤 선임기자', '한서윤'],
      ['■ 林若溪', '林若溪'],
      ['ライター：北川夏美', '北川夏美'],
    ].map(([line = '', name = '']): [string, string[]] => [`<p class="byline">${line}</p>`, [name]]),
  ])('%s', async (by, authors) => {
    expect((await read(by)).authors).toEqual(authors);
  });

  test.each([
    ['포구=한서윤 기자', ['한서윤']],
    ['포구=한서윤·오태진 기자 hsy@journal.example', ['한서윤', '오태진']],
    ['(서울=연합뉴스) 한서윤 기자', ['한서윤']],
  ])('the place before a Korean name is nobody: %s', async (line, authors) => {
    expect((await read(`<div class="reporter">${line}</div>`, korean)).authors).toEqual(authors);
  });

  test.each([
    [
      'a quotation',
      '<blockquote><p>Nobody walks there at night.</p><span class="author">Osvaldo Pessoa, trader</span></blockquote>',
    ],
    [
      'a quotation by its name',
      '<div class="pullquote"><p>Nobody walks there.</p><p class="author">Osvaldo Pessoa</p></div>',
    ],
    ['a picture', '<figure><img src="/a.jpg"><figcaption class="author-name">Osvaldo Pessoa</figcaption></figure>'],
  ])('a name below %s did not write the story', async (_name, quotation) => {
    expect((await read('', english + quotation)).authors).toEqual([]);
  });
});

describe('words of a link to the author’s page are not the name', () => {
  test.each([
    ['Clémence Aubertin', 'Tous ses articles'],
    ['Marta Quill', 'More from this author'],
    ['Marta Olivenza', 'Ver todos sus artículos'],
    ['Dorota Zielonka', 'Wszystkie teksty autora'],
    ['Nermin Altuğ', 'Tüm yazıları'],
    ['Δανάη Μελισσηνού', 'Όλα τα άρθρα'],
    ['Katrin Wiesner', 'Mehr lesen von ihr'],
    ['北川夏美', '記事一覧'],
    ['한서윤', '다른기사 보기'],
    ['ليلى حداد', 'كل المقالات'],
  ])('%s, %s', async (name, words) => {
    const link = `<a href="/author/x-y/">${words}</a>`;
    const inBox = `<div class="author"><span>${name}</span> ${link}</div>`;
    expect((await read(inBox)).authors).toEqual([name]);
    const withoutBox = `<div><span>${name}</span> ${link}</div>`;
    expect([[], [name]]).toContainEqual((await read(withoutBox)).authors);
    const twice = `<div><a rel="author" href="/author/x-y/">${name}</a> <a rel="author" href="/author/x-y/">${words}</a></div>`;
    expect((await read(twice)).authors).toEqual([name]);
  });

  test('the picture beside them is called as the name is', async () => {
    const card = (words: string): string =>
      `<div class="author"><img src="/a.jpg" alt="北川夏美"><span>北川夏美</span> <a href="/author/7/">${words}</a></div>`;
    expect((await read(card('一覧を見る'), japanese)).authors).toEqual(['北川夏美']);
  });

  test('a biography beside them names nobody', async () => {
    const card =
      '<div class="author"><button>Marta Quill</button><p>The mayor, Nuria Berganza, put the cost at five million, half of it from the region.</p><a href="/author/x-y/">Todos sus artículos</a></div>';
    expect((await read(card)).authors).toEqual([]);
  });

  test.each([
    '<div class="author"><a href="/author/ada-lind"><span>Ada Lind</span> <span>View profile</span></a></div>',
    '<div class="author">Articles by <a href="/author/12">Ada Lind</a></div>',
    '<div class="author"><span>Harbour Desk</span> <a href="/author/12">Ada Lind</a></div>',
  ])('a name in the link stays: %s', async (by) => {
    expect((await read(by)).authors).toContain('Ada Lind');
  });
});

describe('elements side by side without a blank are not one word', () => {
  test.each([
    '<span>By Marta Quill</span><span>Associated Press</span>',
    '<span>By Marta Quill</span><span>March 5, 2024</span>',
    '<span>By Marta Quill</span><span>Staff Reporter</span>',
    '<span>By Marta Quill</span><span>@martaquill</span>',
    '<span>By Marta Quill</span><span>Updated</span>',
    '<span>Von Marta Quill</span><span>Lindenau</span>',
    '<span>By <b>M</b>arta Quill</span><span>Lindenau</span>',
    '<span>Por Marta Quill</span><span>Redactora</span>',
  ])('%s', async (by) => {
    expect((await read(by)).authors).toEqual(['Marta Quill']);
  });

  test('two names are two', async () => {
    const by = '<span>By Marta Quill</span><span>Joel Amdur</span>';
    expect((await read(by)).authors).toEqual(['Marta Quill', 'Joel Amdur']);
  });

  test('a large first letter is of its word', async () => {
    expect((await read('<span>By </span><span>M</span><span>arta Quill</span>')).authors).toEqual(['Marta Quill']);
  });

  test.each([
    ['By MARTHA KELLAWAY, Harrowgate<BR>Tuesday, March 3, 1998; Page A07', 'MARTHA KELLAWAY'],
    ['Von FRIEDERIKE ALTHOFF, Unterland<BR>Dienstag, 3. März 1998, Seite 7', 'FRIEDERIKE ALTHOFF'],
    ['Por MARTA OLIVENZA, Cala Brava<BR>martes 3 de marzo de 1998', 'MARTA OLIVENZA'],
  ])('neither place nor weekday is a second author: %s', async (line, name) => {
    expect((await read(`<font size="2">${line}</font>`)).authors).toEqual([name]);
  });
});

test.each([
  ['نویسنده: شیرین کاوه | ۱۵ اسفند ۱۴۰۲', 'شیرین کاوه'],
  ['লেখক: তাহমিনা কবির | ৫ মার্চ, ২০২৪', 'তাহমিনা কবির'],
  ['लेखक: मृणाल देशपांडे, ५ मार्च, २०२४', 'मृणाल देशपांडे'],
])('a day in digits of its script is nobody: %s', async (line, name) => {
  expect((await read(`<div>${line}</div>`)).authors).toEqual([name]);
});

describe('two names that a letter joins are two', () => {
  test.each([
    ['נועה לביא ועידו כרמלי', ['נועה לביא', 'עידו כרמלי']],
    ['ليلى حداد وكريم النجار', ['ليلى حداد', 'كريم النجار']],
  ])('in the data of the page: %s', async (name, authors) => {
    const data = JSON.stringify({ '@type': 'NewsArticle', author: { '@type': 'Person', name } });
    const head = `<script type="application/ld+json">${data}</script>`;
    expect((await read('', english, head)).authors).toEqual(authors);
  });

  test('in a Bengali by-line', async () => {
    const by = '<div class="byline">লেখক: তাহমিনা কবির ও আরিফ হাসান</div>';
    expect((await read(by)).authors).toEqual(['তাহমিনা কবির', 'আরিফ হাসান']);
  });
});

describe('the name of a paper that begins with "De"', () => {
  test.each(['De Kade', 'De Gelderse Bode'])('%s is nobody', async (paper) => {
    const head = `<meta property="og:site_name" content="${paper}">`;
    expect((await read(`<div>${paper}</div>`, english, head)).authors).toEqual([]);
    expect((await read(`<div><a href="/">${paper}</a></div>`)).authors).toEqual([]);
    const masthead = `<div><a href="/">${paper}</a><div><a href="/r/0">Binnenland</a><a href="/r/1">Sport</a></div></div>`;
    expect((await read(masthead, english, head)).authors).toEqual([]);
  });
});

describe('a post, an employer or a place behind a name is nobody', () => {
  test.each([
    ['<p>By Ada Lind<br>Staff Writer</p>'],
    [
      '<div class="author">Written by <a href="https://ada.example/">Ada Lind</a> in <a href="/harbour/Ferry+Lines">Ferry Lines</a> on 21 December 2024. <a href="/forum/1">18 Comments</a></div>',
    ],
    [
      '<p>Par <a class="author-link" href="/auteurs/ada">Ada Lind<span class="desc">(Bruxelles, bureau européen)</span></a></p>',
    ],
    ['<p class="byline">By Ada Lind (Brussels, European desk)</p>'],
    ['<p>BY ADA LIND<br>STAFF WRITER</p>'],
    ['<div class="author"><strong>Ada Lind</strong> <em>Political Correspondent, Bay Ledger</em></div>'],
    ['<p class="authorline">Von Ada Lind, ARD-Studio Brüssel</p>'],
    ['<div class="authors"><a href="/autor/ada">Ada Lind</a>, do Rio de Janeiro</div>'],
    ['<div class="author">Автор: Ada Lind, для «Журналу»</div>'],
    ['<div class="author">Ada Lind, नई दिल्ली</div>'],
  ])('%s', async (by) => {
    expect((await read(by)).authors.map((name) => name.toLowerCase())).toEqual(['ada lind']);
  });

  test('a list of topics does not become one of persons by it', async () => {
    const line = '<p>Written by Ada Lind, Schools, Parents, Learning, Wolfgang Amadeus Mozart, Marks</p>';
    expect((await read(line)).authors).not.toEqual(['Ada Lind', 'Wolfgang Amadeus Mozart']);
  });

  test('a post that nobody signs may be all that is told', async () => {
    expect((await read('<div class="byline">By Staff Reporter</div>')).authors).toEqual(['Staff Reporter']);
  });
});

test('who is joined to the first by "und" stands with him, though little else speaks for it', async () => {
  const by =
    '<div>Von <a href="/impressum/autor-janna">Janna Petersen</a> und <a href="/impressum/autor-kai">Kai Brodersen</a>, Brüssel und Kiel</div><div>aus DER HAFEN 38/2023</div>';
  expect((await read(by)).authors).toEqual(expect.arrayContaining(['Janna Petersen', 'Kai Brodersen']));
});

test('a link to the same author’s page is no second author', async () => {
  const by =
    '<div class="author"><a href="/author/ada">Ada Lind</a> <a href="/author/ada">Content Marketing Coordinator</a></div>';
  expect((await read(by)).authors).toEqual(['Ada Lind']);
});

test.each([
  ['<div class="byline"><span>사회부</span> <span>송하늘 기자</span></div>', korean, ['송하늘']],
  ['<div class="writer">港支局・大森健太</div>', japanese, ['大森健太']],
  ['<div class="author">海港新闻记者 王小明 实习生 李大伟</div>', chinese, ['王小明', '李大伟']],
])('a desk of the East is no part of the by-line: %s', async (by, body, authors) => {
  expect((await read(by, body)).authors).toEqual(authors);
});

describe('who did another part', () => {
  const link = (name: string, path: string): string => `<a href="/author/${path}">${name}</a>`;
  test.each([
    [
      `<div class="byline"><span>Written by: ${link('Ada Lind', 'ada')}</span> <span>Edited by: ${link('Tom Berg', 'tom')}</span></div>`,
      ['Tom Berg: editor'],
    ],
    [
      `<div class="author">${link('Ada Lind', 'ada')}<span>Journalist</span></div><div class="author">${link('Tom Berg', 'tom')}<span>Fotograf</span></div>`,
      ['Tom Berg: photographer'],
    ],
    [
      `<div class="byline"><span>Written by</span>${link('Ada Lind', 'ada')}<span>Edited by</span>${link('Tom Berg', 'tom')}</div>`,
      ['Tom Berg: editor'],
    ],
    [
      '<div class="credit"><div class="credit-title-name">Penulis <h6>Ada Lind</h6></div><div>Editor <h6>Tom Berg</h6></div></div>',
      ['Tom Berg: editor'],
    ],
    ['<div class="meta">Published by: Ada Lind<br>Reviewed by: Tom Berg, MD</div>', ['Tom Berg: reviewer']],
  ])('%s', async (by, expected) => {
    const article = await read(by);
    expect(article.authors).toEqual(['Ada Lind']);
    expect(others(article)).toEqual(expected);
  });

  test('an address within the page is nobody’s', async () => {
    const { contributors } = await read('<p class="byline">By <a class="author" href="#">Ada Lind</a></p>');
    expect(contributors).toMatchObject([{ name: 'Ada Lind', url: null }]);
  });
});

describe('a source in the by-line', () => {
  test.each([
    '<div class="meta"><span class="author">Opracowanie: Ada Lind</span><span>źródło: PAP</span></div>',
    '<div class="meta"><span class="author">Autor: Ada Lind</span> <span>Fonte: ANSA</span></div>',
  ])('is the wire and not the author: %s', async (by) => {
    const article = await read(by);
    expect(article.authors).toEqual(['Ada Lind']);
    expect(article.origin?.agency).toMatch(/^(?:PAP|ANSA)$/);
  });

  test('is written without its label where it is all that is told', async () => {
    expect((await read('<p>Quelle: Hafenamt Nord</p>')).authors).toEqual([]);
    expect((await read('<p class="quelle">Quelle: dpa</p>')).origin?.agency).toBe('dpa');
  });

  test('a sign of small letters beside it names nobody', async () => {
    expect((await read('<div class="autor">(mw, PAP)</div>')).authors).not.toContain('mw');
  });
});

test.each([
  ['cy', 'Gan Heledd Morgannwg', 'Heledd Morgannwg'],
  ['ga', 'Le Sorcha Ní Mhurchú', 'Sorcha Ní Mhurchú'],
  ['fil', 'Ni Maricel Dimaculangan', 'Maricel Dimaculangan'],
  ['ca', 'Per Montserrat Puig', 'Montserrat Puig'],
  ['sv', 'Per Olof Svensson', 'Per Olof Svensson'],
  ['vi', 'Le Thi Hoa', 'Le Thi Hoa'],
])('in %s "%s" is %s', async (language, line, name) => {
  const head = `<meta http-equiv="content-language" content="${language}">`;
  expect((await read(`<p class="byline">${line}</p>`, english, head)).authors).toEqual([name]);
});

test.each([
  ['<p class="byline">記者<a rel="author" href="/a/1">張雅婷</a></p>', ['張雅婷']],
  ['<span class="byline">Ngu <a class="url fn n" href="/author/a/">Nomusa Dlamini</a></span>', ['Nomusa Dlamini']],
  ['<span class="byline">Kua <a class="url fn n" href="/author/a/">Nomusa Dlamini</a></span>', ['Nomusa Dlamini']],
  ['<p class="byline">Af redaktionen</p>', []],
])('a label is nobody: %s', async (line, names) => {
  expect((await read(line)).authors).toEqual(names);
});

test('a name below its portrait and above a day is the author’s in scripts without capitals', async () => {
  const portrait = (alt: string, below: string): string =>
    `<div><div><img src="/a.png" alt="${alt}"></div><div>సుజాత కొండపల్లి</div><div>${below}</div></div>`;
  expect((await read(portrait('సుజాత కొండపల్లి', '14 మార్చి 2024, 09:35'))).authors).toEqual(['సుజాత కొండపల్లి']);
  expect((await read(portrait('స్టేషన్', '14 మార్చి 2024, 09:35'))).authors).toEqual([]);
  expect((await read(portrait('సుజాత కొండపల్లి', 'షేర్ చేయండి'))).authors).toEqual([]);
});
