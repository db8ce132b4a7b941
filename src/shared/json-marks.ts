/** Brackets and braces of JSON outside of its strings, in order. One that is left open hides the rest. */
export function* jsonMarks(text: string, start: number): Generator<{ mark: string; at: number }> {
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
