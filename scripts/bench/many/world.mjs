// What the made web holds: each story has a text of its own, so that none is taken for another.

export const addressOf = (prefix, n) => `${prefix}.${1 + Math.floor(n / 250)}.${1 + (n % 250)}`;

const words =
  'harbour council strike budget river school market winter bridge doctor minister village railway court island factory teacher garden police museum energy forest hospital airport festival senate fisher library tunnel storm'.split(
    ' ',
  );

/** A page of some 3 kB that reads as a story. */
export function storyOf(host, page) {
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
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article"><meta property="og:title" content="${title}">
<meta property="article:published_time" content="2026-05-04T${String(page % 24).padStart(2, '0')}:00:00Z"><meta name="author" content="Ann Writer"></head>
<body><header><nav><a href="/">Home</a><a href="/news">News</a></nav></header><main><article><h1>${title}</h1>
<p class="byline">By Ann Writer</p>${paragraphs.join('\n')}</article></main><footer>All rights reserved</footer></body></html>`;
}
