import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Article } from '../types.js';
import type { StoredArticle } from './store.js';

// Records and rows, one into the other. A record is kept as compressed JSON, as it was printed; columns beside it are for finding.

export function packRecord(article: Article): Uint8Array {
  const { evidence: _evidence, ...record } = article;
  return deflateRawSync(JSON.stringify(record), { level: 6 });
}

export function unpackRecord(bytes: Uint8Array): Article {
  return JSON.parse(inflateRawSync(bytes).toString('utf8')) as Article;
}

export interface ArticleRow {
  row: number;
  id: string;
  first_seen: string;
  changed_at: string;
  revision: number;
  revisions: number;
  near_group: string | null;
  record: Uint8Array;
  feeds: string | null;
}

export function storedArticle(row: ArticleRow): StoredArticle {
  return {
    article: { ...unpackRecord(row.record), id: row.id },
    firstSeen: row.first_seen,
    changedAt: row.changed_at,
    revision: row.revisions,
    group: row.near_group,
    feeds: row.feeds ? (JSON.parse(row.feeds) as string[]).filter(Boolean) : [],
  };
}
