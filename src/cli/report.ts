import { closeSync, openSync, writeSync } from 'node:fs';
import { describeFailure } from '../errors.js';
import { printableLine } from '../output/index.js';
import type { Context } from './context.js';

/** What is said on standard error, and where failures are kept as data. */
export interface Reporter {
  failed(error: unknown, source: string, url: string | null): void;
  note(message: string): void;
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
  const say = (text: string, data: Record<string, unknown>): void => {
    if (flags.quiet) return;
    context.stderr.write(flags.log === 'json' ? `${JSON.stringify(data)}\n` : `${text}\n`);
  };
  return {
    failed: (error, source, url) => {
      const failure = describeFailure(error, source, url);
      const name = failure.message.includes(source) ? '' : `${source}: `;
      say(`wirecopy: ${printableLine(`${name}${failure.message}`)} [${failure.code}]`, { level: 'error', ...failure });
      if (file !== null) writeSync(file, `${JSON.stringify(failure)}\n`);
      if (failure.code === 'INTERNAL' && context.env.WIRECOPY_DEBUG && error instanceof Error) {
        context.stderr.write(`${error.stack}\n`);
      }
    },
    note: (message) => {
      if (flags.verbose) say(`wirecopy: ${printableLine(message)}`, { level: 'info', message });
    },
    close: () => {
      if (file !== null) closeSync(file);
    },
  };
}
