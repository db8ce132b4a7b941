import { describe, expect, test } from 'vitest';
import { formatters, plainFormat, readArticles } from '../../src/index.js';
import { articleSchema } from '../../src/schema.js';
import type { Article } from '../../src/types.js';
import { processorMs } from '../helpers/processor-time.js';

// Records of feed entries, as `wirecopy fetch` prints them.

const now = () => Date.parse('2026-05-04T12:00:00Z');
const read = async (document: string): Promise<Article[]> => {
  const articles = await readArticles(document, { url: 'https://herald.example/feed', now });
  for (const article of articles) expect(articleSchema.parse(article)).toBeDefined();
  return articles;
};
const only = async (inner: string): Promise<Article> => {
  const [article] = await read(rss(`<item><link>https://herald.example/story</link>${inner}</item>`));
  return article!;
};
const rss = (items: string): string =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Herald</title><link>https://herald.example/</link>${items}</channel></rss>`;
const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const long = 'The ferry came back after nine days in the dock, and the town was on the quay to see it. '.repeat(8);

describe('titles', () => {
  test.each([
    ['<title type="text">How &lt;b&gt; differs from &lt;i&gt;</title>', 'How <b> differs from <i>'],
    ['<title type="text">The &lt;em&gt;end&lt;/em&gt; tag</title>', 'The <em>end</em> tag'],
    ['<title>Why &lt;b&gt; is not &lt;strong&gt;</title>', 'Why <b> is not <strong>'],
    ['<title>A &lt;em&gt;very&lt;/em&gt; long day</title>', 'A very long day'],
    ['<title type="html">A &lt;b&gt;bold step</title>', 'A bold step'],
    ['<title>Ports &amp;amp; quays</title>', 'Ports & quays'],
    ['<title>雨</title>', '雨'],
    ['<title>7</title>', '7'],
  ])('%s', async (title, headline) => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry>${title}<id>urn:1</id></entry></feed>`;
    expect((await read(feed))[0]!.headline).toBe(headline);
  });

  test('a title of JSON Feed is plain text, and one of RSS that only names tags keeps them', async () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'x',
      items: [{ id: '1', title: 'A <div> too many' }],
    };
    expect((await read(JSON.stringify(json)))[0]!.headline).toBe('A <div> too many');
    expect((await only('<title>A &lt;div&gt; too many</title>')).headline).toBe('A <div> too many');
    expect((await only('<title>A &lt;br&gt; too many</title>')).headline).toBe('A too many');
  });
});

test('the whole text is found under the names that collectors of news ask for', async () => {
  const spaces =
    'xmlns:y="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru" xmlns:r="http://news.rambler.ru"';
  for (const name of ['y:full-text', 'r:fulltext', 'turbo:content']) {
    const inner = `<title>x</title><description>Teaser.</description><${name}><![CDATA[<p>${long}</p>]]></${name}>`;
    const [article] = await read(rss(`<item>${inner}</item>`).replace('<rss ', `<rss ${spaces} `));
    expect([article!.body, article!.summary]).toEqual([long.trim(), 'Teaser.']);
  }
});

test('CDATA signs that were escaped are no text, and a block that was escaped twice is a block', async () => {
  const article = await only(
    '<title>&lt;![CDATA[Fog &amp; rain]]&gt;</title><description>&amp;lt;p class="a"&amp;gt;Fog.&amp;lt;/p&amp;gt;</description>',
  );
  expect(article).toMatchObject({ headline: 'Fog & rain', summary: 'Fog.' });
  const meant = await only(
    '<title>x</title><description>How &amp;lt;p&amp;gt; and &amp;lt;/p&amp;gt; differ</description>',
  );
  expect(meant.summary).toBe('How <p> and </p> differ');
  expect((await only('<title>x</title><author>unknown</author>')).authors).toEqual([]);
});

describe('addresses', () => {
  test.each([
    ['<content type="text/html" src="/p"/>', 'https://herald.example/p'],
    [
      '<content src="https://herald.example/p"/><link rel="self" href="https://herald.example/s"/>',
      'https://herald.example/p',
    ],
    ['<content src="/p"/><link href="/q"/>', 'https://herald.example/q'],
    ['<content type="audio/mpeg" src="/p.mp3"/>', null],
    ['<id>https://herald.example/p</id>', 'https://herald.example/p'],
    ['<id>https://herald.example/p</id><link rel="self" href="/s"/>', null],
    ['<id>https://herald.example/</id>', null],
    ['<id>tag:herald.example,2026:1</id>', null],
  ])('an Atom entry without a link to its page: %s', async (inner, url) => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Fog</title>${inner}</entry></feed>`;
    const [article] = await read(feed);
    expect(article!.url).toBe(url);
    const attached = inner.includes('mp3') ? ['https://herald.example/p.mp3'] : [];
    expect(article!.enclosures.map((one) => one.url)).toEqual(attached);
  });

  test('one that was escaped twice leads to the page', async () => {
    const [one, two] = await read(
      rss(
        '<item><link>https://herald.example/t?a=1&amp;amp;b=2</link><enclosure url="https://herald.example/e.mp3?x=1&amp;amp;y=2" type="audio/mpeg"/></item><item><guid>https://herald.example/g?a=1&amp;#38;b=2</guid></item>',
      ),
    );
    expect(one).toMatchObject({ url: 'https://herald.example/t?a=1&b=2' });
    expect(one!.enclosures).toEqual([
      { url: 'https://herald.example/e.mp3?x=1&y=2', type: 'audio/mpeg', length: null },
    ]);
    expect(two!.url).toBe('https://herald.example/g?a=1&b=2');
  });

  test.each([
    ['as WordPress does', 'https://herald.example/t?a=1&amp;#038;b=2'],
    ['three times', 'https://herald.example/t?a=1&amp;amp;amp;b=2'],
    ['in hexadecimal', 'https://herald.example/t?a=1&amp;#x0026;b=2'],
    ['in brackets', '&lt;https://herald.example/t?a=1&amp;b=2&gt;'],
  ])('one that was escaped %s leads to the page', async (_, link) => {
    const [article] = await read(rss(`<item><title>Fog</title><link>${link}</link></item>`));
    expect(article!.url).toBe('https://herald.example/t?a=1&b=2');
  });

  test.each([
    ['<link>https://herald.example/</link><guid>https://herald.example/p</guid>', 'https://herald.example/p'],
    [
      '<link>https://herald.example/</link><guid isPermaLink="false">https://herald.example/p</guid>',
      'https://herald.example/',
    ],
    ['<link>https://herald.example/q</link><guid>https://herald.example/p</guid>', 'https://herald.example/q'],
    ['<link>www.herald.example/p</link>', 'https://www.herald.example/p'],
    ['<link>www.html</link>', 'https://herald.example/www.html'],
    ['<link>N/A</link><guid>https://herald.example/p</guid>', 'https://herald.example/p'],
    ['<link>{{ post.url }}</link>', null],
    ['<link>https://herald.example/undefined</link>', null],
    ['<link>https://herald.example/undefined-behaviour</link>', 'https://herald.example/undefined-behaviour'],
  ])('of an item: %s', async (inner, url) => {
    const [article] = await read(rss(`<item><title>Fog</title>${inner}</item>`));
    expect(article!.url).toBe(url);
  });

  test('relative ones of a saved feed, whose own address nobody knows, are on its site', async () => {
    const inner = '<title>Fog</title><link>/p</link>';
    const [article] = await readArticles(rss(`<item>${inner}</item>`), { now });
    expect(article!.url).toBe('https://herald.example/p');
    expect(article!.id).toBe((await read(rss(`<item>${inner}</item>`)))[0]!.id);
    const json = { version: 'https://jsonfeed.org/version/1', home_page_url: 'https://herald.example/' };
    const [other] = await readArticles(JSON.stringify({ ...json, items: [{ id: 1, url: '/p', title: 'Fog' }] }), {
      now,
    });
    expect(other!.url).toBe('https://herald.example/p');
  });
});

