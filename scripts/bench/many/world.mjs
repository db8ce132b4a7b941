// What the made web holds: each story has a text of its own, so that none is taken for another.

export const addressOf = (prefix, n) => `${prefix}.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`;

const words =
  'harbour council strike budget river school market winter bridge doctor minister village railway court island factory teacher garden police museum energy forest hospital airport festival senate fisher library tunnel storm'.split(
    ' ',
  );

/** A page of some 3 kB that reads as a story; of as many kilobytes as are asked, with what real pages have around theirs. */
export function storyOf(host, page, { at = new Date(Date.UTC(2026, 4, 4, page % 24)), kilobytes = 0 } = {}) {
  let seed = (host * 7919 + page * 104729 + 17) >>> 0;
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const word = () => `${words[Math.floor(next() * words.length)]}${next() < 0.2 ? Math.floor(next() * 1000) : ''}`;
  const sentence = () => {
    const text = Array.from({ length: 9 + Math.floor(next() * 8) }, word).join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const paragraphs = Array.from({ length: 6 }, () => `<p>${Array.from({ length: 4 }, sentence).join(' ')}</p>`);
  const title = `Paper ${host} story ${page}: ${sentence().slice(0, 50)}`;
  const teasers = Array.from({ length: kilobytes }, (_, n) => teaser(host, n, sentence)).join('\n');
  const script = `<script>window.state=${JSON.stringify({ host, ids: Array.from({ length: kilobytes * 20 }, (_, n) => n * 7919) })}</script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${kilobytes ? script : ''}
<meta property="og:type" content="article"><meta property="og:title" content="${title}">
<meta property="article:published_time" content="${at.toISOString()}"><meta name="author" content="Ann Writer"></head>
<body><header><nav><a href="/">Home</a><a href="/news">News</a></nav></header><main><article><h1>${title}</h1>
<p class="byline">By Ann Writer</p>${paragraphs.join('\n')}</article>${teasers}</main><footer>All rights reserved</footer></body></html>`;
}

/** Some 800 bytes of a list of other stories. */
const teaser = (host, n, sentence) =>
  `<div class="teaser card card--small" data-tracking="list-${n}"><a class="card__link" href="/2026/04/other-${host}-${n}" data-id="${n * 31}"><img class="card__image lazy" loading="lazy" src="/img/${n}-320.jpg" srcset="/img/${n}-320.jpg 320w, /img/${n}-640.jpg 640w, /img/${n}-960.jpg 960w" alt="${sentence().slice(0, 40)}"><h3 class="card__title">${sentence()}</h3></a><p class="card__summary">${sentence()}</p><span class="card__meta"><time datetime="2026-04-0${1 + (n % 9)}">${1 + (n % 9)} April</time></span></div>`;
