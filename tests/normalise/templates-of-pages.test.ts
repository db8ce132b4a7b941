import { describe, expect, test } from 'vitest';
import { headline, linkedData, read } from '../helpers/mill-page.js';

// The parts that publishing systems print around a story, each in its own form.

const korean = [
  '뤼벤의 오래된 물레방앗간이 목요일 다시 문을 열었다. 3년 전 홍수로 물레바퀴의 절반이 둑 아래 강으로 떠내려간 뒤 처음이다.',
  '정오까지 약 400명이 찾아와 돌이 도는 모습을 지켜봤고, 마지막 방앗간 주인의 딸은 첫 곡식으로 호밀 한 자루를 가져왔다.',
];
const chinese = [
  '吕本的老磨坊周四重新开放。三年前，一场洪水把半个水轮冲进了堰下的河里，磨坊此后一直关闭。',
  '中午之前约有四百人前来观看石磨转动，其中有最后一位磨坊主的女儿，她为第一次开磨带来了一袋黑麦。',
];
describe('the section', () => {
  test.each([
    ['<p class="cats">Filed in <a href="/c/town" rel="category tag">Town</a></p>', ''],
    [
      '',
      '<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c/town" rel="category tag">Town</a></span></footer>',
    ],
    ['<p>16.05.2024 <span class="news-list-category"><a href="/k/town">Town</a></span> by Ada Lind</p>', ''],
  ])('is a link of the story to its category: %s %s', async (below, end) => {
    expect((await read({ below, end })).section).toBe('Town');
  });

  test('is no link that a named box holds with much else', async () => {
    const below = '<p class="category">Written and tested by <a href="/who/ada">Ada Lind</a> for all readers</p>';
    expect((await read({ below })).section).toBeNull();
  });
});

describe('tags', () => {
  test('stand in a field of the system under their label', async () => {
    const end =
      '<div class="field field--name-field-tags field--type-entity-reference"><div class="field__label">Tags</div><ul class="links"><li><a href="/taxonomy/term/4">Mills</a></li><li><a href="/taxonomy/term/9">Rivers</a></li></ul></div>';
    expect((await read({ end })).tags).toEqual(['Mills', 'Rivers']);
  });

  test('are not what the site calls trending above the story', async () => {
    const top =
      '<div class="trending-bar"><span>Trending</span><a href="/tag/ferry">Ferry</a><a href="/tag/flour">Flour prices</a></div>';
    expect((await read({ top })).tags).toEqual([]);
  });

  test('are not the topics of the day outside of what holds the headline', async () => {
    const top =
      '<div class="hot-topic"><b>Hot:</b> <a href="/tag/ferry">Ferry</a> <a href="/tag/flour">Flour</a></div>';
    expect((await read({ top })).tags).toEqual([]);
  });

  test('do not name who wrote the story', async () => {
    const head = '<meta name="keywords" content="mills, Ada Lind, rivers"><meta name="author" content="Ada Lind">';
    expect((await read({ head })).tags).toEqual(['mills', 'rivers']);
  });
});

