import { sha256 } from '../shared/sha256.js';
import { urlKey } from '../store/index.js';
import type { RawArticle } from '../types.js';

/** One entry of a poll. `key` names it within its source from poll to poll; `signature` changes when it was edited. */
export interface SeenEntry {
  key: string;
  signature: string;
  url: string | null;
  /** Null where the source's guids are no use. */
  guid: string | null;
  /** When it says to be published, ms. */
  publishedAt: number | null;
  raw: RawArticle | null;
}

export type UnnamedEntry = Omit<SeenEntry, 'key'>;

/**
 * Names the entries of one poll, each story once: by its address, else by its guid, else by what it says. A guid or an address that
 * several stories share names none of them (feeds whose links all lead to the front page, or with one guid for all).
 */
export function nameEntries(entries: readonly UnnamedEntry[]): SeenEntry[] {
  const urls = shared(entries, (one) => urlKey(one.url));
  const guids = shared(entries, (one) => one.guid);
  const named = new Map<string, SeenEntry>();
  for (const entry of entries) {
    const guid = entry.guid !== null && guids.has(entry.guid) ? null : entry.guid;
    const url = urlKey(entry.url);
    const own = url !== null && !urls.has(url) ? url : null;
    const key = own ?? (guid === null ? `text:${entry.signature}` : `guid:${guid}`);
    // Listed twice: the first is the newest, as feeds are written.
    if (!named.has(key)) named.set(key, { ...entry, guid, key });
  }
  return [...named.values()];
}

/** Values that entries with different texts have in common. */
function shared(entries: readonly UnnamedEntry[], nameOf: (entry: UnnamedEntry) => string | null): Set<string> {
  const first = new Map<string, string>();
  const found = new Set<string>();
  for (const entry of entries) {
    const value = nameOf(entry);
    if (value === null) continue;
    const before = first.get(value);
    if (before === undefined) first.set(value, titleOf(entry));
    else if (before !== titleOf(entry)) found.add(value);
  }
  return found;
}

function titleOf({ raw, signature }: UnnamedEntry): string {
  return raw?.candidates.find((one) => one.field === 'headline')?.value ?? signature;
}

/** Over what a reader would call the entry. Dates, guids and addresses are left out: some feeds make them anew at every poll. */
export function signatureOf(raw: RawArticle): string {
  const said = raw.candidates
    .filter(({ field }) => field === 'headline' || field === 'summary' || field === 'authors')
    .map(({ field, value }) => [field, field === 'authors' ? value.map(({ name }) => name) : value]);
  const text = raw.blocks.map((block) => block.text);
  return sha256(JSON.stringify([said, text]).normalize('NFC').replace(/\s+/g, ' ')).slice(0, 32);
}
