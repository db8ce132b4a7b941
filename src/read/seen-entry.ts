import { sha256 } from '../shared/sha256.js';
import { placeKey } from '../shared/address-key.js';
import type { RawArticle } from '../types.js';

/** One entry of a poll. `key` names it within its source from poll to poll; `signature` changes when it was edited. */
export interface SeenEntry {
  key: string;
  signature: string;
  /** Its own; null where other entries have the same link. */
  url: string | null;
  /** Null where the source gives it to several entries. */
  guid: string | null;
  /** When it says to be published, ms. */
  publishedAt: number | null;
  raw: RawArticle | null;
}

export type UnnamedEntry = Omit<SeenEntry, 'key'>;

/** Names the entries of one poll, each story once: by its own address, else by its own guid, else by what it says. */
export function nameEntries(entries: readonly UnnamedEntry[]): SeenEntry[] {
  const named = new Map<string, SeenEntry>();
  for (const entry of entries) {
    const key = placeKey(entry.url) ?? (entry.guid === null ? `text:${entry.signature}` : `guid:${entry.guid}`);
    // Listed twice: the first is the newest, as feeds are written.
    if (!named.has(key)) named.set(key, { ...entry, key });
  }
  return [...named.values()];
}

/** Over what a reader would call the entry. Dates, guids and addresses are left out: some feeds make them anew at every poll. */
export function signatureOf(raw: RawArticle): string {
  const said = raw.candidates
    .filter(({ field }) => field === 'headline' || field === 'summary' || field === 'authors')
    .map(({ field, value }) => [field, field === 'authors' ? value.map(({ name }) => name) : value]);
  const text = raw.blocks.map((block) => block.text);
  return sha256(JSON.stringify([said, text]).normalize('NFC').replace(/\s+/g, ' ')).slice(0, 32);
}
