// Documents that are grown by one thing each, to a size in bytes (pages) or a number of entries (feeds, lists).

const sentence = 'The harbour opened again on Monday, and the first ferries left before six, the port said. ';
const paragraph = (n) => `<p>${sentence}Gate ${n} was the last to open. ${sentence}</p>\n`;
const story = [1, 2, 3, 4].map(paragraph).join('');
const page = (body, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour opened again</title>${head}</head>
<body><header><nav><a href="/">Coast</a></nav></header><main><article><h1>The harbour opened again</h1>
<p class="byline">By <a rel="author" href="/ada">Ada Lee</a> <time datetime="2026-05-04T08:00:00Z">4 May 2026</time></p>
${body}</article></main><footer><p>Coast Media</p></footer></body></html>`;
const ld = (value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const article = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'The harbour opened again' };

/** Pieces until they have so many bytes. */
function fill(bytes, make) {
  const parts = [];
  for (let size = 0, n = 0; size < bytes; n++) {
    const part = make(n);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}
const count = (bytes, piece) => Math.max(1, Math.round(bytes / piece.length));

/** Each makes a page of about so many bytes. */
export const pages = {
  paragraphs: (bytes) => page(fill(bytes, paragraph)),
  'one paragraph': (bytes) => page(`${story}<p>${fill(bytes, (n) => `${sentence}${n}. `)}</p>`),
  'text without tags': (bytes) => page(fill(bytes, (n) => `${sentence}${n}<br><br>`)),
  'lines between single breaks': (bytes) => page(`${story}<p>${fill(bytes, (n) => `Gate ${n} opened<br>`)}</p>`),
  'lines without tags around them': (bytes) => page(`${story}${fill(bytes, (n) => `Gate ${n} opened<br>`)}`),
  "readers' comments": (bytes) =>
    page(
      `${story}<section id="comments">${fill(bytes, (n) => `<div class="comment" id="c${n}"><b class="user">reader${n}</b> <time datetime="2026-05-04T09:0${n % 10}:00Z">${n} minutes ago</time><p>I was there on Monday, gate ${n} was closed all day and nobody knew why.</p><a href="#reply-${n}">Reply</a></div>`)}</section>`,
    ),
  'comments in one another': (bytes) => {
    const open = '<div class="comment"><p>I was there on Monday as well, and saw the gate.</p>';
    return page(`${story}<section class="comments">${open.repeat(count(bytes, `${open}</div>`))}</section>`);
  },
  'boxes in one another': (bytes) => {
    const n = count(bytes, '<div></div>');
    return page(`${'<div>'.repeat(n)}${story}${'</div>'.repeat(n)}`);
  },
  'boxes beside one another': (bytes) => page(`${story}${fill(bytes, () => '<div class="box"><div></div></div>')}`),
  tables: (bytes) =>
    page(
      `${story}<table>${fill(bytes, (n) => `<tr><th>Gate ${n}</th><td>${n * 7}</td><td>open since 10:${10 + (n % 50)}</td></tr>`)}</table>`,
    ),
  'tables in one another': (bytes) =>
    page(`${story}${'<table><tr><td>a</td><td>'.repeat(count(bytes, '<table><tr><td>a</td><td>'))}`),
  links: (bytes) =>
    page(
      `${story}<ul>${fill(bytes, (n) => `<li><a href="/2026/05/0${n % 10}/story-${n}">What the port said of gate ${n}</a></li>`)}</ul>`,
    ),
  'links in the text': (bytes) =>
    page(
      fill(
        bytes,
        (n) =>
          `<p>The <a href="https://port.example/${n}">port</a> said so of gate ${n}, and <a href="/x/${n}">others</a> did as well.</p>`,
      ),
    ),
  'nested lists': (bytes) => page(`${story}${'<ul><li>Gate '.repeat(count(bytes, '<ul><li>Gate '))}`),
  headings: (bytes) => page(fill(bytes, (n) => `<h2>Gate ${n} of the harbour</h2><p>${sentence}</p>`)),
  pictures: (bytes) =>
    page(
      `${story}${fill(bytes, (n) => `<figure><img src="/img/${n}.jpg" alt="Gate ${n}" width="800" height="600"><figcaption>Gate ${n} on Monday. Photo: Ada Lee</figcaption></figure>`)}${story}`,
    ),
  'teasers of other stories': (bytes) =>
    page(
      `${story}${fill(bytes, (n) => `<div class="teaser"><h3><a href="/s/${n}">Gate ${n} opened late</a></h3><p>${sentence}</p><time>5 May 2026</time></div>`)}`,
    ),
  'posts of a live blog': (bytes) =>
    page(
      fill(
        bytes,
        (n) =>
          `<section class="live-post" id="post-${n}"><time datetime="2026-05-04T1${n % 10}:00:00Z">1${n % 10}:00</time><h3>Gate ${n} opened</h3><p>${sentence}</p></section>`,
      ),
    ),
  'dates in print': (bytes) =>
    page(`${story}${fill(bytes, (n) => `<span>${1 + (n % 28)} April 2026, 10:${10 + (n % 50)}</span> `)}`),
  bylines: (bytes) => page(`${story}${fill(bytes, (n) => `<p class="byline">By Ada Lee${n} and Bo Ray${n}</p>`)}`),
  'marks within words': (bytes) =>
    page(`${story}<p>${fill(bytes, (n) => `<b>Gate</b><i> ${n}</i><span>,</span> `)}</p>`),
  'marks that never end': (bytes) => page(`${story}<p>${fill(bytes, (n) => (n % 2 ? '<b>Gate ' : '<i>opened '))}`),
  'end tags without a start': (bytes) =>
    page(`${story}${fill(bytes, (n) => ['</b>', '</p>', '</div>', '</td>'][n % 4])}${story}`),
  'attributes of one element': (bytes) => page(`<p ${fill(bytes, (n) => `data-a${n}="x" `)}>${sentence}</p>${story}`),
  'one long attribute': (bytes) => page(`<p class="${fill(bytes, (n) => `c${n} `)}">${sentence}</p>${story}`),
  entities: (bytes) => page(`${story}<p>${fill(bytes, () => '&amp;&eacute;&#8220;&nope; ')}</p>`),
  scripts: (bytes) => page(`${story}${fill(bytes, (n) => `<script>window.x${n} = {"a": "<p>${n}</p>"};</script>`)}`),
  'one script': (bytes) =>
    page(`${story}<script>var state = {${fill(bytes, (n) => `"k${n}":"Gate ${n}",`)}};</script>`),
  'signs without letters': (bytes) => page(`${story}<p>${fill(bytes, () => '. - / | : 1 ')}</p>`),
  'Chinese signs': (bytes) => page(fill(bytes, (n) => `<p>港口在星期一重新開放，第${n}號閘門最後打開，港務局說。</p>`)),
  'comments of HTML': (bytes) => page(`${story}${fill(bytes, (n) => `<!-- gate ${n} --><p></p>`)}${story}`),
  'parts that come late': (bytes) =>
    page(
      `${story}${fill(bytes / 2, (n) => `<!--$?--><template id="B:${n.toString(16)}"></template><i></i><!--/$-->`)}${fill(bytes / 2, (n) => `<div hidden id="S:${n.toString(16)}"><p>Gate ${n} opened</p></div>`)}`,
    ),
  'meta tags': (bytes) =>
    page(
      story,
      fill(bytes, (n) => `<meta property="article:tag" content="Gate ${n}">`),
    ),
  'JSON-LD: one text': (bytes) => page(story, ld({ ...article, articleBody: sentence.repeat(count(bytes, sentence)) })),
  'JSON-LD: a graph': (bytes) =>
    page(
      story,
      ld({
        '@graph': [
          article,
          ...Array.from({ length: count(bytes, 'x'.repeat(90)) }, (_, n) => ({
            '@id': `#p${n}`,
            '@type': 'Person',
            name: `Ada Lee ${n}`,
            knows: { '@id': `#p${n + 1}` },
          })),
        ],
      }),
    ),
  'JSON-LD: authors and tags': (bytes) =>
    page(
      story,
      ld({
        ...article,
        author: Array.from({ length: count(bytes, 'x'.repeat(60)) }, (_, n) => ({
          '@type': 'Person',
          name: `Ada Lee${n}`,
        })),
        keywords: Array.from({ length: count(bytes, 'x'.repeat(60)) }, (_, n) => `gate ${n}`),
      }),
    ),
  'JSON-LD: many scripts': (bytes) =>
    page(
      story,
      fill(bytes, (n) => ld({ ...article, '@id': `#${n}`, headline: `Gate ${n} opened`, image: `/i/${n}.jpg` })),
    ),
  'JSON-LD: boxes in boxes': (bytes) => {
    const n = count(bytes, '{"a":}');
    return page(story, `<script type="application/ld+json">${'{"a":'.repeat(n)}1${'}'.repeat(n)}</script>`);
  },
  'plain text': (bytes) =>
    `The harbour opened again\n\nBy Ada Lee\n\n4 May 2026\n\n${fill(bytes, (n) => `${sentence}${n}\n\n`)}`,
};

