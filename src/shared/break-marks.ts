/** Where a line may break or not: nobody reads it, and a word with it in it is found by no search. */
const breakMark = /[\u00ad\u200b\u2060\ufeff]/;
const breakMarks = new RegExp(breakMark, 'g');

/** A text as it is read; hardly any has such marks. */
export const withoutBreakMarks = (text: string): string => (breakMark.test(text) ? text.replace(breakMarks, '') : text);