describe('authors', () => {
  const d = '<meta property="article:published_time" content="2024-05-16T09:12:00+02:00">';
  test.each([
    [
      'given and family name in elements',
      '<div class="byline"><a rel="author" href="/e/ada"><span class="firstname">Ada </span><span class="lastname">Lind</span></a><span>Journalist</span></div>',
    ],
    ['a post of the paper before the name', '<div class="byline">Von LEDGER-Redakteurin Ada Lind</div>'],
    ['our reporter', '<div class="byline">Van onze verslaggever Ada Lind</div>'],
    [
      'a dot before another’s part',
      '<div class="byline">By <a href="/a">Ada Lind</a> · Illustrations by <a href="/b">Tom Berg</a> for the Ledger</div>',
    ],
  ])('%s', async (_, below) => {
    expect((await read({ head: d, below })).authors).toEqual(['Ada Lind']);
  });

  test.each([
    ['<meta name="author" content="[[author]]">', []],
    ['<meta name="author" content="{{ post.author.name }}">', []],
    ['<meta name="author" content="Lind, Ada">', ['Ada Lind']],
    [
      '<meta name="DC.creator" content="Lind, Ada"><meta name="DC.creator" content="Berg, Tom">',
      ['Ada Lind', 'Tom Berg'],
    ],
    [linkedData({ author: { '@type': 'Person', name: 'Ada Lind' } }), ['Ada Lind']],
    [
      `${linkedData({ headline, author: { '@type': 'Organization', name: 'The Ledger Staff' } })}<meta name="byl" content="By The Ledger Staff">`,
      ['The Ledger Staff'],
    ],
  ])('%s', async (head, authors) => {
    expect((await read({ head: `${d}${head}` })).authors).toEqual(authors);
  });

  test('of Korea stand with their paper in the first words, or several before one address', async () => {
    const opened = [`[뤼벤=홍길동 기자] ${korean[0]}`, korean[1]!];
    expect((await read({ head: d, lang: 'ko', text: opened })).authors).toEqual(['홍길동']);
    const signed = await read({ head: d, lang: 'ko', text: [...korean, '홍길동·김영희 기자 gildong@ledger.example'] });
    expect(signed.authors).toEqual(['홍길동', '김영희']);
    expect(signed.body).not.toContain('gildong@');
  });

  test('of two signs each are two in Chinese, and the source beside them is the origin', async () => {
    const below = '<div class="byline"><span>来源：新华社</span> <span class="author">作者：张伟 李娜</span></div>';
    const article = await read({ head: d, lang: 'zh', text: chinese, below });
    expect(article.authors).toEqual(['张伟', '李娜']);
    expect(article.origin?.agency).toBe('Xinhua');
  });

  test('in capitals are two, with the post of both behind them', async () => {
    const below = '<span class="byline">By ADA LIND and TOM BERG Staff Writers</span>';
    expect((await read({ head: d, below })).authors).toEqual(['ADA LIND', 'TOM BERG']);
  });

  test('a title behind a Korean name is no label of the photographer who follows', async () => {
    const below = '<div class="writer">글 홍길동 기자 / 사진 김철수 기자</div>';
    const { authors, contributors } = await read({ head: d, lang: 'ko', text: korean, below });
    expect(authors).toEqual(['홍길동']);
    expect(contributors).toContainEqual(expect.objectContaining({ name: '김철수', role: 'photographer' }));
  });

  test('a desk of Japan stands before the name with a blank', async () => {
    const below = '<div class="byline"><span class="writer">文化部 山田花子</span></div>';
    expect((await read({ head: d, lang: 'ja', below })).authors).toEqual(['山田花子']);
  });

  test('a desk in wide brackets is no part of the name', async () => {
    const below = '<div class="byline">山田花子（編集部）</div>';
    expect((await read({ head: d, lang: 'ja', below })).authors).toEqual(['山田花子']);
  });
});

