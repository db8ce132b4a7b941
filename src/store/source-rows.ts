import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type {
  FollowedSource,
  PageOrigin,
  PendingPage,
  SourceHealth,
  SourceKind,
  SourceSettings,
  Told,
} from './source-types.js';

// Rows of sources and pages → their types.

/** An archive may be somebody else's: no entry of a feed is larger. */
const largestEntry = 64 * 1024 * 1024;

export type Row = Record<string, unknown>;

export function sourceFromRow(row: Row): FollowedSource {
  return {
    url: row.url as string,
    kind: row.kind as SourceKind | null,
    title: row.title as string | null,
    siteUrl: row.site_url as string | null,
    ...settingsFromRow(row),
    rulesApplied: row.rules_applied as string | null,
    status: row.status as FollowedSource['status'],
    etag: row.etag as string | null,
    lastModified: row.last_modified as string | null,
    bodySha256: row.body_sha256 as string | null,
    readAt: row.read_at as number | null,
    answeredAt: row.answered_at as number | null,
    told: toldFrom(row.entry),
    addedAt: row.added_at as number,
    lastPolled: row.last_polled as number | null,
    nextDue: row.next_due as number,
    lastError: row.last_error as string | null,
    errorStreak: row.error_streak as number,
    health: healthFrom(row),
    movedTo: row.moved_to as string | null,
    movedCount: row.moved_count as number,
    hub: row.hub as string | null,
    hints: row.hints as string | null,
    rhythmMs: row.rhythm_ms as number | null,
    lastNew: row.last_new as number | null,
    gapStreak: row.gap_streak as number,
  };
}

/** What a poll writes of its source, by column. */
export function polledColumns(source: FollowedSource): [column: string, value: string | number | null][] {
  const whole = (value: number | null | undefined): number | null => (value == null ? null : Math.round(value));
  const { health } = source;
  return [
    ['kind', source.kind],
    ['title', source.title],
    ['site_url', source.siteUrl],
    ['rules_applied', source.rulesApplied],
    ['status', source.status],
    ['etag', source.etag],
    ['last_modified', source.lastModified],
    ['body_sha256', source.bodySha256],
    ['last_polled', whole(source.lastPolled)],
    ['next_due', Math.round(source.nextDue)],
    ['last_error', source.lastError],
    ['error_streak', source.errorStreak],
    ['moved_to', source.movedTo],
    ['moved_count', source.movedCount],
    ['hub', source.hub],
    ['hints', source.hints],
    ['rhythm_ms', whole(source.rhythmMs)],
    ['last_new', whole(source.lastNew)],
    ['gap_streak', source.gapStreak],
    ['read_at', whole(source.readAt)],
    ['answered_at', whole(source.answeredAt)],
    ['failing_since', whole(health?.failingSince)],
    ['first_error', health?.firstError ?? null],
    ['error_code', health?.code ?? null],
    ['error_status', health?.status ?? null],
    ['alarmed_at', whole(health?.alarmedAt)],
  ];
}

export function settingsFromRow(row: Row): SourceSettings {
  return {
    folder: row.folder as string | null,
    tags: JSON.parse(row.tags as string) as string[],
    note: row.note as string | null,
    entriesOnly: row.entries_only === 1,
    only: JSON.parse(row.only_rules as string) as string[],
    skip: JSON.parse(row.skip_rules as string) as string[],
    delayMs: row.delay_ms as number | null,
    headers: JSON.parse(row.headers as string) as SourceSettings['headers'],
  };
}

function healthFrom(row: Row): SourceHealth | null {
  if (row.failing_since === null) return null;
  return {
    failingSince: row.failing_since as number,
    firstError: row.first_error as string,
    code: row.error_code as string | null,
    status: row.error_status as number | null,
    alarmedAt: row.alarmed_at as number | null,
  };
}

export function pageFromRow(row: Row): PendingPage {
  return {
    key: row.key as string,
    url: row.url as string,
    origins: originsFromText(row.origins as string),
    entry: unpackEntry(row.entry),
    reason: row.reason as PendingPage['reason'],
    dueAt: row.due_at as number,
    firstSeen: row.first_seen as number,
    entrySince: row.entry_since as number | null,
    version: row.version as number,
    attempts: row.attempts as number,
    etag: row.etag as string | null,
    lastModified: row.last_modified as string | null,
    bodySha256: row.body_sha256 as string | null,
  };
}

export function originsFromText(text: string): PageOrigin[] {
  return JSON.parse(text) as PageOrigin[];
}

/** An entry waits for a week of looks at its page, and a feed may hold whole stories. */
export function packEntry(entry: string | null): Uint8Array | null {
  return entry === null ? null : deflateRawSync(entry);
}

export const unpackEntry = (entry: unknown): string | null => (entry === null ? null : unpackText(entry as Uint8Array));

/** A text that `deflateRawSync` packed. */
export const unpackText = (bytes: Uint8Array): string =>
  inflateRawSync(bytes, { maxOutputLength: largestEntry }).toString('utf8');

function toldFrom(told: unknown): Told | null {
  const text = unpackEntry(told);
  return text === null ? null : (JSON.parse(text) as Told);
}

export const packTold = (told: Told): Uint8Array => deflateRawSync(JSON.stringify(told));