describe('dates', () => {
  test.each([
    ['Wed, 30 Nov -0001 00:00:00 +0000', null],
    ['-0001-11-30T00:00:00+00:00', null],
    ['Mon, 01 Jan 0001 00:00:00 +0000', null],
    ['0001-01-01T00:00:00Z', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['Sat, 17 Jan 1970 23:08:42 Z', null],
    ['Mon, 16 Feb 1970 10:00:00 GMT', '1970-02-16T10:00:00Z'],
    ['Sun, 20 Jul 1969 20:17:00 GMT', '1969-07-20T20:17:00Z'],
    ['Thu, 31 Jun 2024 10:00:00 GMT', null],
    ['2024-06-01 10:00:00 +0200 CEST', '2024-06-01T10:00:00+02:00'],
    ['2024-06-01 10:00:00.123 +0530 +0530 m=+0.012', '2024-06-01T10:00:00+05:30'],
    ['Mon, 01 Jun 2026 08:00:00 +0000', '2026-06-01T08:00:00+00:00'],
    ['2024-06-01T10:00:00+02:00[Europe/Oslo]', '2024-06-01T10:00:00+02:00'],
    ['2024-06-01T10:00:00Z[UTC]', '2024-06-01T10:00:00Z'],
    ['Thurs, 05 Sept 2024 10:00:00 GMT', '2024-09-05T10:00:00Z'],
    ['Tues., 3 Sep 2024 10:00:00 GMT', '2024-09-03T10:00:00Z'],
  ])('%s', async (text, date) => {
    expect((await only(`<title>x</title><pubDate>${text}</pubDate>`)).date).toBe(date);
  });
});

describe('texts', () => {
  test('a short one stays, and marks of where a word may break go', async () => {
    expect((await only('<title>Fog</title><description>Rain.</description>')).summary).toBe('Rain.');
    expect((await only('<title>x</title><description>soft&amp;shy;ware on the quay</description>')).summary).toBe(
      'software on the quay',
    );
  });

  const story = 'https://herald.example/story';
  const credit = `<p>Wpis <a href="${story}?utm_source=rss">Fog on the quay</a> jest z <a href="https://herald.example">Herald</a>.</p>`;

  test.each([
    ['a credit, in whatever language', `<p>Fog all day.</p>\n${credit}`, 'Fog all day.'],
    ['a link to go on', `<p>Fog all […] <a href="${story}#more-7">Dalej →</a></p>`, 'Fog all […]'],
    ['both', `<p>Fog all […] <a href="${story}">Dalej</a></p>${credit}`, 'Fog all […]'],
    [
      'a credit, a row of buttons and a counter',
      `<p>Fog all day.</p>${credit}<div class="flare"><a href="https://s.example/x"><img src="https://s.example/x.png"></a></div><img src="https://s.example/p.gif" width="1" height="1">`,
      'Fog all day.',
    ],
    ['words alone', 'Fog all day. The post Fog on the quay appeared first on Herald.', 'Fog all day.'],
    ['words to go on', 'Fog all day... Continue reading Fog on the quay →', 'Fog all day...'],
    ['a sentence that ends in a link', `<p>As told in <a href="${story}">our report</a></p>`, 'As told in our report'],
    ['a link to another page', '<p>Fog. <a href="https://herald.example/b">See it</a></p>', 'Fog. See it'],
    [
      'a credit that names another host',
      '<p>Fog all day.</p><p>From <a href="https://old.example/1">Fog on the quay</a> at <a href="https://old.example">Old</a></p>',
      'Fog all day.',
    ],
    [
      'two links to another story',
      '<p>Fog all day.</p><p>See <a href="https://old.example/1">Fog at sea</a> at <a href="https://old.example">Old</a></p>',
      'Fog all day. See Fog at sea at Old',
    ],
    [
      'a link to go on over a counter',
      'Fog all day.<br><a href="https://count.example/7">Read more...</a>',
      'Fog all day.',
    ],
    [
      'a caption',
      '<figure><img src="/a.jpg"><figcaption>At sea</figcaption></figure><p>Fog all day.</p>',
      'Fog all day.',
    ],
    ['the label of an advert', '<p>Fog all day.</p><p>Advertisement</p>', 'Fog all day.'],
    ['the title and the paper, as collectors have it', '<a href="/x">Fog on the quay</a> Herald', null],
    ['signs that were escaped twice', 'The fog&amp;#8217;s&amp;nbsp;end', 'The fog’s end'],
    ['code about signs', '<code>&amp;nbsp;</code> is a blank', '&nbsp; is a blank'],
    ['rests of plug-ins', '[vc_row a="b"][vc_column]Fog [sic] all day.[/vc_column][/vc_row]', 'Fog [sic] all day.'],
    ['a caption of a plug-in', '[caption id="a"]<img src="/a.jpg"> At sea[/caption]Fog all day.', 'Fog all day.'],
    ['nothing but words to go on', `<a href="${story}">Read more &raquo;</a>`, null],
    ['the same without a link', 'Continue reading →', null],
    ['a link that ends so', '<a href="https://talk.example/2">It rained. Read more</a>', 'It rained. Read more'],
    ['nothing but a link to the talk about it', '<a href="https://talk.example/1">Comments</a>', null],
    [
      'who sent it to Reddit',
      'Fog all day. &#32; submitted by &#32; <a href="https://www.reddit.com/user/ada"> /u/ada </a> <br/> <span><a href="/l">[link]</a></span> &#32; <span><a href="/c">[comments]</a></span>',
      'Fog all day.',
    ],
    ['nothing but a link to another page', '<a href="https://talk.example/2">Comments</a>', 'Comments'],
    ['nothing but the link', `<a href="${story}">Fog all day long</a>`, 'Fog all day long'],
    [
      'a sentence about reading',
      'Children are told to continue reading at home.',
      'Children are told to continue reading at home.',
    ],
  ])('%s', async (_name, text, summary) => {
    const comments = '<comments>https://talk.example/1</comments>';
    const title = text.includes('> Herald') ? 'Fog on the quay - Herald' : 'Fog on the quay';
    const article = await only(`<title>${title}</title>${comments}<description>${html(text)}</description>`);
    expect(article.summary).toBe(summary);
  });

  test('a picture with nothing but a credit has no text', async () => {
    const image = '<img src="/up/a.jpg" width="800" height="500">';
    const article = await only(`<title>Fog</title><description>${html(image + credit)}</description>`);
    expect(article).toMatchObject({ summary: null, images: [{ url: 'https://herald.example/up/a.jpg' }] });
  });

  const furniture = [
    '<figcaption>',
    '<figcaption>x</figcaption>',
    '[caption]',
    '[vc_row a',
    '&amp;',
    '<br>ad',
    '\n \n',
  ];
  test('ends of many links, brackets and words are read in time', async () => {
    for (const piece of [
      `<a href="${story}">x</a>`,
      '[(',
      '. ',
      '<p',
      'The post x ',
      'read more ',
      '</p>',
      ...furniture,
    ]) {
      const started = processorMs();
      await only(`<title>x</title><description><![CDATA[${piece.repeat(50_000)}]]></description>`);
      expect(processorMs() - started).toBeLessThan(5_000);
    }
  });

  test('a picture in base64 is not text, but a text is, whatever its type', async () => {
    const entry = (type: string, text: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Fog</title><id>urn:1</id><content type="${type}">${text}</content></entry></feed>`;
    const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    expect((await read(entry('image/png', picture)))[0]).toMatchObject({ body: null, summary: null });
    expect((await read(entry('application/json', '{"fog": true}')))[0]!.body).toBe('{"fog": true}');
  });

  test('text in the place of HTML keeps its paragraphs', async () => {
    const text = `Fog &amp;amp; rain.\n \n${long}\n\n\nThe end,\nof this.`;
    for (const name of ['content:encoded', 'description']) {
      const article = await only(`<title>x</title><${name}>${text}</${name}>`);
      expect(article.body).toBe(`Fog & rain.\n\n${long.trim()}\n\nThe end, of this.`);
    }
  });

  test('what stands below a picture, in a frame or on a button is not in the body', async () => {
    const figure =
      '<figure><img src="/a.jpg"><figcaption>The quay <span class="credit">Bo Ek</span></figcaption></figure>';
    const box =
      '<div class="wp-caption"><img src="/b.jpg"><p class="wp-caption-text">A boat. Photo: Ada Moor</p></div>';
    const frame = '<iframe src="/c">Your browser shows no frames</iframe><form><button>Subscribe</button></form>';
    const story = `<p>${long}</p>${figure}<p>The quay is long.</p>${box}${frame}<p>The end.</p>`;
    const article = await only(`<title>x</title><content:encoded>${html(story)}</content:encoded>`);
    expect(article.body).toBe(`${long.trim()}\n\nThe quay is long.\n\nThe end.`);
    expect(article.images).toMatchObject([
      { caption: 'The quay', credit: 'Bo Ek' },
      { caption: 'A boat.', credit: 'Ada Moor' },
    ]);
  });

  test.each([
    '<p class="button-wrapper"><a class="button primary" href="/subscribe?"><span>Subscribe now</span></a></p>',
    '<div class="sharedaddy sd-block"><h3>Share this:</h3><div><ul><li><a href="/s">X</a></li></ul></div></div>',
    '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div>',
    '<div class="subscription-widget-wrap-editor"><p>Thanks for reading!</p><form><input type="email"></form></div>',
    '<p><a class="a2a_button_x" href="https://www.addtoany.com/add_to/x">X</a> <a class="a2a_dd addtoany_share">Share</a></p>',
    '<div class="field field-name-field-tags"><div>Tags:&nbsp;</div><div><a href="/tags/fog">Fog</a></div></div>',
    '<figure class="kg-card kg-bookmark-card"><a href="/b"><div>Another story</div><div>What it tells.</div></a></figure>',
    '<div id="toc_container" class="toc_white"><p>Contents</p><ul><li><a href="#a">First part</a></li></ul></div>',
    '<div style="color:red; display: none">Preview of a letter</div>',
    '<div hidden>Preview of a letter</div>',
    '<p>Advertisement</p>',
    '<p>Story continues below</p>',
    '<p>Share this article on Facebook</p>',
    '<p><strong>Read also: <a href="/b">The dockers go back to work</a></strong></p>',
    '<p>Les også:</p>',
    '<div class="feedflare"><a href="/x"><img src="/x.png"></a></div>',
  ])('a box of a plug-in is not in the body: %s', async (box) => {
    const story = `<p>${long}</p>${box}<p>On a2a_ roads, the "sharedaddy" said.</p><img class="a2a_x" src="/a.jpg"><p>The end.</p>`;
    const article = await only(`<title>x</title><content:encoded>${html(story)}</content:encoded>`);
    expect(article.body).toBe(`${long.trim()}\n\nOn a2a_ roads, the "sharedaddy" said.\n\nThe end.`);
    expect(article.images).toHaveLength(1);
  });

  test('lines that only begin like furniture, and texts that are nothing else, stay', async () => {
    const lines = [
      'Read more books, she told the class.',
      'Read more: she said nothing else.',
      'Share',
      'An advertisement for fog ran for nine days.',
    ];
    const story = `<p>${long}</p>${lines.map((line) => (line === 'Share' ? `<h2>${line}</h2>` : `<p>${line}</p>`)).join('')}`;
    const article = await only(`<title>x</title><content:encoded>${html(story)}</content:encoded>`);
    expect(article.body).toBe([long.trim(), ...lines].join('\n\n'));
    expect((await only('<title>x</title><content:encoded>Advertisement</content:encoded>')).body).toBe('Advertisement');
  });

  test('the body ends with the story, too', async () => {
    const article = await only(
      `<title>Fog on the quay</title><content:encoded>${html(`<p>${long}</p>${credit}`)}</content:encoded>`,
    );
    expect(article.body).toBe(long.trim());
  });
});

test('what a template wrote where it had nothing says nothing', async () => {
  const image = '<enclosure url="https://herald.example/undefined" type="image/jpeg"/>';
  for (const rest of ['undefined', 'null', '[object Object]', '{{ it.title }}', '<%= it %>', '%title%']) {
    const text = html(rest);
    const article = await only(
      `<title>${text}</title><description>${text}</description><dc:creator>${text}</dc:creator><category>${text}</category>${image}`,
    );
    expect(article, rest).toMatchObject({
      headline: null,
      summary: null,
      body: null,
      authors: [],
      tags: [],
      images: [],
    });
    const item = { id: '1', title: rest, content_text: rest, tags: [rest], authors: [{ name: rest }], image: rest };
    const json = { version: 'https://jsonfeed.org/version/1.1', title: 'x', items: [item] };
    const [other] = await read(JSON.stringify(json));
    expect(other, rest).toMatchObject({ headline: null, body: null, authors: [], tags: [], images: [] });
  }
  const meant = await only('<title>Null and undefined</title><category>Null</category>');
  expect(meant).toMatchObject({ headline: 'Null and undefined' });
});

test('a tag is the label of an Atom category whose term is a code or a slug of it', async () => {
  const category = (term: string, label: string): string => `<category term="${term}" label="${label}"/>`;
  const categories = [
    ['ports-and-quays', 'Ports and quays'],
    ['17', 'Rain'],
    ['sea-ice', 'Ice'],
    ['ships', 'r/ships'],
    ['politica', 'Política'],
  ];
  const inner = categories.map(([term, label]) => category(term!, label!)).join('');
  const [article] = await read(
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>Fog</title><id>urn:1</id>${inner}</entry></feed>`,
  );
  expect(article!.tags).toEqual(['Ports and quays', 'Rain', 'sea-ice', 'ships', 'Política']);
});

describe('pictures', () => {
  const image = '<img src="/up/a.jpg" width="800" height="500" alt="The ferry">';
  test.each([
    ['of a teaser', `<description>${html(`${image}<p>Back in service.</p>`)}</description>`],
    ['behind the last paragraph', `<content:encoded>${html(`<p>${long}</p><p>${image}</p>`)}</content:encoded>`],
    [
      'inside a link to the site',
      `<content:encoded>${html(`<p>${long}</p><a href="/gallery/7">${image}</a><p>x</p>`)}</content:encoded>`,
    ],
    ['alone', `<description>${html(image)}</description>`],
    [
      'alone in a link to the story',
      `<content:encoded>${html(`<a href="https://herald.example/story">${image}</a>`)}</content:encoded>`,
    ],
  ])('%s', async (_name, inner) => {
    const { images } = await only(`<title>x</title>${inner}`);
    expect(images).toMatchObject([{ url: 'https://herald.example/up/a.jpg', alt: 'The ferry' }]);
  });

  test('a picture or a teaser for the content leaves the story to the description', async () => {
    const story = `<description>${html(`<p>${long}</p><p>${long}</p>`)}</description>`;
    for (const content of [image, '<p>Back in service.</p>']) {
      const { body, images } = await only(
        `<title>x</title>${story}<content:encoded>${html(content)}</content:encoded>`,
      );
      expect([body, images.length]).toEqual([`${long.trim()}\n\n${long.trim()}`, content === image ? 1 : 0]);
    }
  });

  test('counters, faces and portraits are none', async () => {
    const small =
      '<img src="/c.gif" width="1" height="1"><img class="wp-smiley" src="/1f600.png"><img class="avatar" src="/ada.jpg">';
    expect((await only(`<title>x</title><description>${html(`Fog.${small}`)}</description>`)).images).toEqual([]);
  });
});

describe('enclosures', () => {
  test('what an entry carries is in its record and in what is written of it; pictures are images', async () => {
    const article = await only(
      '<title>x</title><enclosure url="https://cdn.example/7.mp3" length="20004212" type="audio/mpeg"/><enclosure url="https://cdn.example/7.jpg" type="image/jpeg" length="9"/>',
    );
    expect(article.enclosures).toEqual([{ url: 'https://cdn.example/7.mp3', type: 'audio/mpeg', length: 20_004_212 }]);
    expect(article.images.map(({ url }) => url)).toEqual(['https://cdn.example/7.jpg']);
    for (const format of ['rss', 'atom', 'jsonfeed'] as const) {
      const { head, article: write, tail } = formatters[format](plainFormat);
      const text = `${head?.() ?? ''}${write(article, 0)}${tail?.(1) ?? ''}`;
      const [again] = await read(text);
      expect(again!.enclosures).toEqual(article.enclosures);
    }
  });

  test('a length that is no number of bytes is not known, and an address that is none carries nothing', async () => {
    const { enclosures } = await only(
      '<title>x</title><enclosure url="https://cdn.example/7.mp3" length="12:30"/><enclosure url="javascript:x()" type="audio/mpeg"/>',
    );
    expect(enclosures).toEqual([{ url: 'https://cdn.example/7.mp3', type: null, length: null }]);
  });
});

describe('authors', () => {
  const named = async (...authors: string[]): Promise<Article> => only(`<title>x</title>${authors.join('')}`);
  test.each([
    ['Ada Brandt, Associate Professor of Tides, University of Quay', ['Ada Brandt']],
    ['Written by Ada Brandt and Tom Okoro; Photography by Lina Weiss', ['Ada Brandt', 'Tom Okoro']],
    ['Ada Brandt | Department of Boats', ['Ada Brandt']],
    ['José Ortega y Gasset', ['José Ortega y Gasset']],
    ['&lt;a href="/ada"&gt;Ada Brandt&lt;/a&gt;', ['Ada Brandt']],
    ['Ada O&amp;#8217;Brandt', ['Ada O’Brandt']],
    ['লেখক: রিনা দাস', ['রিনা দাস']],
    ['High Court (Property, Trusts and Probate List)', ['High Court (Property, Trusts and Probate List)']],
    ['Ada Brandt | HERALD', ['Ada Brandt']],
    ['The Herald', ['The Herald']],
    ['Par Ada Brandt (avec AFP)', ['Ada Brandt']],
    ['Updated by Ada Brandt', ['Ada Brandt']],
    ['Ada Brandt/Reuters', ['Ada Brandt', 'Reuters']],
    ['Ada Brandt &amp;amp;amp; Tom Okoro', ['Ada Brandt', 'Tom Okoro']],
    ['홍길동·김철수 기자', ['홍길동', '김철수']],
    ['홍길동ㆍ김철수', ['홍길동', '김철수']],
  ])('%s', async (name, authors) => {
    expect((await named(`<dc:creator>${name}</dc:creator>`)).authors).toEqual(authors);
  });

  test('who only helped is a contributor', async () => {
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>x</title><id>urn:1</id><author><name>Ada Brandt</name></author>
      <author><name>Photos: Lina Weiss</name></author><contributor><name>Tom Okoro</name></contributor></entry></feed>`;
    const [article] = await read(feed);
    expect(article!.authors).toEqual(['Ada Brandt']);
    expect(article!.contributors.map(({ name, role }) => `${name}: ${role}`)).toEqual([
      'Ada Brandt: author',
      'Lina Weiss: photographer',
      'Tom Okoro: contributor',
    ]);
  });

  test('an entry taken from another feed has that feed’s authors, not this one’s', async () => {
    const entry = (inner: string): string =>
      `<entry><title>x</title><id>urn:1</id>${inner}<source><title>Other</title><id>urn:2</id><author><name>Ada Brandt</name></author></source></entry>`;
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><author><name>Ines Klee</name></author>${entry('')}${entry('<author><name>Tom Okoro</name></author>')}</feed>`;
    expect((await read(feed)).map(({ authors }) => authors)).toEqual([['Ada Brandt'], ['Tom Okoro']]);
  });
});

test.each([
  ['<img src="data:image/gif;base64,R0lGOD" data-src="/p.jpg">', ['https://herald.example/p.jpg']],
  ['<img class="lazy" data-lazy-src="/p.jpg" src="/img/placeholder.png">', ['https://herald.example/p.jpg']],
  ['<img src="/p.jpg" data-src="/other.jpg">', ['https://herald.example/p.jpg']],
])('a picture that waits for a script has its own address: %s', async (picture, urls) => {
  const { images } = await only(`<title>x</title><description>${html(`${picture}<p>Text</p>`)}</description>`);
  expect(images.map(({ url }) => url)).toEqual(urls);
});

test('a text that was escaped twice is read as one, whatever its first and last tags and with a bare ">"', async () => {
  const twice = (text: string): string => html(html(text));
  const read = async (text: string) => (await only(`<title>x</title><description>${text}</description>`)).summary;
  expect(await read(twice('<p>Fog.</p><ul><li>Rain</li></ul>'))).toBe('Fog. Rain');
  expect(await read(twice('<img src="https://herald.example/a.jpg"/><p>Fog.</p>'))).toBe('Fog.');
  expect(await read(twice('<p>Fog.</p>').replaceAll('>', '&amp;gt;'))).toBe('Fog.');
  expect(await read('How &amp;lt;p> and &amp;lt;/p> differ')).toBe('How <p> and </p> differ');
});

describe('pictures and files of an entry', () => {
  const media = async (inner: string): Promise<Article> => {
    const document = rss(`<item><title>x</title><link>https://herald.example/story</link>${inner}</item>`);
    return (await read(document.replace('<rss ', '<rss xmlns:media="http://search.yahoo.com/mrss/" ')))[0]!;
  };
  const urls = ({ images }: Article): (string | null)[] => images.map(({ url }) => url);
  const content = (name: string, width: string): string =>
    `<media:content url="https://herald.example/${name}" medium="image"${width && ` width="${width}"`}/>`;

  test('a group is one picture in its widest form, and no thumbnail stands before it', async () => {
    const sizes = content('small.jpg', '120') + content('big.jpg', '1200') + content('middle.jpg', '600');
    const thumbnail = '<media:thumbnail url="https://herald.example/thumb.jpg" width="60"/>';
    expect(urls(await media(`${thumbnail}<media:group>${sizes}</media:group>`))).toEqual([
      'https://herald.example/big.jpg',
    ]);
    expect(urls(await media(thumbnail + content('a.jpg', '') + content('b.jpg', '')))).toEqual([
      'https://herald.example/a.jpg',
      'https://herald.example/b.jpg',
    ]);
    const wider = '<media:thumbnail url="https://herald.example/wide.jpg" width="144"/>';
    expect(urls(await media(thumbnail + wider))).toEqual(['https://herald.example/wide.jpg']);
    const film = '<media:content url="https://herald.example/a.mp4" type="video/mp4"/>';
    expect(urls(await media(`<media:group>${film}${thumbnail}</media:group>`))).toEqual([
      'https://herald.example/thumb.jpg',
    ]);
  });

  test('Media RSS says who took a picture and what it shows, within it or around it', async () => {
    const said =
      '<media:credit role="photographer">Mira Solberg</media:credit><media:description>The quay &amp;amp; the fog</media:description>';
    const one = { caption: 'The quay & the fog', credit: 'Mira Solberg', width: 1200 };
    const big = content('big.jpg', '1200');
    for (const inner of [
      big.replace('/>', `>${said}</media:content>`),
      `<media:group>${content('small.jpg', '120')}${big}</media:group>${said}`,
      big + said,
    ])
      expect((await media(inner)).images).toMatchObject([one]);
    const two = (await media(big + content('other.jpg', '900') + said)).images;
    expect(two.map(({ credit }) => credit)).toEqual([null, null]);
  });

  test('blanks and letters in the name of a file are escaped', async () => {
    const article = await media(
      '<enclosure url="https://herald.example/my show é.mp3" type="audio/mpeg"/><enclosure url="https://herald.example/a b.jpg" type="image/jpeg"/>',
    );
    expect(article.enclosures.map(({ url }) => url)).toEqual(['https://herald.example/my%20show%20%C3%A9.mp3']);
    expect(urls(article)).toEqual(['https://herald.example/a%20b.jpg']);
  });
});

test('an Atom entry whose only link is empty has its id for an address', async () => {
  const entry = (inner: string): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>A</title><id>https://herald.example/1</id>${inner}</entry></feed>`;
  expect((await read(entry('<link href=""/>')))[0]!.url).toBe('https://herald.example/1');
  expect((await read(entry('<link rel="self" href="https://herald.example/1.atom"/>')))[0]!.url).toBeNull();
});

test('JSON Feed: an author of 1.0 within the list of 1.1 is read', async () => {
  const authors = [{ author: { name: 'Ada Brandt' } }, { author: 'Tom Okafor' }];
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'x', items: [{ id: '1', title: 'A', authors }] };
  expect((await read(JSON.stringify(feed)))[0]!.authors).toEqual(['Ada Brandt', 'Tom Okafor']);
});

test('sizes of one picture beside each other are one, pictures are told by their ending, and inline tags part no words', async () => {
  const url = 'https://i.herald.example/8c1/master/4096.jpg?width=';
  const sizes = [140, 700, 460]
    .map((width) => `<media:content width="${width}" url="${url}${width}&amp;s=a"/>`)
    .join('');
  const feed = rss(
    `<item><title>x</title><link>https://herald.example/1</link>${sizes}<enclosure url="https://herald.example/a.png"/><description>Rain on the #&lt;span&gt;mole&lt;/span&gt;&lt;p&gt;Fog&lt;/p&gt;</description></item>`,
  ).replace('<rss ', '<rss xmlns:media="http://search.yahoo.com/mrss/" ');
  const [article] = await read(feed);
  expect(article!.images.map((image) => image.url)).toEqual([`${url}700&s=a`, 'https://herald.example/a.png']);
  expect(article!.enclosures).toEqual([]);
  expect(article!.summary).toBe('Rain on the #mole Fog');
});

test('tags that are escaped within CDATA are read, and people in a container of RDF are several', async () => {
  const article = await only(
    '<title>x</title><category><![CDATA[Fish &amp; nets]]></category><category>Fish &amp; nets</category><dc:creator xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Bag><rdf:li>Ada Brandt</rdf:li><rdf:li>Tom Okafor</rdf:li></rdf:Bag></dc:creator>',
  );
  expect(article).toMatchObject({ tags: ['Fish & nets'], authors: ['Ada Brandt', 'Tom Okafor'] });
});

describe('addresses of entries', () => {
  const linked = (link: string): string => rss(`<item><title>A day at sea</title><link>${link}</link></item>`);

  test.each([
    ['/a/b', 'https://herald.example/a/b'],
    ['herald.example/a/b', 'https://herald.example/a/b'],
    ['www.herald.example/a/b', 'https://www.herald.example/a/b'],
    ['www.other.example/a', 'https://www.other.example/a'],
    ['other.example/a', 'https://herald.example/other.example/a'],
  ])('%s', async (link, url) => {
    expect((await read(linked(link)))[0]!.url).toBe(url);
    // A file has no address: its site's own stands in for it.
    expect((await readArticles(linked(link), { now }))[0]!.url).toBe(url);
  });
});

test('a Unix time is a date', async () => {
  expect((await only('<title>A day at sea</title><pubDate>1744272900</pubDate>')).date).toBe('2025-04-10T08:15:00Z');
});

test('JSON Feed: a content_html that is empty leaves the text to content_text', async () => {
  const item = { id: '1', title: 'Fog', content_html: ' ', content_text: 'Fog lay over the harbour until ten.' };
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'x', items: [item] };
  expect((await read(JSON.stringify(feed)))[0]!.body).toBe('Fog lay over the harbour until ten.');
});

test('a feed of teasers that states no language is told by headline and teaser', async () => {
  const teaser =
    'أعلنت السلطات في الميناء أن الرافعات عادت إلى العمل صباح الاثنين بعد تسعة أيام من بدء الإضراب، وأن أول السفن ستفرغ حمولتها هذا الأسبوع.';
  const entry = `<item><title>عودة العمال إلى الميناء</title><link>/1</link><description>${teaser}</description></item>`;
  const [found] = await read(`<rss version="2.0"><channel><title>x</title>${entry}</channel></rss>`);
  expect(found).toMatchObject({ language: 'ar', body: null });
});
