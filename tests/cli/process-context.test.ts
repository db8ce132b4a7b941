import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { processContext } from '../../src/cli/process-context.js';

/** As much of a process as the context touches. */
function madeProcess(isTTY: boolean) {
  const said: string[] = [];
  const stream = () => Object.assign(new EventEmitter(), { isTTY, write: (text: string) => said.push(text) > 0 });
  const ended: number[] = [];
  const made = Object.assign(new EventEmitter(), {
    stdout: stream(),
    stderr: stream(),
    env: {},
    exit: (status: number) => ended.push(status),
  });
  return { made, said, ended };
}

test.each([
  [true, ['\r\u001b[2K\n']],
  [false, []],
])('a second Ctrl-C leaves the prompt on a line of its own where there is one (terminal: %s)', (isTTY, lines) => {
  const { made, said, ended } = madeProcess(isTTY);
  const context = processContext(made as unknown as NodeJS.Process);
  made.emit('SIGINT');
  expect([context.stop.aborted, said, ended]).toEqual([true, [], []]);
  made.emit('SIGINT');
  expect([said, ended]).toEqual([lines, [130]]);
});

test.each<[string, { out?: number; error?: number; isPiped: boolean }, number]>([
  ['a terminal has its own', { out: 60, error: 60, isPiped: false }, 60],
  ['a pipe (into less) that of the messages', { error: 72, isPiped: true }, 72],
  ['a file never that of a window', { error: 72, isPiped: false }, 100],
  ['a pipe without any terminal 100', { isPiped: true }, 100],
])('columns: %s', (_name, { out, error, isPiped }, columns) => {
  const { made } = madeProcess(false);
  Object.assign(made.stdout, { columns: out });
  Object.assign(made.stderr, { columns: error });
  expect(processContext(made as unknown as NodeJS.Process, () => isPiped).columns).toBe(columns);
});
