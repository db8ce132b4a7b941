import type { Grammar } from './date-parse-grammar.js';
import { hourOfDay, isHalf, readPeriod, readPeriodBehind } from './date-parse-period.js';
import type { Token } from './date-parse-tokens.js';
import { readZone, type ZoneMatch } from './date-parse-zone.js';

// Clock times: `5:28 AM`, `17:30:05.123`, `17h30`, `17.30 Uhr`, `下午5時30分`, `오후 5:30`, with the zone behind them.

export interface ClockMatch {
  hour: number;
  minute: number;
  /** Null where no seconds are written. */
  second: number | null;
  zone: ZoneMatch | null;
  next: number;
  /** Written with a colon, half of the day or a word, so that it can be nothing else. */
  isCertain: boolean;
  /** `14.30`, which may be a day and month, too. */
  isDotted: boolean;
}

type Bare = Omit<ClockMatch, 'zone' | 'isDotted'>;

/** The clock time that starts at a token, or null; also where the part of the day beside it leaves the hour open. */
export function readClock(tokens: readonly Token[], at: number, grammar: Grammar): ClockMatch | null {
  const before = readPeriod(tokens, at, grammar);
  const start = before && tokens[before.next]?.kind === 'number' ? before : null;
  const bare = readBare(tokens, start ? start.next : at, grammar);
  if (!bare) return null;
  const behind = skipClockWord(tokens, bare.next);
  const after = start
    ? null
    : (readPeriodBehind(tokens, bare.next, grammar) ?? readPeriodBehind(tokens, behind, grammar));
  const period = start ?? after;
  const isNumberAlone = !bare.isCertain && bare.minute < 0;
  if (isNumberAlone && !(period && isHalf(period))) return null;
  const hour = period && bare.hour <= 12 ? hourOfDay(bare.hour, period) : bare.hour;
  const next = after ? after.next : behind;
  const minute = Math.max(0, bare.minute);
  if (hour === null || hour > 24 || minute > 59 || (bare.second ?? 0) > 59) return null;
  if (hour === 24 && (minute > 0 || (bare.second ?? 0) > 0)) return null;
  const zone = readZone(tokens, next, grammar);
  const isCertain = bare.isCertain || period !== null;
  const isDotted = bare.minute >= 0 && !bare.isCertain;
  return { hour, minute, second: bare.second, zone, next: zone ? zone.next : next, isCertain, isDotted };
}

const isNumber = (token: Token | undefined, digits: number): token is Token =>
  token?.kind === 'number' && token.text.length <= digits;

function readBare(tokens: readonly Token[], at: number, grammar: Grammar): Bare | null {
  const first = tokens[at];
  if (first?.kind !== 'number') return null;
  if (first.text.length > 2) return readCompact(first, tokens, at);
  const sign = tokens[at + 1];
  const minute = tokens[at + 2];
  const hour = first.value;
  if (sign && /^[:：]$/.test(sign.text) && isNumber(minute, 2)) return readColon(hour, tokens, at, grammar);
  if (sign && /^[時时点點시]$/.test(sign.text)) return readEastern(hour, tokens, at);
  if (sign && /^(h|u|hr|hrs)$/.test(sign.text)) return readLetters(hour, tokens, at);
  if (sign?.text === '.' && sign.isGlued && isNumber(minute, 2) && minute.text.length === 2 && minute.isGlued) {
    // `14.30` may be a day and month, too: certain only with a word such as "Uhr" behind it.
    const isDated = tokens[at + 3]?.text === '.' && tokens[at + 4]?.kind === 'number';
    if (minute.value > 59) return null;
    if (isDated) return grammar.isExact ? readDots(hour, tokens, at) : null;
    const isCertain = /^(uhr|h|hrs)$/.test(tokens[at + 3]?.text ?? '');
    return { hour, minute: minute.value, second: null, next: at + 3, isCertain };
  }
  if (sign?.text === 'uhr') return { hour, minute: 0, second: null, next: at + 1, isCertain: true };
  // "5 pm": the half decides in readClock, as a bare number is not a clock time.
  return { hour, minute: -1, second: null, next: at + 1, isCertain: false };
}

