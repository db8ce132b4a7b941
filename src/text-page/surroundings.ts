import type { DateParseOptions } from '../shared/date-parse.js';
import type { Candidate, Image } from '../types.js';
import { isRole } from '../shared/name-words.js';
import { isSureCaption, readCaption } from '../shared/caption.js';
import type { Analysis } from './features.js';
import { furnitureOf } from './furniture.js';
import { isNotice } from '../shared/notice-words.js';
import { bareTags, readTagLine } from './tag-line.js';
import { findDates } from './when.js';
import { findAuthors } from './who.js';

// The lines between and around headline and story: who, when, topics, captions, notes.

export interface Place {
  headline: number;
  bodyStart: number;
  /** Behind the story's last line. */
  bodyEnd: number;
  /** Lines from here on are other items' (a live blog's posts). */
  limit: number;
}

export interface Surroundings {
  candidates: Candidate[];
  images: Image[];
  notices: string[];
  /** Lines that were read as something else than the story's text, and as what. */
  used: Map<number, string>;
}

/** Lines before the headline and behind the story that may belong to it. */
const linesAbove = 5;
const linesBelow = 14;

const readingTime =
  /(?<![\d.])(\d{1,3})[ -]?(?:min(?:ute)?s?(?: read| de lecture| de lectura)|min\.? (?:lesezeit|lesedauer|read|lezen|leestijd|läsning|lesetid|чтения|читання)|minuten (?:lesezeit|lesedauer)|хв\.? (?:читання)?|мин\.? (?:чтения)?|dk\.? okuma|分で読)|(?:lesezeit|lesedauer|reading time|temps de lecture|tiempo de lectura|tempo di lettura|leestijd|czas czytania|okuma süresi|время чтения|час читання)\s*[:：]?\s*(?:ca\.? |circa |env\. )?(\d{1,3})/iu;

interface Reading extends Surroundings {
  a: Analysis;
  place: Place;
}

/** `told` are the authors that the lines before the text name. */
export function readSurroundings(
  a: Analysis,
  place: Place,
  options: DateParseOptions,
  url: string | null,
  told: readonly string[],
): Surroundings {
  const r: Reading = { candidates: [], images: [], notices: [], used: new Map(), a, place };
  const who = findAuthors(a, place, options, told);
  for (const line of who.lines) r.used.set(line, 'by-line');
  const when = findDates(a, place, options, url);
  for (const line of when.lines) if (!isProse(a, line)) r.used.set(line, r.used.get(line) ?? 'date');
  r.candidates.push(...when.candidates, ...who.candidates);
  const names = who.candidates.flatMap(({ value }) => value.map(({ name }) => name));
  a.lines.forEach(({ text }, at) => {
    if (isBiography(text, names)) r.used.set(at, 'biography');
  });
  const from = Math.max(0, place.headline - linesAbove);
  for (let at = from; at < place.bodyStart; at++) if (at !== place.headline) readHead(r, at);
  for (let at = place.bodyStart; at < place.bodyEnd; at++) readInside(r, at);
  readTail(r);
  return r;
}

/** "Ada Moor is a reporter …", "Ada Moor reports from …". */
function isBiography(text: string, names: readonly string[]): boolean {
  const name = text.length < maxBiography ? names.find((one) => text.startsWith(`${one} `)) : undefined;
  if (name === undefined) return false;
  const behind = text.slice(name.length);
  return doing.test(behind) || isRole(being.exec(behind)?.[1] ?? '');
}

const maxBiography = 500;
/** What somebody is within some words, or does. */
const being = /^ (?:is|ist|est|es|è)((?: [^ ]+){1,6})/iu;
const doing =
  /^ (?:reports (?:from|on)|covers|writes (?:about|for)|joined|has (?:covered|written|reported)|schreibt|berichtet) /iu;

function isProse(a: Analysis, line: number): boolean {
  return a.counts[line]!.length > 50 && /\p{L}{3}[.!?。]$/u.test(a.lines[line]!.text);
}

