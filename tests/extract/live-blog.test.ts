import { expect, test } from 'vitest';
import { extractArticle } from '../../src/extract/index.js';
import { datedBriefs, datedUpdates } from '../../src/normalise/dated.js';
import { rollBack } from '../../src/shared/clock-roll.js';

const context = { rule: null, timeZone: null, now: '', seenAt: null, url: null };
const story =
  '<p>Dockers in three ports laid down work on Monday night, and the talks went on into the morning, the union said.</p>'.repeat(
    6,
  );
const open = { url: 'https://herald.example/strike-live', rule: null, fetchedAt: null };

function livePage(body: string, head = ''): string {
  return `<html lang="en"><head><title>Strike live</title>${head}</head><body><article><h1>Strike live: ports stand still</h1>${body}</article></body></html>`;
}

test('posts of a live blog in JSON-LD come out newest first, with dates and authors of their own', () => {
  const posts = [
    {
      headline: 'Talks begin &amp; go on',
      datePublished: '2024-04-02T09:00:00+01:00',
      articleBody: '<p>One.</p><p>Two.</p>',
      author: { '@type': 'Person', name: 'Ada Moor' },
    },
    { headline: 'Ports closed', datePublished: '2024-04-02T11:30:00+01:00', articleBody: 'All three.' },
  ].map((post) => ({ '@type': 'BlogPosting', ...post }));
  const blog = { '@type': 'LiveBlogPosting', headline: 'Strike live', liveBlogUpdate: posts };
  const raw = extractArticle(
    livePage(story, `<script type="application/ld+json">${JSON.stringify(blog)}</script>`),
    open,
  );
  const updates = datedUpdates(raw.updates, context, { date: null, modified: null });
  expect(updates.map(({ date, headline, body, authors }) => ({ date, headline, body, authors }))).toEqual([
    { date: '2024-04-02T11:30:00+01:00', headline: 'Ports closed', body: 'All three.', authors: [] },
    { date: '2024-04-02T09:00:00+01:00', headline: 'Talks begin & go on', body: 'One.\n\nTwo.', authors: ['Ada Moor'] },
  ]);
});

test('posts that only the page shows are found, and clocks get their day over midnight', () => {
  const post = (clock: string, id: number): string =>
    `<div class="live-post" id="post-${id}"><span class="time">${clock}</span><h3>Post number ${id}</h3><p>${'What happened in the harbour then. '.repeat(4)}</p><span class="byline">By Ada Moor and Jo Penn</span></div>`;
  const raw = extractArticle(
    livePage(`${story}<div class="posts">${['0:40', '0:05', '23:50', '22:10'].map(post).join('')}</div>`),
    open,
  );
  expect(raw.updates[0]).toMatchObject({
    headline: 'Post number 0',
    authors: ['Ada Moor', 'Jo Penn'],
    url: 'https://herald.example/strike-live#post-0',
  });
  expect(
    datedUpdates(raw.updates, context, { date: null, modified: '2024-04-02T00:50' }).map(({ date }) => date),
  ).toEqual(['2024-04-02T00:40', '2024-04-02T00:05', '2024-04-01T23:50', '2024-04-01T22:10']);
});

test('clocks of a live blog that states only when it began count forward over midnight', () => {
  const update = (text: string) => ({ date: { text, iso: null }, headline: text, body: null, authors: [], url: null });
  const updates = ['0:40', '23:50', '22:10'].map(update);
  const dates = (date: string) => datedUpdates(updates, context, { date, modified: null }).map((one) => one.date);
  expect(dates('2024-04-02T21:30')).toEqual(['2024-04-03T00:40', '2024-04-02T23:50', '2024-04-02T22:10']);
  // The page's only stamp is its last post's.
  expect(dates('2024-04-03T00:42')).toEqual(['2024-04-03T00:40', '2024-04-02T23:50', '2024-04-02T22:10']);
});

