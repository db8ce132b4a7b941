import { jsonMarks } from '../shared/json-marks.js';

// JSON that is cut off or has a slip in it → the items of its list that are whole. One pass, no recursion.

interface Salvaged {
  /** The keys before the list. */
  head: Record<string, unknown>;
  items: unknown[];
  /** The text ended inside the list. */
  isCut: boolean;
}

/** Null where there is no list of items at the top. */
export function salvageItems(text: string): Salvaged | null {
  const list = findList(text);
  if (!list) return null;
  const items: unknown[] = [];
  let start = -1;
  let depth = 0;
  for (const { mark, at } of jsonMarks(text, list.start)) {
    if (mark === '{' || mark === '[') {
      if (depth++ === 0) start = at;
    } else if (depth === 0) return { head: parseOr(list.head, {}), items, isCut: false };
    else if (--depth === 0) {
      const item = parseOr<unknown>(text.slice(start, at + 1), null);
      if (item !== null) items.push(item);
    }
  }
  return { head: parseOr(list.head, {}), items, isCut: true };
}

/** Where `"items": [` of the outermost object begins. */
function findList(text: string): { head: string; start: number } | null {
  let depth = 0;
  for (const { mark, at } of jsonMarks(text, 0)) {
    if (mark === '}' || mark === ']') depth--;
    else if (depth++ === 1 && mark === '[') {
      const key = /,?\s*"items"\s*:\s*$/.exec(text.slice(Math.max(0, at - 100), at));
      if (key) return { head: `${text.slice(0, at - key[0].length)}}`, start: at + 1 };
    }
  }
  return null;
}

function parseOr<T>(text: string, fallback: T): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return fallback; // the slip itself
  }
}
