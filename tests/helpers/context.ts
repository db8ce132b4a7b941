import { PassThrough, Readable } from 'node:stream';
import type { Context } from '../../src/cli/context.js';
import { main } from '../../src/cli/main.js';

/** A Context that keeps what is printed; nothing of the real process is touched. */
export function testContext(options: { stdin?: string; env?: Record<string, string>; isTerminal?: boolean } = {}): {
  context: Context;
  stdout: () => string;
  stderr: () => string;
} {
  const out = new PassThrough();
  const error = new PassThrough();
  const text = { out: '', error: '' };
  out.on('data', (chunk: Buffer) => {
    text.out += chunk.toString();
  });
  error.on('data', (chunk: Buffer) => {
    text.error += chunk.toString();
  });
  return {
    context: {
      stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
      stdout: out,
      stderr: error,
      env: options.env ?? {},
      isStdoutTerminal: options.isTerminal ?? false,
      isStderrTerminal: options.isTerminal ?? false,
      columns: 100,
      now: () => Date.parse('2026-05-04T12:00:00Z'),
      stop: new AbortController().signal,
    },
    stdout: () => text.out,
    stderr: () => text.error,
  };
}

/** Runs a command in this process, by the real clock. */
export async function runHere(words: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const ran = testContext();
  const status = await main(words, { ...ran.context, now: Date.now });
  return { status, stdout: ran.stdout(), stderr: ran.stderr() };
}
