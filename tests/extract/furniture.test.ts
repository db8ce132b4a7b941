import { describe, expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';
import { furnitureKind } from '../../src/shared/furniture-words.js';

const story = [
  'The town council voted on Tuesday night to close the old swing bridge to lorries for at least two years, after cracks were found.',
  'Traders at the market said that they had been given nine days to prepare, and that the hotels would not pay for the detour.',
  'The bridge was built in 1931 and last overhauled in 1978, and there is no record of its bearings having been greased since.',
  'The provincial government has promised an answer on the money before the summer; until then the council will pay for a ferry.',
];
const p = (text: string): string => `<p>${text}</p>`;

function bodyOf(inside: string, below = ''): string[] {
  const html = `<html><head><title>Bridge closed to lorries - Courier</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Bridge closed to lorries</h1>${inside}</article>${below}</main><footer><a href="/terms">Terms</a></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://courier.example/bridge' }), { rule: null });
  return blocks.map(({ text }) => text);
}

describe('a line is furniture', () => {
  test.each([
    'Advertisement',
    '-- ADVERTISEMENT --',
    'Anzeige',
    'Publicité',
    'Реклама',
    'إعلان',
    '広告',
    'Advertisement - Scroll to continue',
    'Story continues below advertisement',
    'La suite après la publicité',
    'Continua após a publicidade',
    'Juttu jatkuu mainoksen jälkeen',
    'Продолжение после рекламы',
    'Tekst gaat verder onder de foto',
    'PUB',
    'Contenus sponsorisés',
    'Gesponsert',
    '［PR］',
    '記事の続きは広告の下にあります',
  ])('as the label of an advert: %s', (text) => expect(furnitureKind(text)).toBe('advert'));

  test.each([
    'Share this article',
    'Print this page | Close window',
    'Follow us on X',
    'Teilen Sie diesen Artikel auf Facebook',
    'Compartir en WhatsApp',
    'Back to the top',
    'Aumenta el tamaño del texto',
    'Find this article at: https://courier.example/bridge',
    '分享到朋友圈',
    'Lesezeit: 2 Min.',
    'Tempo di lettura: 3 minuti',
    '5 min read',
    'Artikel anhören',
  ])('as a button or link: %s', (text) => expect(furnitureKind(text)).toBe('call'));

  test.each(['© 1996 The Courier Company', 'Copyright 2004 Courier. All rights reserved.', '版权所有 马易网'])(
    'as a note of rights: %s',
    (text) => expect(furnitureKind(text)).toBe('rights'),
  );

  test.each([
    'We use cookies on this website to improve your experience. You can change your settings at any time.',
    'Diese Website verwendet Cookies, um Ihnen das bestmögliche Erlebnis zu bieten.',
    'Мы используем файлы cookie, чтобы сделать сайт удобнее.',
    '当サイトではクッキーを使用しています。サイトの利用を続けると、同意したものとみなされます。',
    'We and our 842 partners store and/or access information on a device, such as cookies, for personalised ads.',
    'Noi e i nostri fornitori archiviamo informazioni, ad esempio i cookie, per annunci personalizzati.',
  ])('as a site’s word on its cookies: %s', (text) => expect(furnitureKind(text)).toBe('cookies'));

  test.each([
    'For the crust we use cookies, broken into crumbs, and a little butter.',
    'The regulator said that sites must ask before they set cookies.',
    '“We use cookies to improve our site, and nothing else,” said the editor.',
    'Share prices fall in Tokyo',
    'Publishers of the coast met on Monday.',
    'Lectura de poemas en el puerto',
    'The reading took 5 minutes',
    '広告の売り上げは三年続けて減った。',
    'Next',
    'Werbung für Tabak wird verboten',
    'Copyright law changes in June',
    'Follow the money',
    'Back.',
    'Find',
    'On',
    'The advertisement that made the town famous continued to run until 1978.',
    'Print is not dead, and the Courier sells more copies than it did.',
  ])('and these are none: %s', (text) => expect(furnitureKind(text)).toBe(null));
});

test('labels, buttons and notes of rights among the paragraphs are not the story’s', () => {
  const lines = ['Anzeige', 'Story continues below advertisement', 'Share this article', '© 2004 Courier'];
  expect(bodyOf(story.map((text, i) => p(text) + p(lines[i]!)).join(''))).toEqual(story);
});

test('a heading whose links were left out goes with them, in any language', () => {
  const links = '<p><a href="/1">Ferry strike is called off</a></p><p><a href="/2">Why the lighthouse is green</a></p>';
  for (const lead of ['<p><strong>Leia mais:</strong></p>', '<p><b>Lisää aiheesta:</b></p>', '<h3>Weitere Texte</h3>'])
    expect(bodyOf(story.map(p).join('') + lead + links)).toEqual(story);
  expect(bodyOf(`${p(story[0]!)}<p>What we know:</p>${p(story[1]!)}${p(story[2]!)}`)).toContain('What we know:');
});

test('a box about the author is not the story’s, before it or behind it', () => {
  const bio = `<div class="author-box"><img src="/a.jpg"><p>Ada Moor came to the Courier in 2019 and writes about the harbour, the council and whatever else floats.</p></div>`;
  expect(bodyOf(bio + story.map(p).join(''))).toEqual(story);
  expect(bodyOf(story.map(p).join('') + bio)).toEqual(story);
  expect(bodyOf(`<div class="post author-ada">${story.map(p).join('')}</div>`)).toEqual(story);
  // The larger part of the story may stand in such a box, and the rest of it beside.
  const [first, ...rest] = [story.slice(0, 2).join(' '), ...story.slice(2), story[0]!.replace('town', 'county')];
  expect(bodyOf(`${p(first!)}<div class="author-ada">${rest.map(p).join('')}</div>`)).toEqual([first, ...rest]);
});

test('a hint in a box between paragraphs stays', () => {
  const hint = 'The weight limit is 3.5 tonnes, boat trailers included.';
  const box = `<div class="card callout"><div class="callout-text">${hint}</div></div>`;
  expect(bodyOf(p(story[0]!) + box + story.slice(1).map(p).join(''))).toContain(hint);
});

test('what a platform states below the story is not the story’s', () => {
  const box = `<div class="post-body">${story.map(p).join('')}</div>`;
  const statement =
    '<div class="st-1"><p>Disclaimer: All texts here were posted by members, and the platform does not share their views.</p></div>';
  expect(bodyOf(box + statement)).toEqual(story);
});

test('the day and the tools above the first paragraph are not the story’s', () => {
  const head = '<p class="x1">Actualizado domingo 28/10/2012 03:21 horas</p><ul><li>Text size</li><li>Print</li></ul>';
  expect(bodyOf(head + story.map(p).join(''))).toEqual(story);
});

test('a page for printing has no by-line, address or rights in its text', () => {
  const html = `<html><head><title>Print: Bridge closed to lorries</title></head><body><p><a href="javascript:print()">Print this page</a></p>
<p><b>The Harbour Courier</b></p><hr><h2>Bridge closed to lorries</h2><p>By Ada Moor<br>5 March 2004</p>${story.map(p).join('')}
<hr><p>Find this article at:<br>http://courier.example/2004/bridge.html</p><p>© Copyright 2004 Harbour Courier</p></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'http://courier.example/print/bridge.html' }), { rule: null });
  expect(blocks.map(({ text }) => text)).toEqual(story);
});