describe('dates', () => {
  test.each([
    ['fr', 'Publié le 16 mai 2024 à 09h12, mis à jour le 17 mai 2024 à 11h40'],
    ['fr', 'Publié le 16/05/2024 à 09h12 - Mis à jour le 17/05/2024 à 11h40'],
    ['pt', 'Publicado em 16/05/2024 às 9h12 | Atualizado em 17/05/2024 às 11h40'],
  ])('of publication and change stand in one line: %s %s', async (lang, line) => {
    const { date, modified } = await read({ lang, below: `<p class="date">${line}</p>` });
    expect([date, modified]).toEqual(['2024-05-16T09:12', '2024-05-17T11:40']);
  });

  test('the printed day of publication gives the change no zone', async () => {
    const head =
      '<meta property="article:published_time" content="2024-05-16T07:12:44+00:00"><meta property="article:modified_time" content="2024-05-17T09:40:10+00:00">';
    const { date, modified } = await read({ head, below: '<p class="date">May 16, 2024</p>' });
    expect([date, modified]).toEqual(['2024-05-16T07:12:44+00:00', '2024-05-17T09:40:10+00:00']);
  });

  test('the day before tells no zone that hardly anybody writes in', async () => {
    const head = '<meta property="article:published_time" content="2024-05-17T09:40:10+00:00">';
    expect((await read({ head, below: '<p class="date">May 16, 2024</p>' })).date).not.toContain('-10:00');
  });

  test('of teasers with headings of their own in a box of other stories are not the story’s', async () => {
    const end = `<section><h3>Mehr zum Thema</h3>${[11, 12, 13].map((day) => `<div><h4><a href="/x/${day}">Mill ${day} is sold</a></h4><time datetime="2024-04-${day}T08:00:00+02:00">${day}.04.2024</time></div>`).join('')}</section>`;
    expect((await read({ lang: 'de', end })).date).toBeNull();
  });

  test.each([
    '<div class="event-info"><h3>Opening party</h3><p>Date: Saturday, June 8, 2024</p><p>Time: 7:30 PM</p></div>',
    '<aside class="termin-box"><h4>Termin</h4><p>Datum: 23.09.2023</p><p>Beginn: 19 Uhr</p></aside>',
  ])('a date in a box of an event is the event’s: %s', async (below) => {
    expect((await read({ below })).date).toBeNull();
  });

  test('Drupal’s dc:created is the date, and a node promoted to the front page is no promotion', async () => {
    const below =
      '<div class="node node-promoted"><span property="dc:date dc:created" content="2024-05-16T09:12:00+02:00">Submitted by Ada Lind on Thu, 05/16/2024 - 09:12</span></div>';
    expect((await read({ below })).date).toBe('2024-05-16T09:12:00+02:00');
  });
});

test('all that Parse.ly’s older tag holds as JSON is read', async () => {
  const told = {
    title: headline,
    pub_date: '2024-05-16T13:12:00Z',
    section: 'Town',
    author: 'Ada Lind',
    tags: ['mills'],
  };
  const article = await read({ head: `<meta name='parsely-page' content='${JSON.stringify(told)}'>` });
  expect(article).toMatchObject({
    date: '2024-05-16T13:12:00Z',
    section: 'Town',
    authors: ['Ada Lind'],
    tags: ['mills'],
  });
});

describe('headlines', () => {
  test.each([
    `<h1><span class="article__kicker">Monuments</span><span class="hidden">: </span><span>${headline}</span></h1>`,
    `<h1>${headline} <small>Nine thousand people paid for it</small></h1>`,
  ])('without what is hung on them: %s', async (h1) => {
    expect((await read({ h1 })).headline).toBe(headline);
  });

  test('without channel and site behind underscores', async () => {
    const title = '吕本的老磨坊修缮三年后重新开放_文化频道_海湾日报网';
    const { headline: found } = await read({ h1: '<div></div>', lang: 'zh', text: chinese, title });
    expect(found).toBe('吕本的老磨坊修缮三年后重新开放');
  });

  test('no alternative is the same one cut off, or with the site behind a wide colon', async () => {
    const long = 'The old mill of Lüben opens again after three years, but the neighbours worry about their gardens';
    const head = linkedData({ headline: 'The old mill of Lüben opens again after three years, but…' });
    expect((await read({ head, h1: `<h1>${long}</h1>`, title: long })).alternativeHeadlines).toEqual([]);
    const [wide, site] = ['水車小屋、三年ぶりに再開', '湾岸新聞デジタル'];
    const social = `<meta property="og:site_name" content="${site}"><meta property="og:title" content="${wide}：${site}">`;
    const article = await read({ head: social, h1: `<h1>${wide}</h1>`, lang: 'ja', title: `${wide}｜${site}` });
    expect(article).toMatchObject({ headline: wide, alternativeHeadlines: [] });
  });
});

test('an address that a template escaped twice is read once more', async () => {
  const head = '<meta property="og:image" content="https://img.bay-ledger.example/m.jpg?w=1200&amp;amp;h=630">';
  expect((await read({ head })).images[0]?.url).toBe('https://img.bay-ledger.example/m.jpg?w=1200&h=630');
});
