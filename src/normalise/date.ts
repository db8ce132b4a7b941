import type { Article, Candidate, DateBasis, SiteRule } from '../types.js';

// A stand-in until the choice of dates lands: takes what is ISO 8601 already.

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

export interface DateContext {
  rule: SiteRule | null;
  timeZone: string | null;
  now: string;
  url: string | null;
  explain: boolean;
}

export interface DateChoice {
  date: string | null;
  modified: string | null;
  dateBasis: DateBasis;
  evidence?: NonNullable<Article['evidence']>;
}

export function chooseDate(candidates: Candidate[], _context: DateContext): DateChoice {
  const date = firstIso(candidates, 'date');
  const precision = !date ? null : date.length === 10 ? 'day' : /T\d{2}:\d{2}:/.test(date) ? 'second' : 'minute';
  return {
    date,
    modified: firstIso(candidates, 'modified'),
    dateBasis: { precision, zoneFrom: date && /(Z|[+-]\d{2}:\d{2})$/.test(date) ? 'stated' : null, disputed: false },
  };
}

function firstIso(candidates: Candidate[], field: 'date' | 'modified'): string | null {
  for (const candidate of candidates) {
    if (candidate.field !== field) continue;
    const text = candidate.value.iso ?? candidate.value.text.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
    if (isoDate.test(text)) return text;
  }
  return null;
}