test('a box to order a newsletter is not the story’s; one without a form may be', () => {
  const box = (inside: string): string =>
    `<div class="newsletter-signup"><h3>Get the Courier in your inbox</h3><p>Every weekday morning we send the five stories that matter to the valley.</p>${inside}</div>`;
  const among = (html: string): string[] => bodyOf(p(story[0]!) + p(story[1]!) + html + p(story[2]!) + p(story[3]!));
  expect(among(box('<form><input type="email"><button>Sign up</button></form>'))).toEqual(story);
  expect(bodyOf(`<div class="subscribe-page">${story.map(p).join('')}<form><input></form></div>`)).toEqual(story);
});

test('a box that asks for an e-mail address or for a gift is not the story’s', () => {
  const mail = `<div class="encart"><p>Each Friday the letter of the valley brings you the best of our reports, free of charge.</p><form><label>Address <input type="email"></label></form><p>You may leave at any time.</p></div>`;
  const gift = `<div class="support-us-cta"><h3>Before you go</h3><p>If you value what we do for the valley, please think of giving us something each month.</p><a href="/give">Give now</a></div>`;
  expect(bodyOf(p(story[0]!) + p(story[1]!) + mail + p(story[2]!) + p(story[3]!))).toEqual(story);
  expect(bodyOf(story.map(p).join('') + gift)).toEqual(story);
  const whole = `<div class="support-article">${story.map(p).join('')}<a href="/give">Give</a></div>`;
  expect(bodyOf(whole)).toEqual(story);
});