test('a list of other stories with times is no live blog', () => {
  const teaser = (index: number): string =>
    `<li class="teaser"><time datetime="2024-04-0${index}T10:00Z">10:00</time><a href="/s${index}">Another story of the day with quite a long headline</a></li>`;
  const raw = extractArticle(livePage(`${story}<ul class="more">${[1, 2, 3, 4].map(teaser).join('')}</ul>`), open);
  expect(raw.updates).toEqual([]);
});

test('the items of a news feed beside a story are briefs, not the story', () => {
  const item = (clock: string, text: string): string =>
    `<li class="item"><span class="item-time">${clock}</span><a href="/${clock.replace(/\W/g, '')}"><h4>${text}</h4></a><p>More on this.</p></li>`;
  const feed = `<aside class="news-feed"><h3>News Feed</h3><ul>${item('2:04 AM', 'Ferry to the islands cancelled.')}${item('6:05 PM', 'Minister meets the union.')}</ul></aside>`;
  const raw = extractArticle(livePage(story) + feed, { ...open, url: 'https://herald.example/strike' });
  expect(datedBriefs(raw.briefs, { ...context, timeZone: 'Europe/Kyiv' }, '2024-04-02')).toEqual([
    {
      date: '2024-04-02T02:04+03:00',
      headline: 'Ferry to the islands cancelled.',
      summary: 'More on this.',
      url: 'https://herald.example/204AM',
    },
    {
      date: '2024-04-01T18:05+03:00',
      headline: 'Minister meets the union.',
      summary: 'More on this.',
      url: 'https://herald.example/605PM',
    },
  ]);
});

test('a site rule names the parts of its live block', () => {
  const rule = {
    id: 'h',
    hosts: ['herald.example'],
    briefs: { item: '.b', time: '.t', headline: '.h', summary: '.s' },
  };
  const html = livePage(
    `${story}<div class="b"><i class="t">3:10 PM</i><b class="h">Ferry cancelled</b><i class="s">No boats.</i></div>`,
  );
  const [brief] = extractArticle(html, { ...open, rule }).briefs;
  expect(brief).toEqual({
    date: { text: '3:10 PM', iso: null },
    headline: 'Ferry cancelled',
    summary: 'No boats.',
    url: null,
  });
});

test('clocks roll back over midnight, and a post a few minutes out of order is no new day', () => {
  expect(rollBack(['01:00', '01:05', null, '23:00', '22:00', '23:30'], '2024-03-01')).toEqual([
    '2024-03-01T01:00',
    '2024-03-01T01:05',
    null,
    '2024-02-29T23:00',
    '2024-02-29T22:00',
    '2024-02-28T23:30',
  ]);
});

test("readers' posts below a live blog are none of its posts, and its own may be short in Chinese", () => {
  const own = ['15:30', '14:10', '12:00'].map(
    (clock) =>
      `<div class="timeline-item"><span class="timeline-time">${clock}</span><h4>闸口全部关闭</h4><div>沿江公园已经清场，没有游客滞留在江边。</div></div>`,
  );
  const readers = ['18:01', '17:20', '16:45', '16:02'].map(
    (clock) =>
      `<div class="forum-item"><b>Hedge Lane</b> <span class="forum-item__time">${clock}</span><p>${'I drove past it yesterday and nothing has been done there. '.repeat(3)}</p></div>`,
  );
  const url = 'https://wanbao.example/zt/flood.shtml';
  const html = `<html lang="zh"><head><title>直播｜洪峰过境</title></head><body><h1>直播｜洪峰过境</h1><div class="timeline">${own.join('')}</div><div class="forum">${readers.join('')}</div>${story}</body></html>`;
  const raw = extractArticle(html, { ...open, url });
  expect(raw.updates.map(({ headline }) => headline)).toEqual(own.map(() => '闸口全部关闭'));
  const alone = html.replace(own.join(''), '');
  expect(extractArticle(alone, { ...open, url }).updates).toEqual([]);
});

