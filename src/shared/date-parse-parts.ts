import { buddhistOffset, isBuddhistYear, toGregorian } from './date-parse-calendar.js';
import type { ClockMatch } from './date-parse-clock.js';
import type { Grammar } from './date-parse-grammar.js';
import {
  bracketedWeekday,
  type Calendar,
  isJoiner,
  mayStartMonth,
  monthOfWord,
  otherMonthOfWord,
  weekdaysOf,
} from './date-parse-names.js';
import type { Token } from './date-parse-tokens.js';
import type { DayForm } from './date-parse-types.js';

// The parts of a day that every order shares: months, ordinals, years.

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

export type Tokens = readonly Token[];

export type Found = Partial<DayMatch> & { year: number; month: number; day: number; next: number };

export const isNumber = (token: Token | undefined, min: number, max: number): token is Token =>
  token?.kind === 'number' && token.text.length >= min && token.text.length <= max;

/** Steps over at most `limit` signs and joining words. */
export function skip(tokens: Tokens, at: number, signs: RegExp, limit: number): number {
  let next = at;
  while (next < at + limit && tokens[next]) {
    const { kind, text } = tokens[next]!;
    if (kind === 'sign' ? !signs.test(text) : kind !== 'word' || !isJoiner(text)) break;
    next++;
  }
  return next;
}

export interface MonthMatch {
  month: number;
  calendar: Calendar;
  next: number;
  isThai: boolean;
  /** A name of another language than the page's, or of any where the page says none. */
  isForeign: boolean;
}

