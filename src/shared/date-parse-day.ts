import { buddhistOffset, eraOffset, isRealDay, toGregorian } from './date-parse-calendar.js';
import { type ClockMatch, readClock } from './date-parse-clock.js';
import type { Grammar } from './date-parse-grammar.js';
import { type Calendar, isJoiner, isWeekday, monthOfWord, otherMonthOfWord } from './date-parse-names.js';
import type { Token } from './date-parse-tokens.js';
import type { DayForm } from './date-parse-types.js';

// The day of a date, in all the orders and languages in which it is printed.

export interface DayMatch {
  year: number;
  month: number;
  /** 0 where only the month is written. */
  day: number;
  next: number;
  form: DayForm;
  /** `3/4/2024` where nothing tells the country. */
  isOrderGuessed: boolean;
  /** Written without a year. */
  isYearInferred: boolean;
  /** A clock between day and year (`Jan 4 16:29:06 PST 2004`). */
  clock: ClockMatch | null;
}

type Tokens = readonly Token[];
type Found = Partial<DayMatch> & { year: number; month: number; day: number; next: number };

/** The date that starts at a token, or null. A day that does not exist is null. */
export function readDay(tokens: Tokens, at: number, grammar: Grammar): DayMatch | null {
  const token = tokens[at]!;
  if (token.kind === 'sign') return null;
  const found =
    token.kind === 'word'
      ? readFromWord(tokens, at, grammar)
      : token.text.length <= 2
        ? readFromSmall(tokens, at, grammar)
        : readFromYear(tokens, at, grammar);
  if (!found || !isRealDay({ ...found, day: found.day || 1 })) return null;
  return { form: 'words', isOrderGuessed: false, isYearInferred: false, clock: null, ...found };
}

const isNumber = (token: Token | undefined, min: number, max: number): token is Token =>
  token?.kind === 'number' && token.text.length >= min && token.text.length <= max;

/** Steps over at most `limit` signs and joining words. */
function skip(tokens: Tokens, at: number, signs: RegExp, limit: number): number {
  let next = at;
  while (next < at + limit && tokens[next]) {
    const { kind, text } = tokens[next]!;
    if (kind === 'sign' ? !signs.test(text) : kind !== 'word' || !isJoiner(text)) break;
    next++;
  }
  return next;
}

interface MonthMatch {
  month: number;
  calendar: Calendar;
  next: number;
  isThai: boolean;
}

/** A month's name: one word, letters with dots (Thai), two words (Irish), `tháng 4`. */
function readMonth(tokens: Tokens, at: number, grammar: Grammar): MonthMatch | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const isThai = /[\u0e00-\u0e7f]/.test(token.text);
  const named = (word: string, next: number): MonthMatch | null => {
    // Hebrew glues "in" to the month.
    const month = monthOfWord(word, grammar.languages) ?? monthOfWord(word.replace(/^ב/, ''), grammar.languages);
    if (month !== null) return { month, calendar: 'gregory', next, isThai };
    const other = otherMonthOfWord(word);
    return other ? { ...other, next, isThai } : null;
  };
  if (/^(thang|thg)$/.test(token.text) && isNumber(tokens[at + 1], 1, 2)) {
    return { month: tokens[at + 1]!.value, calendar: 'gregory', next: at + 2, isThai };
  }
  const isDotted = tokens[at + 1]?.text === '.' && tokens[at + 2]?.kind === 'word' && tokens[at + 2]!.isGlued;
  const joined = isDotted ? named(token.text + tokens[at + 2]!.text, at + 3) : null;
  if (joined) return joined;
  const single = named(token.text, at + 1);
  if (single) return single;
  return tokens[at + 1]?.kind === 'word' ? named(token.text + tokens[at + 1]!.text, at + 2) : null;
}

const ordinals = /^(st|nd|rd|th|er|ere|re|e|o|a|os|as|η|ης|го|й|е|ого|ti|de|te|ste|ta|日|號|号|일)$/;