/** A line before the story. */
function readHead(r: Reading, at: number): void {
  const { text } = r.a.lines[at]!;
  const { headline } = r.place;
  const minutes = text.length < 160 ? readingTime.exec(text) : null;
  if (minutes) {
    const value = Number(minutes[1] ?? minutes[2]);
    r.candidates.push({ field: 'readingMinutes', value, source: 'text-page', place: `line ${at + 1}` });
    r.used.set(at, r.used.get(at) ?? 'reading time');
  }
  const caption = at > headline ? (readCaption(text) ?? bracketedCredit(text)) : null;
  if (caption) {
    r.images.push(caption);
    r.used.set(at, 'caption');
  } else if (!r.used.has(at)) readTags(r, at, at < headline && at >= headline - 2);
  if (isNotice(text)) noteAt(r, at);
}

/** A caption with its credit is shorter. */
const maxCredited = 500;

/** Before the story a sentence with a name in brackets behind it is a caption, whoever took the picture. */
function bracketedCredit(text: string): Image | null {
  if (text.length > maxCredited) return null;
  const match = /^(.{20,}\S)\s\((\p{Lu}[^()]{3,80})\)\.?$/u.exec(text);
  const isCredit = match !== null && match[2]!.split(/[\s/]+/).filter((word) => /^\p{Ll}{4,}/u.test(word)).length <= 1;
  return isCredit ? { url: null, caption: match[1]!, credit: match[2]!, alt: null, width: null, height: null } : null;
}

/** A line of the story itself: captions and notes. */
function readInside(r: Reading, at: number): void {
  const { text } = r.a.lines[at]!;
  const opening =
    at === r.place.bodyStart && text.length <= maxCredited && /\/[^()]+\)$/.test(text) ? bracketedCredit(text) : null;
  const caption = opening ?? (isSureCaption(text) ? readCaption(text) : null);
  if (caption) {
    r.images.push(caption);
    r.used.set(at, 'caption');
  } else if (isNotice(text)) noteAt(r, at);
}

function noteAt(r: Reading, at: number): void {
  if (r.used.get(at) === 'note') return;
  const { text } = r.a.lines[at]!;
  r.used.set(at, 'note');
  const next = r.a.lines[at + 1]?.text ?? '';
  // "Correction: 6 November" alone: what was wrong stands on the next line.
  const isLabel = text.length < 45 && next.length > 45;
  if (isLabel) r.used.set(at + 1, 'note');
  r.notices.push(isLabel ? `${text} ${next}` : text);
}

/** Lines behind the story: topics and notes. */
function readTail(r: Reading): void {
  const { a, place } = r;
  for (let at = place.bodyEnd; at < Math.min(place.limit, place.bodyEnd + linesBelow); at++) {
    if (!r.candidates.some(({ field }) => field === 'tags')) readTags(r, at, false);
    if (isNotice(a.lines[at]!.text)) noteAt(r, at);
  }
}

const maxTagLines = 12;

function readTags(r: Reading, at: number, isBareAllowed: boolean): void {
  const { lines } = r.a;
  const { text } = lines[at]!;
  const labelled = readTagLine(text);
  // The very first line may be one topic alone.
  const first =
    at === 0 && isBareAllowed && /^\p{Lu}/u.test(text) && isTag(text) && text.split(' ').length <= 2 ? [text] : null;
  const value = labelled ?? (isBareAllowed ? (bareTags(text) ?? first) : null);
  if (value === null) return;
  // "Topics" alone: the list follows, one a line.
  let next = at + 1;
  if (value.length === 0) {
    while (next < lines.length && next <= at + maxTagLines && isTag(lines[next]!.text)) {
      value.push(lines[next]!.text);
      r.used.set(next++, 'topic');
    }
  }
  if (value.length === 0) return;
  r.candidates.push({ field: 'tags', value, source: 'text-page', place: `line ${at + 1}` });
  r.used.set(at, 'topics');
}

function isTag(text: string): boolean {
  return text.length <= 40 && !/[.!?:]$/.test(text) && text.split(' ').length <= 4 && furnitureOf(text) === 0;
}
