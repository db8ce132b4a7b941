import type { Command } from 'commander';
import { InterruptedError, messageOf, UsageError } from '../errors.js';
import { type Context, isBrokenPipe, write } from './context.js';
import { exitCodes, interruptedBy } from './exit-codes.js';
import { nearest } from '../shared/nearest.js';
import { version } from '../version.js';
import type { Paged } from './screen/pager.js';
import { guardTerminals } from './screen/terminal-guard.js';

/** Runs one command line and says with which status the process should end; prints nothing but through `context`. */
export async function main(argv: string[], given: Context): Promise<number> {
  // Scripts ask for the version before each use: it costs hardly more than node itself.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    await write(given.stdout, `${version}\n`);
    return exitCodes.done;
  }
  const pager = await pagerOf(given);
  const context = guardTerminals(pager.context);
  if (argv.length === 0) {
    const { firstSteps } = await import('./manual/examples.js');
    context.stderr.write(firstSteps);
    return exitCodes.usage;
  }
  const { createProgram } = await import('./program.js');
  let status: number = exitCodes.done;
  const program = createProgram(
    context,
    (code) => {
      status = code;
    },
    argv.includes('--all'),
  );
  try {
    refuseUnknownTopic(argv, program);
    await program.parseAsync(argv[0] === 'help' && argv[1] === 'help' ? ['help'] : argv, { from: 'user' });
    await pager.close();
    return status === exitCodes.interrupted ? interruptedBy(context.stop.reason) : status;
  } catch (error) {
    await pager.close();
    if (isBrokenPipe(error)) return exitCodes.done;
    // commander itself ends with 1 for wrong usage; help and version are not errors.
    if (isCommanderError(error)) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    if (error instanceof UsageError) {
      context.stderr.write(`wirecopy: ${withOrigin(error.message, context)}\n`);
      return exitCodes.usage;
    }
    const message = messageOf(error);
    const code = error instanceof Error && 'code' in error ? ` [${String(error.code)}]` : '';
    context.stderr.write(`wirecopy: ${message}${code}\n`);
    if (context.env.WIRECOPY_DEBUG && error instanceof Error) context.stderr.write(`${error.stack}\n`);
    return error instanceof InterruptedError ? interruptedBy(context.stop.reason) : exitCodes.someFailed;
  }
}

/** Whoever typed no flag is told which variable or file gives it. */
function withOrigin(message: string, { saidBy }: Context): string {
  const from = saidBy?.get(/^--[a-z0-9-]+/.exec(message)?.[0] ?? '');
  return from === undefined ? message : `${from}: ${message}`;
}

/** Loaded only where the user has one. */
async function pagerOf(context: Context): Promise<Paged> {
  const { WIRECOPY_PAGER, PAGER } = context.env;
  if (!context.isStdoutTerminal || !(WIRECOPY_PAGER ?? PAGER)) return { context, close: async () => undefined };
  return (await import('./screen/pager.js')).withPager(context);
}

/** commander answers `help serch` with the help of the whole program, and status 0. */
function refuseUnknownTopic([first, topic]: string[], program: Command): void {
  if (first !== 'help' || topic === undefined || topic === 'help' || topic.startsWith('-')) return;
  const known = program.commands.map((one) => one.name());
  if (known.includes(topic)) return;
  const best = nearest(topic, known);
  throw new UsageError(
    `there is no command '${topic}'${best ? `: did you mean 'wirecopy help ${best}'?` : '. wirecopy --help lists them all'}`,
  );
}

function isCommanderError(error: unknown): error is Error & { exitCode: number } {
  return (
    error instanceof Error && 'exitCode' in error && 'code' in error && String(error.code).startsWith('commander.')
  );
}