test('a line that is a link to a channel is not the story’s', () => {
  const line = (href: string): string =>
    `<p><a href="${href}"><strong>Siga o nosso canal e receba as notícias em primeira mão</strong></a></p>`;
  const among = (href: string): string[] =>
    bodyOf(p(story[0]!) + p(story[1]!) + line(href) + p(story[2]!) + p(story[3]!));
  expect(among('https://chat.whatsapp.com/x1')).toEqual(story);
  expect(among('https://t.me/courier')).toEqual(story);
});

test.each(['Join our Telegram channel', 'Читайте нас в Telegram', '关注我们的微信公众号'])(
  'a line that sends to a channel is not the story’s, also without a link: %s',
  (line) => {
    expect(bodyOf(p(story[0]!) + p(story[1]!) + p(line) + p(story[2]!) + p(story[3]!))).toEqual(story);
  },
);

test.each([
  '（责任编辑：林涛）',
  '(Reporting by Niamh Corr in Port Sennet; Editing by Clive Marchbank)',
  'Redaktion: Ada Moor',
])('who wrote and edited is not the story’s last paragraph: %s', (text) => {
  expect(bodyOf(story.map(p).join('') + p(text))).toEqual(story);
  // Among the sentences it may be what somebody says.
  expect(bodyOf(p(text) + p('Ada: It rained.') + story.map(p).join(''))).toContain(story[3]);
});

test('the terms of a list stay with what is said of them', () => {
  const list =
    '<dl><dt>Length</dt><dd>The bridge is two hundred metres long.</dd><dt>Fare</dt><dd>It costs nothing to cross it on foot.</dd></dl>';
  const body = bodyOf(p(story[0]!) + p(story[1]!) + list + p(story[2]!) + p(story[3]!)).join('\n');
  expect(body).toMatch(/Length\n.*two hundred.*\n.*Fare\n/);
});

test.each([
  'Te puede interesar',
  'Leer más',
  'Czytaj też',
  'あわせて読みたい',
  'Διαβάστε επίσης',
  'İlginizi çekebilir',
])('a pointer that lost its links is not the story’s: %s', (text) => {
  expect(bodyOf(`${p(story[0]!)}${p(text)}${story.slice(1).map(p).join('')}`)).toEqual(story);
});

test.each(['___', '###', '— — —', 'Short URL: https://courier.example/?p=414'])(
  'below the last sentence %s is no text',
  (end) => {
    expect(bodyOf(`${story.map(p).join('')}${p(end)}`)).toEqual(story);
    expect(bodyOf(`${p(story[0]!)}${p('* * *')}${p(story[1]!)}`)).toContain('* * *');
  },
);

test('the author’s address below the story is not the story’s; one among its sentences is', () => {
  expect(
    bodyOf(`${story.map(p).join('')}<p>park@courier.example</p><p>저작권자 ⓒ 탄벡일보, 무단 전재 및 재배포 금지</p>`),
  ).toEqual(story);
  expect(bodyOf(`${p(story[0]!)}${p('Write to ferry@council.example for a place.')}${p(story[1]!)}`)).toContain(
    'Write to ferry@council.example for a place.',
  );
});

