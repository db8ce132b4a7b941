import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createProgram } from '../../src/cli/program.js';
import { testContext } from '../helpers/context.js';
import { shell } from '../helpers/run.js';

async function script(name: string): Promise<string> {
  const { context, stdout } = testContext();
  expect(await main(['completion', name], context)).toBe(0);
  return stdout();
}

/** What a real bash would offer for a line that ends with its last word. */
async function offered(...words: string[]): Promise<string[]> {
  const list = words.map((word) => `'${word}'`).join(' ');
  const line = `eval "$(wirecopy completion bash)"; COMP_WORDS=(wirecopy ${list}); COMP_CWORD=${words.length}; _wirecopy; echo "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await shell(line);
  expect(stderr).toBe('');
  return stdout.trim().split(' ').filter(Boolean);
}

test.each<[string[], string[]]>([
  [['sea'], ['search']],
  [
    ['list', '--edit'],
    ['--edited', '--edited-after-publication'],
  ],
  [['list', '--format', 'nd'], ['ndjson']],
  [
    ['diff', 'abc', '--format', ''],
    ['text', 'patch', 'json'],
  ],
  [['list', '-f', 'nd'], ['ndjson']],
  [['list', '--since', ''], []],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
])('bash offers for %j', async (words, wanted) => {
  expect(await offered(...words)).toEqual(wanted);
});

test.each(['bash', 'zsh', 'fish'])('%s knows every command and flag', async (name) => {
  const text = await script(name);
  const { context } = testContext();
  for (const command of createProgram(context, () => undefined).commands) {
    expect(text).toContain(command.name());
    for (const option of command.options) expect(text).toContain(option.long?.slice(2));
  }
});

test('quotes in a description do not end a string of the shell', async () => {
  for (const name of ['zsh', 'fish']) {
    const { status } = await shell(
      `bash -c "$(wirecopy completion ${name} | grep -o "'.*" | head -1 | sed 's/^/: /')" && true`,
    );
    expect(status).toBe(0);
  }
});

test('another shell is wrong usage', async () => {
  const { context } = testContext();
  expect(await main(['completion', 'tcsh'], context)).toBe(2);
});
