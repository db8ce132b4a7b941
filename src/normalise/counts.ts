/** Adults read about so many words of alphabetic text a minute, and so many signs of Chinese or Japanese. */
const wordsPerMinute = 230;
const signsPerMinute = 450;

const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const words = /[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu;

/** Words of a text; each sign of a script without blanks counts as one. */
export function countWords(text: string): { words: number; minutes: number } {
  const signCount = text.match(signs)?.length ?? 0;
  const rest = signCount > 0 ? text.replace(signs, ' ') : text;
  const wordCount = rest.match(words)?.length ?? 0;
  const minutes = wordCount / wordsPerMinute + signCount / signsPerMinute;
  return { words: wordCount + signCount, minutes: Math.max(1, Math.round(minutes)) };
}
