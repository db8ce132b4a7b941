import { lookupsOf, wordsOf } from './words.js';

/**
 * Says of texts whether words stand in them next to each other, as a search finds them: whatever their case and accents, and `word*` is
 * a beginning. Null where there is no letter or digit to look for.
 */
export function phraseFinder(words: string): ((text: string) => boolean) | null {
  const lookups = lookupsOf(words.replace(/\*\s*$/, ''), /\*\s*$/.test(words));
  if (lookups.length === 0) return null;
  return (text) => {
    const found = wordsOf(text);
    const lists = [found.words, ...found.joined.map((one) => [one])].map((list) => list.map((one) => one.text));
    return lookups.some((lookup) => lists.some((list) => stands(lookup.words, list, lookup.isBeginning)));
  };
}

function stands(wanted: readonly string[], list: readonly string[], isBeginning: boolean): boolean {
  const last = wanted.length - 1;
  for (let at = 0; at + last < list.length; at++) {
    const fits = wanted.every((word, n) =>
      n === last && isBeginning ? list[at + n]!.startsWith(word) : list[at + n] === word,
    );
    if (fits) return true;
  }
  return false;
}
