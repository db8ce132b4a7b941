import { UsageError } from '../../errors.js';

/** `--min-quality 0.8` → the score; throws UsageError for what is no number from 0 to 1. */
export function qualityFromFlag(text: string): number {
  const score = /^(?:0?\.\d+|[01](?:\.\d+)?)$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (score >= 0 && score <= 1) return score;
  throw new UsageError(`--min-quality ${text} is not a score: write one from 0 to 1, such as 0.8`);
}
