import { dayText } from '../shared/iso-date.js';
import type { DateBasis } from '../types.js';
import type { SeenDate } from './date-seen.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

// Why the date is the one it is, for people: each other day once, with what speaks against it.

/** What the model weighed, how, and what keeps each from standing alone. */
export interface Judged {
  judged: readonly SeenDate[];
  weights: readonly number[];
  weakness: readonly (string | null)[];
}

/** What was seen where no date stands above the floor: the likeliest of each day, and the word against it. */
export function lowDates({ judged, weights, weakness }: Judged): FieldEvidence {
  const order = judged.map((_, at) => at).sort((a, b) => weights[b]! - weights[a]!);
  const first = order.filter(
    (at, place) => order.findIndex((other) => judged[other]!.day === judged[at]!.day) === place,
  );
  const shown = first.map((at) => ({
    value: dayText(judged[at]!.day),
    from: judged[at]!.candidate,
    why: `below the floor: ${weakness[at] ?? 'too weak'}, weight ${weights[at]!.toFixed(2)}`,
  }));
  return fieldEvidence(null, judged.length > 0 ? 'no candidate is strong enough' : 'no candidate', shown);
}

export interface JudgedDates {
  seen: readonly SeenDate[];
  /** The model's weights by date; empty where it was not asked. */
  weights: ReadonlyMap<SeenDate, number>;
  chosen: SeenDate | null;
}

export function dateEvidence(
  date: string | null,
  why: string,
  basis: DateBasis,
  { seen, weights, chosen }: JudgedDates,
): FieldEvidence {
  if (!chosen) return fieldEvidence(null, why, []);
  const others = new Map<number, SeenDate>();
  const weightOf = (one: SeenDate): number => weights.get(one) ?? 0;
  for (const one of seen) {
    if (one.day === chosen.day) continue;
    const known = others.get(one.day);
    if (!known || weightOf(one) > weightOf(known)) others.set(one.day, one);
  }
  const shown = [...others.values()]
    .sort((a, b) => weightOf(b) - weightOf(a))
    .map((one) => ({ value: dayText(one.day), from: one.candidate, why: against(one, chosen, weights.get(one)) }));
  const clock = basis.disputed ? otherClock(seen, chosen) : undefined;
  if (clock) shown.unshift({ value: clock.iso, from: clock.candidate, why: 'another time of the same day' });
  const zone = basis.zoneFrom === 'site' || basis.zoneFrom === 'user' ? `, zone of the ${basis.zoneFrom}` : '';
  const doubt = basis.disputed ? '; disputed' : '';
  const weight = weights.has(chosen) ? `; weight ${weightOf(chosen).toFixed(2)}` : '';
  return fieldEvidence({ value: date, from: chosen.candidate }, `${why}${zone}${doubt}${weight}`, shown);
}

const minuteMs = 60_000;

/** A declared clock of the chosen day that is not the chosen one: what makes it disputed. */
function otherClock(seen: readonly SeenDate[], chosen: SeenDate): SeenDate | undefined {
  return seen.find(
    ({ candidate, day, instant }) =>
      candidate.field === 'date' &&
      (candidate.confidence ?? 1) >= 0.8 &&
      day === chosen.day &&
      instant !== null &&
      chosen.instant !== null &&
      Math.abs(instant - chosen.instant) > minuteMs,
  );
}

/** The plainest word against a date. */
function against(one: SeenDate, chosen: SeenDate, weight: number | undefined): string {
  const traits = one.candidate.traits ?? {};
  const sure = weight === undefined ? '' : `, weight ${weight.toFixed(2)}`;
  const { text } = one.candidate.value;
  const said = one.candidate.source === 'printed-date' && text.length <= 40 ? ` “${text}”` : '';
  if (one.candidate.field === 'modified') return `a change, not the publication${said}${sure}`;
  if (one.inferred) return `counted from the fetch${said}${sure}`;
  if (traits.comment) return `of a comment${said}${sure}`;
  if (traits.others || traits.listName) return `of another story${said}${sure}`;
  if (traits.footer || traits.nav || traits.aside) return `outside the story${said}${sure}`;
  if (traits.issue || (one.precision === 'day' && one.day === chosen.day + 1))
    return `the print issue’s day${said}${sure}`;
  if (traits.isParagraph) return `inside the text${said}${sure}`;
  return `less likely${said}${sure}`;
}
