import { messageOf, StoreError } from '../errors.js';
import { makeTarget } from '../source/index.js';
import type { EntryState } from '../store/index.js';
import type { SourceReading } from '../read/index.js';
import type { SeenEntry } from '../read/index.js';
import type { SyncRun } from './sync-types.js';

/** A newspaper's index names a sitemap for each day since 1998: those that changed last are read, and no more in one poll. */
const sitemapsAPoll = 10;

/** Of those without dates: the newest stand at the head of most lists, and the others take turns. */
const headOfUndated = 5;
/** A sitemap that changed within this time has news that the first poll wants, too. */
const backCatalogueMs = 7 * 86_400_000;
/** Marks the date of a sitemap that was never read: its back-catalogue is met when it changes. */
const unreadMark = 'unread ';

interface IndexReading {
  entries: SeenEntry[];
  /** The sitemaps that were read, with their dates. */
  states: { key: string; guid: null; signature: string }[];
  /** Whether the index tells when one of its sitemaps changes and none of them waits, so that a 304 may be believed. */
  isConditional: boolean;
  /** Keys of entries of sitemaps that were never read before: they may be a back-catalogue. */
  firstRead: Set<string>;
}

interface Child {
  url: string;
  key: string;
  /** When the index says that it changed; empty where it does not. */
  date: string;
  /** What is noted of it: its date, or when it was read. */
  noted: string | undefined;
  place: number;
}

/** The entries of those sitemaps of an index that are new or changed. One that fails is read at the next poll. */
export async function readChildren(
  reading: SourceReading,
  known: readonly EntryState[],
  run: SyncRun,
): Promise<IndexReading> {
  const result: IndexReading = { entries: [], states: [], isConditional: true, firstRead: new Set() };
  if (reading.children.length === 0) return result;
  const due = dueChildren(reading, known);
  const waiting = due.slice(sitemapsAPoll);
  const old = known.length > 0 ? [] : waiting.filter(({ date }) => isOld(date, run.now()));
  result.isConditional =
    waiting.length === old.length && reading.children.every((child) => child.lastModified !== null);
  for (const child of due.slice(0, sitemapsAPoll)) {
    try {
      const fetched = await run.fetch(makeTarget(child.url, { url: child.url, isFound: true, depth: 1 }), {});
      const read = await run.reader.source(fetched, run.read);
      result.entries.push(...read.entries);
      if (isUnread(child)) for (const { key } of read.entries) result.firstRead.add(key);
      // One that is cut off is read again at the next poll.
      if (!read.isWhole) result.isConditional = false;
      const signature = child.date || new Date(run.now()).toISOString();
      if (read.isWhole || child.date === '') result.states.push({ key: child.key, guid: null, signature });
    } catch (error) {
      if (error instanceof StoreError) throw error;
      result.isConditional = false;
      run.report({ kind: 'note', message: messageOf(error) });
    }
  }
  for (const { key, date } of old) result.states.push({ key, guid: null, signature: unreadMark + date });
  return result;
}

/** New and changed ones, and all that say nothing of it, as they are to be read. */
function dueChildren(reading: SourceReading, known: readonly EntryState[]): Child[] {
  const notes = new Map(known.map((state) => [state.key, state.signature]));
  return reading.children
    .map(({ url, lastModified }, place): Child => {
      const key = `sitemap:${url}`;
      return { url, key, date: lastModified ?? '', noted: notes.get(key), place };
    })
    .filter(({ date, noted }) => date === '' || (noted !== date && noted !== unreadMark + date))
    .sort((a, b) => rankOf(a) - rankOf(b) || compare(b.date, a.date) || byTurns(a, b));
}

const isUnread = ({ noted }: Child): boolean => noted === undefined || noted.startsWith(unreadMark);

function rankOf(child: Child): number {
  if (child.date !== '') return isUnread(child) ? 0 : 1;
  return child.place < headOfUndated ? 2 : 3;
}

/** Those without a date: the one that was read longest ago comes first. */
const byTurns = (a: Child, b: Child): number => (a.date === '' ? compare(a.noted ?? '', b.noted ?? '') : 0);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isOld(date: string, now: number): boolean {
  const changed = Date.parse(date);
  return !Number.isNaN(changed) && now - changed > backCatalogueMs;
}
