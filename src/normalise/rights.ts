import type { Article, Candidate, Field } from '../types.js';
import { ranked } from './choose.js';

/** What page, headers and feed reserve, as stated; several statements are joined. */
export function chooseRights(candidates: readonly Candidate[]): Article['rights'] {
  const first = (field: Extract<Field, 'license' | 'copyright'>): string | null =>
    ranked(candidates, field)[0]?.value ?? null;
  const all = (field: Extract<Field, 'tdm' | 'robots'>): string | null => {
    const values = new Set(ranked(candidates, field).map(({ value }) => value.trim()));
    return values.size > 0 ? [...values].slice(0, 6).join('; ') : null;
  };
  const rights = { license: first('license'), copyright: first('copyright'), tdm: all('tdm'), robots: all('robots') };
  return Object.values(rights).some((value) => value !== null) ? rights : null;
}
