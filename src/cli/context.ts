import type { Readable, Writable } from 'node:stream';
import type { Config } from './flags/config.js';

/** All that a command may touch; tests hand in their own. */
export interface Context {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** The same streams for text with colours of our own, where they differ: see `inColour`. */
  painted?: { stdout: Writable; stderr: Writable };
  env: Record<string, string | undefined>;
  isStdoutTerminal: boolean;
  isStderrTerminal: boolean;
  columns: number;
  /** Lines of the terminal that standard output is. */
  rows?: number;
  /** Of the terminal that standard error is; it is there also where standard output is a file. */
  stderrColumns?: number;
  now: () => number;
  /** Aborted by the first Ctrl-C: start nothing new, finish what is under way. */
  stop: AbortSignal;
  /** `run` is called if the process ends before the function given back was: half a file must not stay behind. */
  beforeExit?: (run: () => void) => () => void;
  /** What is printed from now on is to be read page by page, where the user has a pager. */
  page?: () => void;
  /** Keys of the flags that were typed, and did not come from a file or variable; unknown before a command runs. */
  typed?: ReadonlySet<string>;
  /** The flags that a variable or a file gives, each with its name. */
  saidBy?: ReadonlyMap<string, string>;
  /** Read before a command runs. */
  config?: Config;
}

/** Waits where the reader is slow, so that memory stays flat behind a slow pipe. */
export function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (text.length === 0 || stream.destroyed) resolve();
    else stream.write(text, (error) => (error && !isBrokenPipe(error) ? reject(error) : resolve()));
  });
}

export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
