import { type ClockMatch, readClock } from './date-parse-clock.js';
import { readDay, skipToClock } from './date-parse-day.js';
import type { DayMatch } from './date-parse-parts.js';
import { type Grammar, grammarOf } from './date-parse-grammar.js';
import { readBareIso } from './date-parse-iso.js';
import { isJoiner, isWeekday } from './date-parse-names.js';
import { readRelative } from './date-parse-relative.js';
import { normaliseDateText, type Token, tokenise } from './date-parse-tokens.js';
import type { DateParseOptions, FoundDate, ParsedDate } from './date-parse-types.js';
import { offsetOf } from './date-parse-zone.js';

export type { DateParseOptions, DatePrecision, FoundDate, ParsedDate } from './date-parse-types.js';

// One date parser for pages, feeds and texts. It reads what is written and adds nothing: no machine zone, no clock, no zone.

/** A date stands within this; the rest of a long text is not read. */
const maxLength = 2000;

const noOptions: DateParseOptions = {};

/** The first date that a text states, or null where it states none. */
export function parseDateText(text: string, options: DateParseOptions = noOptions): ParsedDate | null {
  const written = text.length > maxLength ? text.slice(0, maxLength).trim() : text.trim();
  // Machines write nearly all dates, and theirs need neither a grammar nor another form.
  const stated = readBareIso(written, false);
  if (stated) return stated;
  const grammar = grammarOf(options);
  const input = normaliseDateText(written).trim();
  const bare = readBareIso(input, grammar.isExact);
  if (bare) return bare;
  const tokens = /[0-9]/.test(input) ? tokenise(input) : [];
  const found = scan(tokens, grammar, 1)[0];
  if (!found) return grammar.isExact ? null : readRelative(input, grammar);
  if (grammar.isExact && !isAll(tokens, found)) return null;
  const { iso, precision, hasZone, form, isOrderGuessed, isYearInferred } = found;
  return { iso, precision, hasZone, form, isOrderGuessed, isYearInferred };
}

/** Every date of a text with its place; relative ones only where no other stands. `text` is the normalised input. */
export function findDates(text: string, options: DateParseOptions = noOptions): { text: string; dates: FoundDate[] } {
  const grammar = grammarOf(options);
  const input = normaliseDateText(text.slice(0, maxLength));
  const number = input.search(/[0-9]/);
  const dates = number < 0 ? [] : scan(tokenise(input, farBefore(input, number)), grammar, 20);
  if (dates.length === 0) {
    const relative = readRelative(input, grammar);
    if (relative) {
      const { iso, precision, hasZone, form, isOrderGuessed, isYearInferred } = relative;
      const whole = { start: 0, end: input.length };
      return { text: input, dates: [{ iso, precision, hasZone, form, isOrderGuessed, isYearInferred, ...whole }] };
    }
  }
  return { text: input, dates };
}

/** A text that is one clock time and no day, as `HH:MM`; null for anything else. */
export function parseClockText(text: string, options: DateParseOptions = noOptions): string | null {
  const tokens = tokenise(normaliseDateText(text.slice(0, maxLength)).trim());
  const start = isClockWord(tokens, 0) ? (tokens[1]?.text === '.' ? 2 : 1) : 0;
  const clock = tokens[start] ? readClock(tokens, start, grammarOf(options)) : null;
  const isAlone = clock !== null && clock.next === tokens.length && (clock.isCertain || clock.isDotted);
  return isAlone && clock.hour < 24 ? `${pad(clock.hour)}:${pad(clock.minute)}` : null;
}

interface Scanned extends FoundDate {
  first: number;
  next: number;
}

function scan(tokens: readonly Token[], grammar: Grammar, limit: number): Scanned[] {
  const found: Scanned[] = [];
  let number = -1;
  for (let at = 0; at < tokens.length && found.length < limit; at++) {
    if (number < at) number = nextNumber(tokens, at);
    if (number < 0) break;
    at = Math.max(at, number - maxToNumber);
    const date = isInside(tokens, at) && !grammar.isExact ? null : readAt(tokens, at, grammar);
    if (!date) continue;
    found.push(date);
    at = date.next - 1;
  }
  return found;
}

/** A blank so far before the first number that no date begins there: between two blanks stands at least one token. */
function farBefore(text: string, number: number): number {
  let at = number;
  for (let words = 0; words < maxToNumber + 3 && at > 0; ) {
    at = text.lastIndexOf(' ', at - 1);
    if (text[at - 1] !== ' ') words++;
  }
  return Math.max(0, at);
}

