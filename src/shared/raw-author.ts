import type { RawAuthor } from '../types.js';

/** A name as it was seen; what else the page says of its bearer stands in `known`. */
export function rawAuthor(name: string, known: Partial<Omit<RawAuthor, 'name'>> = {}): RawAuthor {
  return { name, role: null, kind: null, url: null, email: null, ...known };
}
