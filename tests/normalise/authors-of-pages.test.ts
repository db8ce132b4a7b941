import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// Whole pages, as the choice of authors weighs all that a page says.

const english = `<p>The town council of Marrowick voted on Tuesday night to close the old swing bridge to lorries for at least two years, after engineers found cracks in three of the eleven bearings that carry its central span.</p>
<p>The decision, taken by nine votes to four after a debate of almost five hours, means that goods for the fish market will have to go round by Tollen Cross, a detour of some fourteen kilometres on a road that floods every winter.</p>
<p>Traders at the market said that they had been given nine days to prepare. Owen Birtwhistle, who sells crab to hotels along the coast, reckoned that the longer journey would cost him a driver and two hours a day.</p>`;
const chinese = `<p>马罗维克市议会周二晚间投票决定，将旧旋转桥对货车封闭至少两年。此前工程师在支撑中央桥段的十一个支座中发现有三个出现裂缝。</p><p>经过近五个小时的辩论，决议以九票赞成、四票反对获得通过。运往鱼市的货物今后须绕行托伦路口，全程多出约十四公里，而这条路每年冬天都会被水淹没。</p>`;
const korean = `<p>마로윅 시의회가 화요일 밤 낡은 회전교를 최소 2년간 화물차에 한해 폐쇄하기로 의결했다. 중앙 구간을 떠받치는 받침 11개 가운데 3개에서 균열이 발견됐기 때문이다.</p><p>5시간 가까운 토론 끝에 찬성 9표, 반대 4표로 통과된 이번 결정으로 수산시장으로 가는 화물은 겨울마다 물에 잠기는 길을 14킬로미터 돌아가야 한다.</p>`;

interface Parts {
  head?: string;
  by?: string;
  end?: string;
  body?: string;
  headline?: string;
  url?: string;
}

