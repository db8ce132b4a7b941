import path from 'node:path';
import { openOutputFile } from '../../output/index.js';
import { type Context, isBrokenPipe } from '../context.js';

/** A file that is whole, under its temporary name. */
export interface Finished {
  file: string;
  temporary: string;
}

/** Standard output, or a file that appears whole or not at all. */
export interface ByteOutput {
  write(content: string | Uint8Array): Promise<void>;
  /** All of it is on the disk; what is left is to give it its name. Null for standard output. */
  finish(): Finished | null;
  end(): Promise<void>;
  discard(): void;
  /** The reader has gone. */
  isClosed(): boolean;
}

export function openByteOutput(file: string | undefined, context: Context): ByteOutput {
  return file === undefined ? standardOutput(context) : fileOutput(file, context);
}

function standardOutput({ stdout }: Context): ByteOutput {
  return {
    write: (content) =>
      new Promise((resolve, reject) => {
        if (content.length === 0 || stdout.destroyed) resolve();
        else stdout.write(content, (error) => (error && !isBrokenPipe(error) ? reject(error) : resolve()));
      }),
    finish: () => null,
    end: async () => undefined,
    discard: () => undefined,
    isClosed: () => stdout.destroyed,
  };
}

function fileOutput(name: string, context: Context): ByteOutput {
  const file = openOutputFile(name);
  const isOver = context.beforeExit?.(() => file.discard()) ?? (() => undefined);
  return {
    write: async (content) => file.write(content),
    finish: () => {
      file.sync();
      return { file: path.resolve(name), temporary: path.resolve(file.temporary) };
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
  };
}
