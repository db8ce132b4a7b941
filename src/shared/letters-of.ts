import { LatinTwin } from './latin-twin.js';

/** Vowels of Indic scripts are marks, as what chooses the look of a picture is. */
const others = new LatinTwin(/(?:[^\p{L}\p{N}\p{Mn}\p{Mc}]|[\ufe00-\ufe0f])+/gu);

/** A text as letters and digits alone, in lower case: how two texts are told to be the same but for punctuation and blanks. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(others, '');
