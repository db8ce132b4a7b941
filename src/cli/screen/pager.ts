import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import type { Context } from '../context.js';

/** A context whose standard output can go to a pager from the moment in which a command asks for it. */
export interface Paged {
  context: Context;
  /** Waits until the reader has left the pager. */
  close(): Promise<void>;
}

/**
 * The pager that `WIRECOPY_PAGER`, else `PAGER` names, as gh has it: only on a terminal, only for commands that ask (`context.page`),
 * and not before the first line is there. Without such a variable there is none.
 */
export function withPager(given: Context): Paged {
  const command = given.env.WIRECOPY_PAGER ?? given.env.PAGER ?? '';
  const isNone = command.trim() === '' || command.trim() === 'cat';
  if (!given.isStdoutTerminal || isNone || !isThere(command, given.env)) {
    return { context: given, close: async () => undefined };
  }
  let isAsked = false;
  let child: ChildProcess | null = null;
  let isOver: Promise<void> = Promise.resolve();
  const held: [string | Uint8Array][] = [];
  const pager = (): Writable | null => {
    if (isAsked && child === null) {
      child = start(command, given);
      isOver = new Promise((resolve) => {
        child?.once('close', () => resolve());
        child?.once('error', () => resolve());
      });
    }
    return child?.stdin ?? null;
  };
  const stdout = instead(given.stdout, (key) => (key === 'write' ? pager() : (child?.stdin ?? null)));
  // A line between those of the pager would stand in the middle of its screen.
  const holding = { write: (text: string | Uint8Array) => held.push([text]) > 0 } as unknown as Writable;
  const stderr = instead(given.stderr, (key) => (key === 'write' && child !== null ? holding : null));
  return {
    context: Object.create(given, {
      stdout: { value: stdout },
      stderr: { value: stderr },
      page: {
        value: () => {
          isAsked = true;
        },
      },
    }) as Context,
    close: async () => {
      child?.stdin?.end();
      await isOver;
      child = null;
      isAsked = false;
      for (const [text] of held.splice(0)) given.stderr.write(text);
    },
  };
}

/** A pager that is not installed must not swallow what it was to show. */
function isThere(command: string, { PATH = '' }: Context['env']): boolean {
  const [, word = ''] = /^\s*(?:\w+=\S*\s+)*(\S+)/.exec(command) ?? [];
  // A quoted name, or a way to it, is the shell's to find.
  if (process.platform === 'win32' || /[^\w.+-]/.test(word)) return true;
  return PATH.split(path.delimiter).some((folder) => existsSync(path.join(folder, word)));
}

function start(command: string, { env, stdout }: Context): ChildProcess {
  const isOwn = stdout === process.stdout;
  const child = spawn(command, {
    shell: true,
    stdio: ['pipe', isOwn ? 'inherit' : 'pipe', 'inherit'],
    // What gh and git set, too: short texts stay on the screen, colours pass.
    env: { ...env, LESS: env.LESS ?? 'FRX', LV: env.LV ?? '-c' },
  });
  // The reader has left: whoever writes sees it by the stream's end.
  child.stdin?.on('error', () => undefined);
  if (!isOwn) child.stdout?.on('data', (chunk: Buffer) => stdout.write(chunk));
  // Ctrl-C is the pager's while it is there; it is left by its own key.
  if (isOwn) process.removeAllListeners('SIGINT').on('SIGINT', () => undefined);
  return child;
}

/** The stream itself, but what `other` gives for a key goes there. */
function instead(stream: Writable, other: (key: string | symbol) => Writable | null): Writable {
  return new Proxy(stream, {
    get: (target, key) => {
      const from = other(key) ?? target;
      const value: unknown = Reflect.get(from, key, from);
      return typeof value === 'function' ? value.bind(from) : value;
    },
  });
}
