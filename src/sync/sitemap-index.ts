import { messageOf, StoreError } from '../errors.js';
import { makeTarget } from '../source/index.js';
import type { EntryState } from '../store/index.js';
import type { SourceReading } from '../read/index.js';
import type { SeenEntry } from '../read/index.js';
import type { SyncRun } from './sync-types.js';

/** A newspaper's index names a sitemap for each day since 1998: those that changed last are read, and no more in one poll. */
const sitemapsAPoll = 10;

interface IndexReading {
  entries: SeenEntry[];
  /** The sitemaps that were read, with their dates. */
  states: { key: string; guid: null; signature: string }[];
  /** Whether the index tells when one of its sitemaps changes, so that a 304 may be believed. */
  isConditional: boolean;
}

/** The entries of those sitemaps of an index that are new or changed. One that fails is read at the next poll. */
export async function readChildren(
  reading: SourceReading,
  known: readonly EntryState[],
  run: SyncRun,
): Promise<IndexReading> {
  const result: IndexReading = { entries: [], states: [], isConditional: true };
  if (reading.children.length === 0) return result;
  const signatures = new Map(known.map((state) => [state.key, state.signature]));
  const changed = reading.children
    .map(({ url, lastModified }) => ({ url, key: `sitemap:${url}`, signature: lastModified ?? '' }))
    .filter(({ key, signature }) => signature === '' || signatures.get(key) !== signature)
    .sort((a, b) => (a.signature < b.signature ? 1 : a.signature > b.signature ? -1 : 0));
  result.isConditional = reading.children.every((child) => child.lastModified !== null);
  for (const child of changed.slice(0, sitemapsAPoll)) {
    try {
      const fetched = await run.fetch(makeTarget(child.url, { url: child.url, isFound: true, depth: 1 }), {});
      const read = await run.reader.source(fetched, run.read);
      result.entries.push(...read.entries);
      // One that is cut off is read again at the next poll.
      if (!read.isWhole) result.isConditional = false;
      else if (child.signature !== '') result.states.push({ key: child.key, guid: null, signature: child.signature });
    } catch (error) {
      if (error instanceof StoreError) throw error;
      result.isConditional = false;
      run.report({ kind: 'note', message: messageOf(error) });
    }
  }
  // At the first poll the others are the back-catalogue, as good as read; later ones wait for the next poll.
  if (known.length > 0) return result;
  for (const { key, signature } of changed.slice(sitemapsAPoll)) {
    if (signature !== '') result.states.push({ key, guid: null, signature });
  }
  return result;
}
