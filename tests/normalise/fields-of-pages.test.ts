import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// Whole pages: what stands around a story decides its genre, its tags and who may read it.

const german = [
  'Der Stadtrat von Lüben hat am Montag beschlossen, den alten Lokschuppen, der seit zwölf Jahren leer steht, an eine Genossenschaft von Bootsbauern zu verkaufen.',
  'Die Abgeordneten stimmten mit elf zu zwei Stimmen zu, nachdem sie gehört hatten, dass allein das Dach mehr kosten würde, als das Gebäude wert ist.',
  'Die Käufer haben zugesagt, den Uhrturm zu erhalten, den Hof am Wochenende für Besucher zu öffnen und einen neuen Weg am Fluss zu bezahlen.',
];
const japanese = [
  'ルーベン市議会は月曜日、十二年間空き家になっている古い機関庫を、造船職人の協同組合に売却することを決めた。',
  '屋根の修理だけで建物の価値を上回る費用がかかると知らされ、議員は賛成十一、反対二で可決した。',
];

interface Parts {
  head?: string;
  top?: string;
  above?: string;
  below?: string;
  text?: readonly string[];
  end?: string;
  beside?: string;
  foot?: string;
  headline?: string;
}

async function read({
  head = '',
  top = '',
  above = '',
  below = '',
  text = german,
  end = '',
  ...rest
}: Parts): Promise<Article> {
  const { beside = '', foot = '<p>© Lübener Bote</p>', headline = 'Alter Lokschuppen geht an Bootsbauer' } = rest;
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${headline} | Lübener Bote</title><meta property="og:site_name" content="Lübener Bote">${head}</head>
    <body><header><a href="/">Lübener Bote</a>${top}<nav><a href="/a">Stadt</a> <a href="/b">Land</a></nav></header><main><article>${above}<h1>${headline}</h1>${below}${text.map((one) => `<p>${one}</p>`).join('')}${end}</article></main><aside>${beside}</aside><footer>${foot}</footer></body></html>`;
  const url = 'https://www.luebener-bote.example/2024/lokschuppen-geht-an-bootsbauer';
  const [article] = await readArticles(html, { url, now: () => Date.parse('2026-05-04T12:00:00Z') });
  return article!;
}

describe('genre', () => {
  test.each([
    ['Anzeige', 'above'],
    ['Bezahlter Inhalt', 'above'],
    ['Paid Post', 'below'],
    ['Sponsored by Aalvik Boats', 'below'],
    ['Contenu sponsorisé', 'above'],
    ['На правах рекламы', 'above'],
    ['広告特集', 'below'],
    ['推广', 'below'],
  ] as const)('%s %s the headline', async (label, place) => {
    expect((await read({ [place]: `<div class="label">${label}</div>` })).genre).toBe('advertiser content');
  });

  test.each([
    ['below the headline', { below: '<div>Anzeige</div>' }],
    ['of a slot above it', { above: '<div class="ad-slot"><span>Anzeige</span></div>' }],
    ['of a slot with a number', { above: '<div class="Ad-900"><div>Werbung</div></div>' }],
    ['in the page’s head', { top: '<div>Anzeige</div>' }],
    ['in the side column', { beside: '<p>Anzeige</p>' }],
    ['in the text', { text: [german[0]!, 'Anzeige', german[1]!, german[2]!] }],
  ])('a label %s says nothing of the story', async (_name, parts) => {
    expect((await read(parts)).genre).toBeNull();
  });
});

describe('tags', () => {
  const links = (...texts: string[]): string => texts.map((text, at) => `<a href="/thema/${at}">${text}</a>`).join(' ');
  test.each([
    ['in the footer', { foot: `<div class="tags">${links('Sport', 'Kultur', 'Wetter')}</div>` }],
    ['of the whole site', { beside: `<h3>Beliebt</h3>${links('Sport', 'Kultur', 'Wetter')}` }],
    ['that are months', { end: `<div class="tags">${links('Octubre 2023', 'Septiembre de 2023')}</div>` }],
    ['that are days', { end: `<div class="tags">${links('June 29, 2020', 'June 29, 2020November 12, 2021')}</div>` }],
    ['that lead to pages', { end: `<div class="tags">${links('1', '2', '3', 'Weiter')}</div>` }],
    ['that share', { end: `<ul class="tags">${links('Condividi', 'Stampa', 'WhatsApp')}</ul>` }],
    ['that are buttons in Turkish', { end: `<div class="tags">${links('Paylaş', 'Yazdır', 'Yorum yap')}</div>` }],
    [
      'that are the headline cut up, without accents',
      {
        head: '<title>Lüben gibt Schuppen für Bötchen frei</title><meta name="keywords" content="luben, gibt, schuppen, fur, botchen, frei">',
        headline: 'Lüben gibt Schuppen für Bötchen frei',
      },
    ],
    ['that are its address', { head: '<meta name="keywords" content="lokschuppen-geht-an-bootsbauer">' }],
  ])('links %s are none', async (_name, parts) => {
    expect((await read(parts)).tags).toEqual([]);
  });

  test('the headline is none of its tags, a word of the site’s name may be', async () => {
    const head = '<meta name="keywords" content="Lüben, Boote, Alter Lokschuppen geht an Bootsbauer">';
    expect((await read({ head })).tags).toEqual(['Lüben', 'Boote']);
  });
});

describe('a wall within the story', () => {
  test.each([
    [german, 'Jetzt abonnieren und weiterlesen'],
    [german, 'Sie möchten weiterlesen? Mit einem Digitalabo lesen Sie alle Artikel.'],
    [japanese, 'この続きをみるには この続き: 830文字'],
    [japanese, '登录后继续阅读'],
  ])('%#', async (text, wall) => {
    const { access, bodyComplete, body } = await read({ text: text.slice(0, 2), end: `<div><p>${wall}</p></div>` });
    expect({ access, bodyComplete, body }).toEqual({
      access: 'paywalled',
      bodyComplete: false,
      body: text.slice(0, 2).join('\n\n'),
    });
  });

  test('what another story’s teaser says is no wall', async () => {
    const end = `<p><a href="/x">Jetzt weiterlesen: Hafen streikt weiter</a></p>`;
    expect((await read({ end })).access).toBe('unknown');
  });
});

describe('a date', () => {
  const related = (date: string): string =>
    `<section><h3>Mehr zum Thema</h3><article><a href="/x">Leuchtturm gestrichen</a> ${date}</article></section>`;
  const time = '<time datetime="2023-09-02">2. September 2023</time>';
  test.each([
    ['of a box of events', { beside: `<section><h3>Agenda</h3><div>${time} Hafenkonzert</div></section>` }],
    ['of a printed list of events', { beside: '<h3>Termine</h3><dl><dt>12.12.2023</dt><dd>Lesung</dd></dl>' }],
    ['of another story', { end: related(time) }],
    ['printed for another story', { end: related('<span>2. September 2023</span>') }],
    ['of the day’s paper', { beside: '<a href="/e">E-Paper vom 28.11.2023</a>' }],
    ['of a life', { text: ['Mara Tillfurt (14. Mai 1931 – 3. Juni 2011) baute Boote.', ...german] }],
    ['in a short sentence', { text: ['Am 14. Mai 1931 wurde der Lokschuppen eröffnet.', ...german] }],
    ['in an Arabic sentence', { text: ['افتتح المستودع في 14 مايو 1931 وأغلق في 3 يونيو 2011.', ...german] }],
    [
      'in a table',
      {
        end: '<table><tr><th>Eröffnet</th><td>14. Mai 1931</td></tr></table>',
        text: [...german, ...german, ...german],
      },
    ],
    ['in a sentence without small letters', { text: ['डिपो 14 मई 1931 को खुला था और अब बंद है।', ...german] }],
  ])('%s is not the story’s', async (_name, parts) => {
    expect((await read(parts)).date).toBeNull();
  });

  test.each([
    [
      'of a meeting in a box',
      `<div class="event-box"><h4>Public meeting</h4><p>When: 14 May 2023, 7 pm</p><p>Where: Town hall</p></div>`,
    ],
    [
      'of cards in articles of their own',
      `</article><section class="ultimas">${[1, 2, 3].map((i) => `<article class="card"><a href="/u${i}">Chuva fecha estrada</a><time datetime="2024-0${i}-11T10:00">1${i} de março de 2024</time></article>`).join('')}</section><article>`,
    ],
  ])('a date %s is not the story’s', async (_name, end) => {
    expect((await read({ text: [...german, ...german, ...german], end })).date).toBeNull();
  });

  test.each([
    [
      'of cards beside a story without an article of its own',
      `</article><aside>${['12', '19'].map((day) => `<article><time>${day}. Juni 2023</time><a href="/t">Versammlung</a></article>`).join('')}</aside>`,
    ],
    [
      'of a box whose name says that it is an agenda',
      '<div class="agenda"><time datetime="2023-06-12">12. Juni 2023</time> <a href="/t">Versammlung</a></div>',
    ],
  ])('a date %s is not the story’s, above it either', async (_name, above) => {
    expect((await read({ above })).date).toBeNull();
  });

  test.each([
    ['Aktualizacja: 09.11.2023 10:00 Publikacja: 07.11.2023 08:15', '2023-11-07T08:15'],
    [
      '<a href="/@ada">Ada Lind</a> · <span>5 min</span> · <a href="#c">12 comments</a> · <span>Mar 5, 2024</span>',
      '2024-03-05',
    ],
    ['07.11.2023 10:16 Uhr - 1. Bundesliga', '2023-11-07T10:16'],
  ])('%s is found', async (line, date) => {
    expect((await read({ below: `<p>${line}</p>` })).date).toBe(date);
  });

  test('another story’s and the masthead’s dispute nothing that is declared', async () => {
    const head = '<meta property="article:published_time" content="2023-11-07T08:15:00Z">';
    const { date, dateBasis } = await read({ head, top: '<p class="date">28.11.2023</p>', end: related(time) });
    expect({ date, disputed: dateBasis.disputed }).toEqual({ date: '2023-11-07T08:15:00Z', disputed: false });
  });

  test('behind a by-line of several parts is the story’s', async () => {
    const below =
      '<p>By Tilda Marsh<br>Lübener Bote Staff Writer of the Harbour Desk<br>Tuesday, March 5, 1996; Page A01</p>';
    expect((await read({ below })).date).toBe('1996-03-05');
  });

  test.each([
    ['17/11/2023 الساعة 05:40 صباحا', '2023-11-17T05:40'],
    ['wtorek, 7 listopada 2023, o 17:40', '2023-11-07T17:40'],
    ['الثلاثاء 07 نوفمبر 2023 الساعة 11:05', '2023-11-07T11:05'],
  ])('%s has its clock', async (line, date) => {
    expect((await read({ below: `<div class="date">${line}</div>` })).date).toBe(date);
  });
});

describe('the site’s name where no meta tag tells it', () => {
  const page = (title: string, head: string, story: string, foot = ''): string =>
    `<html lang="de"><head><title>${title}</title></head><body>${head}${story}${german.map((one) => `<p>${one}</p>`).join('')}${foot}</body></html>`;
  const own = 'Alter Lokschuppen geht an Bootsbauer';
  const url = 'https://www.lb-medien.example/2024/lokschuppen';
  test.each([
    [
      'is the link home in an h1',
      page(`Lübener Bote – ${own}`, '<h1><a href="/">Lübener Bote</a></h1>', `<h2>${own}</h2>`),
    ],
    ['is the logo’s', page(`${own} - Lübener Bote`, '<img src="/logo.gif" alt="Lübener Bote">', `<h2>${own}</h2>`)],
    ['is the owner’s', page(`Lübener Bote - ${own}`, '', `<b>${own}</b>`, '<p>© Lübener Bote, 1999</p>')],
  ])('%s', async (_name, html) => {
    const [article] = await readArticles(html, { url });
    expect({ headline: article!.headline, publisher: article!.publisher?.name }).toEqual({
      headline: own,
      publisher: 'Lübener Bote',
    });
  });

  test('is not any word behind a dash', async () => {
    const [article] = await readArticles(page(`${own} - Wirtschaft`, '<a href="/">Start</a>', `<h1>${own}</h1>`), {
      url,
    });
    expect(article!.publisher).toBeNull();
  });
});

test.each(['Von Ada Lind mit dpa', 'Von Ada Lind und Kai Berg, mit dpa', 'Ada Lind - dpa'])(
  'a wire beside the author in the by-line is the origin: %s',
  async (line) => {
    const { origin, authors } = await read({ below: `<p class="byline">${line}</p>` });
    expect({ agency: origin?.agency, ada: authors.includes('Ada Lind') }).toEqual({ agency: 'dpa', ada: true });
  },
);

test('a credit below a picture does not say what the site is called', async () => {
  const html = `<html lang="de"><head><title>Heide-Park: Eröffnung steht fest - Bote</title></head><body><h1>Heide-Park: Eröffnung steht fest</h1><figure><img src="/a.jpg" width="900" height="600"><figcaption>Achterbahn © Heide-Park</figcaption></figure>${german.map((one) => `<p>${one}</p>`).join('')}</body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.bote.example/2024/eroeffnung' });
  expect(article!.headline).toBe('Heide-Park: Eröffnung steht fest');
});

