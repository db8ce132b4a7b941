import { foldSpaces } from '../shared/fold-spaces.js';
import { withoutBreakMarks } from '../shared/break-marks.js';
import type { Candidate, SourceName } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
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
export function chooseSummary(candidates: readonly Candidate[], headline: string | null): SummaryChoice {
  const headlineKey = textKey(headline ?? '');
  const usable = ranked(candidates, 'summary').flatMap((candidate) => {
    const value = foldSpaces(withoutBreakMarks(candidate.value));
    const key = textKey(value);
    const isTold = tellers.has(candidate.source);
    if (!value || (value.length < minLength && !isTold) || value.length > maxLength || key === headlineKey) return [];
    return [{ value, key, candidate }];
  });
  const [first] = usable;
  const whole = first && wholeOf(first, usable);
  const chosen = whole ?? first ?? null;
  return {
    summary: chosen?.value ?? null,
    explain: () =>
      fieldEvidence(
        chosen && { value: chosen.value, from: chosen.candidate },
        chosen
          ? chosen === first
            ? 'the most trusted source'
            : 'goes on where a more trusted source is cut off'
          : 'no candidate',
        usable
          .filter(({ key }) => key !== chosen?.key)
          .map(({ value, candidate }) => ({ value: value.slice(0, 200), from: candidate, why: 'less trusted' })),
      ),
  };
}

function wholeOf<T extends { key: string }>(cut: T, all: readonly T[]): T | undefined {
  if (!/\.{3}$|…$|\[\.\.\.\]$/.test(cut.key)) return undefined;
  const open = cut.key.replace(/\s*(?:\[?\.{3}\]?|…)$/, '');
  return all.find(({ key }) => key.length > cut.key.length && key.startsWith(open));
}
