import type { Run } from '../runs.js';
import { headingLevel } from './headline-run.js';
import { characterKind, type RunTexts } from './run-texts.js';

export const textNames = [
  'logLength',
  'logWords',
  'meanWord',
  'longestWord',
  'linkShare',
  'links',
  'sentences',
  'commas',
  'exclamations',
  'endKind',
  'firstKind',
  'digitShare',
  'upperShare',
  'capitalisedShare',
  'quotes',
  'brackets',
  'separators',
  'boldShare',
  'italicShare',
  'cjkShare',
  'repeats',
  'hasClock',
  'hasYear',
  'colonAt',
  'linkKind',
  'sentenceLength',
  'headingLevel',
  'commaShare',
  'sameStart',
  'tail',
  'freeLength',
];

const clock = /\b\d{1,2}[:.h]\d{2}\b/;
const year = /\b(?:19|20)\d\d\b/;
/** Longer runs are sentences, whatever else they hold. */
const shortLength = 160;

export function writeText(row: Float32Array, run: Run, texts: RunTexts, wanted: Uint8Array): number {
  let at = 0;
  const i = run.index;
  const { text } = run;
  const length = Math.max(1, text.length);
  const words = Math.max(1, texts.words[i]!);
  const isShort = length < shortLength;
  row[at++] = Math.log2(1 + texts.length[i]!);
  row[at++] = Math.log2(1 + texts.words[i]!);
  row[at++] = length / words;
  row[at++] = texts.longestWord[i]!;
  row[at++] = texts.linkShare[i]!;
  row[at++] = Math.min(run.links, 50);
  row[at++] = texts.sentences[i]!;
  row[at++] = texts.commas[i]!;
  row[at++] = texts.exclamations[i]!;
  row[at++] = characterKind(text, -1);
  row[at++] = characterKind(text, 0);
  row[at++] = texts.digits[i]! / length;
  row[at++] = texts.uppers[i]! / length;
  row[at++] = texts.capitalised[i]! / words;
  row[at++] = texts.quotes[i]!;
  row[at++] = texts.brackets[i]!;
  row[at++] = texts.separators[i]!;
  row[at++] = Math.min(1, run.boldLength / length);
  row[at++] = Math.min(1, run.italicLength / length);
  row[at++] = texts.cjk[i]! / length;
  row[at++] = texts.repeats[i]!;
  const hasDigits = isShort && texts.digits[i]! > 0;
  row[at] = hasDigits && wanted[at] && clock.test(text) ? 1 : 0;
  at++;
  row[at] = hasDigits && wanted[at] && year.test(text) ? 1 : 0;
  at++;
  row[at++] = texts.colonAt[i]! >= 0 && texts.colonAt[i]! < 40 ? texts.colonAt[i]! : -1;
  row[at++] = texts.linkKind[i]!;
  row[at++] = texts.length[i]! / Math.max(1, texts.sentences[i]!);
  row[at++] = headingLevel(run);
  row[at++] = texts.commas[i]! / words;
  row[at++] = Math.min(20, texts.sameStart[i]!);
  row[at++] = Math.min(200, texts.tail[i]!);
  row[at++] = Math.log2(1 + texts.length[i]! * (1 - texts.linkShare[i]!));
  return at;
}