test('a title in bold ends at the break behind it, on pages that are laid out by tables', async () => {
  const title = 'Alter Lokschuppen geht an Bootsbauer';
  const html = `<html lang="de"><head><title>${title} - Bote</title></head><body><table><tr><td><a href="/">Start</a><br><a href="/stadt">Stadt</a></td><td><font size=5><b>${title}</b></font><br><font size=2>Von Ada Lind<br>10. April 2005</font><br><br>${german.join('<br><br>')}</td></tr></table></body></html>`;
  const [article] = await readArticles(html, { url: 'https://bote.example/a.html' });
  expect(article).toMatchObject({
    headline: title,
    authors: ['Ada Lind'],
    date: '2005-04-10',
    body: german.join('\n\n'),
  });
});

test.each([
  '<div class="poll"><h4>Umfrage</h4><p>Abstimmen bis 5. Mai 2025</p></div>',
  '<div class="jobs"><p>Matrose – veröffentlicht am 1. April 2025</p><p>Köchin – veröffentlicht am 3. April 2025</p></div>',
  '<div class="letter">Letzte Ausgabe: 27.11.2025</div>',
])('a date in a box behind the article is none of the story: %s', async (beside) => {
  expect((await read({ beside, foot: '' })).date).toBeNull();
  const dated = await read({ beside, below: '<p>10. April 2025, 08:15 Uhr</p>' });
  expect(dated.date).toMatch(/^2025-04-10/);
});

