import { LatinTwin } from './latin-twin.js';

const scripts = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
const signs = new LatinTwin(new RegExp(`[${scripts}\\p{Script=Hangul}\\p{Script=Thai}]`, 'gu'));
const unspaced = new LatinTwin(new RegExp(`[${scripts}\\p{Script=Thai}]`, 'u'));

const dense = new LatinTwin(new RegExp(`[${scripts}\\p{Script=Hangul}]`, 'u'));

/** Whether a text has letters of a script that says two or three times as much with each: Chinese, Japanese, Korean. */
export const isDense = (text: string): boolean => dense.test(text);

/** Whether a text is of a script that puts no blank between words. */
export const isUnspaced = (text: string): boolean => unspaced.test(text);

/** Characters; a sign of Chinese, Japanese, Korean or Thai says as much as three letters. */
export const weightOf = (text: string): number => text.length + 2 * (text.match(signs)?.length ?? 0);
