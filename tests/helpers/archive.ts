import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, type RawPage } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from './article.js';

/** A folder with an archive of made-up stories, as a sync over some weeks would have left it. */
export async function madeArchive(): Promise<{ folder: string; file: string; remove: () => void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-archive-'));
  const file = path.join(folder, 'archive.db');
  const store = await openStore(file);
  const save = (article: Article, now: string, raw = true) =>
    store.save(article, { now, feedUrl: 'https://herald.example/feed.xml', raw: raw ? pageOf(article, now) : null });
  await save(strike, '2024-04-02T06:00:00.000Z');
  await save(editedStrike, '2024-04-02T09:00:00.000Z');
  await save(weather, '2024-05-01T01:00:00.000Z', false);
  await save(exports, '2024-06-03T10:00:00.000Z', false);
  await store.close();
  return { folder, file, remove: () => rmSync(folder, { recursive: true }) };
}

function story(n: number, parts: Partial<Article>): Article {
  const url = parts.url ?? `https://herald.example/2024/story-${n}`;
  const id = `${n}${'0123456789abcdef'.slice(1)}`;
  return makeArticle({
    id,
    canonicalUrl: url,
    ...parts,
    url,
    source: { ...makeArticle().source, ref: url, ...parts.source },
  });
}

const strikeText =
  'The air defence over Kharkiv was strong on Tuesday night, the mayor said, as the city counted 12 wounded after the strike.\n\n' +
  'Power was out in three districts until the morning, and the trams did not run.\n\n' +
  'The governor said that repairs would take two days. Residents were asked to boil water and to stay at home where they could.';

/** One story in two states: headline, date and text were edited. */
export const strike = story(1, {
  headline: 'Kharkiv strike wounds 12, mayor says',
  date: '2024-04-02T05:28:00+03:00',
  authors: ['Rachel Amran'],
  tags: ['War'],
  body: strikeText,
});
export const editedStrike: Article = {
  ...strike,
  headline: 'Kharkiv strike wounds 21, governor says',
  date: '2024-04-02T09:10:00+03:00',
  body: `${strikeText.replace('12 wounded', '21 wounded')}\n\nA minister came in the afternoon and met the families.`,
};

export const weather = story(2, {
  url: 'https://news.example.cn/beijing',
  headline: '北京的天气：今天北京下雨，明天晴，气温下降，市民注意保暖',
  date: '2024-05-01T08:00:00+08:00',
  authors: ['李明'],
  tags: [],
  body: '今天北京下雨，明天晴。',
  language: 'zh',
  publisher: { name: '新闻', url: null },
});

export const exports = story(3, {
  url: 'https://sea.herald.example/grain',
  headline: 'Grain exports rise 🚢 in São Paulo',
  date: null,
  authors: ['Tom Okafor'],
  tags: ['Ports'],
  body: 'Exports rose, and Russia and Kharkiv were named.',
  language: 'en-GB',
});

/** The page that a record was read from. */
export function pageOf(article: Article, fetchedAt: string): RawPage {
  const paragraphs = String(article.body)
    .split('\n\n')
    .map((text) => `<p>${text}</p>`);
  const html = `<!doctype html><html lang="${article.language}"><head><title>${article.headline}</title>
<meta property="article:published_time" content="${article.date}"><meta name="author" content="${article.authors[0]}">
<link rel="canonical" href="${article.url}"></head><body><article><h1>${article.headline}</h1>${paragraphs.join('\n')}</article></body></html>`;
  return {
    url: article.url ?? '',
    fetchedAt,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', server: 'made-up' },
    bytes: Buffer.from(html),
  };
}