/** `12.11.52` where the whole text is a date; elsewhere it is a day. */
function readDots(hour: number, tokens: readonly Token[], at: number): Bare | null {
  const [, , minute, dot, second] = tokens.slice(at);
  const isWhole = dot?.isGlued && second?.isGlued && second.text.length === 2;
  return isWhole ? { hour, minute: minute!.value, second: second.value, next: at + 5, isCertain: false } : null;
}

/** `0528`, `052805` behind the T of ISO 8601's basic form. */
function readCompact(first: Token, tokens: readonly Token[], at: number): Bare | null {
  const before = tokens[at - 1];
  if (!(before?.text === 't' && first.isGlued) || (first.text.length !== 4 && first.text.length !== 6)) return null;
  const read = (from: number): number => Number(first.text.slice(from, from + 2));
  const second = first.text.length === 6 ? read(4) : null;
  const next = skipFraction(tokens, at + 1);
  return { hour: read(0), minute: read(2), second, next, isCertain: true };
}

function readColon(hour: number, tokens: readonly Token[], at: number, grammar: Grammar): Bare | null {
  const minute = tokens[at + 2]!;
  if (minute.text.length !== 2 && !grammar.isExact) return null;
  let next = at + 3;
  let second: number | null = null;
  if (/^[:：]$/.test(tokens[next]?.text ?? '') && isNumber(tokens[next + 1], 2) && tokens[next + 1]!.isGlued) {
    second = tokens[next + 1]!.value;
    next = skipFraction(tokens, next + 2);
    // A fourth number: a time code, an address, anything but a clock.
    if (tokens[next]?.text === ':' && tokens[next]!.isGlued) return null;
  }
  return { hour, minute: minute.value, second, next, isCertain: true };
}

/** `.123` or `,123` behind the seconds says nothing that a record needs. */
function skipFraction(tokens: readonly Token[], at: number): number {
  const [dot, digits] = [tokens[at], tokens[at + 1]];
  return dot && /^[.,]$/.test(dot.text) && dot.isGlued && digits?.kind === 'number' && digits.isGlued ? at + 2 : at;
}

function readEastern(hour: number, tokens: readonly Token[], at: number): Bare | null {
  const minute = tokens[at + 2];
  if (minute?.text === '半') return { hour, minute: 30, second: null, next: at + 3, isCertain: true };
  if (!isNumber(minute, 2)) return { hour, minute: 0, second: null, next: at + 2, isCertain: true };
  if (!/^[分분]$/.test(tokens[at + 3]?.text ?? '')) {
    return { hour, minute: minute.value, second: null, next: at + 3, isCertain: true };
  }
  const second = tokens[at + 4];
  const hasSecond = isNumber(second, 2) && /^[秒초]$/.test(tokens[at + 5]?.text ?? '');
  const next = hasSecond ? at + 6 : at + 4;
  return { hour, minute: minute.value, second: hasSecond ? second.value : null, next, isCertain: true };
}

/** `17h30`, `17 h 30`, `17h30m05s`, `17h`. */
function readLetters(hour: number, tokens: readonly Token[], at: number): Bare {
  const minute = tokens[at + 2];
  if (!isNumber(minute, 2) || minute.text.length !== 2 || !/^h$/.test(tokens[at + 1]!.text)) {
    return { hour, minute: 0, second: null, next: at + 2, isCertain: tokens[at + 1]!.text === 'h' };
  }
  let next = at + 3;
  if (/^(m|min)$/.test(tokens[next]?.text ?? '')) next++;
  return { hour, minute: minute.value, second: null, next, isCertain: true };
}

const clockWords = /^(uhr|h|hrs|hs|hours|ч|น|giờ)$/;

function skipClockWord(tokens: readonly Token[], at: number): number {
  if (!clockWords.test(tokens[at]?.text ?? '')) return at;
  return tokens[at + 1]?.text === '.' && tokens[at + 1]!.isGlued ? at + 2 : at + 1;
}
