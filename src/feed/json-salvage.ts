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
  for (const { mark, at } of marks(text, list.start)) {
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
  for (const { mark, at } of marks(text, 0)) {
    if (mark === '}' || mark === ']') depth--;
    else if (depth++ === 1 && mark === '[') {
      const key = /,?\s*"items"\s*:\s*$/.exec(text.slice(Math.max(0, at - 100), at));
      if (key) return { head: `${text.slice(0, at - key[0].length)}}`, start: at + 1 };
    }
  }
  return null;
}

/** Brackets and braces outside strings, in order. */
function* marks(text: string, start: number): Generator<{ mark: string; at: number }> {
  const token = /["{}[\]]/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[0] === '"') token.lastIndex = endOfString(text, match.index);
    else yield { mark: match[0], at: match.index };
  }
}

/** No pattern: one that reads a string of megabytes character by character runs out of stack. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at;
    while (text[first - 1] === '\\') first--;
    if ((at - first) % 2 === 0) return at + 1;
  }
  return text.length;
}

function parseOr<T>(text: string, fallback: T): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    return fallback; // the slip itself
  }
}
