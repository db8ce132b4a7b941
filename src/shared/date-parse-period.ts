import { dayPeriodNames } from './date-names.generated.js';
import type { Grammar } from './date-parse-grammar.js';
import type { Token } from './date-parse-tokens.js';

// Parts of the day beside a clock: `AM`, `p. m.`, `de la tarde`, `po południu`, `晚上`, and the hours that they mean.

/** First and last hour of 24; a night begins before midnight and ends behind it. */
interface Hours {
  from: number;
  to: number;
  languages: string[];
}

// Newspapers' own: AM and PM in letters of their own, and words that are said of more hours than CLDR gives them.
const printed =
  'a 0-11|p 12-23|오전 0-11|오후 12-23|傍晚 16-19|أم 0-11|صباحا 0-11|مساء 12-23|এএম 0-11|পিএম 12-23|বিকেল 15-18|एएम 0-11|पीएम 12-23';

/** Name → its stretches as written: reading them all at the start costs milliseconds, and a run asks for a few. */
const periods: ReadonlyMap<string, string> = new Map(
  `${dayPeriodNames}|${printed}`.split('|').map((entry): [string, string] => {
    const at = entry.indexOf(' ');
    return [entry.slice(0, at), entry.slice(at + 1)];
  }),
);

function readHours(text: string): Hours {
  const [hours, languages] = text.split(':');
  const [from, to] = hours!.split('-');
  return { from: Number(from), to: Number(to), languages: languages?.split(',') ?? [] };
}

export interface DayPeriod {
  /** One for each language that has the word. */
  hours: readonly Hours[];
  next: number;
}

/** A name is of so many words and signs at most. */
const maxTokens = 7;

/** The part of the day that starts at a token, or null. */
export function readPeriod(tokens: readonly Token[], at: number, grammar: Grammar): DayPeriod | null {
  let name = '';
  let found: DayPeriod | null = null;
  for (let end = at; end < at + maxTokens && tokens[end]; end++) {
    const token = tokens[end]!;
    if (token.kind === 'sign' && token.isGlued && end > at && /^[.\-'’׳״]$/.test(token.text)) continue;
    if (token.kind !== 'word') break;
    name += token.text;
    const isDotted = tokens[end + 1]?.text === '.' && tokens[end + 1]!.isGlued;
    const isSure = isDotted || (name.length > 2 && (isUpper(token) || end + 1 === tokens.length));
    const hours = known(name, tokens[at]!, isSure, grammar);
    if (hours) found = { hours, next: isDotted ? end + 2 : end + 1 };
  }
  return found;
}

/** Behind a clock small words may lead to it: `de la tarde`, `this afternoon`. */
export function readPeriodBehind(tokens: readonly Token[], at: number, grammar: Grammar): DayPeriod | null {
  for (let start = at; start <= at + 2; start++) {
    const found = readPeriod(tokens, start, grammar);
    if (found) return found;
    if (!/^[\p{Ll}'’]{1,4}$/u.test(tokens[start]?.raw ?? '')) return null;
  }
  return null;
}

const isUpper = ({ raw }: Token): boolean => raw === raw.toUpperCase();

/** "de", "to", "sera" are words of other languages, too: only with a dot, in capitals, at the end or in the language of the page. */
function known(name: string, first: Token, isSure: boolean, grammar: Grammar): readonly Hours[] | null {
  const hours = periods.get(name)?.split(' ').map(readHours);
  if (!hours) return null;
  if (name.length === 1 && name.charCodeAt(0) < 0x530) return first.isGlued ? hours : null;
  const own = hours.filter(({ languages }) => languages.some((tag) => grammar.languages.includes(tag)));
  if (own.length > 0) return own;
  const isShort = name.length < 5 && name.charCodeAt(0) < 0x530 && hours.every(({ languages }) => languages.length > 0);
  return isShort && !isSure ? null : hours;
}

/** AM and PM: said of twelve hours, so that a number beside them is an hour. */
export function isHalf({ hours }: DayPeriod): boolean {
  return hours.every(({ from, to }) => to - from === 11);
}

/** So many hours outside of its own a part of the day is still said. */
const slack = 4;
/** And by so many the other hour must be farther away. */
const margin = 3;

/** The hour of 24 that a clock of twelve means beside a part of the day; null where it may be either. */
export function hourOfDay(hour: number, { hours }: DayPeriod): number | null {
  const meant = new Set(hours.map((stretch) => hourWithin(hour % 12, stretch)));
  return meant.size === 1 ? [...meant][0]! : null;
}

function hourWithin(early: number, { from, to }: Hours): number | null {
  const away = (hour: number): number => {
    const [before, behind] = [(from - hour + 24) % 24, (hour - to + 24) % 24];
    return (hour - from + 24) % 24 <= (to - from + 24) % 24 ? 0 : Math.min(before, behind);
  };
  // "12:40 in the morning" is not noon.
  const [first, second] = [away(early), early === 0 && to < 12 && from <= to ? 24 : away(early + 12)];
  if ((first === 0) !== (second === 0)) return first === 0 ? early : early + 12;
  if (Math.min(first, second) > slack || Math.abs(first - second) < margin) return null;
  return first < second ? early : early + 12;
}
