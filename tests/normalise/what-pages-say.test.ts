import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// Fields as content systems write them, on whole pages.

const english = `<p>The night ferry between the old harbour and the island will stop running in May, the transport board decided on Monday after a long debate about costs and safety.</p>
<p>Only eleven passengers used the last crossing on an average weekday, according to figures that the operator handed to the board, and the crew costs more than the fares bring in.</p>
<p>A petition with more than nine hundred signatures asks for a smaller boat on request. The board will look at the idea in the autumn, once the season is over and the books are closed.</p>`;
const ukrainian = `<p>Нічний пором між старим портом і островом перестане ходити у травні. Таке рішення в понеділок ухвалила транспортна рада після довгих суперечок про витрати та безпеку.</p>
<p>У звичайний будній день останнім рейсом користувалися лише одинадцять пасажирів, випливає з даних, які перевізник передав раді, а команда коштує більше, ніж приносять квитки.</p>`;
const russian = `<p>Ночной паром между старым портом и островом перестанет ходить в мае. Такое решение в понедельник принял транспортный совет после долгих споров о расходах и безопасности.</p>
<p>В обычный будний день последним рейсом пользовались всего одиннадцать пассажиров, следует из данных, которые перевозчик передал совету, а команда стоит больше, чем приносят билеты.</p>`;
const headline = 'Harbour ferry to stop running at night from May';

interface Parts {
  head?: string;
  above?: string;
  below?: string;
  body?: string;
  end?: string;
  lang?: string;
  title?: string;
  url?: string;
}

async function read({
  head = '',
  above = '',
  below = '',
  body = english,
  end = '',
  lang = 'en',
  title = headline,
  url = 'https://www.journal.example/news/ferry-1234',
}: Parts): Promise<Article> {
  const html = `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${headline}</title>${head}</head><body><article>${above}<h1>${title}</h1>${below}<div class="content">${body}</div>${end}</article></body></html>`;
  const [article] = await readArticles(html, { url });
  return article!;
}

describe('the sort of text', () => {
  test.each<[string, Parts, string | null]>([
    ['a kicker', { above: '<p class="rubrique">Analyse</p>' }, 'analysis'],
    ['a by-line', { below: '<p class="byline">Ein Kommentar von Ada Lind</p>' }, 'opinion'],
    ['a by-line in English', { below: '<p class="byline">Analysis by Ada Lind</p>' }, 'analysis'],
    ['not a button below', { below: '<div class="tools"><span>Comment</span></div>' }, null],
    ['not a kicker that names a place', { above: '<p class="kicker">Marrowick</p>' }, null],
  ])('is told by %s', async (_name, parts, genre) => {
    expect((await read(parts)).genre).toBe(genre);
  });
});

describe('a declared description that is of the site', () => {
  const slogan = 'Get the latest headlines, sports results and weather from Marrowick Ledger.';
  const head = `<meta name="description" content="${slogan}"><meta property="og:description" content="${slogan}">`;
  test('gives way to the standfirst', async () => {
    const shown = 'Islanders protest as the last boat home is ended.';
    expect((await read({ head, below: `<p class="standfirst">${shown}</p>` })).summary).toBe(shown);
  });
  test('is no summary where nothing else is shown', async () => {
    expect((await read({ head })).summary).toBeNull();
  });
  test.each([
    ['in other words of the story', 'Passengers and operator disagree over crossings; petitioners gather.'],
    ['in another script than the story', 'Нічний пором між старим портом і островом перестане ходити'],
  ])('one %s stays', async (_name, value) => {
    expect((await read({ head: `<meta name="description" content="${value}">` })).summary).toBe(value);
  });
});

test('the headline cut into its words is no list of topics', async () => {
  const keywords = (list: string): Parts => ({ head: `<meta name="keywords" content="${list}">` });
  expect((await read(keywords('harbour, ferry, to, stop, running, at, night'))).tags).toEqual([]);
  expect((await read(keywords('harbour, ferry, islands, transport'))).tags).toHaveLength(4);
});

test.each([
  ['ru-RU', ukrainian, 'uk'],
  ['uk', russian, 'ru'],
  ['ru', `${russian}<p>«Ми не можемо й надалі»</p>`, 'ru'],
])('a theme’s %s gives way to the letters of the text', async (lang, body, expected) => {
  expect((await read({ lang, body })).language).toBe(expected);
});

