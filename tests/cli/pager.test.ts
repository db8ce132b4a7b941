import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { madeArchive, strike } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

const page = 'fixtures/pages/harbour-strike/page.html';
let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeAll(async () => {
  archive = await madeArchive();
});
afterAll(() => archive.remove());

async function run(args: string[], env: Record<string, string>, isTerminal = true) {
  const made = testContext({
    isTerminal,
    env: { PATH: process.env.PATH ?? '', WIRECOPY_ARCHIVE: archive.file, ...env },
  });
  const status = await main(args, made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr() };
}

/** Marks what passed through it. */
const marking = { PAGER: "sed 's/^/> /'", NO_COLOR: '1' };

test.each<[string, string[]]>([
  ['show', ['show', strike.id]],
  ['list', ['list']],
  ['search', ['search', 'kharkiv']],
  ['diff', ['diff', strike.id]],
  ['fetch of a page', ['fetch', page]],
])('%s on a terminal goes through the pager, whole', async (_name, args) => {
  const paged = await run(args, marking);
  const plain = await run(args, { NO_COLOR: '1' });
  expect(paged.status).toBe(0);
  expect(paged.stdout.replace(/^> /gm, '')).toBe(plain.stdout);
  expect(paged.stdout).toMatch(/^> /);
});

test.each<[string, string[], boolean]>([
  ['a pipe', ['show', strike.id], false],
  ['JSON', ['show', strike.id, '--json'], true],
  ['a list as records', ['list', '--json'], true],
])('%s has no pager', async (_name, args, isTerminal) => {
  expect((await run(args, marking, isTerminal)).stdout).not.toContain('> ');
});

test('WIRECOPY_PAGER goes before PAGER; empty and cat are none', async () => {
  const env = { ...marking, WIRECOPY_PAGER: "sed 's/^/= /'" };
  expect((await run(['list'], env)).stdout).toMatch(/^= /);
  expect((await run(['list'], { ...marking, WIRECOPY_PAGER: '' })).stdout).not.toMatch(/^[>=] /);
  expect((await run(['list'], { ...marking, WIRECOPY_PAGER: 'cat' })).stdout).not.toMatch(/^[>=] /);
});

test('what is said while the pager is there comes behind it, not into its screen', async () => {
  const made = testContext({
    isTerminal: true,
    env: { PATH: process.env.PATH ?? '', WIRECOPY_ARCHIVE: archive.file, NO_COLOR: '1', PAGER: 'sleep 0.4; cat' },
  });
  made.context.stderr = made.context.stdout;
  await main(['show', strike.id, 'nowhere'], made.context);
  expect(made.stdout().trimEnd().split('\n').at(-1)).toContain('nowhere is not in the archive');
});

test('a pager that is not installed swallows nothing', async () => {
  const plain = await run(['list'], { NO_COLOR: '1' });
  expect(await run(['list'], { NO_COLOR: '1', PAGER: 'no-such-pager -R' })).toEqual(plain);
  expect((await run(['list'], { ...marking, PAGER: "LESS=x sed 's/^/> /'" })).stdout).toMatch(/^> /);
});

test('a reader who leaves early ends the command quietly, and what was said meanwhile comes afterwards', async () => {
  const left = await run(['show', strike.id, 'nowhere'], { PAGER: 'head -1', NO_COLOR: '1' });
  expect(left.stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(left.stderr).toContain('nowhere is not in the archive');
  expect(left.status).toBe(1);
});
