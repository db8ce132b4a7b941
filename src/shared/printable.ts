// C0 and C1 controls, DEL, bidi embeddings, overrides and isolates, line separators: what makes a terminal act or a line lie
// about its order. Zero-width joiners stay: scripts need them. Text from the web is hostile; files keep it as it was.
const hostile = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u206f\ufff9-\ufffb]/g;

/** Invisible marks between the letters of a word: a blank in their place would cut it. */
const marks = '\u061c\u200e\u200f';

/** Text that is safe to show on a terminal; characters listed in `keep` stay. */
export function printable(text: string, keep = ''): string {
  return text.replace(hostile, (character) =>
    keep.includes(character) ? character : marks.includes(character) ? '' : ' ',
  );
}

/** One line, safe to show. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
