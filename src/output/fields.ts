import type { Article } from '../types.js';

/** Only the named keys of a record, in the order asked for. */
export function selectFields(article: Article, fields: string[]): Partial<Article> {
  const record = article as unknown as Record<string, unknown>;
  return Object.fromEntries(
    fields.filter((field) => Object.hasOwn(record, field)).map((field) => [field, record[field]]),
  );
}
