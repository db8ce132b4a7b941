import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BlockedPageError, NoArticleError } from '../../src/errors.js';
import { extractArticle } from '../../src/extract/index.js';
import { processorMs } from '../helpers/processor-time.js';

// Walls, error pages and short stories that speak of such things, as sites in twenty languages have them; each at an address that
// says nothing. The site's own menus around them change nothing.

interface Case {
  name: string;
  outcome: string;
  html: string;
}

const cases = JSON.parse(readFileSync('fixtures/walls.json', 'utf8')) as Case[];

function outcomeOf(html: string, url = 'https://www.quay.example/a'): string {
  try {
    extractArticle(html, { url, rule: null, fetchedAt: null });
    return 'story';
  } catch (error) {
    if (error instanceof BlockedPageError || error instanceof NoArticleError) return error.reason;
    throw error;
  }
}

test.each([
  'Strani ni mogoče najti',
  'Lehekülge ei leitud',
  'រកមិនឃើញទំព័រ',
  'Ikhasi alitholakali',
  'Страница је уклоњена',
])('a page under "%s" is none', (heading) => {
  const html = `<title>${heading}</title><nav><a href="/">Home</a></nav><h1>${heading}</h1><p>Mwb lkt 12.</p>`;
  expect(outcomeOf(html)).not.toBe('story');
});

test.each(['Page', 'Ferry', ''])('however small, a page under the title "%s" is a story', (title) => {
  const text = '<p>The harbour opened again on Monday.</p><p>The first ferries left before six.</p>';
  for (const heading of ['Headline', 'Ferry', 'Harbour open', '港口開放', 'Enough?', 'Breaking'])
    expect(outcomeOf(`<title>${title}</title><h1>${heading}</h1>${text}`)).toBe('story');
});

test.each([
  [
    'that asks and has buttons to answer',
    '<title>Potwierdź wiek</title><div><h2>Treść tylko dla dorosłych</h2><p>Strona zawiera treści przeznaczone dla dorosłych. Czy masz ukończone 18 lat?</p><button>Tak</button><button>Nie</button></div>',
  ],
  [
    'that says again what was searched for',
    '<title>অনুসন্ধান</title><h1>অনুসন্ধান</h1><form><input value="নদী"><button>খুঁজুন</button></form><p>“নদী” শব্দটির জন্য কোনো ফলাফল পাওয়া যায়নি।</p>',
  ],
])('a small page %s is a wall in any language', (_name, html) => expect(outcomeOf(html)).not.toBe('story'));

test.each([
  [
    'of PHP',
    '<title>ErrorException</title><h1>Undefined variable: story</h1><p>in /var/www/quay/app/StoryController.php line 114</p><ol><li>at StoryController-&gt;show(14) in Router.php line 88</li><li>at Kernel-&gt;handle(Request) in index.php line 52</li></ol>',
  ],
  [
    'of Java',
    '<title>HTTP Status 500 – Internal Server Error</title><h1>HTTP Status 500 – Internal Server Error</h1><p><b>Message</b> Request processing failed: java.lang.NullPointerException</p><p><b>Description</b> The server encountered an unexpected condition that prevented it from fulfilling the request.</p><pre>java.lang.NullPointerException\n\tquay.StoryServlet.doGet(StoryServlet.java:41)\n\tjavax.servlet.http.HttpServlet.service(HttpServlet.java:655)</pre><h3>Apache Tomcat/9.0.71</h3>',
  ],
  [
    'of Python',
    '<title>KeyError at /story/14</title><h1>KeyError at /story/14</h1><p>\'headline\'</p><ul><li>File "/srv/quay/views.py", line 41, in story</li><li>File "/srv/quay/models.py", line 12, in headline</li></ul>',
  ],
])('the trace of an error %s is no story', (_name, html) => {
  expect(outcomeOf(`<!doctype html><html lang="en"><body>${html}</body></html>`)).toBe('server-error');
});

