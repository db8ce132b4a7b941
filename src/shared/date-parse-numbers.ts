import type { Grammar } from './date-parse-grammar.js';
import {
  agrees,
  civil,
  type Found,
  fullYear,
  inferYear,
  isNumber,
  type MonthMatch,
  place,
  readMonth,
  skip,
  skipOrdinal,
  weekdayOf,
  type Tokens,
  writtenYear,
} from './date-parse-parts.js';
import type { Token } from './date-parse-tokens.js';

// Days that open with a number of the year, or are numbers throughout.

export function readEra(tokens: Tokens, at: number, offset: number): Found | null {
  const year = tokens[at + 1];
  if (!isNumber(year, 1, 3) || !/^[年.]$/.test(tokens[at + 2]?.text ?? '')) return null;
  return readEasternRest(tokens, at + 3, year.value + offset);
}

/** `4月2日`, `4. 2`, `4월 2일` behind a year and its sign. */
export function readEasternRest(tokens: Tokens, at: number, year: number): Found | null {
  const [month, sign, day] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!isNumber(month, 1, 2) || !/^[月월.]$/.test(sign?.text ?? '')) return null;
  if (!isNumber(day, 1, 2)) return { year, month: month.value, day: 0, next: at + 2, form: 'year-first' };
  const end = /^[日號号일.]$/.test(tokens[at + 3]?.text ?? '') ? at + 4 : at + 3;
  return { year, month: month.value, day: day.value, next: end, form: 'year-first' };
}

export function readEasternMonth(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const day = tokens[at + 2];
  if (!isNumber(day, 1, 2) || !/^[日號号일]$/.test(tokens[at + 3]?.text ?? '')) return null;
  const month: MonthMatch = {
    month: tokens[at]!.value,
    calendar: 'gregory',
    next: at + 2,
    isThai: false,
    isForeign: false,
  };
  return inferYear(tokens, at, month, day.value, at + 4, grammar);
}

/** Languages that write the year first also with two digits. */
const yearFirstLanguages = new Set(['ja', 'zh', 'ko', 'hu', 'lt', 'mn']);

/** `02/04/2024`, `2. 4. 2024`, `02-04-24`, `02 | 04 | 2024`, `2 / 4 / 2024`. */
export function readNumbers(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const first = tokens[at]!;
  const [one, two] = [tokens[at + 1], tokens[at + 3]];
  if (!one || !two || one.text !== two.text || !/^[./|-]$/.test(one.text)) return null;
  const [second, third] = [tokens[at + 2], tokens[at + 4]];
  // "v1.2.2024"
  if (first.isGlued && tokens[at - 1]?.text === 'v') return null;
  if (!isNumber(second, 1, 2) || !(isNumber(third, 2, 2) || isNumber(third, 4, 4))) return null;
  const isSpaced = !one.isGlued || !second.isGlued || !third.isGlued;
  if (isSpaced && (third.text.length !== 4 || !isEvenlySpaced(one, second, two, third))) return null;
  const next = at + 5;
  // A version, an address, a telephone number goes on.
  if (
    tokens[next]?.text === one.text &&
    tokens[next]!.isGlued &&
    tokens[next + 1]?.kind === 'number' &&
    tokens[next + 1]!.isGlued
  )
    return null;
  const [a, b] = [first.value, second.value];
  if (third.text.length === 2) {
    if (isSolarShort(tokens, at, grammar)) {
      // Which century it is of, and whether of the sun, is told by what is still to come.
      if (grammar.today === null) return null;
      return place(solarDay(a + (a < 50 ? 1400 : 1300), b, third.value, grammar), next);
    }
    const isYearFirst =
      yearFirstLanguages.has(languageAt(tokens, at, grammar)) || a > 31 || (grammar.isExact && one.text === '-');
    if (isYearFirst) return { year: fullYear(a), month: b, day: third.value, next, form: 'numbers' };
    // `18-03-08` is of 2018 as likely as of 2008 where nothing says who writes.
    if (one.text === '-' && a > 12 && !grammar.country && languageAt(tokens, at, grammar) === '') return null;
    // "1.30.45" may be anything; slashes and dots of full width are dates.
    if (first.text.length !== 2 && one.text !== '/' && tokens[next]?.text !== 'г') return null;
  }
  const year = writtenYear(third, grammar.languages[0] === 'th');
  if (isSolarYear(year)) return place(solarDay(year, b, a, grammar), next);
  const isEither = a <= 12 && b <= 12 && a !== b && one.text !== '.';
  const usual = a > 12 ? false : b > 12 ? true : one.text !== '.' && grammar.isMonthFirst;
  const hasDay = (isFirst: boolean): boolean =>
    agrees(tokens, at, next, weekdayOf(year, isFirst ? a : b, isFirst ? b : a));
  // "Tue, 03/05/2024" is in March, whoever writes: 3 May was a Friday.
  const isTold = isEither && hasDay(true) !== hasDay(false);
  const isMonthFirst = isTold ? hasDay(true) : usual;
  const isOrderGuessed = a <= 12 && b <= 12 && a !== b && grammar.country === null && !isTold;
  const [month, day] = isMonthFirst ? [a, b] : [b, a];
  return { year, month, day, next, form: 'numbers', isOrderGuessed };
}

/** Solar years of Iran and Afghanistan; no newspaper of the web is from 1403. */
const isSolarYear = (year: number): boolean => year >= 1300 && year <= 1500;

