// C0 and C1 controls, DEL, bidi overrides and isolates, zero-width joiners left alone (scripts need them): what makes a
// terminal act or a line lie about its order. Text from the web is hostile; files keep it as it was.
const hostile = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g;

/** Text that is safe to show on a terminal; characters listed in `keep` stay. */
export function printable(text: string, keep = ''): string {
  return text.replace(hostile, (character) => (keep.includes(character) ? character : ' '));
}

/** One line, safe to show. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}