const dated = `<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-05T21:40:00Z">`;
const leads = [
  'After six years without sleepers the railway will run two trains a night from March, its head told reporters.',
  'Judges praised the crust and the long rise; the loaf costs four euros and sells out before nine each day.',
  'Two hundred parents stood under umbrellas while the children went through all nine songs without a break.',
  'Lorries pay most; residents who cross daily can buy a yearly pass from the office at the quay, it says.',
];
const teaser = (href: string, title: string, lead: string): string =>
  `<article class="teaser"><h3><a href="${href}">${title}</a></h3><p>${lead}</p></article>`;
const framed = (heading: string, text: string, own = ''): string =>
  `<html lang="en"><title>Quay Times</title><header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header><main><h1>${heading}</h1>${text}</main><aside><h2>Most read</h2>${own}${leads.map((lead, n) => teaser(`/2026/05/t${n}`, `Night trains number ${n} return to the coast line`, lead)).join('')}</aside><footer><p>© 2026 Quay Times</p></footer>`;

test.each([
  ['Too many requests', '<p>You have made too many requests in a short time. Please wait a minute and try again.</p>'],
  ['It looks like you are using a VPN', '<p>Please turn it off and reload the page to continue.</p>'],
  ['Thank you for registering', '<p>We have sent you an e-mail. Click on the link in it to confirm your address.</p>'],
  ['অনুসন্ধান', '<form><input value="নদী"><button>খুঁজুন</button></form><p>“নদী” শব্দটির জন্য কোনো ফলাফল পাওয়া যায়নি।</p>'],
  [
    'Treść',
    '<p>Strona zawiera treści przeznaczone dla dorosłych. Czy masz ukończone 18 lat?</p><button>Tak</button><button>Nie</button>',
  ],
])('the teasers beside "%s" make no story of it', (heading, text) => {
  expect(outcomeOf(framed(heading, text), 'https://www.quay.example/2026/05/s0')).not.toBe('story');
});

test('nor does the teaser of what stood at this address, where nothing else was kept', () => {
  const lead =
    'The harbour council met on Tuesday to hear from the pilots of the port about their dispute. They had asked for more pay since autumn.';
  const html = framed(
    'Latest news',
    '<p>The newest stories of the day.</p>',
    teaser('/2026/05/s0', 'Pilots end their dispute', lead),
  );
  expect(outcomeOf(html, 'https://www.quay.example/2026/05/s0')).toBe('listing');
});

test('a short story beside teasers is one', () => {
  const text =
    '<p>The harbour opened again on Monday.</p><p>The first ferries left before six with some two hundred passengers from Aalvik.</p>';
  expect(outcomeOf(dated + framed('Harbour opens again after nine days', text))).toBe('story');
});

test('a story about a trace is one', () => {
  const html = `<title>How one line of a program stopped the ferries</title><h1>How one line of a program stopped the ferries</h1><p>The fault that kept six ferries in the harbour on Monday was a single line, the engineers of the company said.</p><pre>Timetable.java:41\nFerry.java:12</pre><p>Nobody had read it since the summer, and the pilots found it when they typed the name of a new boat.</p><p>It was mended within the hour.</p>`;
  expect(outcomeOf(html)).toBe('story');
  expect(outcomeOf(`<html><body><main>${html}</main></body></html>`)).toBe('story');
});

const walls = cases.filter(({ outcome }) => outcome !== 'story');
const stories = cases.filter(({ outcome }) => outcome === 'story');

test.each(walls)('$name is refused', ({ html, outcome }) => expect(outcomeOf(html)).toBe(outcome));

test.each(stories)('$name is kept', ({ html }) => {
  expect(outcomeOf(html)).toBe('story');
  expect(outcomeOf(html.replace('</head>', `${dated}</head>`))).toBe('story');
});

