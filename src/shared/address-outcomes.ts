/**
 * What came of an address. `waiting`: nothing yet · `done`: read, and a list's addresses noted, or a page's story saved · `known`: its
 * story was in the archive before · `duplicate`: its story was, under another address · `out-of-range`: of another time than was asked
 * for · `undated`: nothing shows that it is of that time · `not-article`: a page without a story · `low-quality`: its record is of less
 * quality than was asked for · `refused`: robots.txt or the address rules say no · `elsewhere`: of another site · `failed`: it could not be had or read.
 */
export const addressOutcomes = [
  'waiting',
  'done',
  'known',
  'duplicate',
  'out-of-range',
  'undated',
  'not-article',
  'low-quality',
  'refused',
  'elsewhere',
  'failed',
] as const;
export type AddressOutcome = (typeof addressOutcomes)[number];