/** Behind a day's number: `2nd`, `1er`, `2.`, `2º`. */
function skipOrdinal(tokens: Tokens, at: number): number {
  const token = tokens[at];
  if (!token) return at;
  if (token.isGlued && token.kind === 'word' && ordinals.test(token.text)) return at + 1;
  return token.isGlued && /^[.ºª°]$/.test(token.text) ? at + 1 : at;
}

interface YearMatch {
  year: number;
  next: number;
}

/** The year behind a month or day. Two digits only where `allowShort` and nothing makes a clock of them. */
function readYear(tokens: Tokens, at: number, allowShort: boolean, isThai: boolean): YearMatch | null {
  const next = skip(tokens, skipThaiEra(tokens, at), /^[.,،\-/'’‘`–॰׳]$/, 4);
  const token = tokens[next];
  if (token?.kind !== 'number') return null;
  if (token.text.length === 4) {
    const year = writtenYear(token, isThai);
    return tokens[next + 1]?.text === ':' && tokens[next + 1]!.isGlued ? null : { year, next: next + 1 };
  }
  const hasQuote = /^['’‘`]$/.test(tokens[next - 1]?.text ?? '');
  if (token.text.length !== 2 || (!allowShort && !hasQuote)) return null;
  const after = tokens[next + 1];
  if (after?.isGlued && /^([:.hH%]|[ap]m|[a-z]+)$/.test(after.text) && tokens[next + 2]?.kind === 'number') return null;
  if (/^([ap]m?|h|uhr|:)$/.test(after?.text ?? '')) return null;
  return { year: writtenYear(token, isThai), next: next + 1 };
}

/** `พ.ศ.` before a year of the Buddhist calendar. */
function skipThaiEra(tokens: Tokens, at: number): number {
  return tokens[at]?.text === 'พ' && tokens[at + 2]?.text === 'ศ' ? at + 4 : at;
}

/** Four or two digits; Buddhist years of Thailand are told by their size, short ones by the language. */
function writtenYear(token: Token, isThai: boolean): number {
  if (token.text.length === 2) return isThai ? 2500 + token.value - buddhistOffset : fullYear(token.value);
  return token.value >= 2400 && token.value <= 2700 ? token.value - buddhistOffset : token.value;
}

/** RFC 2822 splits at 50; papers of 1950 to 1969 are not on the web, posts "from '68" hardly, so 70 it is. */
function fullYear(short: number): number {
  return short + (short < 70 ? 2000 : 1900);
}

function civil(calendar: Calendar, year: number, month: number, day: number): Omit<Found, 'next'> | null {
  if (calendar === 'gregory') return { year, month, day };
  return toGregorian(calendar, { year, month, day });
}

/** `April 2, 2024` · `Jan 4 16:29:06 PST 2004` · `April 2024` · `令和6年4月2日`. */
function readFromWord(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const era = eraOffset(tokens[at]!.text);
  if (era !== null) return readEra(tokens, at, era);
  const month = readMonth(tokens, at, grammar);
  if (!month) return null;
  const dayAt = skip(tokens, month.next, /^[.,\-/–]$/, 2);
  const day = tokens[dayAt];
  if (isNumber(day, 1, 2) && day.value >= 1 && day.value <= 31) {
    const behind = skipOrdinal(tokens, dayAt + 1);
    const hasDash = tokens[dayAt - 1]?.text === '-' && tokens[dayAt + 1]?.text === '-';
    const year = readYear(tokens, behind, grammar.isExact || hasDash, month.isThai);
    if (year) return place(civil(month.calendar, year.year, month.month, day.value), year.next);
    const late = readLateYear(tokens, behind, grammar);
    if (late) return { year: late.year, month: month.month, day: day.value, next: late.next, clock: late.clock };
    return inferYear(tokens, month, day.value, behind, grammar);
  }
  const year = readYear(tokens, month.next, false, month.isThai);
  if (!year || month.calendar !== 'gregory') return null;
  return { year: year.year, month: month.month, day: 0, next: year.next };
}

function place(day: Omit<Found, 'next'> | null, next: number): Found | null {
  return day ? { ...day, next } : null;
}

/** asctime and `date`: the clock and perhaps a zone stand before the year. */
function readLateYear(
  tokens: Tokens,
  at: number,
  grammar: Grammar,
): { year: number; next: number; clock: ClockMatch } | null {
  const clock = readClock(tokens, tokens[at]?.text === ',' ? at + 1 : at, grammar);
  if (!clock?.isCertain) return null;
  const year = tokens[clock.next];
  return isNumber(year, 4, 4) ? { year: year.value, next: clock.next + 1, clock } : null;
}

/** The latest year in which the day is not after the fetch; only where a fetch time is known. */
function inferYear(_tokens: Tokens, month: MonthMatch, day: number, next: number, grammar: Grammar): Found | null {
  const today = grammar.today;
  if (!today || grammar.isExact || month.calendar !== 'gregory') return null;
  const isLater = month.month > today.month || (month.month === today.month && day > today.day + 1);
  return { year: today.year - (isLater ? 1 : 0), month: month.month, day, next, isYearInferred: true };
}

function readEra(tokens: Tokens, at: number, offset: number): Found | null {
  // 元年 is an era's first year; glued to the era's name by the tokeniser.
  const year = tokens[at + 1];
  if (!isNumber(year, 1, 3) || !/^[年.]$/.test(tokens[at + 2]?.text ?? '')) return null;
  return readEasternRest(tokens, at + 3, year.value + offset);
}

/** `4月2日`, `4. 2`, `4월 2일` behind a year and its sign. */
function readEasternRest(tokens: Tokens, at: number, year: number): Found | null {
  const [month, sign, day] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!isNumber(month, 1, 2) || !/^[月월.]$/.test(sign?.text ?? '')) return null;
  if (!isNumber(day, 1, 2)) return { year, month: month.value, day: 0, next: at + 2, form: 'year-first' };
  const end = /^[日號号일.]$/.test(tokens[at + 3]?.text ?? '') ? at + 4 : at + 3;
  return { year, month: month.value, day: day.value, next: end, form: 'year-first' };
}

/** From one or two digits: `2. April 2024`, `02/04/2024`, `4月2日`, `24年4月2日`. */
function readFromSmall(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const first = tokens[at]!;
  const sign = tokens[at + 1];
  if (sign?.text === '年' || sign?.text === '년') return readEasternRest(tokens, at + 2, fullYear(first.value));
  if (sign?.text === '月' || sign?.text === '월') return readEasternMonth(tokens, at, grammar);
  return readDayAndMonth(tokens, at, grammar) ?? readNumbers(tokens, at, grammar);
}

function readEasternMonth(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const day = tokens[at + 2];
  if (!isNumber(day, 1, 2) || !/^[日號号일]$/.test(tokens[at + 3]?.text ?? '')) return null;
  const month: MonthMatch = { month: tokens[at]!.value, calendar: 'gregory', next: at + 2, isThai: false };
  return inferYear(tokens, month, day.value, at + 4, grammar);
}

function readDayAndMonth(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const day = tokens[at]!.value;
  const monthAt = skip(tokens, skipOrdinal(tokens, at + 1), /^[.,\-/–]$/, 3);
  const month = day >= 1 && day <= 31 ? readMonth(tokens, monthAt, grammar) : null;
  if (!month) return null;
  const year = readYear(tokens, month.next, true, month.isThai);
  if (year) return place(civil(month.calendar, year.year, month.month, day), year.next);
  const late = readLateYear(tokens, month.next, grammar);
  if (late) return { year: late.year, month: month.month, day, next: late.next, clock: late.clock };
  return inferYear(tokens, month, day, month.next, grammar);
}

/** Languages that write the year first also with two digits. */
const yearFirstLanguages = new Set(['ja', 'zh', 'ko', 'hu', 'lt', 'mn']);

/** `02/04/2024`, `2. 4. 2024`, `02-04-24`. */
function readNumbers(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const [first, one, second, two, third] = tokens.slice(at, at + 5);
  if (!one || !two || !/^[./-]$/.test(one.text) || one.text !== two.text) return null;
  // "v1.2.2024"
  if (first!.isGlued && tokens[at - 1]?.text === 'v') return null;
  if (!isNumber(second, 1, 2) || !(isNumber(third, 2, 2) || isNumber(third, 4, 4)) || !one.isGlued) return null;
  const isSpaced = !second.isGlued || !third.isGlued;
  if (isSpaced && (one.text !== '.' || third.text.length !== 4)) return null;
  const next = at + 5;
  // A version, an address, a telephone number goes on.
  if (
    tokens[next]?.text === one.text &&
    tokens[next]!.isGlued &&
    tokens[next + 1]?.kind === 'number' &&
    tokens[next + 1]!.isGlued
  )
    return null;
  const [a, b] = [first!.value, second.value];
  if (third.text.length === 2) {
    const isYearFirst =
      yearFirstLanguages.has(grammar.languages[0] ?? '') || a > 31 || (grammar.isExact && one.text === '-');
    if (isYearFirst) return { year: fullYear(a), month: b, day: third.value, next, form: 'numbers' };
    // "1.30.45" may be anything; slashes and dots of full width are dates.
    if (first!.text.length !== 2 && one.text !== '/' && tokens[next]?.text !== 'г') return null;
  }
  const year = writtenYear(third, grammar.languages[0] === 'th');
  const isMonthFirst = a > 12 ? false : b > 12 ? true : one.text !== '.' && grammar.isMonthFirst;
  const isOrderGuessed = a <= 12 && b <= 12 && a !== b && one.text !== '.' && grammar.country === null;
  const [month, day] = isMonthFirst ? [a, b] : [b, a];
  return { year, month, day, next, form: 'numbers', isOrderGuessed };
}

/** From a year of four digits or eight digits at once. */
function readFromYear(tokens: Tokens, at: number, grammar: Grammar): Found | null {
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

/** `2024-04-02`, `2024. 4. 2.`, `2024年4月2日`, `1403/01/14`. */
function readYearNumbers(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const [, one, month, two, day] = tokens.slice(at, at + 5);
  if (!one) return null;
  const year = writtenYear(tokens[at]!, false);
  if (/^[年년]$/.test(one.text)) return readEasternRest(tokens, at + 2, year);
  if (!/^[./-]$/.test(one.text) || !isNumber(month, 1, 2)) return null;
  if (two?.text !== one.text || !isNumber(day, 1, 2)) return readYearMonth(tokens, at, year, grammar);
  const isSpaced = !month.isGlued || !day.isGlued;
  if (isSpaced && one.text === '-') return null;
  const next = tokens[at + 5]?.text === '.' && one.text === '.' && isSpaced ? at + 6 : at + 5;
  // Solar years of Iran and Afghanistan; no newspaper of the web is from 1403.
  if (year >= 1300 && year <= 1500) return place(civil('persian', year, month.value, day.value), next);
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
  const late = readMonth(tokens, skip(tokens, skipOrdinal(tokens, next + 1), /^[.,]$/, 2), grammar);
  return late ? place(civil(late.calendar, year, late.month, day.value), late.next) : null;
}

const between = /^[,،、|\-–—·•/():;~>@.]$/;

/** Steps from a day to the clock behind it (or back): signs, joining words, weekdays. */
export function skipToClock(tokens: Tokens, at: number): number {
  let next = at;
  while (next < at + 5 && tokens[next]) {
    const { kind, text, raw } = tokens[next]!;
    // Korean puts AM and PM before the clock; German "am" is small.
    if (/^[AP]M$/.test(raw)) break;
    const isStep =
      kind === 'sign' ? between.test(text) : kind === 'word' && (text === 't' || isJoiner(text) || isWeekday(text));
    if (!isStep) break;
    next++;
  }
  return next;
}
