import { type Context, isBrokenPipe } from './context.js';
import { exitCodes } from './exit-codes.js';

/** The real process as a Context. A closed pipe ends quietly; the first Ctrl-C stops gently, the second at once. */
export function processContext(process: NodeJS.Process): Context {
  const stop = new AbortController();
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: unknown) => {
      // `| head -1`: the reader has what it wants (SIGPIPE's meaning; Node ignores the signal itself).
      if (isBrokenPipe(error)) process.exit(exitCodes.done);
      throw error;
    });
  }
  process.on('SIGINT', () => {
    if (stop.signal.aborted) process.exit(exitCodes.interrupted);
    stop.abort();
  });
  return {
    // A getter: opening standard input costs time and keeps the process waiting where nobody asked for it.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    isStdoutTerminal: process.stdout.isTTY === true,
    isStderrTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 100,
    now: Date.now,
    stop: stop.signal,
  };
}
