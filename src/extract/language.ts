import { undetermined } from '../shared/date-parse-grammar.js';
import { isPlainlyOther } from '../shared/function-words.js';
import { metaContent, type Page } from './page.js';
import type { Run } from './runs.js';

/** The language that the page declares, BCP 47 as written; null where it declares none. */
export function languageOf(page: Page): string | null {
  const html = page.byTag.get('html')?.[0]?.attribs;
  const declared =
    html?.lang ?? html?.['xml:lang'] ?? metaContent(page, 'content-language') ?? metaContent(page, 'og:locale');
  const tag = declared?.trim().split(/[,;\s]/)[0];
  return tag && /^[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}

const sampleText = 2000;
const leastSample = 200;
const leastParagraph = 80;
const otherScript = /[\u0370-\u1fff\u2c00-\uffff]/g;

/** The language that a page's figures are read in: one that declares none, or has a theme's English above another text, is not American. */
export function languageOfFigures(page: Page, runs: readonly Run[]): string | null {
  const declared = languageOf(page);
  if (declared && !/^en\b/i.test(declared)) return declared;
  let sample = '';
  for (let at = 0; at < runs.length && at < 400 && sample.length < sampleText; at++) {
    if (runs[at]!.text.length >= leastParagraph) sample += `${runs[at]!.text.slice(0, sampleText)} `;
  }
  if (sample.length < leastSample) return declared;
  const others = sample.match(otherScript)?.length ?? 0;
  return others > sample.length / 2 || isPlainlyOther('en', sample) ? undetermined : declared;
}
