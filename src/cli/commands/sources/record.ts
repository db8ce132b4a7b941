import type { FollowedSource } from '../../../store/index.js';
import { blockedSince, silentSince, type Trouble, troublesOf } from '../../../sync/index.js';
import type { Store } from '../../../store/index.js';

export type Source = FollowedSource & { articles: number };

/** A source with what is wrong with it and what its rules keep out. */
export interface Seen {
  source: Source;
  pages: { thin: number; failed: number } | undefined;
  troubles: Trouble[];
  leftOut: number;
}

/** Sources as they fare now. */
export async function seenOf(sources: readonly Source[], store: Store, now: number): Promise<Seen[]> {
  const pages = await store.sources.troubledPages();
  const leftOut = await store.sources.leftOutCounts();
  return sources.map((source) => ({
    source,
    pages: pages.get(source.url),
    troubles: troublesOf(source, pages.get(source.url), now),
    leftOut: leftOut.get(source.url) ?? 0,
  }));
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** One line of the NDJSON, documented in docs/archive.md. */
export function recordOf({ source, pages, troubles, leftOut }: Seen, now: number): Record<string, unknown> {
  return {
    url: source.url,
    title: source.title,
    kind: source.kind,
    siteUrl: source.siteUrl,
    folder: source.folder,
    tags: source.tags,
    note: source.note,
    only: source.only,
    skip: source.skip,
    delay: source.delayMs === null ? null : durationOf(source.delayMs),
    headers: maskedHeaders(source),
    state: stateOf(source),
    entriesOnly: source.entriesOnly,
    articles: source.articles,
    leftOut,
    added: instant(source.addedAt),
    lastPolled: instant(source.lastPolled),
    lastGood: instant(source.answeredAt),
    lastNew: instant(source.lastNew),
    nextDue: source.status === 'gone' ? null : instant(source.nextDue),
    errorStreak: source.errorStreak,
    lastError: source.lastError,
    firstError: source.health?.firstError ?? null,
    failingSince: instant(source.health?.failingSince ?? null),
    blockedSince: instant(blockedSince(source)),
    silentSince: instant(silentSince(source, now)),
    thinPages: pages?.thin ?? 0,
    failedPages: pages?.failed ?? 0,
    troubles: troubles.map(({ kind, since, message }) => ({ kind, since: instant(since), message })),
    movedTo: source.movedTo,
    hub: source.hub,
  };
}

/** A value may be a secret: its name is enough to know which header is there. */
export const maskedHeaders = ({ headers }: Pick<FollowedSource, 'headers'>): string[] =>
  headers.map(([name]) => `${name}: ***`);

/** `1.5s`, as `--delay` takes it. */
export function durationOf(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms < 1000 ? `${ms}ms` : `${ms / 1000}s`;
}

export function stateOf(source: Source): 'new' | 'ok' | 'failing' | 'moving' | 'gone' {
  if (source.status === 'gone') return 'gone';
  if (source.errorStreak > 0) return 'failing';
  if (source.movedTo !== null) return 'moving';
  return source.lastPolled === null ? 'new' : 'ok';
}