test.each([
  'This summary was generated by AI and checked by an editor.',
  'Diese Zusammenfassung wurde mit KI-Unterstützung erstellt.',
  'この要約はAIによって生成されました。',
])('a summary goes with the line that says that a machine made it: %s', (note) => {
  const summary = `<div class="box"><h4>In short</h4><p>${note}</p><ul><li>The council closes the bridge to lorries.</li></ul></div>`;
  expect(bodyOf(`${summary}${story.map(p).join('')}`)).toEqual(story);
  // A story may tell of such summaries.
  const told =
    'The council’s new AI summary of its minutes was produced by the staff, who wrote that the bridge was “a risk”.';
  expect(bodyOf(`${story.map(p).join('')}${p(told)}`)).toEqual([...story, told]);
});

test.each(['Read next', 'Przeczytaj także', 'Related'])(
  'a box that opens with “%s” and a link goes with its teaser',
  (label) => {
    const teaser =
      'Two people were held on Sunday after a row of break-ins on Quay Street, in which thieves took a till and some rum.';
    const box = (head: string) =>
      `<div class="inline">${head}<a href="/x"><h3>Two held after break-ins on the quay</h3></a>${p(teaser)}</div>`;
    const around = (inside: string) => `${p(story[0]!)}${p(story[1]!)}${inside}${p(story[2]!)}${p(story[3]!)}`;
    expect(bodyOf(around(box(`<span>${label}</span>`)))).toEqual(story);
    // A section of the story that ends with such a box, and one that is too long to be such a box.
    const section = `<section>${p(story[1]!)}<div>${label}</div><p><a href="/x">Two held after break-ins on the quay</a></p></section>`;
    expect(bodyOf(`${p(story[0]!)}${section}${p(story[2]!)}${p(story[3]!)}`)).toContain(story[1]);
    const long = `<section><div>${label}</div><p><a href="/x">Two held after break-ins on the quay</a></p>${p(teaser.repeat(8))}</section>`;
    expect(
      bodyOf(`${[...story, ...story].map((text, i) => p(`${i}. ${text.repeat(3)}`)).join('')}${long}`).join(''),
    ).toContain(teaser);
    // Words that open no box of other stories.
    expect(bodyOf(around(box('<span>How it began</span>')))).toContain(teaser);
  },
);

test.each([
  'By signing up you agree to our terms. You can leave at any time.',
  'Mit der Anmeldung akzeptieren Sie unsere Datenschutzhinweise.',
  'En vous inscrivant, vous acceptez nos conditions.',
])('a box that says what one agrees to who orders is no part of the story: %s', (note) => {
  const box = `<div><p><b>Harbour Watch</b></p><p>Landings, arrivals and gossip, every Friday at noon, by Ada Moor.</p><small>${note}</small></div>`;
  expect(bodyOf(`${p(story[0]!)}${p(story[1]!)}${box}${p(story[2]!)}${p(story[3]!)}`)).toEqual(story);
});

test('a line with a link that offers something by e-mail or an app is not the story’s', () => {
  const lines = [
    'Get the latest headlines delivered to your inbox. <a href="/nl">Sign up here</a>.',
    '<a href="https://apps.apple.com/app/id1">Our app brings you the news of the harbour</a>',
  ];
  expect(bodyOf(`${story.map(p).join('')}${lines.map(p).join('')}`)).toEqual(story);
  const told =
    'The council said that such letters should land in your inbox by Friday, and that nobody needs to answer them.';
  expect(bodyOf(`${story.map(p).join('')}${p(told)}`)).toEqual([...story, told]);
});

