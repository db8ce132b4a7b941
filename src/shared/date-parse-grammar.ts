import type { DateParseOptions } from './date-parse-types.js';
import { instantOf } from './iso-date.js';

/** What the options mean for the grammar, worked out once for all texts that are read with them. */
export interface Grammar {
  /** Bare language codes, likeliest first. */
  languages: string[];
  country: string | null;
  /** `3/4/2024` is 4 March. */
  isMonthFirst: boolean;
  /** Civil date at the fetch, in the page's zone where known; null without a fetch time. */
  today: { year: number; month: number; day: number } | null;
  /** Of the fetch, in milliseconds. */
  now: number | null;
  /** Nothing but the date may stand in the text (feeds). */
  isExact: boolean;
}

/** Countries that write the month before the day in numbers (CLDR `yMd`, and English Canada by its papers' habit). */
const monthFirstCountries = new Set(['US', 'PH', 'FM', 'MH', 'PW', 'GU', 'AS', 'PR', 'VI', 'MP', 'UM', 'PA', 'CA']);

const known = new WeakMap<DateParseOptions, Grammar>();

export function grammarOf(options: DateParseOptions): Grammar {
  let grammar = known.get(options);
  if (!grammar) {
    grammar = newGrammar(options);
    known.set(options, grammar);
  }
  return grammar;
}

/** Codes that pages write for a language whose names stand under another one. */
const otherCodes: ReadonlyMap<string, string> = new Map([
  ['no', 'nb'],
  ['iw', 'he'],
  ['in', 'id'],
  ['mo', 'ro'],
  ['tl', 'fil'],
  ['sh', 'hr'],
]);

/** Some other language than English (BCP 47). */
export const undetermined = 'und';

function newGrammar(options: DateParseOptions): Grammar {
  const tags = options.languages ?? [];
  const codes = tags.map((tag) => tag.toLowerCase().split(/[-_]/)[0]!).map((code) => otherCodes.get(code) ?? code);
  const languages = codes.filter((code) => code !== undetermined);
  const region = tags.map((tag) => /[-_]([A-Za-z]{2})\b/.exec(tag)?.[1]?.toUpperCase()).find((found) => found);
  const country = options.country ?? region ?? null;
  return {
    languages,
    country,
    isMonthFirst: isMonthFirst(country, codes[0]),
    today: todayOf(options),
    now: options.now ? instantOf(options.now.replace(/\.\d+/, '')) : null,
    isExact: options.isExact ?? false,
  };
}

/** French never writes so, in Canada neither; English and Filipino do where no country says otherwise. */
function isMonthFirst(country: string | null, language: string | undefined): boolean {
  if (country) return monthFirstCountries.has(country) && language !== 'fr';
  return language === undefined || language === 'en' || language === 'fil';
}

function todayOf(options: DateParseOptions): Grammar['today'] {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(options.now ?? '');
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null;
}
