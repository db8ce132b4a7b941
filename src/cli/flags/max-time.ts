import type { Context } from '../context.js';
import type { Reporter } from '../screen/report.js';

/** `--max-time`: after it nothing new is begun, as after Ctrl-C, but that is not an interruption. */
export function withinTime(
  maxMs: number | undefined,
  context: Context,
  reporter: Reporter,
): { context: Context; isOver: () => void } {
  if (maxMs === undefined) return { context, isOver: () => undefined };
  const end = new AbortController();
  const timer = setTimeout(() => {
    reporter.note('--max-time is over: what is left waits for the next run');
    end.abort();
  }, maxMs);
  const stop = AbortSignal.any([context.stop, end.signal]);
  return { context: Object.create(context, { stop: { value: stop } }) as Context, isOver: () => clearTimeout(timer) };
}
