import { storable } from './database.js';
import { columnsOf, ownColumns } from '../columns.js';
import type { Article } from '../../types.js';

/** Columns of `article`, with their types. */
export const articleTypes = {
  row: 'bigint',
  id: 'text',
  url: 'text',
  host: 'text',
  headline: 'text',
  date: 'text',
  sort_at: 'bigint',
  language: 'text',
  main_language: 'text',
  publisher: 'text',
  kind: 'text',
  first_seen: 'text',
  changed_at: 'text',
  revision: 'bigint',
  revisions: 'bigint',
  edits: 'bigint',
  edited_at: 'text',
  content_hash: 'text',
  simhash: 'text',
  near_group: 'text',
  sequence: 'bigint',
  quality: 'float8',
} as const;

type Plain = { text: string; bigint: number; float8: number };
type Nullable =
  | 'url'
  | 'headline'
  | 'date'
  | 'language'
  | 'main_language'
  | 'publisher'
  | 'edited_at'
  | 'simhash'
  | 'near_group'
  | 'quality';

/** A row of `article`. */
export type ArticleColumns = {
  [Name in keyof typeof articleTypes]: Plain[(typeof articleTypes)[Name]] | (Name extends Nullable ? null : never);
};

/** Those that follow from the record. */
export const recordColumns = (article: Article, now: string): Pick<ArticleColumns, (typeof ownColumns)[number]> =>
  Object.fromEntries(columnsOf(article, now).map((value, at) => [ownColumns[at]!, storable(value)])) as Pick<
    ArticleColumns,
    (typeof ownColumns)[number]
  >;
