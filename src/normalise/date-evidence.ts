import { dayText } from '../shared/iso-date.js';
import type { DateBasis } from '../types.js';
import type { SeenDate } from './date-seen.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

// Why the date is the one it is, for people: each other day once, with what speaks against it.

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
  const zone = basis.zoneFrom === 'site' || basis.zoneFrom === 'user' ? `, zone of the ${basis.zoneFrom}` : '';
  const doubt = basis.disputed ? '; disputed' : '';
  const weight = weights.has(chosen) ? `; weight ${weightOf(chosen).toFixed(2)}` : '';
  return fieldEvidence({ value: date, from: chosen.candidate }, `${why}${zone}${doubt}${weight}`, shown);
}

/** The plainest word against a date. */
function against(one: SeenDate, chosen: SeenDate, weight: number | undefined): string {
  const traits = one.candidate.traits ?? {};
  const sure = weight === undefined ? '' : `, weight ${weight.toFixed(2)}`;
  const { text } = one.candidate.value;
  const said = one.candidate.source === 'printed-date' && text.length <= 40 ? ` “${text}”` : '';
  if (one.candidate.field === 'modified') return `a change, not the publication${said}${sure}`;
  if (one.isRelative) return `counted from the fetch${said}${sure}`;
  if (traits.comment) return `of a comment${said}${sure}`;
  if (traits.others || traits.listName) return `of another story${said}${sure}`;
  if (traits.footer || traits.nav || traits.aside) return `outside the story${said}${sure}`;
  if (traits.issue || (one.precision === 'day' && one.day === chosen.day + 1))
    return `the print issue’s day${said}${sure}`;
  if (traits.isParagraph) return `inside the text${said}${sure}`;
  return `less likely${said}${sure}`;
}
