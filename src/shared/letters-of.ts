import { LatinTwin } from './latin-twin.js';

const others = new LatinTwin(/[^\p{L}\p{N}]+/gu);

/** A text as letters and digits alone, in lower case: how two texts are told to be the same but for marks and blanks. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(others, '');