test('a story’s own line may stand behind its article', async () => {
  const html = `<html lang="de"><head><title>Lokschuppen verkauft</title></head><body><main><article><h1>Lokschuppen verkauft</h1>${german.map((one) => `<p>${one}</p>`).join('')}</article><p>Veröffentlicht am 10. April 2025</p></main></body></html>`;
  const [article] = await readArticles(html, { url: 'https://bote.example/lokschuppen' });
  expect(article!.date).toBe('2025-04-10');
});

describe('a page whose title is the site’s name', () => {
  const page = (top: string, heading: string): string =>
    `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Lübener Bote</title></head><body>${top}<nav><a href="/a">Stadt</a></nav><div>${heading}<p>Von Jens Habicht, 14. März 2024</p>${german.map((one) => `<p>${one}</p>`).join('')}</div><footer>© 2010–2026 Lübener Bote</footer></body></html>`;
  const headlineOf = async (html: string): Promise<string | null | undefined> =>
    (await readArticles(html, { url: 'https://www.lueben-bote.example/n/1' }))[0]?.headline;

  test.each([
    ['h1', '<h1>Alter Lokschuppen geht an Bootsbauer</h1>'],
    ['h2', '<h2>Alter Lokschuppen geht an Bootsbauer</h2>'],
    ['picture', '<h1><img src="/t.png" alt="Alter Lokschuppen geht an Bootsbauer"></h1>'],
  ])('has the headline of its own %s below a masthead', async (_name, heading) => {
    expect(await headlineOf(page('<h1><a href="/">Lübener Bote</a></h1>', heading))).toBe(
      'Alter Lokschuppen geht an Bootsbauer',
    );
  });

  test('below a masthead and a headline of second rank today’s date and other boxes are told as elsewhere', async () => {
    const html = `<html lang="de"><head><title>Lübener Bote</title></head><body><h1><a href="/index.php">Lübener Bote</a></h1><div class="heute">14. März 2024, Donnerstag</div><main><article><h2>Alter Lokschuppen geht an Bootsbauer</h2>${german.map((one) => `<p>${one}</p>`).join('')}</article><section><h3>Zum Hören</h3><p>Gespräch über Honig</p><p class="autor">Von Otto Nagel</p></section></main></body></html>`;
    const [article] = await readArticles(html, { url: 'https://www.lueben-bote.example/n/1' });
    expect({ headline: article?.headline, date: article?.date, authors: article?.authors }).toEqual({
      headline: 'Alter Lokschuppen geht an Bootsbauer',
      date: null,
      authors: [],
    });
  });

  test('has none where nothing else is said', async () => {
    expect(await headlineOf(page('<div>Lübener Bote</div>', '<div><b>Alter Lokschuppen</b></div>'))).toBeNull();
  });
});

