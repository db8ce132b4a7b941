// Made-up articles as an archive of years has them: one in twelve is edited some hours later, one in twenty is a wire story that
// three other papers print in the same words.
import { madeArticle, random, word } from './made-articles.mjs';

const savedAt = (n, laterMs = 0) => new Date(Date.UTC(2016, 0, 1) + n * 300_000 + 900_000 + laterMs).toISOString();
const topics = [
  'Harbour',
  'Elections',
  'Grain',
  'Weather',
  'Football',
  'Energy',
  'Trials',
  'Schools',
  'Railways',
  'Budget',
];

/** Saves number `n` and what belongs to it, in the order in which a sync would; pairs of article and options. */
export function toldArticle(n) {
  const made = madeArticle(n);
  const next = random(n + 77);
  const topic = topics[Math.floor(next() ** 2 * topics.length)];
  // Few write at night, and few on Sundays.
  const hour = Math.min(23, Math.floor(6 + 16 * ((next() + next()) / 2)));
  const date = `${made.date.slice(0, 11)}${String(hour).padStart(2, '0')}${made.date.slice(13)}`;
  const article = { ...made, date: n % 50 === 0 ? null : date, tags: [topic, ...made.tags.slice(0, 2)] };
  const options = { now: savedAt(n), feedUrl: article.source.feedUrl };
  const items = [{ article, options }];
  if (n % 12 === 0) {
    const paragraphs = article.body.split('\n\n');
    paragraphs[1] = `${paragraphs[1].slice(0, 60)} ${word(n + 40_000)} ${paragraphs[1].slice(80)}`;
    if (n % 36 === 0)
      paragraphs.splice(2, 2, `${word(n + 3000)} ${word(n + 900)} said on the day after that ${n} were counted.`);
    const headline = n % 24 === 0 ? `${article.headline} ${word(n + 70_000)}` : article.headline;
    const edited = { ...article, headline, body: paragraphs.join('\n\n') };
    items.push({ article: edited, options: { ...options, now: savedAt(n, 3_600_000 * (0.5 + (n % 300))) } });
  }
  if (n % 20 === 0) for (let copy = 1; copy <= 3; copy++) items.push(copyOf(article, options, n, copy));
  return items;
}

function copyOf(article, options, n, copy) {
  const host = `other${(n / 20 + copy * 7) % 40}.example`;
  const url = `https://${host}/wire-${n}-${copy}`;
  const id = `c${copy}${n.toString(16).padStart(14, '0')}`;
  const source = { ...article.source, feedUrl: `https://${host}/feed.xml`, guid: url, ref: url };
  return {
    article: { ...article, id, url, canonicalUrl: url, source, publisher: { name: host, url: null } },
    options: { now: options.now, feedUrl: source.feedUrl },
  };
}