async function read({ head = '', by = '', end = '', body = english, ...rest }: Parts): Promise<Article> {
  const {
    headline = 'Old swing bridge to be closed to lorries for two years',
    url = 'https://www.courier.example/news/bridge',
  } = rest;
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${headline} | Marrowick Courier</title><meta property="og:title" content="${headline}"><meta property="og:site_name" content="Marrowick Courier"><meta property="article:published_time" content="2024-03-05T21:40:00+01:00">${head}</head>
    <body><header><a class="logo" href="/">Marrowick Courier</a><nav><ul><li><a href="/0/">News</a></li><li><a href="/1/">Politics</a></li></ul></nav></header><main><article><h1>${headline}</h1>${by}${body}${end}</article></main><footer><p>© Marrowick Courier Ltd. All rights reserved.</p></footer></body></html>`;
  const [article] = await readArticles(html, { url, now: () => Date.parse('2026-05-04T12:00:00Z') });
  return article!;
}

const person = (name: string) => ({ '@type': 'Person', name });
const declared = (author: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Old swing bridge to be closed to lorries for two years', author })}</script>`;
const others = ({ contributors }: Article): string[] =>
  contributors.filter(({ role }) => role !== 'author').map(({ name, role }) => `${name}: ${role}`);

describe('co-authors', () => {
  const ada = '<a href="/author/ada">Ada Lind</a>';
  test.each([
    ['behind a linked one', `By ${ada} and Tom Berg`, ['Ada Lind', 'Tom Berg']],
    ['before a linked one', `By Tom Berg and ${ada}`, ['Tom Berg', 'Ada Lind']],
    ['in a list', `By ${ada}, Tom Berg and Petra Voss`, ['Ada Lind', 'Tom Berg', 'Petra Voss']],
    ['behind "with"', `Tom Berg with ${ada}`, ['Tom Berg', 'Ada Lind']],
    ['in pieces of their own', `By ${ada}<span> and </span><span>Tom Berg</span>`, ['Ada Lind', 'Tom Berg']],
    ['in Greek', '<a href="/author/e">Ελένη Δήμου</a> και Νίκος Παππάς', ['Ελένη Δήμου', 'Νίκος Παππάς']],
    ['in Hebrew', '<a href="/author/d">דנה לוי</a> ויואב כהן', ['דנה לוי', 'יואב כהן']],
    ['in Japanese', '<a href="/author/r">高橋玲奈</a>、佐野大輔', ['高橋玲奈', '佐野大輔']],
    ['not what stands beside a linked one', `By ${ada} <span>Staff Writer</span> <span>Share</span>`, ['Ada Lind']],
  ])('%s', async (_name, line, authors) => {
    expect((await read({ by: `<p class="byline">${line}</p>` })).authors).toEqual(authors);
  });

  test('in a line that no element is named for', async () => {
    const line = 'Por <a href="/autor/helena">Helena Prado</a>, Caio Brandão e Rui Tavares';
    expect((await read({ by: `<div>${line}</div>` })).authors).toEqual(['Helena Prado', 'Caio Brandão', 'Rui Tavares']);
  });

  test('a list that lost its commas is no further author', async () => {
    const list = ['Ada Lind', 'Tom Berg', 'Petra Voss', 'Ada Lind Tom Berg Petra Voss'].map(person);
    expect((await read({ head: declared(list) })).authors).toEqual(['Ada Lind', 'Tom Berg', 'Petra Voss']);
  });
});

test.each(['Theo Müller', 'Oleh Kovalenko', 'Meet Patel', 'De La Cruz', 'José Ortega y Gasset', 'Sid Lowe'])(
  'the declared person %s is whole',
  async (name) => {
    const { authors, contributors } = await read({ head: declared([person(name)]) });
    expect(authors).toEqual([name]);
    expect(contributors).toMatchObject([{ role: 'author', kind: 'person' }]);
  },
);

test('an author whose first letters are the site’s is not the site', async () => {
  const article = await read({ head: declared([person('Tim Ebert')]), url: 'https://time.com/2024/bridge' });
  expect(article.authors).toEqual(['Tim Ebert']);
  const sid = await read({ head: declared([person('Sid')]) });
  expect(sid).toMatchObject({ authors: ['Sid'], origin: null });
});

describe('parts', () => {
  test.each([
    ['<p class="byline">By Ada Lind</p><p class="byline">Photos by Tom Berg</p>', ['Tom Berg: photographer']],
    ['<p class="author-name">Words: Ada Lind. Photographs: Tom Berg.</p>', ['Tom Berg: photographer']],
    [
      '<div class="credit">Penulis <b>Ada Lind</b></div><div class="credit">Editor <b>Tom Berg</b></div>',
      ['Tom Berg: editor'],
    ],
    [
      '<div class="credit"><span>Penulis:</span> <span>Ada Lind</span> <span>Editor:</span> <span>Tom Berg</span></div>',
      ['Tom Berg: editor'],
    ],
  ])('%s', async (by, expected) => {
    const article = await read({ by });
    expect(article.authors).toEqual(['Ada Lind']);
    expect(others(article)).toEqual(expected);
  });

  test('who reported and who edited stands at the story’s end', async () => {
    const article = await read({ end: '<p>(Reporting by Ada Lind and Tom Berg in London; Editing by Petra Voss)</p>' });
    expect(article.authors).toEqual(['Ada Lind', 'Tom Berg']);
    expect(others(article)).toEqual(['Petra Voss: editor']);
  });

  test('Chinese reporters stand in brackets or among labels, and the editor in charge is no author', async () => {
    const headline = '旧旋转桥对货车关闭两年';
    const first = chinese.replace('<p>', '<p>新报社马罗维克12月9日电（记者汤晓云）');
    const article = await read({ headline, body: first, end: '<p>责任编辑：任安石</p>' });
    expect(article.authors).toEqual(['汤晓云']);
    expect(others(article)).toEqual(['任安石: editor']);
    const by =
      '<div class="info"><span>2019-12-10 07:57</span> <span>来源：新报网</span> <span>作者：王小明</span> <span>编辑：李大伟</span></div>';
    const other = await read({ headline, body: chinese, by });
    expect(other.authors).toEqual(['王小明']);
    expect(others(other)).toEqual(['李大伟: editor']);
  });

  test('a Korean reporter signs with his address, which is no text', async () => {
    const article = await read({
      headline: '낡은 회전교 통행 금지',
      body: korean,
      end: '<p>김민수 기자 kim@maro.example</p>',
    });
    expect(article).toMatchObject({ authors: ['김민수'], contributors: [{ email: 'kim@maro.example' }] });
    expect(article.body).not.toContain('@');
  });
});

describe('places of by-lines', () => {
  test.each([
    ['a date before it', { by: '<div class="post-info">Tuesday, March 5, 2024 9:40 pm by Ada Lind</div>' }],
    [
      'a card with labels',
      { head: '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Lind">' },
    ],
    [
      'a card whose label is of another language, beside the time to read',
      {
        head: '<meta property="og:type" content="article"><meta name="twitter:label1" content="نوشته‌شده بدست"><meta name="twitter:data1" content="Ada Lind"><meta name="twitter:label2" content="زمان تقریبی برای خواندن"><meta name="twitter:data2" content="3 دقیقه">',
      },
    ],
    ['the right edge below the text', { end: '<p style="text-align:right"><strong>Ada Lind</strong></p>' }],
    ['a network behind it', { head: '<meta name="author" content="By Ada Lind, KNN">' }],
    [
      'the host beside it',
      { head: '<meta name="author" content="www.courier.example">', by: '<p class="byline">By Ada Lind</p>' },
    ],
    ['buttons beside it', { by: '<div class="author">Story Tools</div><div class="author">Ada Lind</div>' }],
  ])('%s', async (_name, parts) => {
    expect((await read(parts)).authors).toEqual(['Ada Lind']);
  });

  test('a topic about a person names no author', async () => {
    const end =
      '<div class="see-more"><h5>See more:</h5><a href="/person/lena-varga/">Lena Varga</a>, <a href="/topic/bridges/">Bridges</a></div>';
    expect((await read({ end })).authors).not.toContain('Lena Varga');
  });
});

describe('by-lines of the world', () => {
  test.each([
    ['<div><span>2023-11-07 08:15</span><span>作者：周子涵</span></div>', ['周子涵']],
    ['<div>□ 本报记者 周子涵</div>', ['周子涵']],
    ['<p>记者丨周子涵 编辑丨马晓东</p>', ['周子涵']],
    ['<p>光明日报记者 王建国 张文</p>', ['王建国', '张文']],
    ['<p>採訪撰文：林佳蓉　攝影：張志豪</p>', ['林佳蓉']],
    ['<p>취재 박서연 기자, 편집 이도윤</p>', ['박서연']],
    ['<p>Текст — Оксана Мельник, фото — Тарас Бондар</p>', ['Оксана Мельник']],
    ['<div class="author"><a>登录</a><a>注册</a><a>+关注</a></div>', []],
    ['<div class="author"><span>Artikel anhören</span><span>Merken</span></div>', []],
  ])('%s', async (by, authors) => {
    expect((await read({ by })).authors).toEqual(authors);
  });

  test.each([
    ['<p>（Redaktion: Kemal Arslan）</p>', []],
    ['<p>(Reporte de Lucía Prado. Editado en español por Hugo Ortega)</p>', ['Lucía Prado']],
    ['<p><b>Minh Anh</b> (Theo BBC)</p>', ['Minh Anh']],
    ['<p>People in this story: <a href="/people/mara">Mara Tillford</a></p>', []],
  ])('at the end: %s', async (end, authors) => {
    expect((await read({ end })).authors).toEqual(authors);
  });
});

describe('lines that look like by-lines name nobody', () => {
  test.each([
    ['a heading', '<h2>Session Objects</h2>'],
    [
      'the heading of a box',
      '<div><h3>Related Stories</h3><a href="/1">Two ferries collide in the fog off Tollen</a></div>',
    ],
    ['an issue', '<p>5 March 2024 | From the print edition</p>'],
    ['what a box is about', '<p>По теме</p>'],
    ['a report’s source', '<p>По материалам агентств</p>'],
    ['the way to a page', '<p>Courier.example // Harbour News // 5 March 2024</p>'],
    [
      'a caption',
      '<figure><img src="/b.jpg"><figcaption>The bridge in 1910 — via Harbour Commons</figcaption></figure>',
    ],
    ['an entry of a list of links', '<ul><li><a href="/2">图文：上海投资首席执行官参与讨论</a></li></ul>'],
    [
      'an address',
      '<p><a href="https://sign.example/petition/online/bridge">https://sign.example/petition/by/bridge</a></p>',
    ],
    ['a day in a list', '<ul><li>Spring Retreat Day - March 2026</li></ul>'],
  ])('%s', async (_name, by) => {
    expect((await read({ by })).authors).toEqual([]);
  });

  test('nor do words of a sentence behind a credit', async () => {
    const end =
      '<p>Video by the Centre for Reefs and based on excellent reporting by our partners. Photo: file. Editor: As the year ends, this year, we thank you all for reading.</p>';
    expect(others(await read({ by: '<p class="byline">By Ada Lind</p>', end }))).toEqual([]);
  });

  test('a heading that opens with "By" does', async () => {
    expect((await read({ by: '<h4>By Ada Lind</h4>' })).authors).toEqual(['Ada Lind']);
  });
});

test.each(['Soumis par', 'Gespeichert von', 'Enviado por'])('who put a page into its system: %s', async (words) => {
  const by = `<div class="node__meta">${words} <span>Inès Quéré</span> le jeu 09/02/2023 - 07:10</div>`;
  expect((await read({ by })).authors).toEqual(['Inès Quéré']);
});

test('a name with an elided particle is one of the authors', async () => {
  const by = '<p class="signature">Par Anne-Sophie Le Goff, Jean-Baptiste d’Ormesson et Loïc De La Cruz</p>';
  expect((await read({ by })).authors).toEqual(['Anne-Sophie Le Goff', 'Jean-Baptiste d’Ormesson', 'Loïc De La Cruz']);
});

test('a sign of small letters and the columnists of a side column wrote nothing', async () => {
  const by = '<p class="meta">Von red | 09.02.2023 | Foto: Jan Behn</p>';
  const end =
    '</article><div class="sidebar"><h3>Autoren</h3><ul><li><a href="/autor/x">Zoe Quast</a></li><li><a href="/autor/y">Bert Anders</a></li></ul></div><article>';
  expect((await read({ by, end })).authors).toEqual([]);
});

test('an account beside a person is no author, and is one alone', async () => {
  const by = '<p class="submitted">Gespeichert von <span class="username">human</span></p>';
  const head = declared([person('Margarita Korenz')]);
  expect((await read({ by, head })).authors).toEqual(['Margarita Korenz']);
  expect((await read({ by })).authors).toEqual(['human']);
  const wire = declared([person('Margarita Korenz'), { '@type': 'Organization', name: 'dpa' }]);
  expect((await read({ head: wire })).authors).toEqual(['Margarita Korenz', 'dpa']);
});

test.each([
  ['a label in a line of its own', '<div><p>Written by</p><p>Ada Lind</p></div>', '', ['Ada Lind']],
  ['of another language', '<div><p>Geschrieben von</p><p>Ada Lind</p></div>', '', ['Ada Lind']],
  ['a sentence behind the story', '', '<p>This post was written by Ada Lind, a reader of ours.</p>', ['Ada Lind']],
  ['a heading', '<h2>Published by</h2><h3><a href="https://net.example/in/ada">Ada Lind</a></h3>', '', ['Ada Lind']],
  [
    'one above two',
    '<table><tr><td>Skriven av</td></tr><tr><td>Maja Ek och Per Sand</td></tr></table>',
    '',
    ['Maja Ek', 'Per Sand'],
  ],
  ['a label and a list', '<div><span>By</span><br>Ada Lind and Tom Berg</div>', '', ['Ada Lind', 'Tom Berg']],
])('who wrote it is told by %s', async (_, by, end, names) => {
  expect((await read({ by, end })).authors).toEqual(names);
});

test.each([
  ['a topic in the place of names', '<div class="post__byline"><a href="/blog/tag/money">Personal finance</a></div>'],
  ['a section there', '<div class="byline"><a href="/category/town-life">Town Life</a> <span>5 March</span></div>'],
  ['a channel of films', '<p><a href="https://www.youtube.com/user/courier" rel="me">Film Library</a></p>'],
  ['a door of the site', '<p><a href="/user/register">Join Today</a></p>'],
])('%s is nobody', async (_, by) => {
  expect((await read({ by })).authors).toEqual([]);
});

test('a topic beside a name in the by-line is left out', async () => {
  const by = '<div class="byline"><span>Ada Lind</span> <a href="/tag/old-bridges">Old Bridges</a></div>';
  expect((await read({ by })).authors).toEqual(['Ada Lind']);
});
