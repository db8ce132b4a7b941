// A page's strings are of many kinds inside V8 (one or two bytes a character, slices, joined ones…). Where a place in the code meets
// more than four kinds, V8 looks up `length` and methods anew at each use, which costs more than the use itself. These two
// ask for a string of any kind, so that loops over characters stay fast on every page.

const { charCodeAt } = String.prototype;

/** `text.charCodeAt(at)`, of a place in the text: one look behind its end, by whomever, and V8 calls a slow function for all of them. */
export function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}

/** `text.length`. */
export function lengthOf(text: string): number {
  // What is added up is known for a string.
  return ('' + text).length;
}
