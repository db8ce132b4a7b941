import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHookCommand, splitCommand } from '../../src/hook/index.js';
import type { HookCall } from '../../src/shared/hook-call.js';

// One call of a program of the user's: what it is told, and what its end comes to.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-hook-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

const hostile = `$(touch pwned) \`id\` '"\\ ; | > {} %s \u0000 </script>`;
const call: HookCall = {
  hook: 'h',
  id: 'ab12',
  event: 'revised',
  revision: 3,
  sequence: 7,
  attempt: 2,
  body: `${JSON.stringify({ headline: hostile })}\n`,
};

async function run(
  words: string[],
  parts: Partial<Parameters<typeof runHookCommand>[1]> & { call?: Partial<HookCall> } = {},
) {
  let printed = '';
  const print = async (chunk: Uint8Array): Promise<void> => {
    printed += Buffer.from(chunk).toString();
  };
  const { call: other, ...options } = parts;
  const answer = await runHookCommand(
    { ...call, ...other },
    { words, timeoutMs: 20_000, env: { PATH: process.env.PATH }, print, ...options },
  );
  return { answer, printed };
}

const node = (code: string, ...args: string[]): string[] => [process.execPath, '-e', code, ...args];
const pidIn = async (name: string): Promise<number> => {
  for (let n = 0; n < 400 && !(existsSync(at(name)) && readFileSync(at(name), 'utf8').endsWith('\n')); n++)
    await sleep(25);
  return Number(readFileSync(at(name), 'utf8'));
};
/** Z is a process that has ended and that nobody has asked about. */
const isRunning = async (pid: number): Promise<boolean> => {
  for (let n = 0; n < 80; n++) {
    const state = spawnSync('ps', ['-o', 's=', '-p', String(pid)])
      .stdout.toString()
      .trim();
    if (state === '' || state.startsWith('Z')) return false;
    await sleep(25);
  }
  return true;
};

test('the record comes on standard input as one line, whatever stands in it, and only the id gets into words and environment', async () => {
  const { answer, printed } = await run(
    node(
      'console.log(JSON.stringify([require("fs").readFileSync(0, "utf8"), process.argv.slice(1), process.env]))',
      '{}',
      'x-{}-{}.json',
      '$HOME',
      '*',
    ),
  );
  expect(answer).toEqual({ kind: 'taken' });
  const [body, args, env] = JSON.parse(printed) as [string, string[], Record<string, string>];
  expect(body).toBe(call.body);
  expect((JSON.parse(body) as { headline: string }).headline).toBe(hostile);
  expect(args).toEqual(['ab12', 'x-ab12-ab12.json', '$HOME', '*']);
  expect(env).toMatchObject({
    WIRECOPY_EVENT: 'revised',
    WIRECOPY_ID: 'ab12',
    WIRECOPY_REVISION: '3',
    WIRECOPY_SEQUENCE: '7',
    WIRECOPY_ATTEMPT: '2',
    WIRECOPY_DELIVERY: 'ab12-7',
  });
  expect(JSON.stringify(env)).not.toContain('pwned');
});

test('an id that is none of ours gets into no command', async () => {
  for (const id of ['x; touch pwned', '../../etc', '', '-rf', 'AB12', 'a'.repeat(65)]) {
    const { answer, printed } = await run(node('console.log("called")'), { call: { id } });
    expect([answer.kind, printed]).toEqual(['refused', '']);
  }
});

test.each([
  ['0', { kind: 'taken' }],
  ['1', { kind: 'failed', message: 'ended with status 1', retryAfterMs: null }],
  ['2', { kind: 'failed', message: 'ended with status 2', retryAfterMs: null }],
  ['255', { kind: 'failed', message: 'ended with status 255', retryAfterMs: null }],
])('status %s', async (status, answer) => {
  expect((await run(node(`process.exit(${status})`))).answer).toEqual(answer);
});

test('what it said last on standard error stands in the failure, and all that it prints is handed on', async () => {
  const { answer, printed } = await run(
    node('console.log("out"); console.error("one\\ntwo: no such table\\n"); process.exitCode = 3'),
  );
  expect(answer).toMatchObject({ kind: 'failed', message: 'ended with status 3: two: no such table' });
  expect(printed).toContain('out');
});

test('a signal is a failure, a program that is not there the hook’s own fault', async () => {
  expect((await run(node('process.kill(process.pid, "SIGKILL")'))).answer).toMatchObject({
    kind: 'failed',
    message: 'was ended by SIGKILL',
  });
  expect((await run(['/no/such/program'])).answer).toEqual({
    kind: 'broken',
    message: 'cannot be run: its folder is not there',
  });
  writeFileSync(at('plain'), 'no program');
  expect((await run([at('plain')])).answer).toMatchObject({ kind: 'broken' });
});

test('a program that reads nothing of a long record has taken it all the same', async () => {
  expect(
    (await run(node('process.stdin.destroy()'), { call: { body: `"${'x'.repeat(5_000_000)}"\n` } })).answer,
  ).toEqual({ kind: 'taken' });
});

test('at the time limit the program is ended with its children, also those that ignore the first signal', async () => {
  const script = `trap '' TERM; sh -c 'trap "" TERM; echo $$ > ${at('child')}; sleep 60; sleep 60' & echo $$ > ${at('own')}; wait; sleep 60`;
  const began = Date.now();
  const { answer } = await run(['sh', '-c', script], { timeoutMs: 1_000 });
  expect(answer).toMatchObject({ kind: 'failed', message: 'took longer than 1 s' });
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(await isRunning(await pidIn('own'))).toBe(false);
  expect(await isRunning(await pidIn('child'))).toBe(false);
}, 30_000);

test('children of a program that obeys the first signal are ended as well', async () => {
  const { answer } = await run(['sh', '-c', `(trap '' TERM; sh -c 'echo $$ > ${at('child')}; exec sleep 60') & wait`], {
    timeoutMs: 1_000,
  });
  expect(answer).toMatchObject({ kind: 'failed', message: 'took longer than 1 s' });
  expect(await isRunning(await pidIn('child'))).toBe(false);
}, 30_000);

test('when wirecopy ends, what it has started is ended with it', async () => {
  const cleanings = new Set<() => void>();
  const beforeExit = (work: () => void): (() => void) => {
    cleanings.add(work);
    return () => cleanings.delete(work);
  };
  const ended = run(['sh', '-c', `echo $$ > ${at('own')}; sleep 60`], { beforeExit });
  const pid = await pidIn('own');
  for (const work of cleanings) work();
  expect((await ended).answer).toMatchObject({ kind: 'failed', message: 'was ended by SIGKILL' });
  expect(await isRunning(pid)).toBe(false);
  expect(cleanings.size).toBe(0);
});

test('a command is split as people type it', () => {
  expect(splitCommand(`'/my program' "two words" it\\'s a"b"'c' "\\"q\\" \\\\" {} \\ x`)).toEqual([
    '/my program',
    'two words',
    "it's",
    'abc',
    '"q" \\',
    '{}',
    ' x',
  ]);
  expect(splitCommand(`sh -c 'a | b > c'`)).toEqual(['sh', '-c', 'a | b > c']);
  expect(splitCommand(`grep '|'`)).toEqual(['grep', '|']);
});
