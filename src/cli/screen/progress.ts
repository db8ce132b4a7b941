import type { FetcherState } from '../../fetch/index.js';
import { printableLine } from '../../output/index.js';
import type { Context } from '../context.js';
import type { ReportFlags } from './report.js';
import { inColour } from './terminal-guard.js';

/** One line at the bottom of a terminal; everything printed above it clears it first. */
export interface Progress {
  /** Kept also where nothing is shown. */
  counts: Readonly<Counts>;
  /** A source has ended, and its records are printed. */
  count(isOk: boolean): void;
  /** A source has been fetched; in an ordered run its records may have to wait for others. */
  fetched(): void;
  /** One more source is known. */
  found(): void;
  allFound(): void;
  clear(): void;
  close(): void;
}

/** Often enough to look alive, seldom enough to cost nothing. */
const everyMs = 250;
const toLineStart = '\r\u001b[2K';

/** Shown only on a terminal, and not with `--quiet` or `--log json`. */
export function openProgress(flags: ReportFlags, context: Context, state: () => FetcherState): Progress {
  const isShown = context.isStderrTerminal && !flags.quiet && flags.log !== 'json' && context.env.TERM !== 'dumb';
  const counts: Counts = { done: 0, failed: 0, found: 0, isWhole: false };
  let fetched = 0;
  const line = isShown
    ? openLine(context, (elapsedMs) =>
        progressLine({ ...counts, done: Math.max(counts.done, fetched) }, state(), elapsedMs),
      )
    : { clear: () => undefined, close: () => undefined };
  return {
    ...line,
    counts,
    count: (isOk) => {
      counts.done++;
      if (!isOk) counts.failed++;
    },
    fetched: () => {
      fetched++;
    },
    found: () => {
      counts.found++;
    },
    allFound: () => {
      counts.isWhole = true;
    },
  };
}

/** Draws what `told` says again and again, until it is closed. */
function openLine(context: Context, told: (elapsedMs: number) => string[]): Pick<Progress, 'clear' | 'close'> {
  const started = context.now();
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) inColour(context).stderr.write(toLineStart);
    isDrawn = false;
  };
  const timer = setInterval(() => {
    // A line that wraps could not be cleared again.
    const line = fitted(told(context.now() - started), (context.stderrColumns ?? context.columns) - 1);
    inColour(context).stderr.write(`${toLineStart}${line}`);
    isDrawn = true;
  }, everyMs);
  timer.unref();
  return {
    clear,
    close: () => {
      clearInterval(timer);
      clear();
    },
  };
}

export interface Counts {
  done: number;
  failed: number;
  found: number;
  /** `found` is all there is. */
  isWhole: boolean;
}

/** `120 of 400 done · 2 failed · 3 under way · 40 waiting (herald.example 30, 1 more) · 4.1/s · 1 min left` */
export function progressLine(counts: Counts, state: FetcherState, elapsedMs: number): string[] {
  const rate = elapsedMs > 0 ? (counts.done / elapsedMs) * 1000 : 0;
  const parts = [counts.isWhole ? `${counts.done} of ${counts.found} done` : `${counts.done} done`];
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  if (rate > 0 && counts.isWhole && counts.found > counts.done) {
    parts.push(`${inWords((counts.found - counts.done) / rate)} left`);
  }
  if (state.active > 0) parts.push(`${state.active} under way`);
  if (state.longest) parts.push(waitingPart(state, state.longest));
  if (rate > 0) parts.push(`${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/s`);
  return parts;
}

type Line = NonNullable<FetcherState['longest']>;

function waitingPart({ waiting, hosts }: FetcherState, longest: Line): string {
  const host = printableLine(longest.host).slice(0, 30);
  const why = reasonFor(longest);
  if (hosts === 1) return `${waiting} waiting for ${host}${why && `, ${why}`}`;
  return `${waiting} waiting (${host} ${longest.waiting}${why ? `, ${why};` : ','} ${hosts - 1} more)`;
}

/** How long the last of a line waits, and why; nothing where that is over in a moment. */
function reasonFor({ waiting, delayMs, heldMs, heldStatus }: Line): string {
  const whole = inWords((heldMs + waiting * delayMs) / 1000);
  if (heldMs >= 1000) return `which asked for ${inWords(heldMs / 1000)} of rest${heldStatus ? ` (${heldStatus})` : ''}`;
  return delayMs < 1000 || waiting * delayMs < 2000 ? '' : `${inWords(delayMs / 1000)} apart: ${whole}`;
}

/** As many of the parts as a line holds, the first ones first. */
export function fitted(parts: string[], width: number): string {
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line} · ${part}`;
    if (longer.length <= width) line = longer;
  }
  return line;
}

/** `40 s`, `12 min`, `1.5 h`. */
export function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
