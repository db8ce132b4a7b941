import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createProgram } from '../../src/cli/program.js';
import { testContext } from '../helpers/context.js';

const commands = createProgram(testContext().context, () => undefined).commands;

test('a short form stands for the same flag on every command, and a flag has it everywhere', () => {
  const forms = commands.flatMap((command) =>
    command.options.map(({ short, long }) => [long, short ?? 'none'] as const),
  );
  for (const [long, short] of forms) {
    expect(new Set(forms.filter((one) => one[0] === long).map((one) => one[1])), long).toEqual(new Set([short]));
    if (short !== 'none') expect(new Set(forms.filter((one) => one[1] === short).map((one) => one[0])).size).toBe(1);
  }
  expect(forms).toContainEqual(['--format', '-f']);
});

test.each([
  [
    ['list', '--fromat', 'csv'],
    "wirecopy: unknown option '--fromat'\n(Did you mean --format?)\nTry 'wirecopy list --help'.\n",
  ],
  [['show'], "wirecopy: missing required argument 'id|url'\nTry 'wirecopy show --help'.\n"],
])('%j is answered with the help to ask for', async (args, told) => {
  const { context, stderr } = testContext();
  expect(await main(args, context)).toBe(2);
  expect(stderr()).toBe(told);
});

test('wirecopy alone says what to type first, and is wrong usage', async () => {
  const { context, stdout, stderr } = testContext();
  expect(await main([], context)).toBe(2);
  expect(stdout()).toBe('');
  expect(stderr()).toContain('wirecopy fetch https://example.org/story');
});

test.each([
  ['nosuch', "wirecopy: there is no command 'nosuch'. wirecopy --help lists them all\n"],
  ['serch', "wirecopy: there is no command 'serch': did you mean 'wirecopy help search'?\n"],
])('help %s is wrong usage', async (topic, told) => {
  const { context, stdout, stderr } = testContext();
  expect(await main(['help', topic], context)).toBe(2);
  expect(stdout()).toBe('');
  expect(stderr()).toBe(told);
});

test('help of a command, and of all, is printed', async () => {
  for (const args of [['help'], ['help', 'help'], ['help', 'fetch'], ['fetch', '--help'], ['--help']]) {
    const { context, stdout } = testContext();
    expect([args, await main(args, context)]).toEqual([args, 0]);
    expect(stdout()).toContain('Examples:');
  }
});

test('every command has examples, and they fit 80 columns', async () => {
  const { context } = testContext();
  for (const command of createProgram(context, () => undefined).commands) {
    const help = testContext();
    expect(await main([command.name(), '--help'], help.context)).toBe(0);
    expect(help.stdout(), command.name()).toContain('Examples:\n');
    const lines = help.stdout().split('Examples:\n')[1]!.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  }
});

test('the help of a command with many flags shows those that most runs need, and says how to see the rest', async () => {
  const lines = async (args: string[]): Promise<string[]> => {
    const { context, stdout } = testContext();
    expect(await main(args, context)).toBe(0);
    return stdout().split('\n');
  };
  const all = commands.map((command) => command.name());
  for (const name of all) {
    const short = await lines([name, '--help']);
    const whole = (await lines([name, '--help', '--all'])).join('\n');
    expect(short.length, name).toBeLessThanOrEqual(75);
    expect(short.filter((line) => line.length > 80)).toEqual([]);
    expect(await lines(['help', name])).toEqual(short);
    // What is not in the short help is in the whole one, and is told of.
    for (const { long } of commands.find((command) => command.name() === name)!.options) expect(whole).toContain(long);
    expect(whole).not.toContain('--help --all');
  }
  const fetch = (await lines(['fetch', '--help'])).join('\n');
  expect(fetch).toMatch(/\n\d+ more flags for requests[^\n]*:\n {2}wirecopy fetch --help --all\n/);
  expect(fetch).not.toContain('--idle-timeout');
});

test('a misspelt flag that the short help leaves out is still known', async () => {
  const { context, stderr } = testContext();
  expect(await main(['fetch', 'a.html', '--idle-timout', '3s'], context)).toBe(2);
  expect(stderr()).toContain('Did you mean --idle-timeout?');
});
