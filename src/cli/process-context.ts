import { fstatSync } from 'node:fs';
import { reasonOf } from '../shared/system-reason.js';
import { type Context, isBrokenPipe } from './context.js';
import { exitCodes, interruptedBy } from './exit-codes.js';

/** The real process as a Context. A closed pipe ends quietly; the first Ctrl-C (or `kill`) stops gently, the second at once. */
export function processContext(process: NodeJS.Process, isPiped = () => isPipe(1)): Context {
  const stop = new AbortController();
  process.stdout.on('error', (error: unknown) => {
    // `| head -1`: the reader has what it wants (SIGPIPE's meaning; Node ignores the signal itself).
    if (isBrokenPipe(error)) process.exit(exitCodes.done);
    process.stderr.write(`wirecopy: standard output cannot be written: ${reasonOf(error)}\n`, () =>
      process.exit(exitCodes.someFailed),
    );
  });
  // Nobody listens any more (a terminal that was closed, `2>&-`): the work and its exit status are wanted all the same.
  process.stderr.on('error', () => undefined);
  // The terminal was closed. Node has undone what `nohup` asked for before we run, so this ends nothing that would have gone on.
  process.on('SIGHUP', () => process.exit(exitCodes.hungUp));
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted) {
        // Behind the `^C` that the terminal echoes, or in the middle of the progress line, stands no prompt.
        if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K\n');
        process.exit(interruptedBy(name));
      }
      stop.abort(name);
    });
  }
  const cleanings = new Set<() => void>();
  process.on('exit', () => {
    for (const run of cleanings) run();
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
    // Behind `| less` is the terminal of the messages.
    columns: process.stdout.columns ?? (isPiped() ? process.stderr.columns : undefined) ?? 100,
    ...(process.stdout.rows === undefined ? {} : { rows: process.stdout.rows }),
    // A getter: windows change their size while a long run goes on.
    get stderrColumns() {
      return process.stderr.columns ?? 80;
    },
    now: Date.now,
    stop: stop.signal,
    beforeExit: (run) => {
      cleanings.add(run);
      return () => cleanings.delete(run);
    },
  };
}

/** Text in a file does not hang on the window that it was written in. */
function isPipe(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFIFO();
  } catch {
    return false; // A descriptor that is closed leads nowhere.
  }
}
