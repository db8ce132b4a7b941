// Made-up articles whose words are spread as in real text (Zipf with exponent 1 over 200,000 words, and words of one story come
// again in it), for archives of any size. The same number gives the same article on every machine.

const syllables = 'ka ri to ne mo sa lu vi de po ar en is ul om be ga hi ju ze ol ta re mi so na du pe fi la'.split(
  ' ',
);
export const vocabularySize = 200_000;

/** Word number `n`, of three to five syllables; the most frequent ones are short. */
export function word(n) {
  let text = '';
  for (let rest = n + (n < 30 ? 0 : 30); rest > 0 || text === ''; rest = Math.floor(rest / syllables.length))
    text += syllables[rest % syllables.length];
  return text;
}

/** mulberry32: small, fast, the same everywhere. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A rank by Zipf's law: the inverse of the logarithmic sum, near enough for exponent 1. */
export const zipf = (next) =>
  Math.min(vocabularySize - 1, Math.floor(Math.exp(next() * Math.log(vocabularySize + 1))) - 1);

const words = [];
const wordAt = (n) => (words[n] ??= word(n));
const languages = ['en', 'en', 'en', 'en-GB', 'de', 'fr', 'uk', 'es'];
/** 2016-01-01, a story about every five minutes. */
const start = Date.UTC(2016, 0, 1);

export function madeArticle(n) {
  const next = random(n * 2654435761);
  // What a story is about comes again and again in it.
  const subject = Array.from({ length: 12 }, () => 200 + Math.floor(next() * (vocabularySize - 200)));
  const pick = () => wordAt(next() < 0.12 ? subject[Math.floor(next() * subject.length)] : zipf(next));
  const text = (count) => Array.from({ length: count }, pick).join(' ');
  const paragraphs = Array.from({ length: 6 + Math.floor(next() * 6) }, () => `${text(25 + Math.floor(next() * 40))}.`);
  const host = `paper${Math.floor(next() ** 2 * 200)}.example`;
  const headline = `${subject.slice(0, 3).map(wordAt).join(' ')} ${text(5)}`;
  const date = new Date(start + n * 300_000).toISOString().replace('.000Z', 'Z');
  const url = `https://${host}/${date.slice(0, 10).replaceAll('-', '/')}/${headline.replaceAll(' ', '-')}-${n}`;
  const author = `${wordAt(500 + Math.floor(next() * 60))} ${wordAt(3000 + Math.floor(next() * 80))}`;
  const body = paragraphs.join('\n\n');
  return {
    schemaVersion: 1,
    id: n.toString(16).padStart(16, '0'),
    aliases: [],
    kind: 'article',
    url,
    canonicalUrl: url,
    headline,
    alternativeHeadlines: [],
    date,
    modified: null,
    dateBasis: { precision: 'second', zoneFrom: 'stated', disputed: false, inferred: null },
    authors: [author],
    contributors: [{ name: author, role: 'author', kind: 'person', url: null, email: null }],
    origin: null,
    genre: null,
    tags: subject.slice(0, 4).map(wordAt),
    section: wordAt(40 + Math.floor(next() * 12)),
    summary: text(22),
    body,
    language: languages[Math.floor(next() * languages.length)],
    publisher: { name: host.split('.')[0], url: `https://${host}/` },
    dateline: null,
    images: [{ url: `${url}.jpg`, caption: text(12), credit: author, alt: null, width: 1200, height: 800 }],
    links: [],
    updates: [],
    briefs: [],
    notices: [],
    access: 'open',
    bodyComplete: true,
    rights: null,
    wordCount: body.split(' ').length,
    readingMinutes: 2,
    source: {
      kind: 'page',
      ref: url,
      file: null,
      tags: [],
      feedUrl: `https://${host}/feed.xml`,
      guid: url,
      fetchedAt: new Date(start + n * 300_000 + 600_000).toISOString(),
      status: 200,
      contentType: 'text/html; charset=utf-8',
      charset: 'utf-8',
      sha256: null,
      rule: null,
      extractor: '0.1.0',
      retries: 0,
    },
  };
}