describe('an index of whole posts', () => {
  const post = (i: number, head = `<h2><a href="/2024/0${i}/post-${i}">Post ${i} of the quay</a></h2>`) =>
    `<article class="post">${head}<p>The town council of Marrowick voted for the ${i}th time on Tuesday night to close the old swing bridge to lorries for at least two years, after engineers found cracks in its bearings.</p></article>`;
  const page = (body: string) =>
    `<html lang="en"><head><title>Notes from the quay</title></head><body>${body}</body></html>`;

  test('has no story of its own, be its address what it may', () => {
    expect(outcomeOf(page([1, 2, 3, 4].map((i) => post(i)).join('')))).toMatch(/^(?:listing|front-page)$/);
  });

  test.each(['post-outer', 'blog-entry', 'teaser'])('is one, too, where posts are called %s', (name) => {
    const renamed = [1, 2, 3, 4].map((i) =>
      post(i).replace('<article class="post">', `<div class="${name}">`).replace('</article>', '</div>'),
    );
    expect(outcomeOf(page(renamed.join('')))).toMatch(/^(?:listing|front-page)$/);
  });

  test('is one of a day’s links, and a story whose sentences lie in a link is none', () => {
    const links = [
      'Trawler runs aground on Skarn bar',
      'Harbour board to vote on dredging',
      'Seal sleeps on ferry ramp',
    ];
    const list = links.map((text, i) => `<li>${8 + i}:10 <a href="/news/${i}">${text}</a></li>`).join('');
    const day = page(`<main><h1>Archive: 4 March 2024</h1><ul>${list}</ul></main>`);
    expect(outcomeOf(day, 'https://www.quay.example/archive/2024/03/04')).toBe('listing');
    const told = links.map((text) => `<p><a href="/news/1">${text}, the harbour office said on Tuesday night.</a></p>`);
    expect(outcomeOf(page(`<main><h1>What the night brought</h1>${told.join('')}</main>`))).toBe('story');
  });

  test('is one with fewer letters in scripts that need fewer', () => {
    const korean = [1, 2, 3, 4].map((i) =>
      post(i).replace(
        /<p>.*<\/p>/,
        `<p>${i}번째로 시의회가 화요일 밤 낡은 회전교를 최소 2년간 화물차에 한해 폐쇄하기로 의결했다. 받침에서 균열이 발견됐기 때문이다. 수산시장으로 가는 화물은 물에 잠기는 길을 돌아가야 한다.</p>`,
      ),
    );
    expect(outcomeOf(page(korean.join('')))).toMatch(/^(?:listing|front-page)$/);
  });

  test('is one where nobody told its address', () => {
    const html = page(
      [1, 2, 3, 4].map((i) => post(i, `<h2><a href="post-${i}.html">Post ${i} of the quay</a></h2>`)).join(''),
    );
    expect(() => extractArticle(html, { url: null, rule: null, fetchedAt: null })).toThrow(NoArticleError);
  });

  test('is one of episodes without pages of their own, below what they are of', () => {
    const episodes = [1, 2, 3, 4].map((i) =>
      post(i, `<h2>Episode ${i}</h2>`)
        .replace('<article class="post">', '<li class="podcast-episode">')
        .replace('</article>', '<button>Play</button></li>'),
    );
    const intro =
      '<h1>The Pier</h1><p>Every Friday two reporters talk about the week on the harbour and its boats.</p><p>They have done so since the great storm, and they have never yet missed one.</p>';
    expect(outcomeOf(page(`${intro}<ol>${episodes.join('')}</ol>`))).toBe('listing');
  });

  test('is no story with parts, and no story above its sisters', () => {
    const parts = [1, 2, 3, 4].map((i) => post(i, `<h2>Part ${i}</h2>`)).join('');
    expect(outcomeOf(page(`<h1>Four votes on a bridge</h1>${parts}`))).toBe('story');
    const long = Array.from(
      { length: 5 },
      (_, i) =>
        `<p>Engineer ${i + 1} of the harbour board said that the cracks in the bearings had been known of since the winter before last, and that money was short.</p>`,
    );
    const story = `<main><h1>Cracks in the bridge at Marrowick</h1>${long.join('')}</main>`;
    expect(outcomeOf(page(`${story}${[1, 2, 3].map((i) => post(i)).join('')}`))).toBe('story');
  });
});

test('a page of nothing but phrases is judged in time', () => {
  const hostile = ['was ', 'mit werbung ', 'search for ', '的', '('].map((part) => part.repeat(2900 / part.length));
  const started = processorMs();
  for (const text of hostile) outcomeOf(`<html><head><title>${text}</title></head><body><p>${text}</p></body></html>`);
  expect(processorMs() - started).toBeLessThan(5000);
});