/** Persian and Pashto shorten their own years, and write them first. */
function isSolarShort(tokens: Tokens, at: number, grammar: Grammar): boolean {
  return /^(fa|ps)$/.test(languageAt(tokens, at, grammar));
}

/** Null for one to come: 1445 is a year of the moon, and the 24 of `24/03/05` is none of the sun. */
function solarDay(year: number, month: number, day: number, { today }: Grammar): Omit<Found, 'next'> | null {
  const found = civil('persian', year, month, day);
  return found && today && found.year > today.year + 1 ? null : found;
}

/** The page's language, else the one whose signs stand before or behind the numbers. */
function languageAt(tokens: Tokens, at: number, grammar: Grammar): string {
  if (grammar.languages.length > 0) return grammar.languages[0]!;
  const around = [...tokens.slice(Math.max(0, at - 4), at), ...tokens.slice(at + 5, at + 7)];
  const text = around.map(({ raw }) => raw).join('');
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'zh' : '';
}

/** `2. 4. 2024`, and signs with blanks on both sides but for the hyphen, which stands so between numbers of any kind. */
function isEvenlySpaced(one: Token, second: Token, two: Token, third: Token): boolean {
  if (one.text === '.') return one.isGlued;
  return one.text !== '-' && [one, second, two, third].every(({ isGlued }) => !isGlued) && /^(19|20)/.test(third.text);
}

/** From a year of four digits or eight digits at once. */
export function readFromYear(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const token = tokens[at]!;
  if (token.text.length === 8) return readCompactDay(tokens, at);
  if (token.text.length === 3)
    return tokens[at + 1]?.text === '年' && token.value > 90 ? readEra(tokens, at - 1, 1911) : null;
  if (token.text.length !== 4) return null;
  return readYearNumbers(tokens, at, grammar) ?? readYearAndName(tokens, at, grammar);
}

function readCompactDay(tokens: Tokens, at: number): Found | null {
  const { text, isGlued } = tokens[at]!;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (isGlued && before && before.kind !== 'sign') return null;
  if (after?.isGlued && after.kind === 'word' && after.text !== 't') return null;
  if (!/^(19|20)/.test(text)) return null;
  const read = (from: number, to: number): number => Number(text.slice(from, to));
  return { year: read(0, 4), month: read(4, 6), day: read(6, 8), next: at + 1, form: 'compact' };
}

/** `2024-04-02`, `2024. 4. 2.`, `2024•04•02`, `2024年4月2日`, `1403/01/14`. */
function readYearNumbers(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const one = tokens[at + 1];
  if (!one) return null;
  const [month, two, day] = [tokens[at + 2], tokens[at + 3], tokens[at + 4]];
  const year = writtenYear(tokens[at]!, false);
  if (/^[年년]$/.test(one.text)) return readEasternRest(tokens, at + 2, year);
  if (!/^[./•·-]$/.test(one.text) || !isNumber(month, 1, 2)) return null;
  if (two?.text !== one.text || !isNumber(day, 1, 2)) return readYearMonth(tokens, at, year, grammar);
  const isSpaced = !month.isGlued || !day.isGlued;
  if (isSpaced && one.text === '-') return null;
  const next = tokens[at + 5]?.text === '.' && one.text === '.' && isSpaced ? at + 6 : at + 5;
  if (isSolarYear(year)) return place(solarDay(year, month.value, day.value, grammar), next);
  return { year, month: month.value, day: day.value, next, form: 'year-first' };
}

/** `2003-12` alone; in running text it is a season or a range of years. */
function readYearMonth(tokens: Tokens, at: number, year: number, grammar: Grammar): Found | null {
  const month = tokens[at + 2]!;
  if (!grammar.isExact || month.text.length !== 2) return null;
  return { year, month: month.value, day: 0, next: at + 3, form: 'year-first' };
}

/** `2024. április 2.`, `2004-július-13`, `2024 m. balandžio 2 d.`, `2024. gada 2. aprīlis`. */
function readYearAndName(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const year = tokens[at]!.value;
  // Basque: `2021(e)ko urtarrilaren 3(a)`.
  const next = skip(tokens, at + 1, /^[.,\-/()]$/, 5);
  const month = readMonth(tokens, next, grammar);
  if (month) {
    const dayAt = skip(tokens, month.next, /^[.\-/]$/, 2);
    const day = tokens[dayAt];
    if (!isNumber(day, 1, 2) || tokens[dayAt + 1]?.text === ':') return null;
    const end = skip(tokens, skipOrdinal(tokens, dayAt + 1), /^[.()]$/, 3);
    return place(civil(month.calendar, year, month.month, day.value), end);
  }
  const day = tokens[next];
  if (!isNumber(day, 1, 2) || next === at + 1) return null;
  const after = tokens[next + 2];
  // Mongolian: `2024 оны 4 сарын 2`.
  if (/^сар(ын)?$/.test(tokens[next + 1]?.text ?? '') && isNumber(after, 1, 2)) {
    return { year, month: day.value, day: after.value, next: next + 3 };
  }
  const late = readMonth(tokens, skip(tokens, skipOrdinal(tokens, next + 1), /^[.,-]$/, 2), grammar);
  return late ? place(civil(late.calendar, year, late.month, day.value), late.next) : null;
}