/** A month's name, or both names of it: `آب/أغسطس`, `Kasım (November)`. */
export function readMonth(tokens: Tokens, at: number, grammar: Grammar): MonthMatch | null {
  const month = readMonthName(tokens, at, grammar);
  const sign = month ? tokens[month.next] : undefined;
  if (!month || !sign || !/^[/(-]$/.test(sign.text)) return month;
  const second = readMonthName(tokens, month.next + 1, grammar);
  if (second?.month !== month.month || second.calendar !== month.calendar) return month;
  const next = sign.text === '(' && tokens[second.next]?.text === ')' ? second.next + 1 : second.next;
  return {
    month: month.month,
    calendar: month.calendar,
    next,
    isThai: month.isThai,
    isForeign: month.isForeign && second.isForeign,
  };
}

/** One word, letters with dots (Thai), two words (Irish), `tháng 4`. */
function readMonthName(tokens: Tokens, at: number, grammar: Grammar): MonthMatch | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const isCounted = token.text === 'thang' || token.text === 'thg';
  // Hebrew glues "in" to the month.
  if (!mayStartMonth(token.text) && !isCounted && !token.text.startsWith('ב')) return null;
  const isThai = /[\u0e00-\u0e7f]/.test(token.text);
  // Between hyphens a short name of any language is a month: `04-ago-2021`.
  const isJoined = tokens[at - 1]?.text === '-' && tokens[at + 1]?.text === '-';
  const languages = isJoined ? [] : grammar.languages;
  const named = (word: string, next: number): MonthMatch | null => {
    if (!mayStartMonth(word) && !word.startsWith('ב')) return null;
    const month = monthOfWord(word, languages) ?? (word.startsWith('ב') ? monthOfWord(word.slice(1), languages) : null);
    if (month !== null) return { month: month.month, calendar: 'gregory', next, isThai, isForeign: month.isForeign };
    const other = otherMonthOfWord(word);
    return other ? { month: other.month, calendar: other.calendar, next, isThai, isForeign: false } : null;
  };
  if (isCounted && isNumber(tokens[at + 1], 1, 2)) {
    return { month: tokens[at + 1]!.value, calendar: 'gregory', next: at + 2, isThai, isForeign: false };
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
export function skipOrdinal(tokens: Tokens, at: number): number {
  const token = tokens[at];
  if (!token) return at;
  if (token.isGlued && token.kind === 'word' && ordinals.test(token.text)) return at + 1;
  return token.isGlued && /^[.ºª°]$/.test(token.text) ? at + 1 : at;
}

export interface YearMatch {
  year: number;
  next: number;
}

/** `พ.ศ.` before a year of the Buddhist calendar. */
function skipThaiEra(tokens: Tokens, at: number): number {
  return tokens[at]?.text === 'พ' && tokens[at + 2]?.text === 'ศ' ? at + 4 : at;
}

/** Four or two digits; Buddhist years of Thailand are told by their size, short ones by the language. */
export function writtenYear(token: Token, isThai: boolean): number {
  if (token.text.length === 2) return isThai ? 2500 + token.value - buddhistOffset : fullYear(token.value);
  return isBuddhistYear(token.value) ? token.value - buddhistOffset : token.value;
}

/** RFC 2822 splits at 50; papers of 1950 to 1969 are not on the web, posts "from '68" hardly, so 70 it is. */
export function fullYear(short: number): number {
  return short + (short < 70 ? 2000 : 1900);
}

/** The year behind a month or day. Two digits only where `allowShort` and nothing makes a clock of them. */
export function readYear(tokens: Tokens, at: number, allowShort: boolean, isThai: boolean): YearMatch | null {
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

export function civil(calendar: Calendar, year: number, month: number, day: number): Omit<Found, 'next'> | null {
  if (calendar === 'gregory') return { year, month, day };
  // The months of Iran are words of other languages ("mehr", "tir"); their years are not ours. Those of Ethiopia are nearly.
  if (calendar === 'ethiopic' ? year < 1900 || year > 2100 : year < 1200 || year > 1600) return null;
  return toGregorian(calendar, { year, month, day });
}

export function place(day: Omit<Found, 'next'> | null, next: number): Found | null {
  return day ? { year: day.year, month: day.month, day: day.day, next } : null;
}

/** The latest year in which the day is not after the fetch; only where a fetch time is known and a weekday beside it agrees. */
export function inferYear(
  tokens: Tokens,
  at: number,
  month: MonthMatch,
  day: number,
  next: number,
  grammar: Grammar,
): Found | null {
  const today = grammar.today;
  if (!today || grammar.isExact || month.isForeign || month.calendar !== 'gregory') return null;
  // "2024-nji ýylyň 5-nji marty": a year stands there in words that nobody here knows.
  if ([-1, -2, -3, -4].some((step) => isYear(tokens[at + step])) || isYear(tokens[next + 1])) return null;
  const isLater = month.month > today.month || (month.month === today.month && day > today.day + 1);
  const year = today.year - (isLater ? 1 : 0);
  if (!agrees(tokens, at, next, weekdayOf(year, month.month, day))) return null;
  return { year, month: month.month, day, next, isYearInferred: true };
}

const isYear = (token: Tokens[number] | undefined): boolean => /^(?:19|20)\d\d$/.test(token?.text ?? '');

/** 0 for Sunday; `month` from 1. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay();

const thursday = '4';

/** Whether no weekday beside a day (`Thu, 9 March`, `3月9日(木)`) is another one. */
export function agrees(tokens: Tokens, from: number, next: number, weekday: number): boolean {
  const near = [-4, -3, -2, -1].map((step) => tokens[from + step]).concat([0, 1, 2].map((step) => tokens[next + step]));
  return near.every((token, at) => {
    if (token?.kind !== 'word') return true;
    const bracket = /^[([]$/.test(near[at - 1]?.text ?? '') ? bracketedWeekday(token.raw.slice(0, 1)) : null;
    // Vietnamese days open with a word that without its accents is English for one of them.
    const days = /^thu$/i.test(token.raw) ? thursday : weekdaysOf(token.text);
    const named = bracket === null || token.raw.length > 3 ? days : String(bracket);
    return named === null || named.includes(String(weekday));
  });
}
