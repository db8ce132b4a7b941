import type { Candidate, Field, FieldValue } from '../types.js';

type Origin = Omit<Candidate, 'field' | 'value' | 'place'>;

/** Adds one candidate with its place; what is not said (null, an empty text or list) adds none. */
export type CandidateAdder = <F extends Field>(
  field: F,
  place: string,
  value: FieldValue[F] | null | undefined,
  confidence?: number,
) => void;

/** Gathers the candidates of one source. */
export function candidateAdder(candidates: Candidate[], origin: Origin): CandidateAdder {
  return (field, place, value, confidence) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return;
    const { source, traits } = origin;
    candidates.push({ field, value, source, place, confidence: confidence ?? origin.confidence, traits } as Candidate);
  };
}