test('a column of a table may be headed like a button', () => {
  const row = (name: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${name}>${cell}</${name}>`).join('')}</tr>`;
  const table = `<table>${row('th', ['Candidate', 'Votes', 'Share'])}${row('td', ['Ada Moor', '1,021', '45.9'])}${row('td', ['Ben Holt', '1,204', '54.1'])}</table>`;
  expect(bodyOf(`${p(story[0]!)}${table}${p(story[1]!)}${p(story[2]!)}`)).toContain(
    'Candidate | Votes | Share\nAda Moor | 1,021 | 45.9\nBen Holt | 1,204 | 54.1',
  );
});

test('marks that lead to notes stand in no text', () => {
  const marked = story[0]!.replace('years,', 'years<sup><a href="#n1">1</a></sup><a href="#n3">[3]</a>,');
  const notes = '<ol><li id="n1">Minutes of the council, page 4. <a href="#r1">↩</a></li></ol>';
  const body = bodyOf(
    `<p>${marked}</p>${p(story[1]!)}${p(`${story[2]!}<sup id="r2"><a href="#n2">†</a></sup>`)}${notes}`,
  );
  expect(body.slice(0, 3)).toEqual(story.slice(0, 3));
  expect(body.join('')).not.toContain('↩');
  expect(
    bodyOf(
      `${story.slice(0, 3).map(p).join('')}<p>In all it is 40 m<sup>2</sup> of steel, says <a href="#2">the plan</a> of the town.</p>`,
    )[3],
  ).toContain('40 m2 of');
  const other = `<p>It is said on page <a href="#p2">2</a> of the plan<sup><a href="https://town.example/n">3</a></sup>, and nowhere else in the papers.</p>`;
  expect(bodyOf(`${story.slice(0, 3).map(p).join('')}${other}`)[3]).toContain('page 2 of the plan3,');
});

test('a hint behind a sign of its own stays', () => {
  const hint = 'Die Station wurde 1931 eröffnet.';
  const box = `<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">${hint}</div></div>`;
  expect(bodyOf(story.slice(0, 2).map(p).join('') + box + story.slice(2).map(p).join(''))).toContain(hint);
});

test('a line of day, source and editors above a Chinese story is not its text', () => {
  const chinese = [
    '塔恩贝克地区医院理事会周三决定，由于助产士不足，无法维持全天候值班，产科病房将于三月底关闭。',
    '今后山谷里的孕妇需要前往四十公里外的奥斯特莫尔，冬季车程一小时，山口封雪时更久。',
    '院长今堀琉美表示，招聘持续了十一个月，只收到两份申请，她不愿维持一个只在部分夜晚安全的病房。',
  ];
  const line =
    '<div class="info"><span>2023年02月09日 07:10</span> <span>来源：塔恩日报</span> <span>责任编辑：沈默</span></div>';
  expect(bodyOf(line + chinese.map(p).join(''))).toEqual(chinese);
});

test('where and by what standards a story was published is not its text', () => {
  const below = '<p>Our Standards: The Thomson Reuters Trust Principles.</p><p>URL: https://courier.example/bridge</p>';
  expect(bodyOf(story.map(p).join('') + below)).toEqual(story);
  const source = 'https://github.com/ada/bridge';
  expect(bodyOf(story.map(p).join('') + p(source))).toEqual([...story, source]);
});

test('the story of a sentence takes no list of links and no day with it', () => {
  const links = [
    'Ferry strike called off at the last minute',
    'Why the lighthouse is painted green',
    'Six walks for a wet weekend',
  ]
    .map((text, i) => `<li><a href="/story/${i}">${text}</a></li>`)
    .join('');
  const aside = `<aside class="sidebar"><h3>Most read</h3><ul>${links}</ul></aside>`;
  const inside =
    '<p class="byline">By Ada Moor</p><time datetime="2023-02-09T07:10:00Z">9 Feb</time><p>The bridge has reopened to traffic.</p>';
  expect(bodyOf(inside, aside)).toEqual(['The bridge has reopened to traffic.']);
});

test('paragraphs that begin with wide blanks behind a single break are paragraphs', () => {
  const japanese = [
    '谷あいの町タルンベックの地域病院は３月末で産科病棟を閉じる。助産師が足りず、24時間の体制を保てないとして、理事会が水曜日に決めた。',
    '谷の妊婦は今後、40キロ離れたオスターモアまで通うことになる。冬は車で１時間、峠が雪で閉じればさらに時間がかかる。',
    '昨年の出産は212件で、10年前の340件から大きく減った。監査では、退職間近の数人に勤務が偏っていると２度にわたり指摘されていた。',
  ];
  for (const blank of ['　', '\n　　', '&emsp;&emsp;', '&nbsp;&nbsp;&nbsp;&nbsp;'])
    expect(bodyOf(`<div>${japanese.map((text) => blank + text).join('<br>')}</div>`)).toEqual(japanese);
  expect(bodyOf(`<p>${story[0]}<br>${story[1]}</p>${p(story[2]!)}${p(story[3]!)}`)).toHaveLength(3);
});
