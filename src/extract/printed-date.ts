import { LatinTwin } from '../shared/latin-twin.js';
import { countryOf } from '../shared/country.js';
import { type DateParseOptions, findDates } from '../shared/date-parse.js';
import type { Candidate } from '../types.js';
import { languageOfFigures } from './language.js';
import type { Layout } from './metadata/layout.js';
import { Sieve } from './metadata/sieve.js';
import type { Page } from './page.js';
import type { Run } from './runs.js';
import { attributeOf } from './page-element.js';
import { candidateOf, type Printed, shortLength, tagsAround } from './printed-traits.js';
import { readUrlDate } from './url-date.js';

// Dates that a reader sees: short lines near the headline, the dateline, the address of the page. What traits
// they have is told by printed-traits.ts; normalise/ weighs them.

/** Of a paragraph. */
const endLength = 110;
/** A stamp alone. */
const shownLength = 40;
/** Enough for a page and its comments; a hostile one costs no more. */
const maxDates = 120;
const maxRuns = 6000;
const maxOfPiece = 4;
export interface PrintedContext {
  fetchedAt: string | null;
}

/** The dates printed on a page and the one in its address, with their traits. */
export function readPrintedDates(page: Page, layout: Layout, context: PrintedContext): Candidate[] {
  const language = languageOfFigures(page, layout.runs);
  const options: DateParseOptions = {
    languages: language ? [language] : [],
    country: countryOf(page.url, language),
    now: context.fetchedAt,
  };
  const found: Printed[] = [];
  const findIn = (piece: string, run: Run, isEnd: boolean): void => {
    const { text, dates } = findDates(piece, options);
    for (let at = 0; at < dates.length && at < maxOfPiece; at++) {
      const date = dates[at]!;
      if (date.precision === 'year' || date.precision === 'month') continue;
      found.push({ date, text, run, isEnd, place: placeOf(run) });
    }
  };
  const runs = layout.runs;
  for (let index = 0; index < runs.length && index < maxRuns && found.length < maxDates; index++) {
    const run = runs[index]!;
    const isParagraph = run.text.length > shortLength;
    const opening = isParagraph ? run.text.slice(0, endLength) : run.text;
    if (mayHoldDate(opening)) {
      const known = found.length;
      findIn(opening, run, false);
      // "8 months ago", and the day for whoever points at it.
      const told = run.text.length <= shownLength ? (attributeOf(run.inner, 'title') ?? '') : '';
      const isVague = (found[known]?.date.form ?? 'relative') === 'relative' && tagsAround(run.inner).time === null;
      if (isVague && told.length <= shownLength && mayHoldDate(told)) findIn(told, run, false);
    }
    const ending = isParagraph ? run.text.slice(-endLength) : '';
    if (isParagraph && mayHoldDate(ending)) findIn(ending, run, true);
  }
  // The same class again and again is a list's.
  const places = new Map<string, number>();
  for (const { place } of found) places.set(place, (places.get(place) ?? 0) + 1);
  const candidates = found.map((one) => candidateOf(one, places.get(one.place)!, layout));
  candidates.push(...readUrlDate(page.url));
  return candidates;
}

function placeOf({ block }: Run): string {
  const [name] = attributeOf(block, 'class')?.trim().split(/\s+/, 1) ?? [];
  return name ? `${block.name}.${name}` : block.name;
}

const dayWords = new Sieve([
  [
    /yester|today|gestern|heute|hier|ayer|hoy|ieri|oggi|вчера|сегодня|вчора|сьогодні/i,
    'yes,tod,ges,heu,hie,aye,hoy,ier,ogg,вче,сег,вчо,сьо',
  ],
]);

const digit = new LatinTwin(/\p{Nd}/u);

/** Cheap: most runs have no digit at all, and relative words need one, too (but for "yesterday"). */
function mayHoldDate(text: string): boolean {
  return (
    // Other scripts' digits stand behind all of Latin, Greek and Cyrillic, and not among signs and Han.
    (/[\d\u0660-\u1fff\ua000-\uffff]/.test(text) && digit.test(text)) ||
    (text.length < 40 && dayWords.matches(text) !== 0)
  );
}
