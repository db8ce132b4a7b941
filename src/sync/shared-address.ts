import { type EntryState, urlKey } from '../store/index.js';
import type { SeenEntry } from '../read/index.js';

/** Marks an address among the states of a source's entries. */
const prefix = 'shared:';

interface Disowned {
  entries: SeenEntry[];
  /** To be remembered with the entries. */
  states: { key: string; guid: null; signature: string }[];
}

/**
 * An address that several entries of a source shared once is nobody's own any more: a list of notices that shrinks to one would
 * else make the newest an edit of the first.
 */
export function disownShared(entries: readonly SeenEntry[], known: readonly EntryState[]): Disowned {
  const remembered = new Set(known.flatMap(({ key }) => (key.startsWith(prefix) ? [key] : [])));
  const states = new Map<string, Disowned['states'][number]>();
  const named = entries.map((entry): SeenEntry => {
    const { raw, guid, signature } = entry;
    const key = prefix + (urlKey(raw?.url ?? null) ?? '');
    if (raw === null || key === prefix) return entry;
    if (raw.ownUrl !== undefined) {
      if (!remembered.has(key)) states.set(key, { key, guid: null, signature: key });
      return entry;
    }
    if (!remembered.has(key)) return entry;
    const own = guid === null ? `text:${signature}` : `guid:${guid}`;
    return { ...entry, key: own, url: null, raw: { ...raw, ownUrl: null } };
  });
  return { entries: named, states: [...states.values()] };
}

/** Whether a state is of an entry, and not of an address that entries share. */
export const isEntry = ({ key }: Pick<EntryState, 'key'>): boolean => !key.startsWith(prefix);
