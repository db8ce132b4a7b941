import type { Article } from '../types.js';

/** Whether a field of the record is likely wrong, or much of its text. */
export const isDoubtful = ({ quality }: Pick<Article, 'quality'>): boolean =>
  quality !== null && quality.reasons.length > 0;

/** Whether a record is good enough; one of which nothing can be said is. */
export const hasQuality = ({ quality }: Pick<Article, 'quality'>, least: number): boolean =>
  quality === null || quality.score >= least;
