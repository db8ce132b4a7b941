import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { type ReaderOptions, readDefaults, readerDefaults } from '../../options.js';
import { countFromFlag } from './count.js';
import { parseDuration, parseSizeLimit } from './fetch-flags.js';

export interface ReaderFlagValues {
  threads?: number;
  documentTimeout?: number;
  documentMemory?: number;
}

/** Adds the flags that say where documents are read, and what one of them may cost. */
export function addReaderFlags(command: Command): Command {
  const take = (flags: string, text: string, parse: (value: string) => number): void => {
    command.option(flags, text, parse);
  };
  command.optionsGroup('Reading many:');
  take('--threads <n>', 'read this many documents at once, each in its own process; 0 reads in this one', (text) =>
    countFromFlag('--threads', text, { most: 256 }),
  );
  take('--document-timeout <duration>', 'time to read one document, 0 for no limit (default: 10s)', parseDuration);
  take('--document-memory <size>', 'memory for reading one document (default: 1GiB)', parseSizeLimit);
  return command;
}

/** More than these wait for the fetcher, the disk or the reader of the output. */
const mostThreads = 4;

/** `--threads` and its bounds; by default one reader, or one for each processor but that of the run itself, up to four. */
export function readerOptionsFromFlags(flags: ReaderFlagValues): ReaderOptions {
  return {
    threads: flags.threads ?? Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
    documentMemoryBytes: flags.documentMemory ?? readerDefaults.documentMemoryBytes,
  };
}

/** `--document-timeout`, ms. */
export function documentTimeoutFrom(flags: ReaderFlagValues): number {
  return flags.documentTimeout ?? readDefaults.documentTimeoutMs;
}
