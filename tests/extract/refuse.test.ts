import { describe, expect, test } from 'vitest';
import { BlockedPageError, NoArticleError } from '../../src/errors.js';
import { extractArticle } from '../../src/extract/index.js';

const read = (html: string, url = 'https://paper.example/news/2024/05/harbour-wall') =>
  extractArticle(html, { url, rule: null, fetchedAt: null });

function reasonOf(html: string, url?: string): string {
  try {
    const { kind } = read(html, url);
    return kind ?? 'story';
  } catch (error) {
    if (error instanceof BlockedPageError || error instanceof NoArticleError) return error.reason;
    throw error;
  }
}

const paragraphs = Array.from(
  { length: 9 },
  (_, i) =>
    `<p>The engineers said in part ${i + 1} of their report that the wall could be mended, but that the work would take longer than the town had hoped for.</p>`,
).join('\n');

const story = `<html><head><title>Harbour wall report | Paper</title><meta property="og:type" content="article">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour wall report","datePublished":"2024-05-02"}</script></head>
<body><header><nav><a href="/">Home</a></nav></header><main><article><h1>Harbour wall report</h1>${paragraphs}</article></main></body></html>`;

describe('a page without a story', () => {
  test('a challenge is a blocked page', () => {
    const html = `<html><head><title>Just a moment...</title></head><body><h1>paper.example</h1>
<p>Checking if the site connection is secure. This takes a few seconds.</p>
<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script></body></html>`;
    expect(reasonOf(html)).toBe('challenge');
  });

  test('a challenge that keeps what the story declares is one, and a story about challenges is not', () => {
    const declared = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-02"}</script>`;
    const html = `<html><head><title>Just a moment...</title>${declared}</head><body><h1>Verify you are human</h1>
<p>Verify you are human by completing the action below.</p><p>Checking your browser before you go on.</p>
<p>Please enable JavaScript and cookies to continue. paper.example needs to review the security of your connection.</p>
<form id="challenge-form" action="/?__cf_chl=1"></form><script src="/cdn-cgi/challenge-platform/h/b/x.js"></script></body></html>`;
    expect(reasonOf(html)).toBe('challenge');
    const title = 'Just a moment: why pages ask whether you are human';
    expect(reasonOf(story.replaceAll('Harbour wall report', title))).toBe('story');
  });

  test('a refusal to visitors that look like robots is a challenge, too', () => {
    const html = `<html><head><title>Pardon Our Interruption</title></head><body><div><h1>Pardon Our Interruption...</h1>
<p>As you were browsing, something about your browser made us think you might be a bot.</p></div></body></html>`;
    expect(reasonOf(html)).toBe('challenge');
  });

  test('a consent wall is a blocked page', () => {
    const html = `<html lang="de"><head><title>Bevor Sie fortfahren</title></head><body><div class="consent-layer"><h1>Bevor Sie fortfahren</h1>
<p>Wir und unsere Partner verwenden Cookies und ähnliche Techniken, um Inhalte zu messen und Werbung zu zeigen, die zu Ihnen passt.</p>
<form action="/collectConsent"><button>Alle annehmen</button><button>Ablehnen</button></form></div></body></html>`;
    expect(reasonOf(html)).toBe('consent');
  });

  test('a post whose text is WordPress’s form for a password is a log-in, whatever the page declares', () => {
    const form = `<form action="https://paper.example/wp-login.php?action=postpass" class="post-password-form" method="post">
<p>Tartalom jelszó mögött: alább megadható.</p><p><label>Jelszó: <input name="post_password" type="password"></label><input type="submit"></p></form>`;
    const locked = (text: string) => story.replace(paragraphs, text);
    expect(reasonOf(locked(form))).toBe('login');
    expect(reasonOf(locked(`${paragraphs}${form}`))).toBe('story');
  });

  test('a log-in form is a blocked page', () => {
    const html = `<html><head><title>Sign in - Paper</title></head><body><main><h1>Sign in</h1><form action="/session">
<label>E-mail <input name="email"></label><label>Password <input type="password" name="password"></label><button>Sign in</button></form>
<p>No account yet? <a href="/register">Register</a></p></main></body></html>`;
    expect(reasonOf(html, 'https://paper.example/login?next=/news/1')).toBe('login');
  });

  test.each([
    ['Page not found', 'The page that you asked for has moved or never was.'],
    ['404', 'Nothing here.'],
    ['Seite nicht gefunden', 'Die gewünschte Seite gibt es nicht mehr. Bitte nutzen Sie die Suche.'],
    ['Página no encontrada', 'La página que busca no existe o ha cambiado de dirección.'],
  ])('an error page with status 200 is said to be none: %s', (title, text) => {
    const html = `<html><head><title>${title} - Paper</title></head><body><nav><a href="/">Home</a></nav><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
    expect(reasonOf(html)).toBe('soft-404');
  });

  test('an empty shell that waits for its scripts has no text', () => {
    const html = `<html><head><title>Paper</title><script src="/app.js"></script></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>`;
    expect(reasonOf(html)).toBe('script-shell');
  });

  test('an empty page is refused', () => {
    expect(reasonOf('<html><body></body></html>')).toBe('empty');
  });

  test('a front page lists others', () => {
    const cards = Array.from(
      { length: 24 },
      (
        _,
        i,
      ) => `<article class="card"><a href="/news/2024/05/story-${i}"><img src="/i/${i}.jpg" width="300" height="200"></a>
<h2><a href="/news/2024/05/story-${i}">Story number ${i} about the harbour and its wall</a></h2><p class="teaser">What the town said on day ${i} about it.</p><time>0${(i % 9) + 1}:15</time></article>`,
    ).join('\n');
    const html = `<html><head><title>Paper</title><meta property="og:type" content="website"></head><body class="home front">
<header><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header><main>${cards}</main></body></html>`;
    expect(reasonOf(html, 'https://paper.example/')).toBe('front-page');
    expect(reasonOf(html, 'https://paper.example/de/index.html')).toBe('front-page');
    expect(reasonOf(html, 'https://paper.example/news/politics')).toBe('listing');
  });

  test.each([3, 6])('a section of %i terms lists others, each with its lead', (count) => {
    const terms = Array.from(
      { length: count },
      (
        _,
        i,
      ) => `<dt><span>2024-03-0${i + 1}</span> <a href="/2024/03/notice-${i}/">Notice number ${i} about the harbour wall</a></dt>
<dd>On day ${i} the harbour office told the crews where to lie, and the council asked for ${i + 2} more weeks to look at the wall.</dd>`,
    ).join('\n');
    const html = `<html><head><title>Notices | Harbour office</title><meta property="og:type" content="website"></head><body>
<header><nav><a href="/news">News</a><a href="/map">Map</a></nav></header><main><h1>Notices</h1><div class="text"><dl>${terms}</dl></div></main></body></html>`;
    expect(reasonOf(html, 'https://harbour.example/category/notices')).toBe('listing');
    expect(reasonOf(html.replace('<dl>', `${paragraphs}<dl>`), 'https://harbour.example/about/wall')).toBe('story');
  });

  test.each([
    [
      'tr',
      'Lütfen giriş yapın',
      'Bu haberi okumak için ücretsiz üye olun.',
      'Balıkçılar yeni sezona umutla girdi',
      'Mart',
    ],
    [
      'vi',
      'Yêu cầu bị chặn',
      'Yêu cầu của bạn đã bị hệ thống bảo mật chặn.',
      'Cầu mới qua rạch Bông thông xe',
      'tháng 3,',
    ],
    ['sw', 'Ukurasa haupo', 'Ukurasa unaoutafuta haupo tena hapa.', 'Wavuvi wa Mto Chumbe waanza msimu mpya', 'Machi'],
  ])('the days of other stories’ cards date no notice (%s)', (lang, heading, text, other, month) => {
    const card = (day: number): string =>
      `<div class="row"><div class="t"><a href="/n/${day}">${day < 3 ? `${other} ${day}` : other.slice(0, 20)}</a></div><div class="d"><time datetime="2024-03-0${day}T07:10:00Z">${day} ${month} 2024</time></div></div>`;
    const html = `<html lang="${lang}"><head><title>${heading} | Paper</title><meta property="og:type" content="website"></head><body>
<header><nav><a href="/a">A</a><a href="/b">B</a></nav></header><main><h1>${heading}</h1><div class="x"><p>${text}</p></div>
<section><h2>+</h2>${card(1)}${card(2)}${card(3)}</section></main></body></html>`;
    expect(reasonOf(html)).not.toMatch(/^(?:page|story)$/);
    const own = html.replace(
      '<div class="x">',
      '<div class="m"><time datetime="2024-03-04T07:10:00Z">4.3.2024</time></div><div class="x">',
    );
    expect(reasonOf(own)).toMatch(/^(?:page|story)$/);
  });

  test('a section of a shop lists goods', () => {
    const goods = Array.from(
      { length: 30 },
      (
        _,
        i,
      ) => `<li class="product-item"><a href="/products/lamp-${i}"><img src="/i/${i}.jpg" width="300" height="300"></a>
<h3 class="product-title"><a href="/products/lamp-${i}">Lamp model ${i}</a></h3><span class="price">$${i + 10}.99</span><button>Add to cart</button></li>`,
    ).join('\n');
    const html = `<html><head><title>Desk lamps - Shop</title><meta property="og:type" content="website"></head><body class="template-collection">
<header><nav><a href="/collections/lamps">Lamps</a><a href="/cart">Cart</a></nav></header><main><h1>Desk lamps</h1><p>Lamps for every desk.</p><ul class="product-grid">${goods}</ul></main></body></html>`;
    expect(reasonOf(html, 'https://shop.example/collections/lamps')).toBe('listing');
  });
});

describe('a story passes', () => {
  test('with its metadata', () => {
    expect(reasonOf(story)).toBe('story');
  });

  test('without metadata and address', () => {
    const html = `<html><body><h1>Harbour wall report</h1>${paragraphs}</body></html>`;
    expect(() => extractArticle(html, { url: null, rule: null, fetchedAt: null })).not.toThrow();
  });

  test('when it is about captchas, cookies and missing pages', () => {
    const html = story.replaceAll('Harbour wall report', 'Page not found: why every site asks “Are you a robot?”');
    expect(reasonOf(html)).toBe('story');
  });

  test('when a log-in form stands beside it', () => {
    const form = '<form action="/login"><input name="user"><input type="password" name="password"></form>';
    expect(reasonOf(story.replace('</main>', `${form}</main>`))).toBe('story');
  });
});
