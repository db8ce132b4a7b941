import { codeAt } from './characters.js';
import type { ParsedDate } from './date-parse-types.js';
import { relativeDayNames, relativeNames } from './date-names.generated.js';
import { readClock } from './date-parse-clock.js';
import { saysPublished, saysUpdated } from './date-words.js';
import { skipToClock } from './date-parse-day.js';
import type { Grammar } from './date-parse-grammar.js';
import { isDigit, tokenise } from './date-parse-tokens.js';
import { writeIso } from './iso-date.js';

// "2 hours ago", "vor 3 Stunden", "yesterday at 17:30": a date against the fetch time, never more precise than the words.

const minuteMs = 60_000;
const unitMs = { second: 1000, minute: minuteMs, hour: 60 * minuteMs, day: 1440 * minuteMs, week: 10_080 * minuteMs };
type Unit = keyof typeof unitMs;

/** `before#after` around the number → unit. */
const patterns: ReadonlyMap<string, Unit> = new Map(
  relativeNames.split('|').map((entry) => {
    const at = entry.lastIndexOf('#');
    return [entry.slice(0, at), entry.slice(at + 1) as Unit];
  }),
);

/** Words that open what may stand behind a number, and close what may stand alone before it. */
const firstWords = new Set<string>();
const lastWords = new Set<string>();
for (const pattern of patterns.keys()) {
  const at = pattern.indexOf('#');
  const after = pattern.slice(at + 1);
  if (after === '') lastWords.add(pattern.slice(0, at).split(' ').at(-1)!);
  else firstWords.add(after.split(' ', 1)[0]!);
}

const dayWords: ReadonlyMap<string, number> = new Map(
  relativeDayNames.split('|').map((entry) => {
    const at = entry.lastIndexOf('#');
    return [entry.slice(0, at), Number(entry.slice(at + 1))];
  }),
);

const dayStarts: ReadonlySet<string> = new Set([...dayWords.keys()].map((words) => words.split(' ', 1)[0]!));
const dayWordGap = /[\s,:|–—-]+/;
/** No phrase of a day is longer, with what may stand before it. */
const maxDayWords = 6;

