import { LatinTwin } from './latin-twin.js';

const scripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
const signs = new LatinTwin(new RegExp(`[${scripts}\\p{Script=Hangul}\\p{Script=Thai}]`, 'gu'));
const joined = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const unspaced = new LatinTwin(new RegExp(`[${scripts}${joined}]`, 'u'));
const allUnspaced = new LatinTwin(new RegExp(`[${scripts}${joined}]`, 'gu'));

const dense = new LatinTwin(new RegExp(`[${scripts}\\p{Script=Hangul}]`, 'u'));

/** Whether a text has letters of a script that says two or three times as much with each: Chinese, Japanese, Korean. */
export const isDense = (text: string): boolean => dense.test(text);

/** Whether a text is of a script that puts no blank between words. */
export const isUnspaced = (text: string): boolean => unspaced.test(text);

/** How many letters of such scripts a text has. */
export const unspacedLetters = (text: string): number => text.match(allUnspaced)?.length ?? 0;

/** Characters; a sign of Chinese, Japanese, Korean or Thai says as much as three letters. */
export const weightOf = (text: string): number => text.length + 2 * (text.match(signs)?.length ?? 0);
