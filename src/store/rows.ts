import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Article } from '../types.js';
import type { FollowedSource, PendingPage, StoredArticle } from './store.js';

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

type Row = Record<string, unknown>;

export function sourceFromRow(row: Row): FollowedSource {
  return {
    url: row.url as string,
    title: row.title as string | null,
    tags: JSON.parse(row.tags as string) as string[],
    entriesOnly: row.entries_only === 1,
    status: row.status as FollowedSource['status'],
    etag: row.etag as string | null,
    lastModified: row.last_modified as string | null,
    bodySha256: row.body_sha256 as string | null,
    addedAt: row.added_at as number,
    lastPolled: row.last_polled as number | null,
    nextDue: row.next_due as number,
    lastError: row.last_error as string | null,
    errorStreak: row.error_streak as number,
    movedTo: row.moved_to as string | null,
    movedCount: row.moved_count as number,
    rhythmMs: row.rhythm_ms as number | null,
    lastKeys: JSON.parse(row.last_keys as string) as string[],
  };
}

export function pageFromRow(row: Row): PendingPage {
  return {
    key: row.key as string,
    url: row.url as string,
    feedUrl: row.feed_url as string | null,
    entry: row.entry as string | null,
    reason: row.reason as PendingPage['reason'],
    dueAt: row.due_at as number,
    attempts: row.attempts as number,
    etag: row.etag as string | null,
    lastModified: row.last_modified as string | null,
  };
}
