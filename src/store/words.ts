// Words as the full text has them. Chinese, Japanese and Korean text has no blanks: each sign is a word, and a word is a phrase.

const sign = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const anySign = new RegExp(`[${sign}]`, 'u');
const eachSign = new RegExp(`[${sign}]`, 'gu');
const eachWord = new RegExp(`[${sign}]|(?:(?![${sign}])[\\p{L}\\p{N}\\p{M}\\p{Co}])+`, 'gu');

/** Whether a sign is a word by itself. */
export const isSign = (text: string): boolean => anySign.test(text);

export function wordsOf(text: string): string[] {
  return text.match(eachWord) ?? [];
}

/** Text as it is indexed: a blank around each sign of the scripts that write none. */
export function indexable(text: string): string {
  return anySign.test(text) ? text.replace(eachSign, ' $& ') : text;
}