function block(clocks: readonly string[], href = '/x-'): string {
  const items = clocks.map(
    (clock, at) => `<li><span class="t time">${clock}</span> <a href="${href}${at}">Bridge number ${at} opens</a></li>`,
  );
  return livePage(`${story}`, '').replace('</body>', `<ul class="box">${items.join('')}</ul></body>`);
}

test.each([
  ['the newest first', ['9:40', '8:55', '8:10', '7:01'], '/x-', 4],
  ['over midnight', ['0:40', '0:10', '23:55', '22:30', '21:00'], '/x-', 5],
  ['a programme that goes forward', ['19:00', '20:15', '21:45', '23:00'], '/x-', 0],
  ['no order', ['9:40', '8:10', '11:10', '10:00', '12:30', '7:00'], '/x-', 0],
  ['places of this page', ['9:40', '8:55', '8:10', '7:01'], '#p', 0],
  ['too few', ['9:40', '8:55', '8:10'], '/x-', 0],
])('a block by the clock that has no name is live news: %s', (_, clocks, href, count) => {
  const { briefs } = extractArticle(block(clocks, href), { ...open, url: 'https://herald.example/strike' });
  expect(briefs).toHaveLength(count);
  // Its day is that of the fetch, which nothing tells.
  expect(briefs.every(({ date }) => date === null)).toBe(true);
});

test('a clock inside the link is no part of the headline', () => {
  const html = block(['9:40', '8:55', '8:10', '7:01']).replaceAll(/(<span.*?<\/span>) (<a[^>]*>)/g, '$2$1');
  const [brief] = extractArticle(html, { ...open, url: 'https://herald.example/strike' }).briefs;
  expect(brief?.headline).toBe('Bridge number 0 opens');
});

test('the day that an attribute tells is that of the brief', () => {
  const html = block(['9:40', '8:55', '8:10', '7:01']).replaceAll(
    /<span class="t time">(\d+):(\d\d)<\/span>/g,
    '<time datetime="2024-04-02T0$1:$2:00+02:00">$1:$2</time>',
  );
  const { briefs } = extractArticle(html, { ...open, url: 'https://herald.example/strike' });
  expect(briefs.map(({ date }) => date?.text.slice(0, 16))).toEqual(
    ['09:40', '08:55', '08:10', '07:01'].map((clock) => `2024-04-02T${clock}`),
  );
});

test.each([
  ['a text', 'Engineers looked at the piers all night long.', 'Engineers looked at the piers all night long.'],
  ['a label', '3 comments', null],
])('a brief with %s in no paragraph', (_, text, summary) => {
  const html = block(['9:40', '8:55', '8:10', '7:01'])
    .replaceAll('</a></li>', `</a><div>${text}</div></li>`)
    .replaceAll('Strike live', 'Strike');
  const [brief] = extractArticle(html, { ...open, url: 'https://herald.example/strike' }).briefs;
  expect(brief).toMatchObject({ headline: 'Bridge number 0 opens', summary });
});

const clocks = ['16:42', '16:10', '15:35', '15:02'];
const said = (clock: string): string =>
  `What was said at ${clock} in the harbour, and what those who stood around it made of that.`;

const inBold = (times: string[]): string => times.map((at) => `<p><b>${at}</b> ${said(at)}</p>`).join('');

test.each([
  ['bold in front of the text', (clock: string) => `<p><strong>${clock}</strong> ${said(clock)}</p>`],
  ['with a word before and a dash behind', (clock: string) => `<p><b>Ore ${clock}</b> – ${said(clock)}</p>`],
  ['headings', (clock: string) => `<h3>${clock}</h3><p>${said(clock)}</p>`],
  [
    'boxes without names',
    (clock: string) => `<div class="flex"><div>${clock}</div><div><p>${said(clock)}</p></div></div>`,
  ],
  ['lists of terms', (clock: string) => `<dl><dt>${clock}</dt><dd>${said(clock)}</dd></dl>`],
])('posts whose times are plain text: %s', (_, post) => {
  const raw = extractArticle(livePage(`<p>${said('dawn')}</p>${clocks.map(post).join('')}`), open);
  expect(raw.updates.map(({ date, body }) => [date?.text, body])).toEqual(clocks.map((clock) => [clock, said(clock)]));
});

