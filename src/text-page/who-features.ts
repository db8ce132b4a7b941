import type { DateParseOptions } from '../shared/date-parse.js';
import { nameLine, type NameLine, readSignature } from './byline.js';
import { readCaption } from '../shared/caption.js';
import { isRole } from '../shared/name-words.js';
import { datesIn } from './dated-line.js';
import type { Analysis } from './features.js';
import type { Place } from './surroundings.js';

// Lines that may name the author, and numbers about each. Same code in training and running.

export interface NamedLine {
  line: number;
  names: string[];
  form: NameLine['form'] | 'signature';
}

/** A hostile text may hold nothing but by-lines. */
const maxNamed = 80;
const above = 8;
const into = 4;
const below = 15;
const forms: NamedLine['form'][] = ['opened', 'listed', 'name', 'bare', 'role', 'signature'];

export function namedLines(a: Analysis, place: Place, options: DateParseOptions): NamedLine[] {
  const found: NamedLine[] = [];
  a.lines.slice(0, place.limit).forEach(({ text }, line) => {
    if (line === place.headline || text.length > 300 || found.length >= maxNamed) return;
    const isHead = line >= place.headline - above && line <= place.bodyStart + into;
    const isTail = line >= place.bodyEnd - 3 && line <= place.bodyEnd + below;
    const isWide = line >= place.headline - 3 * above && line <= place.bodyEnd + 3 * below;
    if (!isWide) return;
    const signed = line > place.bodyStart ? readSignature(text) : null;
    if (signed) {
      const names = signed.names.filter(({ role }) => role === null).map(({ name }) => name);
      found.push({ line, names, form: 'signature' });
      return;
    }
    const { dates } = datesIn(text, options);
    const read = nameLine(text, dates);
    if (!read || (!isHead && !isTail && read.form !== 'opened')) return;
    if (read.form === 'bare' && readCaption(text)) return;
    found.push({ line, ...read });
  });
  return found;
}

export const whoFeatures = [
  ...forms,
  ...['fromHeadline', 'isAbove', 'toStart', 'fromEnd', 'isTail', 'length', 'nameLength', 'nameWords', 'names', 'dated'],
  ...['datedBefore', 'datedAfter', 'repeats', 'isBio', 'bioLength', 'capitalised', 'furniture', 'previousLength'],
  ...[
    'nextLength',
    'nextSentences',
    'nextIsRole',
    'order',
    'sameForm',
    'bodyStart',
    'mentions',
    'bodyMentions',
    'uppers',
  ],
];

export function whoRows(
  lines: readonly NamedLine[],
  a: Analysis,
  place: Place,
  options: DateParseOptions,
): Float32Array[] {
  const isDated = (at: number): number => {
    const line = a.lines[at];
    return Number(line !== undefined && datesIn(line.text, options).dates.length > 0);
  };
  const texts = a.lines.map(({ text }) => text);
  return lines.map(({ line, names, form }, order) => {
    const [name = ''] = names;
    const c = a.counts[line]!;
    const next = texts[line + 1] ?? '';
    const mentions = texts.filter((text) => text.includes(name)).length;
    const inBody = texts
      .slice(place.bodyStart, place.bodyEnd)
      .filter((text) => text.length > 60 && text.includes(name)).length;
    const bio = texts.find(
      (text) =>
        text.length > name.length + 15 &&
        text.startsWith(name) &&
        /^\s(?:is|was|has|ist|est|es|è|writes|covers|schreibt|arbeitet|joined|began|,)/.test(text.slice(name.length)),
    );
    return Float32Array.from([
      ...forms.map((one) => Number(one === form)),
      Math.max(-30, Math.min(60, line - place.headline)),
      Number(line < place.headline),
      Math.max(-15, Math.min(40, place.bodyStart - line)),
      line < place.bodyEnd ? -1 : Math.min(40, line - place.bodyEnd),
      Number(line >= place.bodyEnd),
      c.length,
      name.length,
      name.split(' ').length,
      names.length,
      isDated(line),
      isDated(line - 1),
      isDated(line + 1) + 2 * isDated(line + 2),
      texts.filter((text) => text === texts[line]).length,
      Number(bio !== undefined),
      bio?.length ?? 0,
      c.capitalised / Math.max(1, c.words),
      a.furniture[line]!,
      Math.min(300, a.counts[line - 1]?.length ?? -1),
      Math.min(300, a.counts[line + 1]?.length ?? -1),
      a.counts[line + 1]?.sentences ?? -1,
      Number(next.length < 80 && isRole(next)),
      order,
      lines.filter((one) => one.form === form).length,
      Number(line > place.bodyStart),
      Math.min(20, mentions),
      Math.min(20, inBody),
      c.uppers / Math.max(1, c.length),
    ]);
  });
}
