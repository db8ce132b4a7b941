import { LatinTwin } from './latin-twin.js';

/** A pattern of lists of words between bars, in any case: whole words only, which end where Unicode says so (`\b` knows ASCII alone). */
export function wholeWords(...lists: string[]): LatinTwin {
  return new LatinTwin(`(?<![\\p{L}\\p{M}])(?:${lists.join('|')})(?![\\p{L}\\p{M}])`, 'iu');
}
