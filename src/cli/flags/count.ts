import { UsageError } from '../../errors.js';

/** The whole number that was typed after a flag; throws UsageError, which names the flag and what may stand there. */
export function countFromFlag(flag: string, text: string, { least = 0, most = 1e15 } = {}): number {
  const count = /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (count >= least && count <= most) return count;
  const wanted = most < 1e15 ? `from ${least} to ${most}` : least > 0 ? `${least} or more` : 'a whole number';
  throw new UsageError(`${flag} ${text} is not a count: write ${wanted}`);
}
