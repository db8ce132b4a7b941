import { LatinTwin } from '../../shared/latin-twin.js';
import { lettersOf } from '../../shared/letters-of.js';
import type { Run, Runs } from '../runs.js';
import { codeAt, lengthOf } from '../../shared/characters.js';

// Texts as letters and digits alone: how they are compared across entities, quotes and spaces. Every run of every page passes here,
// so the alphabets of most pages are read by a table; patterns of Unicode take ten times as long.

/** Of a character: what stands for it in a bare text, 0 for nothing, or that the table does not know. */
const unknown = 0xffff;
const known = new Uint16Array(0x530).fill(unknown);
for (let code = 0; code < known.length; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  // What grows in lower case, or is written by its place in the word, is left to the patterns.
  if (lower.length === 1 && code !== 0x3a3)
    known[code] = /[\p{L}\p{N}\p{Mn}\p{Mc}]/u.test(lower) ? lower.charCodeAt(0) : 0;
}

/** Dashes, quotes and spaces of print. */
const isPunctuation = (code: number): boolean => code >= 0x2000 && code <= 0x206f;

const bareCode = (code: number): number => (code < known.length ? known[code]! : isPunctuation(code) ? 0 : unknown);

const maxUnits = 16_384;
const units = new Uint16Array(maxUnits);
const wide = Buffer.from(units.buffer);
const narrow = Buffer.alloc(maxUnits);

/** Letters and digits only, lower case. */
export function bare(text: string): string {
  const length = lengthOf(text);
  if (length > maxUnits) return lettersOf(text);
  let count = 0;
  let all = 0;
  for (let at = 0; at < length; at++) {
    const code = bareCode(codeAt(text, at));
    if (code === 0) continue;
    if (code === unknown) return lettersOf(text);
    units[count++] = code;
    all |= code;
  }
  if (all > 0xff) return wide.toString('utf16le', 0, count * 2);
  for (let at = 0; at < count; at++) narrow[at] = units[at]!;
  return narrow.toString('latin1', 0, count);
}

const words = new LatinTwin(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]+/gu);

/** Words of two letters or more, lower case. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(words) ?? [];
}

/** A few words, and how much of other texts they make up. */
export class WordShare {
  constructor(private readonly words: ReadonlySet<string>) {}

  /** Share of a text's words that are among these; -1 for a text without words. */
  of(text: string): number {
    let count = 0;
    let hits = 0;
    let from = 0;
    const length = lengthOf(text);
    for (let at = 0; at <= length; at++) {
      const code = at < length ? bareCode(codeAt(text, at)) : 0;
      if (code === unknown) return this.byPattern(text);
      if (code > 0) continue;
      if (at - from >= 2) {
        count++;
        if (this.words.has(text.slice(from, at).toLowerCase())) hits++;
      }
      from = at + 1;
    }
    return count === 0 ? -1 : hits / count;
  }

  private byPattern(text: string): number {
    const words = wordsOf(text);
    const hits = words.reduce((sum, word) => sum + (this.words.has(word) ? 1 : 0), 0);
    return words.length === 0 ? -1 : hits / words.length;
  }
}

/** The bare start of each run, made when first asked for. */
export class BareTexts {
  /** Longer runs are compared by their start. */
  static readonly maxLength = 600;
  private readonly texts: string[];

  constructor(private readonly runs: Runs) {
    this.texts = new Array<string>(runs.list.length).fill('');
  }

  of(run: Run): string {
    const made = this.texts[run.index]!;
    if (made !== '') return made;
    const { text } = this.runs.list[run.index]!;
    const bareText = bare(lengthOf(text) > BareTexts.maxLength ? text.slice(0, BareTexts.maxLength) : text);
    this.texts[run.index] = bareText;
    return bareText;
  }
}
