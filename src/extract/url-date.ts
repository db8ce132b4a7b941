import type { Candidate } from '../types.js';

/** The day in an address: `/2024/04/02/`, `/2024-04-02-`, `20240402`, `/2024/apr/02/`, `/2024-04/02/`, `/2024/0402/`. */
export function readUrlDate(url: string | null): Candidate[] {
  if (!url || !URL.canParse(url)) return [];
  const { pathname } = new URL(url);
  const path = decodeSafely(pathname);
  const match =
    /(?<!\d)((?:19|20)\d\d)([/_.-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ??
    /\/((?:19|20)\d\d)(\/)(0?[1-9]|1[0-2])\/([1-9]|0[1-9]|[12]\d|3[01])(?!\d)/.exec(path) ??
    /\/((?:19|20)\d\d)([-/])(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])\//.exec(path) ??
    wordMonth(path);
  const dayFirst = match ? null : /(?<!\d)(0[1-9]|[12]\d|3[01])([-_/])(0[1-9]|1[0-2])\2(20\d\d)(?!\d)/.exec(path);
  if (!match && !dayFirst) return [];
  const [year, month, day] = match ? [match[1]!, match[3]!, match[4]!] : [dayFirst![4]!, dayFirst![3]!, dayFirst![1]!];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isGlued = match?.[2] === '';
  return [
    {
      field: 'date',
      value: { text: (match ?? dayFirst)![0] ?? '', iso },
      source: 'url',
      place: 'address',
      confidence: isGlued ? 0.6 : 0.9,
      traits: { glued: Number(isGlued), dayFirst: Number(match === null) },
    },
  ];
}

const englishMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function wordMonth(path: string): string[] | null {
  const match = /\/((?:19|20)\d\d)(\/)([a-z]{3})[a-z]*\/(\d{1,2})(?!\d)/i.exec(path);
  const month = match ? englishMonths.indexOf(match[3]!.toLowerCase()) + 1 : 0;
  return match && month > 0 ? [match[0], match[1]!, '/', String(month), match[4]!] : null;
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign; the path as it is holds the same digits.
    return path;
  }
}