/** So many tokens may stand between a date's first word and its first number (a month of two words, an era, signs). */
const maxToNumber = 11;

function nextNumber(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at++) if (tokens[at]!.kind === 'number') return at;
  return -1;
}

/** The middle of a longer number, version or address is not a start. */
function isInside(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind !== 'number' || !token.isGlued) return false;
  const sign = tokens[at - 1];
  if (sign?.kind !== 'sign' || !/[-./:%$€£#]/.test(sign.text)) return false;
  return sign.isGlued && tokens[at - 2]?.kind === 'number';
}

function readAt(tokens: readonly Token[], at: number, grammar: Grammar): Scanned | null {
  const day = readDay(tokens, at, grammar);
  if (day) {
    if (day.clock || day.day === 0) return build(tokens, at, day, day.clock, day.next);
    const clockAt = skipToClock(tokens, day.next);
    const clock = readClock(tokens, clockAt, grammar);
    const isClock = clock !== null && (clock.isCertain || clock.isDotted || clockAt > day.next);
    if (isClock) return build(tokens, at, day, clock, clock.next);
    return build(tokens, at, day, null, day.next);
  }
  // "5:28 AM, April 2, 2024": only a certain clock, and not a second one behind the day.
  const clock = tokens[at]!.kind === 'number' ? readClock(tokens, at, grammar) : null;
  const isClock = clock && (clock.isCertain || (clock.isDotted && isClockWord(tokens, at - 1)));
  if (!isClock) return null;
  const dayAt = skipToClock(tokens, clock.next);
  const later = tokens[dayAt] ? readDay(tokens, dayAt, grammar) : null;
  if (!later || later.clock || later.day === 0) return null;
  const second = readClock(tokens, skipToClock(tokens, later.next), grammar);
  return second?.isCertain ? null : build(tokens, at, later, clock, later.next);
}

/** `kl. 17.30 den 2 april`. */
function isClockWord(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text === '.' ? tokens[at - 1] : tokens[at];
  return /^(kl|klo|klockan|klokken|ore|alle|um)$/.test(word?.text ?? '');
}

function build(
  tokens: readonly Token[],
  first: number,
  day: DayMatch,
  clock: ClockMatch | null,
  next: number,
): Scanned | null {
  const written = day.day === 0 ? monthOf(day) : dayOf(day, clock);
  if (!written) return null;
  // One by one: an object made out of another takes several times as long.
  return {
    iso: written.iso,
    precision: written.precision,
    hasZone: written.hasZone,
    form: day.form,
    isOrderGuessed: day.isOrderGuessed,
    isYearInferred: day.isYearInferred,
    first,
    next,
    start: tokens[first]!.start,
    end: tokens[next - 1]!.end,
  };
}

type Written = Pick<ParsedDate, 'iso' | 'precision' | 'hasZone'>;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

function monthOf(day: DayMatch): Written {
  return { iso: `${pad(day.year, 4)}-${pad(day.month)}`, precision: 'month', hasZone: false };
}

function dayOf(day: DayMatch, clock: ClockMatch | null): Written | null {
  const wall = new Date(0);
  wall.setUTCFullYear(day.year, day.month - 1, day.day);
  if (!clock) return { iso: dateOf(wall), precision: 'day', hasZone: false };
  // 24:00 is the next day's 00:00.
  wall.setUTCHours(clock.hour, clock.minute, clock.second ?? 0);
  const offset = clock.zone ? offsetOf(clock.zone, wall.getTime()) : '';
  if (offset === null) return null;
  const seconds = clock.second === null ? '' : `:${pad(clock.second)}`;
  const iso = `${dateOf(wall)}T${pad(wall.getUTCHours())}:${pad(clock.minute)}${seconds}${offset}`;
  return { iso, precision: clock.second === null ? 'minute' : 'second', hasZone: offset !== '' };
}

function dateOf(wall: Date): string {
  return `${pad(wall.getUTCFullYear(), 4)}-${pad(wall.getUTCMonth() + 1)}-${pad(wall.getUTCDate())}`;
}

/** Nothing but weekdays, joining words, commas and a comment in brackets beside the date. */
function isAll(tokens: readonly Token[], found: Scanned): boolean {
  let depth = 0;
  return tokens.every((token, at) => {
    if (at >= found.first && at < found.next) return true;
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth > 0 || token.text === ')') return true;
    if (token.kind === 'number') return false;
    if (token.kind === 'sign') return /^[,.;]$/.test(token.text);
    return !(token.isGlued && tokens[at - 1]?.kind === 'number') && (isWeekday(token.text) || isJoiner(token.text));
  });
}