describe('a date', () => {
  test.each(['1970-01-01T00:00:00Z', '1969-12-31T19:00:00-05:00'])('a stamp of nothing is none: %s', async (stamp) => {
    const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline, datePublished: stamp })}</script>`;
    expect((await read({ head })).date).toBeNull();
    const below = '<time datetime="2023-10-03T19:45:00Z">3 October</time>';
    expect((await read({ head, below })).date).toMatch(/^2023-10-03T19:45:00/);
  });

  test('a post’s own footer tells the time of the day above it', async () => {
    const end =
      '<div class="post-footer"><abbr class="published" title="2019-05-06T08:41:00-07:00">8:41 AM</abbr></div>';
    const { date } = await read({ below: '<div class="date-header">Monday, May 6, 2019</div>', end });
    expect(date).toBe('2019-05-06T08:41:00-07:00');
  });

  test('what counts from the visit tells its day to whoever points at it', async () => {
    const stamp = (title: string): Parts => ({
      below: `<p class="meta"><span title="${title}">8 months ago</span></p>`,
    });
    expect((await read(stamp('Oct 3, 2023 7:45 PM'))).date).toBe('2023-10-03T19:45');
    expect((await read(stamp('8 months'))).date).toBeNull();
  });

  test('of a comment is not the story’s, however near it stands', async () => {
    const end =
      '<section><div class="comment"><span class="author">bigfish</span><time datetime="2020-02-01">1 February 2020</time><p>Shame on them</p></div></section>';
    expect((await read({ below: '<div class="meta">By Ada Lind</div>', end })).date).toBeNull();
  });

  test.each([
    'https://news.example/2023-10/03/c_1129.htm',
    'https://news.example/n1/2023/1003/c1001-3115.html',
    'https://news.example/gn/2023/10-03/9012.shtml',
  ])('stands in %s', async (url) => {
    expect((await read({ url })).date).toBe('2023-10-03');
  });

  test('signs of Arabic vowels hide no word', async () => {
    const below = '<div>آخر تحديث: 4 أكتوبر 2023 - 08:10</div><div>نُشر: 3 أكتوبر 2023 - 19:45</div>';
    expect(await read({ lang: 'ar', below })).toMatchObject({ date: '2023-10-03T19:45', modified: '2023-10-04T08:10' });
  });

  test.each([
    ['Publié le <time>03/10/2023 à 19:45</time>, mis à jour le <time>04/10/2023 à 08:10</time>', 'fr'],
    ['Publish Date: Tue, 03 Oct 2023 07:45 PM<br>Updated Date: Wed, 04 Oct 2023 08:10 AM', 'en-GB'],
    ['<span>입력 2023.10.03. 19:45</span><span>업데이트 2023.10.04. 08:10</span>', 'ko'],
  ])('of a change is told by its words: %s', async (stamps, lang) => {
    expect(await read({ lang, below: `<div>${stamps}</div>` })).toMatchObject({
      date: '2023-10-03T19:45',
      modified: '2023-10-04T08:10',
    });
  });

  test('October has two spellings in Hindi', async () => {
    const { date } = await read({ lang: 'hi', below: '<p class="date">3 अक्तूबर 2023</p>' });
    expect(date).toBe('2023-10-03');
  });
});

test('a line named as the picture’s text is its caption', async () => {
  const below =
    '<div class="img"><img src="/i/f.jpg" width="640" height="427"><div class="img_txt">The ferry.</div></div>';
  expect((await read({ below })).images).toMatchObject([{ caption: 'The ferry.' }]);
});

test('a date within the h1 is no part of the headline', async () => {
  const article = await read({ title: `${headline} <small>12 March 2021</small>` });
  expect(article.headline).toBe(headline);
});

describe('links in a row below the story', () => {
  const row = (...links: [string, string][]): string =>
    `<ol>${links.map(([href, text]) => `<li><a href="${href}">${text}</a></li>`).join('')}</ol>`;
  test.each([
    ['lead to sections', row(['/politics', 'Politics'], ['/sport', 'Sport'], ['/culture', 'Culture'])],
    ['lead to stories', row(['/a/101', '상인들 반발'], ['/a/102', '새 다리 착공식'], ['/a/103', '버스 요금 인상'])],
    ['lead to files', row(['/a/x.html', '市场商户反对'], ['/a/y.html', '新桥开工'], ['/a/z.html', '公交涨价'])],
  ])('that %s are no topics', async (_name, end) => {
    expect((await read({ end })).tags).toEqual([]);
  });
  test('may be topics otherwise', async () => {
    expect((await read({ end: row(['/about/ferries', 'Ferries'], ['/about/islands', 'Islands']) })).tags).toEqual([
      'Ferries',
      'Islands',
    ]);
  });
});

test('a link named for a category in the page’s language is the section', async () => {
  expect((await read({ above: '<a class="categoria" href="/cidades/">Cidades</a>' })).section).toBe('Cidades');
});

test.each(['bajada', 'catenaccio', 'chapeau', 'manchet', 'perex'])('a standfirst is called %s', async (name) => {
  const lead = 'Islanders protest as the board votes to end the last boat home in May.';
  expect((await read({ below: `<h2 class="${name}">${lead}</h2>` })).summary).toBe(lead);
});
