import { UsageError } from '../../errors.js';
import { parseDuration } from './fetch-flags.js';

/** `1h,6h,1d,7d`, or `none`. */
export function recheckFromFlag(text: string): number[] {
  if (text === 'none') return [];
  return text.split(',').map((part) => {
    const time = parseDuration(part);
    if (time <= 0) throw new UsageError(`${text}: 0 is not a time after the first sighting`);
    return time;
  });
}

/** When a page is looked at again where nothing is said. */
export const defaultRecheckMs = recheckFromFlag('1h,6h,1d,7d');
