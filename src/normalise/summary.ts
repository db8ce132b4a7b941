import { lazy } from '../shared/lazy.js';
import { foldSpaces } from '../shared/fold-spaces.js';
import { likeness, wordsOf } from '../shared/likeness.js';
import { withoutBreakMarks } from '../shared/break-marks.js';
import type { Candidate, SourceName } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { letterKey } from './site-names.js';
import { textKey } from './spelling.js';

export interface SummaryChoice {
  summary: string | null;
  explain: () => FieldEvidence;
}

/** They tell their summary outright, however short. */
const tellers = new Set<SourceName>(['feed', 'site-rule', 'user']);

/** Shorter ones of pages are labels; longer ones are the story itself. */
const minLength = 20;
const maxLength = 1_500;

/** Standfirst, lead or declared description; what is the headline again, or was cut off where another source goes on, is not taken. */
export function chooseSummary(
  candidates: readonly Candidate[],
  headline: string | null,
  { text = '', names = [] }: { text?: string; names?: readonly string[] } = {},
): SummaryChoice {
  const headlineKey = textKey(headline ?? '');
  const siteWords = lazy(() => longWords(names.join(' ')));
  const headlineWords = lazy(() => longWords(headline ?? ''));
  const words = lazy(() => longWords(`${headline} ${text.slice(0, maxText)}`));
  const known = { words, headlineWords, siteWords, names };
  const usable = ranked(candidates, 'summary').flatMap((candidate) => {
    const value = foldSpaces(withoutBreakMarks(candidate.value));
    const key = textKey(value);
    const isTold = tellers.has(candidate.source);
    if (!value || (value.length < minLength && !isTold) || value.length > maxLength || key === headlineKey) return [];
    if (!isTold && candidate.source !== 'heading' && isForeign(value, text, known)) return [];
    return [{ value, key, candidate }];
  });
  const [first] = usable;
  const shown = usable.find(({ candidate }) => candidate.source === 'heading');
  const isOfSite =
    first && shown && !tellers.has(first.candidate.source) && isSlogan(first.value, shown.value, headline);
  const whole = first && wholeOf(first, usable);
  const chosen = (isOfSite ? shown : whole) ?? first ?? null;
  return {
    summary: chosen?.value ?? null,
    explain: () =>
      fieldEvidence(
        chosen && { value: chosen.value, from: chosen.candidate },
        chosen
          ? chosen === first
            ? 'the most trusted source'
            : isOfSite
              ? 'shown below the headline, and what is declared is of the site'
              : 'goes on where a more trusted source is cut off'
          : 'no candidate',
        usable
          .filter(({ key }) => key !== chosen?.key)
          .map(({ value, candidate }) => ({ value: value.slice(0, 200), from: candidate, why: 'less trusted' })),
      ),
  };
}

/** A slogan has no more words in common with a story than any two texts of a language. */
const unlike = 0.1;

/** Whether what is declared is of the site, and what is shown is surely of the story. */
function isSlogan(declared: string, shown: string, headline: string | null): boolean {
  const title = headline ?? '';
  return likeness(declared, `${title} ${shown}`) < unlike && likeness(shown, title) >= unlike;
}

type Words = ReadonlySet<string>;

const longWords = (text: string): Set<string> =>
  new Set(wordsOf(text).flatMap((word) => (word.length >= 5 ? [word.slice(0, 5)] : [])));
const latin = /[a-z]{5}/i;
/** Scripts whose words are not cut right here. */
const beyondGreek = /[\u0530-\u1dff\u2c00-\uffff]/;
/** A story of this length has words of its own. */
const minText = 400;
const maxText = 4_000;

/**
 * "Get the latest news from Harbour Herald": none of its long words, to their fifth letter, is one of the story's; "Harbour Herald - news
 * of the coast": it opens with the site's name, and none is one of the headline's and few of the text's.
 */
function isForeign(
  value: string,
  text: string,
  {
    words,
    headlineWords,
    siteWords,
    names,
  }: Record<'words' | 'headlineWords' | 'siteWords', () => Words> & {
    names: readonly string[];
  },
): boolean {
  if (text.length < minText || beyondGreek.test(value) || latin.test(value) !== latin.test(text)) return false;
  const all = longWords(value);
  // The town in the paper's name is in its stories, too.
  const own = [...all].filter((word) => !siteWords().has(word));
  const shared = own.filter((word) => words().has(word)).length;
  if (shared === 0) return own.length >= (own.length < all.size ? 3 : 4);
  if (!opensWithName(value, names) || own.some((word) => headlineWords().has(word))) return false;
  return own.length >= 3 && shared * 2 < own.length;
}

function opensWithName(value: string, names: readonly string[]): boolean {
  const key = letterKey(value.slice(0, 100));
  return names.some((name) => name.length > 3 && key.startsWith(letterKey(name)));
}

function wholeOf<T extends { key: string }>(cut: T, all: readonly T[]): T | undefined {
  if (!/\.{3}$|…$|\[\.\.\.\]$/.test(cut.key)) return undefined;
  const open = cut.key.replace(/\s*(?:\[?\.{3}\]?|…)$/, '');
  return all.find(({ key }) => key.length > cut.key.length && key.startsWith(open));
}
