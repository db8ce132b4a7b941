import type { Quality } from '../types.js';
import type { QualitySigns } from './quality-signs.js';

/** How right a record is likely to be. */
export function judgeQuality({ body }: QualitySigns): Quality {
  const score = Math.round(100 * body.expectedF1!) / 100;
  return { score, reasons: score < 0.5 ? ['body'] : [] };
}
