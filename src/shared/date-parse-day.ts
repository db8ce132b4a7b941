import { eraOffset, isRealDay } from './date-parse-calendar.js';
import { type ClockMatch, readClock } from './date-parse-clock.js';
import type { Grammar } from './date-parse-grammar.js';
import { bracketedWeekday, isJoiner, isWeekday } from './date-parse-names.js';
import { readEasternMonth, readEasternRest, readEra, readFromYear, readNumbers } from './date-parse-numbers.js';
import {
  civil,
  type DayMatch,
  type Found,
  fullYear,
  inferYear,
  isNumber,
  place,
  readMonth,
  readYear,
  skip,
  skipOrdinal,
  type Tokens,
} from './date-parse-parts.js';

// The day of a date, in all the orders and languages in which it is printed.

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
  if (!found) return null;
  const {
    year,
    month,
    day,
    next,
    form = 'words',
    isOrderGuessed = false,
    isYearInferred = false,
    clock = null,
  } = found;
  if (!isRealDay({ year, month, day: day || 1 })) return null;
  return { year, month, day, next, form, isOrderGuessed, isYearInferred, clock };
}

/** `April 2, 2024` · `Jan 4 16:29:06 PST 2004` · `April 2024` · `令和6年4月2日` · `令和元年5月7日`. */
function readFromWord(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const word = tokens[at]!.text;
  const isFirstYear = word.endsWith('元年');
  const era = eraOffset(isFirstYear ? word.slice(0, -2) : word);
  if (era !== null) return isFirstYear ? readEasternRest(tokens, at + 1, era + 1) : readEra(tokens, at, era);
  const month = readMonth(tokens, at, grammar);
  if (!month) return null;
  const dayAt = skip(tokens, month.next, /^[.,\-/–]$/, 2);
  if (isWeekday(tokens[at]!.text) && isBeforeMonth(tokens, dayAt, grammar)) return null;
  const day = tokens[dayAt];
  if (isNumber(day, 1, 2) && day.value >= 1 && day.value <= 31) {
    const behind = skipOrdinal(tokens, dayAt + 1);
    const hasDash = tokens[dayAt - 1]?.text === '-' && tokens[dayAt + 1]?.text === '-';
    const year = readYear(
      tokens,
      behind,
      grammar.isExact || hasDash || isShortYear(tokens, behind, grammar),
      month.isThai,
    );
    if (year) return place(civil(month.calendar, year.year, month.month, day.value), year.next);
    const late = readLateYear(tokens, behind, grammar);
    if (late) return { year: late.year, month: month.month, day: day.value, next: late.next, clock: late.clock };
    return inferYear(tokens, at, month, day.value, behind, grammar);
  }
  const year = readYear(tokens, month.next, false, month.isThai);
  if (!year || month.calendar !== 'gregory') return null;
  return { year: year.year, month: month.month, day: 0, next: year.next };
}

/** `Jan 12, 12`, `Nov 27th 11 17:46`: two digits at the end or before a clock. */
function isShortYear(tokens: Tokens, at: number, grammar: Grammar): boolean {
  const next = tokens[at]?.text === ',' ? at + 1 : at;
  if (!isNumber(tokens[next], 2, 2)) return false;
  return next + 1 === tokens.length || Boolean(readClock(tokens, next + 1, grammar)?.isCertain);
}

/**
 * `Sat, 21 Nov 2026`, `mar. 3 nov. 2026`: the first word is a weekday here, whatever month it is in another language (Hausa's
 * September, March of many). Not so in `Mar 21-May 3`.
 */
function isBeforeMonth(tokens: Tokens, dayAt: number, grammar: Grammar): boolean {
  if (!isNumber(tokens[dayAt], 1, 2)) return false;
  const monthAt = skip(tokens, skipOrdinal(tokens, dayAt + 1), /^[.-]$/, 3);
  const month = readMonth(tokens, monthAt, grammar);
  return month !== null && (tokens[monthAt - 1]?.text !== '-' || tokens[month.next]?.text === '-');
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

/** From one or two digits: `2. April 2024`, `02/04/2024`, `4月2日`, `24年4月2日`. */
function readFromSmall(tokens: Tokens, at: number, grammar: Grammar): Found | null {
  const first = tokens[at]!;
  const sign = tokens[at + 1];
  if (sign?.text === '年' || sign?.text === '년') return readEasternRest(tokens, at + 2, fullYear(first.value));
  if (sign?.text === '月' || sign?.text === '월') return readEasternMonth(tokens, at, grammar);
  return readDayAndMonth(tokens, at, grammar) ?? readNumbers(tokens, at, grammar);
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
  return inferYear(tokens, at, month, day, month.next, grammar);
}

const between = /^[,،、|\-–—·•/():;~>@.]$/;

/** The sign of a weekday: `(木)`. */
function isBracketed(tokens: Tokens, at: number): boolean {
  return tokens[at - 1]?.text === '(' && bracketedWeekday(tokens[at]!.text) !== null;
}

/** Steps from a day to the clock behind it (or back): signs, joining words, weekdays. */
export function skipToClock(tokens: Tokens, at: number): number {
  let next = at;
  while (next < at + 5 && tokens[next]) {
    const { kind, text, raw } = tokens[next]!;
    // Korean puts AM and PM before the clock; German "am" is small.
    if (/^[AP]M$/.test(raw)) break;
    const isStep =
      kind === 'sign'
        ? between.test(text)
        : kind === 'word' && (text === 't' || isJoiner(text) || isWeekday(text) || isBracketed(tokens, next));
    if (!isStep) break;
    next++;
  }
  return next;
}