test.each([
  ['2024 m. kovo 14 d., ketvirtadienis', 'lt'],
  ['Donnerstag, 14. März 2024', 'de'],
  ['четверг, 14 марта 2024', 'ru'],
])('a clock above the story is not its day: %s', async (shown, language) => {
  const html = (name: string): string =>
    `<html lang="${language}"><head><title>Alter Lokschuppen geht an Bootsbauer</title></head><body><header><a href="/">Bote</a></header><div class="${name}"><time datetime="2024-03-14">${shown}</time></div><div class="content"><h1>Alter Lokschuppen geht an Bootsbauer</h1>${german.map((one) => `<p>${one}</p>`).join('')}</div></body></html>`;
  const dateOf = async (name: string): Promise<string | null | undefined> =>
    (await readArticles(html(name), { url: 'https://www.bote.example/n/1' }))[0]?.date;
  expect(await dateOf('now')).toBeNull();
  expect(await dateOf('published')).toBe('2024-03-14');
});

test('marks of direction are no part of a headline', async () => {
  const html = `<html lang="ur"><head><title>پرانا ریلوے اسٹیشن</title></head><body><h1>\u200fپرانا ریلوے اسٹیشن لائبریری بنے گا\u200f</h1>${german.map((one) => `<p>${one}</p>`).join('')}</body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.bote.example/n/1' });
  expect(article?.headline).toBe('پرانا ریلوے اسٹیشن لائبریری بنے گا');
});