const item = {
  rss: (n) =>
    `<item><title>Gate ${n} opened</title><link>https://coast.example/${n}</link><guid>g${n}</guid><pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate><category>port</category><description>&lt;p&gt;${sentence}&lt;/p&gt;</description></item>`,
  atom: (n) =>
    `<entry><title>Gate ${n} opened</title><link href="https://coast.example/${n}"/><id>g${n}</id><updated>2026-05-04T08:00:00Z</updated><author><name>Ada Lee</name></author><content type="html">&lt;p&gt;${sentence}&lt;/p&gt;</content></entry>`,
};
const each = (count, make) => Array.from({ length: count }, (_, n) => make(n)).join('\n');

/** Each makes a source of so many entries. */
export const sources = {
  RSS: (n) =>
    `<rss version="2.0"><channel><title>Coast</title><link>https://coast.example/</link>${each(n, item.rss)}</channel></rss>`,
  Atom: (n) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><id>c</id><updated>2026-05-04T08:00:00Z</updated>${each(n, item.atom)}</feed>`,
  'JSON Feed': (n) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Coast',
      items: Array.from({ length: n }, (_, at) => ({
        id: `g${at}`,
        url: `https://coast.example/${at}`,
        title: `Gate ${at} opened`,
        content_html: `<p>${sentence}</p>`,
        date_published: '2026-05-04T08:00:00Z',
        tags: ['port'],
      })),
    }),
  sitemap: (n) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${each(n, (at) => `<url><loc>https://coast.example/${at}</loc><lastmod>2026-05-04</lastmod></url>`)}</urlset>`,
  'news sitemap': (n) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${each(n, (at) => `<url><loc>https://coast.example/${at}</loc><news:news><news:publication><news:name>Coast</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-05-04</news:publication_date><news:title>Gate ${at} opened</news:title></news:news></url>`)}</urlset>`,
  'RSS that breaks off': (n) => `<rss version="2.0"><channel><title>Coast</title>${each(n, item.rss)}<item><title>Gate`,
  'RSS with one guid': (n) =>
    `<rss version="2.0"><channel><title>Coast</title>${each(n, (at) => item.rss(at).replace(/<guid>.*<\/guid>/, '<guid>same</guid>'))}</channel></rss>`,
  'RSS with one link': (n) =>
    `<rss version="2.0"><channel><title>Coast</title>${each(n, (at) => item.rss(at).replace(/<link>.*<\/link>/, '<link>https://coast.example/all</link>'))}</channel></rss>`,
};
