import type { Article } from '../types.js';

/** Every key of a record, in its order. */
export const recordKeys = [
  'schemaVersion',
  'id',
  'aliases',
  'kind',
  'url',
  'canonicalUrl',
  'headline',
  'alternativeHeadlines',
  'date',
  'modified',
  'dateBasis',
  'authors',
  'contributors',
  'origin',
  'genre',
  'tags',
  'section',
  'summary',
  'body',
  'language',
  'publisher',
  'dateline',
  'images',
  'links',
  'enclosures',
  'updates',
  'briefs',
  'notices',
  'access',
  'bodyComplete',
  'rights',
  'wordCount',
  'readingMinutes',
  'quality',
  'source',
  'evidence',
] as const satisfies readonly (keyof Article)[];

/** Only the named keys of a record, in the order asked for. */
export function selectFields(article: Article, fields: string[]): Partial<Article> {
  const record = article as unknown as Record<string, unknown>;
  return Object.fromEntries(
    fields.filter((field) => Object.hasOwn(record, field)).map((field) => [field, record[field]]),
  );
}
