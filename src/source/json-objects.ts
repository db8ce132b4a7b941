import { longestLine } from './target.js';

// A list of sources as JSON over several lines: what `jq` prints without -c, what an interface answers.

/** Objects that stand beside each other or in one array, each as one line. What is cut off is given as it is, to be refused by its beginning. */
export async function* objectLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  let depth = 0;
  let isInText = false;
  for await (const line of lines) {
    let from = 0;
    for (let at = 0; at < line.length; at++) {
      const sign = line[at]!;
      if (isInText) {
        if (sign === '\\') at++;
        else if (sign === '"') isInText = false;
      } else if (sign === '"') isInText = true;
      else if (sign === '{') {
        if (depth === 0) from = at;
        depth++;
      } else if (sign === '}' && depth > 0 && --depth === 0) {
        yield open + line.slice(from, at + 1);
        open = '';
      }
    }
    if (depth > 0 && open.length <= longestLine) open += `${line.slice(from)} `;
  }
  if (depth > 0) yield open.trim();
}

/** Characters; to try at each brace of more would take long. */
const lookedAt = 4096;

/** The first object of a text that begins with one, alone or in an array; null where it is not whole, or where no object stands there. */
export function firstObject(text: string): Record<string, unknown> | null {
  const start = /^\s*\[?\s*(?=\{)/.exec(text)?.[0].length;
  if (start === undefined) return null;
  const head = text.slice(0, lookedAt);
  for (let end = head.indexOf('}', start); end !== -1; end = head.indexOf('}', end + 1)) {
    try {
      return JSON.parse(head.slice(start, end + 1)) as Record<string, unknown>;
    } catch {
      // a brace within it, or within a text
    }
  }
  return null;
}