test('a page that declares a live blog without its posts shows them', () => {
  const post = (clock: string): string => `<li><time>${clock}</time><p>${said(clock)}</p></li>`;
  const html = `<html lang="de"><head><title>Sitzung</title><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Sitzung"}</script></head>
    <body><article><h1>Sitzung im Rathaus</h1><ul>${clocks.map(post).join('')}</ul></article></body></html>`;
  const { updates } = extractArticle(html, { ...open, url: 'https://herald.example/sitzung' });
  expect(updates.map(({ body }) => body)).toEqual(clocks.map(said));
});

test('a heading says its post’s headline behind the clock', () => {
  const posts = ['17.45 Uhr: Sitzung beendet', '17.20 Uhr: Abstimmung läuft', '16.50 Uhr: Es geht los'];
  const raw = extractArticle(livePage(posts.map((post) => `<h3>${post}</h3><p>${said(post)}</p>`).join('')), open);
  expect(raw.updates.map(({ date, headline }) => [date?.text, headline])).toEqual([
    ['17:45', 'Sitzung beendet'],
    ['17:20', 'Abstimmung läuft'],
    ['16:50', 'Es geht los'],
  ]);
});

test.each([
  ['times that run to and fro', livePage(inBold(['9:10', '14:20', '8:05', '17:30']))],
  [
    'clocks that open sentences',
    livePage(['9:10', '10:20', '11:30'].map((at) => `<p>${at} was when ${said(at)}</p>`).join('')),
  ],
  ['two times', livePage(story + inBold(['9:10', '10:20']))],
  [
    'a day told by the hour on a page that is not live',
    livePage(inBold(['9:10', '10:20', '11:30'])).replaceAll('live', 'day'),
  ],
])('no posts: %s', (_, html) => {
  expect(extractArticle(html, { ...open, url: 'https://herald.example/strike' }).updates).toEqual([]);
});

test.each([
  [
    'a section',
    (clock: string, text: string) =>
      `<section data-time="${clock}"><div class="meta"><span>${clock}</span></div>${text}</section>`,
  ],
  ['a hashed box', (clock: string, text: string) => `<div class="x7"><div class="k2">${clock}</div>${text}</div>`],
  ['an item', (clock: string, text: string) => `<li><div><b>${clock} Uhr</b></div>${text}</li>`],
])('posts of a live page in %s whose clocks are in elements without a name are found', (_, post) => {
  const posts = ['19:00', '18:41', '18:02', '17:30'].map((clock, i) =>
    post(clock, `<h3>Gate ${i + 1} opens</h3><p>${'What happened in the harbour then. '.repeat(4)}</p>`),
  );
  const { updates, briefs } = extractArticle(livePage(`${story}<div>${posts.join('')}</div>`), open);
  expect(updates.map(({ date, headline }) => [date?.text, headline])).toEqual([
    ['19:00', 'Gate 1 opens'],
    ['18:41', 'Gate 2 opens'],
    ['18:02', 'Gate 3 opens'],
    ['17:30', 'Gate 4 opens'],
  ]);
  expect(updates[0]?.body).toBe('What happened in the harbour then. '.repeat(4).trim());
  expect(briefs).toEqual([]);
});

test('the hours of a programme on a page that is not live are no posts and no briefs', () => {
  const rows = ['9:00', '10:30', '12:00', '14:15'].map(
    (clock) => `<li><span>${clock}</span> <p>The museum shows how the cranes of the harbour were built.</p></li>`,
  );
  const html = livePage(`${story}<ul>${rows.join('')}</ul>`).replaceAll('Strike live', 'Harbour day');
  const { updates, briefs } = extractArticle(html, { ...open, url: 'https://herald.example/harbour-day' });
  expect([updates, briefs]).toEqual([[], []]);
});
