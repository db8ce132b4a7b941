import { describeFailure, type Failure } from '../../errors.js';
import { printableLine } from '../../output/index.js';
import { withoutPassword } from '../../shared/without-password.js';
import type { Target } from '../../types.js';
import type { Context } from '../context.js';
import { openFailures } from '../writing/failures.js';

/** What is said on standard error, and where failures are kept as data. */
export interface Reporter {
  /** `more` stands behind the message, for people. */
  failed(error: unknown, source: FailedSource, more?: string): void;
  /** Only into `--failures`. */
  keep(error: unknown, source: FailedSource): void;
  /** Only with `--verbose`; `data` goes along with `--log json`. */
  note(message: string, data?: Record<string, unknown>): void;
  /** Said without `--verbose`, too. */
  warn(message: string): void;
  /** What a run came to: for whoever watches it, on a terminal or with `--verbose`. */
  closing(message: string, data: Record<string, unknown>): void;
  /** Sources that an interrupted run did not get to; only `--failures` names them one by one. */
  left(error: unknown, source: FailedSource): void;
  /** Called before each line, so that a progress line can make room. */
  beforeLine(run: () => void): void;
  close(): void;
}

/** What failed: as it was named, and what it takes to ask for the same thing again. */
export type FailedSource = Pick<Target, 'ref' | 'url'> & Partial<Pick<Target, 'file' | 'isFound'>>;

export interface ReportFlags {
  quiet?: boolean;
  verbose?: boolean;
  log?: 'text' | 'json';
  failures?: string;
  /** What half files are called (`Journal.part`). */
  part?: string;
  /** Names a run that lasts: its lines of `--log json` carry it, and when they were written. */
  run?: string;
}

/** One line a failure: the source's name, what happened, the code. */
export function openReporter(flags: ReportFlags, context: Context): Reporter {
  const kept = openFailures(flags.failures, context, flags.part ? `${flags.part}-failures` : null);
  let makeRoom = (): void => undefined;
  let leftCount = 0;
  const say = (text: string, data: Record<string, unknown>): void => {
    if (flags.quiet) return;
    makeRoom();
    const when = flags.run === undefined ? {} : { time: new Date(context.now()).toISOString(), run: flags.run };
    context.stderr.write(flags.log === 'json' ? `${JSON.stringify({ ...when, ...data })}\n` : `${text}\n`);
  };
  return {
    keep: (error, source) => kept.add(failureOf(error, source)),
    failed: (error, source, more = '') => {
      const failure = failureOf(error, source);
      const name = failure.message.includes(source.ref) ? '' : `${source.ref}: `;
      say(`wirecopy: ${printableLine(`${name}${failure.message}${more}`)} [${failure.code}]`, {
        level: 'error',
        ...failure,
      });
      kept.add(failure);
      if (failure.code === 'INTERNAL' && context.env.WIRECOPY_DEBUG && error instanceof Error) {
        context.stderr.write(`${error.stack}\n`);
      }
    },
    note: (message, data = {}) => {
      if (flags.verbose) say(`wirecopy: ${printableLine(message)}`, { level: 'info', ...data, message });
    },
    warn: (message) => say(`wirecopy: ${printableLine(message)}`, { level: 'warning', message }),
    closing: (message, data) => {
      if (!context.isStderrTerminal && !flags.verbose) return;
      say(`wirecopy: ${message}`, { level: 'info', event: 'closing', ...data, message });
    },
    left: (error, source) => {
      leftCount++;
      kept.add(failureOf(error, source));
    },
    beforeLine: (run) => {
      makeRoom = run;
    },
    close: () => {
      if (leftCount > 0) {
        const message = `interrupted: ${leftCount} ${leftCount === 1 ? 'source was' : 'sources were'} not asked`;
        say(`wirecopy: ${message}`, { level: 'error', code: 'INTERRUPTED', message });
      }
      kept.close();
    },
  };
}

function failureOf(error: unknown, { ref, url, file, isFound }: FailedSource): Failure {
  const failure = describeFailure(error, ref, url === null ? null : withoutPassword(url));
  return { ...failure, file: file ?? null, found: isFound ?? false };
}
