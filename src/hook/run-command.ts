import type { ChildProcess } from 'node:child_process';
import { reasonOf } from '../shared/system-reason.js';
import { deliveryKey, type HookAnswer, type HookCall } from '../shared/hook-call.js';

export interface CommandOptions {
  /** The words of the command; `{}` in them is the id. */
  words: readonly string[];
  timeoutMs: number;
  env: Record<string, string | undefined>;
  /** Takes what it prints, and is waited for, so that memory stays flat. */
  print: (chunk: Uint8Array) => Promise<void>;
  /** `run` is called if this process ends before the function given back was. */
  beforeExit?: ((run: () => void) => () => void) | undefined;
}

/** After the time limit a program may clean up for so long. */
const graceMs = 2_000;
/** What it printed last may still be on its way when it has ended; children that it left behind are not waited for. */
const lastWordsMs = 200;
const tailLength = 300;

/** Ours look so; an archive may be somebody else's. */
const plainId = /^[0-9a-f]{1,64}$/;

/** Runs the command once with the record on its standard input. At the time limit it is ended with all its children. */
export async function runHookCommand(call: HookCall, options: CommandOptions): Promise<HookAnswer> {
  if (!plainId.test(call.id)) return { kind: 'refused', message: 'its id is none of ours' };
  const [program, ...args] = options.words.map((word) => word.replaceAll('{}', call.id));
  const child = process.getBuiltinModule('node:child_process').spawn(program!, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that it can be ended with its children, and Ctrl-C lets it finish.
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: { ...options.env, ...factsOf(call) },
  });
  const isOver = options.beforeExit?.(() => end(child, 'SIGKILL')) ?? (() => undefined);
  // It need not read what it is told: its exit status counts.
  child.stdin.on('error', () => undefined);
  child.stdin.end(call.body);
  const tail = openTail();
  const printed = Promise.allSettled([
    drain(child.stdout, options.print),
    drain(child.stderr, async (chunk) => {
      tail.add(chunk);
      await options.print(chunk);
    }),
  ]);
  try {
    const ended = await endOf(child, options.timeoutMs);
    await Promise.race([printed, new Promise((resolve) => setTimeout(resolve, lastWordsMs))]);
    if (ended.kind !== 'failed') return ended;
    const said = tail.last();
    return said === '' ? ended : { ...ended, message: `${ended.message}: ${said}` };
  } finally {
    isOver();
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

/** Only what is ours: a word of the web in a variable would reach shells by another door. */
function factsOf(call: HookCall): Record<string, string> {
  return {
    WIRECOPY_EVENT: call.event,
    WIRECOPY_ID: call.id,
    WIRECOPY_REVISION: String(call.revision),
    WIRECOPY_SEQUENCE: String(call.sequence),
    WIRECOPY_ATTEMPT: String(call.attempt),
    WIRECOPY_DELIVERY: deliveryKey(call),
  };
}

function endOf(child: ChildProcess, timeoutMs: number): Promise<HookAnswer> {
  return new Promise((resolve) => {
    let isLate = false;
    let killing: NodeJS.Timeout | undefined;
    const late = setTimeout(() => {
      isLate = true;
      end(child, 'SIGTERM');
      killing = setTimeout(() => end(child, 'SIGKILL'), graceMs);
    }, timeoutMs);
    const settle = (answer: HookAnswer): void => {
      clearTimeout(late);
      clearTimeout(killing);
      // What ignored the first signal, and children of what did not.
      if (isLate) end(child, 'SIGKILL');
      resolve(answer);
    };
    const failed = (message: string): void => settle({ kind: 'failed', message, retryAfterMs: null });
    child.once('error', (error) => settle({ kind: 'broken', message: `cannot be run: ${reasonOf(error)}` }));
    child.once('exit', (code, signal) => {
      if (isLate) failed(`took longer than ${timeoutMs / 1000} s`);
      else if (signal !== null) failed(`was ended by ${signal}`);
      else if (code === 0) settle({ kind: 'taken' });
      else failed(`ended with status ${code}`);
    });
  });
}

function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile, and so have its children.
  }
}

async function drain(stream: AsyncIterable<Uint8Array>, take: (chunk: Uint8Array) => Promise<void>): Promise<void> {
  for await (const chunk of stream) await take(chunk);
}

/** The last line that was printed. */
function openTail(): { add(chunk: Uint8Array): void; last(): string } {
  let text = '';
  return {
    add: (chunk) => {
      text = (text + Buffer.from(chunk).toString('utf8')).slice(-tailLength * 4);
    },
    last: () => text.trim().split('\n').at(-1)!.trim().slice(-tailLength),
  };
}
