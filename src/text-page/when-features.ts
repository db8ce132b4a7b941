import type { DateParseOptions, FoundDate } from '../shared/date-parse.js';
import { isDateline, isProse } from '../shared/date-in-sentence.js';
import { saysOther, saysPublished, saysUpdatedLast } from '../shared/date-words.js';
import { datesIn } from './dated-line.js';
import type { Analysis } from './features.js';
import type { Place } from './surroundings.js';

// Dates in the short lines of a page, and numbers about each. Same code in training and running.

export interface PrintedDate {
  line: number;
  text: string;
  date: FoundDate;
  isUpdated: boolean;
  isPublished: boolean;
}

/** Lines around headline and story that are looked at. */
const above = 25;
const into = 12;
const below = 25;
const maxDates = 60;
const proseLength = 50;

export function printedDates(a: Analysis, place: Place, options: DateParseOptions): PrintedDate[] {
  const found: PrintedDate[] = [];
  a.lines.slice(0, place.limit).forEach(({ text }, line) => {
    const isHead = line >= place.headline - above && line <= place.bodyStart + into;
    const isTail = line >= place.bodyEnd - 3 && line <= place.bodyEnd + below;
    if ((!isHead && !isTail) || found.length >= maxDates) return;
    const { text: read, dates } = datesIn(text, options);
    const isSentence = a.counts[line]!.sentences > 0 && a.counts[line]!.length > proseLength;
    for (const date of dates.slice(0, 3)) {
      const label = a.lines[line - 1]?.text ?? '';
      const near = `${label.length < 30 ? label : ''} ${read.slice(Math.max(0, date.start - 45), date.start)}`;
      const isUpdated = saysUpdatedLast(near);
      const isPublished = !isUpdated && saysPublished(near);
      // "yesterday", "built on 3 May 1931" in a sentence is what the story tells of.
      if (
        isSentence &&
        (date.isYearInferred || date.form === 'relative' || isTold(read, date, isPublished || isUpdated))
      )
        continue;
      found.push({ line, text: read, date, isUpdated, isPublished });
    }
  });
  return found;
}

function isTold(text: string, { start, end }: FoundDate, isLabelled: boolean): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  return isProse(before, after, isLabelled, text) && !isDateline(before, after, isLabelled);
}

export const whenFeatures = [
  ...[
    'fromHeadline',
    'isAbove',
    'toStart',
    'fromEnd',
    'isTail',
    'rest',
    'isStart',
    'isUpdated',
    'isPublished',
    'other',
  ],
  ...['words', 'clock', 'zone', 'guessed', 'length', 'furniture', 'sameDay', 'samePublished', 'count'],
  ...[
    'order',
    'isNearest',
    'toLast',
    'fromFirst',
    'inAddress',
    'addressDay',
    'previousLength',
    'nextLength',
    'sentences',
    'top',
  ],
];

const dayMs = 86_400_000;

export function whenRows(dates: readonly PrintedDate[], a: Analysis, place: Place, url: string | null): Float32Array[] {
  const days = dates.map(({ date }) => Math.floor(Date.parse(date.iso.slice(0, 10)) / dayMs));
  const addressDay = dayInAddress(url);
  const reach = (line: number): number => Math.abs(line - place.headline - 1);
  const nearest = Math.min(...dates.map(({ line }) => reach(line)));
  return dates.map(({ line, text, date, isUpdated, isPublished }, i) => {
    const around = `${text.slice(Math.max(0, date.start - 45), date.start)} ${text.slice(date.end, date.end + 15)}`;
    const same = dates.filter((_, at) => at !== i && days[at] === days[i]);
    return Float32Array.from([
      Math.max(-30, Math.min(60, line - place.headline)),
      Number(line < place.headline),
      Math.max(-15, Math.min(40, place.bodyStart - line)),
      line < place.bodyEnd ? -1 : Math.min(40, line - place.bodyEnd),
      Number(line >= place.bodyEnd),
      text.length - (date.end - date.start),
      Number(date.start < 4),
      Number(isUpdated),
      Number(isPublished),
      Number(saysOther(around)),
      Number(date.form === 'words'),
      Number(date.precision !== 'day'),
      Number(date.hasZone),
      Number(date.isOrderGuessed),
      a.counts[line]!.length,
      a.furniture[line]!,
      same.length,
      same.filter((one) => one.isPublished).length,
      dates.length,
      i,
      Number(reach(line) === nearest),
      Math.min(5_000, Math.max(...days) - days[i]!),
      Math.min(5_000, days[i]! - Math.min(...days)),
      addressDay === null ? -1 : Number(Math.abs(addressDay - days[i]!) <= 1),
      addressDay === null ? -100 : Math.max(-90, Math.min(5_000, days[i]! - addressDay)),
      Math.min(300, a.counts[line - 1]?.length ?? -1),
      Math.min(300, a.counts[line + 1]?.length ?? -1),
      a.counts[line]!.sentences,
      Math.min(100, line),
    ]);
  });
}

/** Days since 1970 of a day written in the address, or null. */
function dayInAddress(url: string | null): number | null {
  const match = /(?<!\d)((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01]|[1-9](?=\/))(?!\d)/.exec(
    url ?? '',
  );
  if (!match) return null;
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return Math.floor(at / dayMs);
}
