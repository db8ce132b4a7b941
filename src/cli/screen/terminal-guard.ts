import type { Writable } from 'node:stream';
import { printable } from '../../shared/printable.js';
import type { Context } from '../context.js';

/** The colours and styles that we print ourselves (chalk's of names), and the way back to the start of a progress line. */
const own = /(\u001b\[(?:[1-49]|2[2-49]|3[0-79]|9[0-7])m|\r\u001b\[2K)/;

/**
 * The same context, whose streams act on nothing that text from the web holds where they are terminals: the one place that
 * all output passes. Files and pipes get what was written. Colours go through `inColour`, and only they.
 */
export function guardTerminals(context: Context): Context {
  const { isStdoutTerminal, isStderrTerminal, stdout, stderr } = context;
  if (!isStdoutTerminal && !isStderrTerminal) return context;
  const painted = {
    stdout: isStdoutTerminal ? guarded(stdout, withOwnCodes) : stdout,
    stderr: isStderrTerminal ? guarded(stderr, withOwnCodes) : stderr,
  };
  // Inherited, because some of its values are getters.
  return Object.create(context, {
    painted: { value: painted },
    stdout: { value: isStdoutTerminal ? guarded(stdout, plain) : stdout },
    stderr: { value: isStderrTerminal ? guarded(stderr, plain) : stderr },
  }) as Context;
}

/** The streams for text that we coloured, and from whose parts we took what is hostile. */
export function inColour(context: Context): Pick<Context, 'stdout' | 'stderr'> {
  return context.painted ?? context;
}

/** Lines and tables stay; a carriage return only before its line feed, where it overwrites nothing. */
function plain(text: string): string {
  return text
    .split('\r\n')
    .map((line) => printable(line, '\n\t'))
    .join('\r\n');
}

function withOwnCodes(text: string): string {
  return text
    .split(own)
    .map((part, at) => (at % 2 === 1 ? part : plain(part)))
    .join('');
}

function guarded(stream: Writable, clean: (text: string) => string): Writable {
  // Bytes (a raw page, a packed file) come in pieces that may cut a character.
  const decoder = new TextDecoder();
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    return Reflect.apply(stream.write, stream, [clean(text), ...rest]) as boolean;
  };
  return new Proxy(stream, {
    get: (target, key) => {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
