import { Command } from 'commander';
import type { Context } from '../../context.js';
import { addArchiveFlag } from '../../archive/open-archive.js';
import { addFormFlags } from '../../flags/form-flags.js';
import { addQueryFlags } from '../../flags/query-flags.js';
import type { ReextractFlags } from './run.js';
import { addReaderFlags } from '../../flags/reader-flags.js';

/** `wirecopy reextract`: today's extractor over the pages that the archive keeps. */
export function reextractCommand(
  context: Context,
  end: (status: number) => void,
  run: ((flags: ReextractFlags, context: Context) => Promise<number>) | null = null,
): Command {
  const command = new Command('reextract')
    .description('Read the kept pages again, without network, and report by field what changed')
    .option('--id <id>', 'only this article (repeatable)', (id: string, before: string[] = []) => [...before, id])
    .option('--enqueue', 'leave the work to the workers of a PostgreSQL archive')
    .option('--dry-run', 'change nothing, only report')
    .option('--timezone <zone>', 'IANA zone for dates that state none, such as Europe/Kyiv');
  addFormFlags(command, ['text', 'json'], 'the report to read, or as JSON (default: text)');
  addQueryFlags(command);
  addArchiveFlag(command);
  addReaderFlags(command);
  return command.action(async (flags: ReextractFlags) => {
    const runReextract = run ?? (await import('./run.js')).runReextract;
    end(await runReextract(flags, context));
  });
}
