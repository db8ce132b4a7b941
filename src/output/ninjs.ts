import { internetDate } from '../shared/printed-instant.js';
import type { Article } from '../types.js';
import { bodyAsHtml, bodyAsText } from './body-text.js';
import type { FormatOptions, Formatter } from './formatter.js';

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
};

/** IPTC ninjs 3.1, one object a line. Its dates are instants, so a day alone is left out. */
export function ninjs(options: FormatOptions): Formatter {
  return { extension: 'ndjson', article: (article) => `${JSON.stringify(ninjsOf(article, options))}\n` };
}

function ninjsOf(article: Article, options: FormatOptions): Record<string, unknown> {
  const html = bodyAsHtml(article, options.bodyForm ?? 'text');
  const named = (list: readonly string[]): { name: string }[] | null =>
    list.length > 0 ? list.map((name) => ({ name })) : null;
  const body = {
    role: 'main',
    contentType: 'text/html',
    charCount: bodyAsText(article)?.length,
    wordCount: article.wordCount,
    value: html,
  };
  const said = {
    uri: uriOf(article.canonicalUrl ?? article.url ?? `urn:wirecopy:${article.id}`),
    standard,
    type: 'text',
    language: article.language,
    headlines: article.headline ? [{ role: 'main', value: article.headline }] : null,
    descriptions: article.summary ? [{ role: 'summary', value: article.summary }] : null,
    bodies: html === null ? null : [without(body)],
    by: article.authors.join(', ') || null,
    contentCreated: internetDate(article.date),
    versionCreated: internetDate(article.modified ?? article.date),
    subjects: named(article.tags),
    genres: named(article.genre ? [article.genre] : []),
    infoSources: named([article.publisher?.name, article.origin?.agency].filter((name) => typeof name === 'string')),
    copyrightNotice: article.rights?.copyright,
  };
  return without(said);
}

/** RFC 3986 knows fewer signs than browsers leave in an address. */
const uriOf = (address: string): string =>
  address.replace(/[^\w\-.~:/?#@!$&'()*+,;=%]+|%(?![\da-f]{2})/gi, (signs) =>
    encodeURIComponent(Buffer.from(signs).toString()),
  );

function without(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined));
}
