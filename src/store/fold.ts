// Letters as a search compares them. Index, query and snippet all fold with this one function, so that what is found is what is
// marked. Folded is what people leave out or type otherwise; what tells words apart in its own language stays: й and ї, the
// vowel signs of Indic scripts, the voicing of kana.

/** Letters that Unicode does not take apart, and what people type for them. */
const plainLetters: Record<string, string> = {
  // Latin
  ...{
    ł: 'l',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ı: 'i',
    ħ: 'h',
    ŧ: 't',
    ŋ: 'n',
    ŀ: 'l',
    ĸ: 'k',
  },
  ...{ ƀ: 'b', ɓ: 'b', ƈ: 'c', ɖ: 'd', ɗ: 'd', ə: 'e', ǝ: 'e', ɛ: 'e', ƒ: 'f', ǥ: 'g', ɠ: 'g', ɨ: 'i', ȷ: 'j', ƙ: 'k' },
  ...{ ƚ: 'l', ɫ: 'l', ɲ: 'n', ƞ: 'n', ɵ: 'o', ɔ: 'o', ƥ: 'p', ʂ: 's', ƭ: 't', ʈ: 't', ʉ: 'u', ʋ: 'v', ƴ: 'y', ƶ: 'z' },
  // Greek
  ς: 'σ',
  // Cyrillic: ё, ґ and letters with a grave accent are mostly typed without; й, ї, ў, ѓ, ќ are letters of their own.
  ...{ ё: 'е', ґ: 'г', ѐ: 'е', ѝ: 'и' },
  // Arabic, and the forms that Persian, Urdu and Kurdish keyboards give for the same letters
  ...{ ٱ: 'ا', ة: 'ه', ۃ: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ڪ: 'ك' },
  // Devanagari: one nasal sign is written for the other.
  'ँ': 'ं',
};
const plainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu');

/** What the fold leaves as it is: the common letters of the large scripts. Most words end here. */
const alreadyFolded =
  /^[0-9a-z\u03b1-\u03c1\u03c3-\u03c9\u0430-\u044f\u0454\u0456-\u045b\u05d0-\u05ea\u0621\u0627\u0628\u062a-\u063a\u0641-\u0648\u064a\u0905-\u0928\u092a-\u0930\u0932\u0933\u0935-\u0939\u093e-\u094d\u0e01-\u0e32\u0e34-\u0e3a\u0e40-\u0e4c\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]*$/;

const ascii = /^[\0-\x7f]*$/;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
const notOfWords = /[^\p{L}\p{N}\p{M}\p{Co}]/u;
/** Accents and points are left out of these scripts; their letters are decomposed first. */
const pointed = /(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{N}]\p{M}*)+/gu;
const mark = /\p{M}/gu;
/** Stress marks of dictionaries and headlines; й and its like are composed by now. */
const stressed = /(\p{Script=Cyrillic})[\u0300-\u036f\u0483-\u0489]+/gu;
const tatweel = /\u0640/g;
/** The dot below a Devanagari letter, which half of all writers leave out. */
const nukta = /\u093c/g;
/** The Armenian ligature \u0587 is written with two letters in capitals: with one pair in the East, with the other in the West. */
const armenianEv = /\u0565\u0582/g;
const easternEv = '\u0565\u057e';
const digit = /(?![0-9])\p{Nd}/gu;

/** A word as index, query and snippet compare it: case, accents, points and forms of letters made one. */
export function fold(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  const lower = word.toLowerCase();
  if (alreadyFolded.test(lower)) return lower;
  return composed(word)
    .toLowerCase()
    .replace(ignorable, '')
    .replace(tatweel, '')
    .replace(pointed, (letters) => letters.normalize('NFD').replace(mark, ''))
    .replace(stressed, '$1')
    .replace(nukta, '')
    .replace(armenianEv, easternEv)
    .replace(plainLetter, (letter) => plainLetters[letter] ?? letter)
    .replace(digit, asciiDigit);
}

/** A folded word as earlier versions indexed it, where they did so otherwise; null where they did not. */
export const earlierFold = (word: string): string | null =>
  word.includes(easternEv) ? word.replaceAll(easternEv, '\u0565\u0582') : null;

/** Full and half width, ligatures and presentation forms made one; a form that holds no letter (½, ﷺ with its blanks) stays. */
function composed(word: string): string {
  const compatible = word.replace(ignorable, '').normalize('NFKC');
  return notOfWords.test(compatible) ? word.normalize('NFC') : compatible;
}

/** The digits of a script follow each other, ten by ten (https://www.unicode.org/versions/latest/core-spec/chapter-4/#G134153). */
function asciiDigit(sign: string): string {
  const code = sign.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
