import { jsonMarks } from './json-marks.js';

// A list of sources as JSON over several lines: what `jq` prints without -c, what an interface answers.

/** Characters of a line of a list; a record of ours with its whole text is shorter. */
export const longestLine = 16_777_216;

/** Objects that stand beside each other or in one array, each as one line. What is cut off is given as it is, to be refused by its beginning. */
export async function* objectLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  let depth = 0;
  for await (const line of lines) {
    let from = 0;
    for (const { mark, at } of jsonMarks(line, 0)) {
      if (mark === '{' && depth++ === 0) from = at;
      else if (mark === '}' && depth > 0 && --depth === 0) {
        yield open + line.slice(from, at + 1);
        open = '';
      }
    }
    if (depth > 0 && open.length <= longestLine) open += `${line.slice(from)} `;
  }
  if (depth > 0) yield open.trim();
}

/** Characters; more is no source. */
const lookedAt = 4096;

/** The first object of a text that begins with one, alone or in an array; null where it is not whole, or where no object stands there. */
export function firstObject(text: string): Record<string, unknown> | null {
  const start = /^\s*\[?\s*(?=\{)/.exec(text)?.[0].length;
  if (start === undefined) return null;
  const head = text.slice(0, lookedAt);
  let depth = 0;
  for (const { mark, at } of jsonMarks(head, start)) {
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
    if (depth > 0) continue;
    try {
      return JSON.parse(head.slice(start, at + 1)) as Record<string, unknown>;
    } catch {
      return null; // no JSON, but a program's text
    }
  }
  return null;
}
