import { type EntryState, type MovedPage, urlKey } from '../store/index.js';
import type { SeenEntry } from '../read/index.js';
import { evenSpelling } from '../shared/tracking.js';

/** This poll beside the last one. */
export interface Comparison {
  new: SeenEntry[];
  edited: SeenEntry[];
  /** Edited as well, and kept out by rules so far; under the keys that they have in the archive. */
  editedOut: SeenEntry[];
  unchanged: number;
  /** State to write: new entries and changed signatures. */
  states: { key: string; guid: string | null; signature: string }[];
  /** Entries that stand under another address than before, and say the same. */
  moved: MovedPage[];
  /** Of these, the ones whose address differs by more than its query, which may hold a session. */
  rehomed: SeenEntry[];
  gone: string[];
  back: string[];
  /** Of these that are back, the ones that say the same as before. */
  returned: SeenEntry[];
  /** Nothing of the last poll is in this one, and something is new. */
  hasGap: boolean;
}

/** From so many entries on, a change of more than half of them at once is the feed's (a new template, counters), not the stories'. */
const massEdit = 10;

/** New is what was never seen, whatever its date. */
export function compareEntries(seen: readonly SeenEntry[], known: readonly EntryState[]): Comparison {
  const find = finder(known, new Set(seen.map(({ key }) => key)));
  const found = new Map<string, EntryState>();
  let rewritten = 0;
  const result: Comparison = {
    new: [],
    edited: [],
    editedOut: [],
    unchanged: 0,
    states: [],
    moved: [],
    rehomed: [],
    gone: [],
    back: [],
    returned: [],
    hasGap: false,
  };
  for (const entry of seen) {
    const state = find(entry);
    if (!state) {
      result.new.push(entry);
      result.states.push({ key: entry.key, guid: entry.guid, signature: entry.signature });
      continue;
    }
    const isBack = state.isGone && !found.has(state.key);
    if (isBack) result.back.push(state.key);
    found.set(state.key, state);
    if (state.signature === entry.signature) {
      result.unchanged++;
      if (isBack) result.returned.push(entry);
      const moved = movedPage(entry, state);
      result.moved.push(...moved);
      if (moved.some(({ from, to }) => pathOf(from) !== pathOf(to))) result.rehomed.push(entry);
    } else {
      if (state.isLeftOut) result.editedOut.push({ ...entry, key: state.key });
      else result.edited.push(entry);
      if (state.key === entry.key) rewritten++;
      result.states.push({ key: state.key, guid: state.guid, signature: entry.signature });
    }
  }
  const there = known.filter((state) => !state.isGone);
  result.gone = there.filter((state) => !found.has(state.key)).map((state) => state.key);
  // What is all known came back: of a feed that showed another one's entries for a while, nothing was missed.
  result.hasGap = result.new.length > 0 && there.length > 0 && result.gone.length === there.length;
  // Those that came to another address may be other stories, of a feed that numbers its entries from the top.
  if (found.size >= massEdit && rewritten > found.size / 2) {
    result.unchanged += result.edited.length;
    result.edited = [];
  }
  return result;
}

function movedPage({ key, url, raw }: SeenEntry, state: EntryState): MovedPage[] {
  const to = raw?.ownUrl === undefined ? urlKey(url) : null;
  return key === state.key || url === null || to === null ? [] : [{ from: state.key, to, url }];
}

/**
 * By key; where addresses change at every poll by guid; where guids do, too, by what the entry says and the path of its address:
 * what comes each day under one title and with one teaser is another story each day.
 */
function finder(
  known: readonly EntryState[],
  listed: ReadonlySet<string>,
): (entry: SeenEntry) => EntryState | undefined {
  const byKey = new Map([
    ...known.map((state) => [evenKey(state.key), state] as const),
    ...known.map((state) => [state.key, state] as const),
  ]);
  const byGuid = new Map(known.flatMap((state) => (state.guid === null ? [] : [[state.guid, state] as const])));
  const said = ({ key, signature }: { key: string; signature: string }): string => `${signature} ${pathOf(key)}`;
  const bySaying = new Map(known.map((state) => [said(state), state]));
  // What is listed under its own address has not come to another one: its guid went on to the next entry.
  const ofGuid = (guid: string): EntryState | undefined => {
    const state = byGuid.get(guid);
    return state && !listed.has(evenKey(state.key)) ? state : undefined;
  };
  return (entry) =>
    byKey.get(entry.key) ??
    (entry.guid === null ? undefined : ofGuid(entry.guid)) ??
    // A sitemap's lines say no more than a day, which many have.
    (entry.raw?.kind === 'entry' ? bySaying.get(said(entry)) : undefined);
}

/** Earlier versions told spellings of an address apart; a guid is as it is. */
const evenKey = (key: string): string => (key.startsWith('url:') ? evenSpelling(key) : key);

/** Without the host, which a site may change, and without a query, which may hold a session. */
const pathOf = (key: string): string => /^url:[^/?#]*([^?#]*)/.exec(evenSpelling(key))?.[1] ?? '';