/** One, written as an article; CLDR has digits only. */
const single =
  /\b(?:an? (second|minute|hour|day|week) ago|vor einer? (sekunde|minute|stunde|woche)|vor einem (tag)|il y a une? (seconde|minute|heure|jour|semaine)|hace una? (segundo|minuto|hora|dia|semana)|ha uma? (segundo|minuto|hora|dia|semana)|un[a']? ?(secondo|minuto|ora|giorno|settimana) fa)\b/;

const singleUnits: ReadonlyMap<string, Unit> = new Map(
  'second second|sekunde second|seconde second|segundo second|secondo second|minute minute|minuto minute|hour hour|stunde hour|heure hour|hora hour|ora hour|day day|tag day|jour day|dia day|giorno day|week week|woche week|semaine week|semana week|settimana week'
    .split('|')
    .map((entry) => entry.split(' ') as [string, Unit]),
);

/** Longer texts are sentences, and their "two days ago" is part of the story. */
const maxLength = 90;

/** The date that words give relative to the fetch; null where that is not known. `text` is normalised. */
export function readRelative(text: string, grammar: Grammar): ParsedDate | null {
  const instant = grammar.now;
  if (instant === null || text.length > maxLength) return null;
  const folded = fold(text);
  const back = countBack(folded);
  if (back) return agoOf(instant, back.count, back.unit);
  return readDayWord(folded, grammar, instant);
}

/** Like the generated table: dots and blanks kept. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\x00-\x7f]/.test(lower)) return lower.trim();
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ς/g, 'σ')
    .replace(/ı/g, 'i')
    .trim();
}

function countBack(text: string): { count: number; unit: Unit } | null {
  const one = single.exec(text);
  const named = one?.slice(1).find((unit) => unit !== undefined);
  if (named) return { count: 1, unit: singleUnits.get(named)! };
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(codeAt(text, at))) continue;
    const from = at;
    while (at < text.length && isDigit(codeAt(text, at))) at++;
    const unit = at - from > 3 ? null : unitAround(text.slice(0, from), text.slice(at));
    if (unit) return { count: Number(text.slice(from, at)), unit };
  }
  return null;
}

/** Tries the last words before and the first words after the number; Chinese and its kin by characters. */
function unitAround(before: string, after: string): Unit | null {
  const end = before.trimEnd();
  const right = after.trimStart();
  const blank = right.indexOf(' ');
  const first = blank < 0 ? right : right.slice(0, blank);
  const isEastern = /^[\u0e00-\u0eff\u2e80-\uffff]/.test(right);
  const isUnit =
    isEastern ||
    firstWords.has(first) ||
    (/[,;|)]$/.test(first) && firstWords.has(first.replace(/[,;|)]+$/, ''))) ||
    lastWords.has(end.slice(end.lastIndexOf(' ') + 1));
  if (!isUnit) return null;
  const left = end.split(' ');
  const words = right.split(' ');
  const prefixes = [0, 1, 2, 3]
    .slice(0, left.length + 1)
    .map((size) => (size === 0 ? '' : left.slice(-size).join(' ')));
  const suffixes = [0, 1, 2, 3, 4, 5].slice(0, words.length + 1).map((size) =>
    words
      .slice(0, size)
      .join(' ')
      .replace(/[,;|)]+$/, ''),
  );
  if (isEastern) for (let size = 1; size <= 6; size++) suffixes.push(right.slice(0, size));
  for (const prefix of prefixes)
    for (const suffix of suffixes) {
      const unit = prefix === '' && suffix === '' ? undefined : patterns.get(`${prefix}#${suffix}`);
      if (unit) return unit;
    }
  return null;
}

/** Minutes are an instant; of hours and more only the day is certain. */
function agoOf(instant: number, count: number, unit: Unit): ParsedDate {
  const at = instant - count * unitMs[unit];
  const isPrecise = unit === 'minute' || unit === 'second';
  return relative(writeIso(at, isPrecise ? 'minute' : 'day', 'Z'), isPrecise ? 'minute' : 'day', isPrecise);
}

function relative(iso: string, precision: ParsedDate['precision'], hasZone: boolean): ParsedDate {
  return { iso, precision, hasZone, form: 'relative', isOrderGuessed: false, isYearInferred: false };
}

const isLabel = (text: string): boolean => saysPublished(text) || saysUpdated(text);

/** "yesterday", "heute, 14:05 Uhr": the word opens the text or follows a short label. */
function readDayWord(text: string, grammar: Grammar, instant: number): ParsedDate | null {
  // Nearly no text opens with one, and to cut all of it takes longer.
  if (!text.split(dayWordGap, 3).some((word) => dayStarts.has(word))) return null;
  const words = text.split(dayWordGap, maxDayWords);
  for (const size of [1, 2, 3]) {
    for (const from of [0, 1, 2]) {
      const back = dayWords.get(words.slice(from, from + size).join(' '));
      // "Published today", but not "Subscribe today".
      if (back === undefined || (from > 0 && !isLabel(words.slice(0, from).join(' ')))) continue;
      const day = writeIso(instant - back * unitMs.day, 'day', '');
      const tokens = tokenise(text);
      const start = tokens.findIndex((token) => token.kind === 'number');
      const clock = start === -1 ? null : readClock(tokens, skipToClock(tokens, start), grammar);
      // A bare "heute" in a menu says nothing: without a clock it must be all there is.
      if (!clock?.isCertain) return words.length <= size + 1 ? relative(day, 'day', false) : null;
      const pad = (value: number): string => String(value).padStart(2, '0');
      return relative(`${day}T${pad(clock.hour)}:${pad(clock.minute)}`, 'minute', false);
    }
  }
  return null;
}
