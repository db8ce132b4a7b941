/** A pattern of lists of words between bars, in any case: whole words only, which end where Unicode says so (`\b` knows ASCII alone). */
export function wholeWords(...lists: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${lists.join('|')})(?![\\p{L}\\p{M}])`, 'iu');
}
