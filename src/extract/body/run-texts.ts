import type { Element } from 'domhandler';
import { closest } from '../ancestors.js';
import type { Run, Runs } from '../runs.js';
import { codeAt, lengthOf } from '../../shared/characters.js';
import { attributeOf } from '../page-element.js';
import { countText, kindOf, type TextCounts } from '../../shared/text-counts.js';

/** Counts over the characters of each run, one column a count. */
export interface RunTexts extends Record<keyof TextCounts, Float32Array> {
  linkShare: Float32Array;
  /** Reads like a sentence and is not a link. */
  isGood: Uint8Array;
  /** How often the page has the same text. */
  repeats: Float32Array;
  /** How many other texts of the page start like it: "Read more: …", "Photo: …". */
  sameStart: Float32Array;
  /** Where the first link leads: 0 none, 1 same host, 2 elsewhere, 3 a place on this page, 4 mail or script. */
  linkKind: Uint8Array;
}

/** The kinds that features tell apart at a run's first and last character. */
export function characterKind(text: string, at: number): number {
  const index = at < 0 ? lengthOf(text) + at : at;
  const code = codeAt(text, index);
  if (code === 0x21) return 13;
  if (code === 0x3f) return 14;
  if (code === 0x2f) return 15;
  if (code === 0x2026) return 16;
  return kindOf(code);
}

/** Counts, and the shares and repeats that are none. */
const columns = 18;

export function readRunTexts(runs: Runs, host: string | null): RunTexts {
  const count = runs.list.length;
  // Columns of one piece of memory: each array of its own would ask the system for some.
  const memory = new ArrayBuffer(columns * count * Float32Array.BYTES_PER_ELEMENT);
  let used = 0;
  const column = (): Float32Array => {
    used++;
    return new Float32Array(memory, (used - 1) * count * Float32Array.BYTES_PER_ELEMENT, count);
  };
  const texts: RunTexts = {
    length: column(),
    words: column(),
    longestWord: column(),
    sentences: column(),
    commas: column(),
    digits: column(),
    uppers: column(),
    capitalised: column(),
    quotes: column(),
    brackets: column(),
    separators: column(),
    cjk: column(),
    exclamations: column(),
    colonAt: column(),
    tail: column(),
    linkShare: column(),
    isGood: new Uint8Array(count),
    repeats: column(),
    sameStart: column(),
    linkKind: new Uint8Array(count),
  };
  for (const run of runs.list) {
    noteCounts(countText(run.text), texts, run.index);
    finish(run, texts, runs, host);
  }
  countRepeats(runs, texts);
  return texts;
}

/** Starts are compared up to a colon, else over some characters. */
const startLength = 12;
const maxStart = 40;

function countRepeats(runs: Runs, texts: RunTexts): void {
  const whole = new Map<string, number>();
  const starts = new Map<string, number>();
  const startOf = (run: Run): string => {
    const colonAt = texts.colonAt[run.index]!;
    return run.text.slice(0, colonAt > 1 && colonAt < maxStart ? colonAt : startLength);
  };
  for (const run of runs.list) {
    const count = whole.get(run.text) ?? 0;
    whole.set(run.text, count + 1);
    if (count > 0) continue;
    const start = startOf(run);
    starts.set(start, (starts.get(start) ?? 0) + 1);
  }
  for (const run of runs.list) {
    texts.repeats[run.index] = whole.get(run.text)!;
    texts.sameStart[run.index] = starts.get(startOf(run))!;
  }
}

/** Column by column: names looked up in a loop would take longer than the counting. */
function noteCounts(counts: TextCounts, texts: RunTexts, at: number): void {
  texts.length[at] = counts.length;
  texts.words[at] = counts.words;
  texts.longestWord[at] = counts.longestWord;
  texts.sentences[at] = counts.sentences;
  texts.commas[at] = counts.commas;
  texts.digits[at] = counts.digits;
  texts.uppers[at] = counts.uppers;
  texts.capitalised[at] = counts.capitalised;
  texts.quotes[at] = counts.quotes;
  texts.brackets[at] = counts.brackets;
  texts.separators[at] = counts.separators;
  texts.cjk[at] = counts.cjk;
  texts.exclamations[at] = counts.exclamations;
  texts.colonAt[at] = counts.colonAt;
  texts.tail[at] = counts.tail;
}

function finish(run: Run, texts: RunTexts, runs: Runs, host: string | null): void {
  const at = run.index;
  const characters = lengthOf(run.text);
  const length = texts.length[at]!;
  const share = Math.min(1, run.linkLength / Math.max(1, characters));
  texts.linkShare[at] = share;
  const isSentence = length >= 60 && share < 0.4 && texts.sentences[at]! >= 1;
  texts.isGood[at] = isSentence || (length >= 140 && share < 0.3) ? 1 : 0;
  if (run.links > 0) texts.linkKind[at] = linkKind(run, runs, host);
}

const anchor = new Set(['a']);

function linkKind(run: Run, runs: Runs, host: string | null): number {
  // Links stand early or late; the first few pieces of text are enough to find one.
  for (let i = run.from; i < Math.min(run.to, run.from + 8); i++) {
    const link = closest(runs.nodes[i]!.parent as Element, anchor);
    const href = link ? attributeOf(link, 'href') : undefined;
    if (href === undefined) continue;
    if (href.startsWith('#')) return 3;
    const match = /^(?:https?:)?\/\/(?:www\.)?([^/?#]+)/i.exec(href.slice(0, 300));
    if (!match) return /^[a-z]+:/i.test(href) ? 4 : 1;
    return host !== null && match[1]!.toLowerCase().endsWith(host) ? 1 : 2;
  }
  return 0;
}
