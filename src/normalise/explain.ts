import type { Candidate, Evidence } from '../types.js';

export type FieldEvidence = Evidence[string];

/** Longer lists do not help a reader. */
const maxOthers = 12;

/** What `--explain` shows of one field. */
export function fieldEvidence(
  chosen: { value: unknown; from: Candidate | null } | null,
  why: string,
  others: readonly { value: unknown; from: Candidate; why: string }[],
): FieldEvidence {
  return {
    chosen: chosen && {
      value: chosen.value,
      source: chosen.from?.source ?? 'counted',
      place: chosen.from?.place ?? '',
    },
    why,
    others: others
      .slice(0, maxOthers)
      .map((one) => ({ value: one.value, source: one.from.source, place: one.from.place, why: one.why })),
  };
}
