import path from 'node:path';
import { FileError } from '../../errors.js';
import { type Goal, goalOf, openOutputFile, openOutputStream } from '../../output/index.js';
import { reasonOf } from '../../shared/system-reason.js';
import { type Context, isBrokenPipe } from '../context.js';
import { packedByName } from './packed-output.js';
import { inColour } from '../screen/terminal-guard.js';

/** A file that is whole, under its temporary name. */
export interface Finished {
  file: string;
  temporary: string;
}

/** Standard output, a pipe or device, or a file that appears whole or not at all. */
export interface ByteOutput {
  write(content: string | Uint8Array): Promise<void>;
  /** All of it is on the disk; what is left is to give it its name. Null for what is not a file. */
  finish(): Promise<Finished | null>;
  end(): Promise<void>;
  /** After a failure: a file half written is taken away. May be called at any time, also twice. */
  discard(): void;
  /** The reader has gone. */
  isClosed(): boolean;
  /** A file that is there already and has something in it would be replaced. */
  replaces: boolean;
}

/** `-` and no name are standard output; links are followed, and what is not a regular file is written to as it stands. */
export function openByteOutput(
  name: string | undefined,
  context: Context,
  { isPainted = false, part = null }: { isPainted?: boolean; part?: string | null } = {},
): ByteOutput {
  return packedByName(name, () => openGoal(name, context, isPainted, part));
}

function openGoal(name: string | undefined, context: Context, isPainted: boolean, part: string | null): ByteOutput {
  const goal: Goal = name === undefined ? { kind: 'stdout' } : goalOf(name);
  if (goal.kind === 'stdout') return standardOutput(isPainted ? inColour(context) : context);
  return goal.kind === 'stream' ? streamOutput(goal.file, context) : fileOutput(goal, context, part);
}

function standardOutput({ stdout }: Pick<Context, 'stdout'>): ByteOutput {
  return {
    write: (content) =>
      new Promise((resolve, reject) => {
        if (content.length === 0 || stdout.destroyed) resolve();
        else
          stdout.write(content, (error) => {
            if (!error || isBrokenPipe(error)) resolve();
            else reject(new FileError(`standard output cannot be written: ${reasonOf(error)}`, { cause: error }));
          });
      }),
    finish: async () => null,
    end: async () => undefined,
    discard: () => undefined,
    isClosed: () => stdout.destroyed,
    replaces: false,
  };
}

function streamOutput(file: string, context: Context): ByteOutput {
  const stream = openOutputStream(file, context.stop);
  return {
    write: (content) => stream.write(content),
    finish: async () => null,
    end: async () => stream.close(),
    discard: () => stream.close(),
    isClosed: () => stream.isClosed(),
    replaces: false,
  };
}

function fileOutput(goal: Goal & { kind: 'file' }, context: Context, part: string | null): ByteOutput {
  const file = openOutputFile(goal, part);
  const isOver = context.beforeExit?.(() => file.discard()) ?? (() => undefined);
  return {
    write: async (content) => file.write(content),
    finish: async () => {
      file.sync();
      return { file: path.resolve(goal.file), temporary: path.resolve(file.temporary) };
    },
    end: async () => {
      file.commit();
      isOver();
    },
    discard: () => {
      isOver();
      file.discard();
    },
    isClosed: () => false,
    replaces: goal.hasContent,
  };
}
