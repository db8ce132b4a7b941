import type { DateParseOptions } from '../shared/date-parse.js';
import { probability, readModel } from '../shared/trees.js';
import type { CandidateOf } from '../types.js';
import type { Analysis } from './features.js';
import type { Place } from './surroundings.js';
import file from './when.model.json' with { type: 'json' };
import { type PrintedDate, printedDates, whenFeatures, whenRows } from './when-features.js';

const model = readModel(file, whenFeatures);

/** What is less likely than this is not a date of the story. */
const enough = 0.35;

export interface When {
  candidates: (CandidateOf<'date'> | CandidateOf<'modified'>)[];
  /** Lines whose date is the story's. */
  lines: number[];
}

/** The story's date and its last change among the dates that the page prints, likeliest first. */
export function findDates(a: Analysis, place: Place, options: DateParseOptions, url: string | null): When {
  const dates = printedDates(a, place, options);
  const weights = whenRows(dates, a, place, url).map((row) => probability(model, row));
  const order = dates.map((_, i) => i).sort((one, other) => weights[other]! - weights[one]!);
  const likely = order.filter((i) => weights[i]! >= enough);
  const [best] = likely.filter((i) => !dates[i]!.isUpdated);
  const chosen = best ?? likely[0];
  if (chosen === undefined) return { candidates: [], lines: [] };
  const day = dates[chosen]!.date.iso.slice(0, 10);
  const sharpest = order.find(
    (i) => !dates[i]!.isUpdated && isSharper(dates[i]!, dates[chosen]!) && weights[i]! > enough / 2,
  );
  const updated = dates.findIndex(
    ({ isUpdated, line, date }, i) =>
      i !== chosen && isUpdated && Math.abs(line - dates[chosen]!.line) <= nearUpdate && date.iso.slice(0, 10) >= day,
  );
  return {
    candidates: [
      candidateOf('date', dates[sharpest ?? chosen]!, weights[chosen]!),
      ...(updated >= 0 ? [candidateOf('modified', dates[updated]!, weights[updated]!)] : []),
    ],
    lines: [...new Set([...likely, ...(updated >= 0 ? [updated] : [])].map((i) => dates[i]!.line))],
  };
}

/** "Updated" stands beside "published". */
const nearUpdate = 4;

/** The same day with a clock. */
function isSharper({ date, line }: PrintedDate, than: PrintedDate): boolean {
  const isSameDay = date.iso.slice(0, 10) === than.date.iso.slice(0, 10);
  return (
    isSameDay && than.date.precision === 'day' && date.precision !== 'day' && Math.abs(line - than.line) <= nearUpdate
  );
}

function candidateOf(
  field: 'date' | 'modified',
  { line, text, date }: PrintedDate,
  weight: number,
): When['candidates'][number] {
  return {
    field,
    value: { text: text.slice(date.start, date.end), iso: date.isOrderGuessed ? null : date.iso },
    source: 'text-page',
    place: `line ${line + 1}`,
    confidence: Math.round(weight * 100) / 100,
    traits: { relative: Number(date.form === 'relative'), inferred: Number(date.isYearInferred) },
  };
}
