import { closeSync, openSync, writeSync } from 'node:fs';
import { describeFailure, type Failure } from '../../errors.js';
import { printableLine } from '../../output/index.js';
import { withoutPassword } from '../../shared/without-password.js';
import type { Context } from '../context.js';

/** What is said on standard error, and where failures are kept as data. */
export interface Reporter {
  failed(error: unknown, source: string, url: string | null): void;
  /** Only with `--verbose`; `data` goes along with `--log json`. */
  note(message: string, data?: Record<string, unknown>): void;
  /** Said without `--verbose`, too. */
  warn(message: string): void;
  /** Sources that an interrupted run did not get to; only `--failures` names them one by one. */
  left(error: unknown, source: string, url: string | null): void;
  /** Called before each line, so that a progress line can make room. */
  beforeLine(run: () => void): void;
  close(): void;
}

export interface ReportFlags {
  quiet?: boolean;
  verbose?: boolean;
  log?: 'text' | 'json';
  failures?: string;
}

/** One line a failure: the source's name, what happened, the code. */
export function openReporter(flags: ReportFlags, context: Context): Reporter {
  const file = flags.failures ? openSync(flags.failures, 'w') : null;
  let makeRoom = (): void => undefined;
  let leftCount = 0;
  const keep = (failure: Failure): void => {
    if (file !== null) writeSync(file, `${JSON.stringify(failure)}\n`);
  };
  const say = (text: string, data: Record<string, unknown>): void => {
    if (flags.quiet) return;
    makeRoom();
    context.stderr.write(flags.log === 'json' ? `${JSON.stringify(data)}\n` : `${text}\n`);
  };
  return {
    failed: (error, source, url) => {
      const failure = describeFailure(error, source, url === null ? null : withoutPassword(url));
      const name = failure.message.includes(source) ? '' : `${source}: `;
      say(`wirecopy: ${printableLine(`${name}${failure.message}`)} [${failure.code}]`, { level: 'error', ...failure });
      keep(failure);
      if (failure.code === 'INTERNAL' && context.env.WIRECOPY_DEBUG && error instanceof Error) {
        context.stderr.write(`${error.stack}\n`);
      }
    },
    note: (message, data = {}) => {
      if (flags.verbose) say(`wirecopy: ${printableLine(message)}`, { level: 'info', ...data, message });
    },
    warn: (message) => say(`wirecopy: ${printableLine(message)}`, { level: 'warning', message }),
    left: (error, source, url) => {
      leftCount++;
      keep(describeFailure(error, source, url === null ? null : withoutPassword(url)));
    },
    beforeLine: (run) => {
      makeRoom = run;
    },
    close: () => {
      if (leftCount > 0) {
        const message = `interrupted: ${leftCount} ${leftCount === 1 ? 'source was' : 'sources were'} not asked`;
        say(`wirecopy: ${message}`, { level: 'error', code: 'INTERRUPTED', message });
      }
      if (file !== null) closeSync(file);
    },
  };
}
