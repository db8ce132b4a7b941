import { closeSync, openSync, writeSync } from 'node:fs';
import type { Failure } from '../../errors.js';
import { goalOf, openOutputFile, type OutputFile, printableLine } from '../../output/index.js';
import { reasonOf } from '../../shared/system-reason.js';
import type { Context } from '../context.js';

/** Where `--failures` keeps what failed, a line each. */
export interface FailureFile {
  add(failure: Failure): void;
  close(): void;
}

/**
 * A new file, a pipe or a device gets each line at once. A file that has something in it may be the list that is being read: it is
 * replaced at the end. A disk that is full is said once, and the run goes on.
 */
export function openFailures(name: string | undefined, context: Context, part: string | null = null): FailureFile {
  if (name === undefined) return { add: () => undefined, close: () => undefined };
  const goal = goalOf(name);
  const output =
    goal.kind === 'file' && goal.hasContent
      ? replaced(openOutputFile(goal, part), context)
      : atOnce(goal.kind === 'stdout' ? 1 : goal.file);
  let isBroken = false;
  const attempt = (work: () => void): void => {
    if (isBroken) return;
    try {
      work();
    } catch (error) {
      isBroken = true;
      context.stderr.write(`wirecopy: ${printableLine(`--failures ${name}: ${reasonOf(error)}`)}\n`);
    }
  };
  return {
    add: (failure) => attempt(() => output.write(`${JSON.stringify(failure)}\n`)),
    close: () => attempt(() => output.close()),
  };
}

interface Lines {
  write(line: string): void;
  close(): void;
}

function atOnce(file: string | number): Lines {
  const descriptor = typeof file === 'number' ? file : openSync(file, 'w');
  return {
    write: (line) => void writeSync(descriptor, line),
    close: () => typeof file === 'string' && closeSync(descriptor),
  };
}

function replaced(file: OutputFile, context: Context): Lines {
  const finish = (): void => {
    try {
      file.commit();
    } finally {
      file.discard();
    }
  };
  // A second Ctrl-C ends the process: what is known to have failed is kept.
  const isOver = context.beforeExit?.(finish) ?? (() => undefined);
  return {
    write: (line) => file.write(line),
    close: () => {
      isOver();
      finish();
    },
  };
}
