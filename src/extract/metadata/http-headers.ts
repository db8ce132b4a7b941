import type { Candidate, Field } from '../../types.js';
import type { Page } from '../page.js';

const meanings: Record<string, Extract<Field, 'robots' | 'tdm' | 'language'>> = {
  'x-robots-tag': 'robots',
  'tdm-reservation': 'tdm',
  'tdm-policy': 'tdm',
  'content-usage': 'tdm',
  'content-signal': 'tdm',
  'content-language': 'language',
};

/** What the answer's headers say of rights (TDMRep, aipref, X-Robots-Tag) and language. */
export function readHttpHeaders(page: Page): Candidate[] {
  return Object.entries(meanings).flatMap(([name, field]): Candidate[] => {
    const value = page.headers[name]?.trim();
    if (!value) return [];
    const text = field === 'tdm' ? `${name}: ${value}` : value;
    return [
      { field, value: text, source: 'http-header', place: name, ...(field === 'language' ? { confidence: 0.6 } : {}) },
    ];
  });
}
