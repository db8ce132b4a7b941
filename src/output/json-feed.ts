import { internetDate } from '../shared/printed-instant.js';
import type { Article } from '../types.js';
import { bodyAsHtml, bodyAsText } from './body-text.js';
import type { FormatOptions, Formatter } from './formatter.js';

/** JSON Feed 1.1. A day without a clock stands in `_wirecopy.date`, as the format knows instants only. */
export function jsonFeed(options: FormatOptions): Formatter {
  const { title = 'wirecopy', link } = options;
  const about = { version: 'https://jsonfeed.org/version/1.1', title, ...(link ? { home_page_url: link } : {}) };
  const head = `${JSON.stringify(about).slice(0, -1)},"items":[`;
  return {
    extension: 'json',
    head: () => head,
    article: (article, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(item(article, options))}`,
    tail: (count) => (count === 0 ? ']}\n' : '\n]}\n'),
  };
}

function attachment({ url, type, length }: Article['enclosures'][number]): Record<string, unknown> {
  return { url, mime_type: type ?? 'application/octet-stream', ...(length === null ? {} : { size_in_bytes: length }) };
}

function item(article: Article, options: FormatOptions): Record<string, unknown> {
  const html = bodyAsHtml(article, options.bodyForm ?? 'text');
  const authors = article.contributors.filter(({ name }) => article.authors.includes(name));
  const said = {
    id: article.id,
    url: article.canonicalUrl ?? article.url,
    title: article.headline,
    content_html: html,
    // One of the two contents must be there.
    content_text: html === null ? (bodyAsText(article) ?? article.summary ?? '') : null,
    summary: article.summary,
    image: article.images[0]?.url,
    date_published: internetDate(article.date),
    date_modified: internetDate(article.modified),
    authors: authors.length > 0 ? authors.map(({ name, url }) => (url ? { name, url } : { name })) : null,
    attachments: article.enclosures.length > 0 ? article.enclosures.map(attachment) : null,
    tags: article.tags.length > 0 ? article.tags : null,
    language: article.language,
    _wirecopy: { date: article.date, section: article.section, publisher: article.publisher?.name ?? null },
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== undefined));
}
