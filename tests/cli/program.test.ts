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
