import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { addFetchFlags, type FetchFlagValues, fetchOptionsFromFlags } from '../../src/cli/flags/fetch-flags.js';
import { fetchDefaults } from '../../src/options.js';
import { root, wirecopy } from '../helpers/run.js';

const page = readFileSync(path.join(root, 'docs/cli.md'), 'utf8');

function optionsOf(...argv: string[]) {
  const command = addFetchFlags(new Command('fetch')).argument('[source...]').exitOverride();
  command.configureOutput({ writeErr: () => undefined });
  command.parse(argv, { from: 'user' });
  return { options: fetchOptionsFromFlags(command.opts<FetchFlagValues>()), sources: command.args };
}

describe('values', () => {
  test('each flag sets its own option, and what is not given is the default', () => {
    const { options } = optionsOf(
      ...['--timeout', '2m', '--connect-timeout', '1.5s', '--idle-timeout', '500ms', '--max-bytes', '1MiB'],
      ...['--max-redirects', '0', '--concurrency', '8', '--per-host', '1', '--delay', '0', '--retries', '0'],
      ...[
        '--max-wait',
        '1h',
        '--robots',
        'always',
        '--user-agent',
        'mine/2',
        '--contact',
        'desk@example.org',
        '--http2',
      ],
      ...['--header', 'A: 1', '--header', 'B:2', '--allow-downgrade', '--allow-private=10.0.0.0/8, ::1'],
    );
    expect(options).toEqual({
      timeoutMs: 120_000,
      connectTimeoutMs: 1_500,
      idleTimeoutMs: 500,
      maxBytes: 1_048_576,
      maxSitemapBytes: 1_048_576,
      maxRedirects: 0,
      allowDowngrade: true,
      concurrency: 8,
      perHost: 1,
      delayMs: 0,
      retries: 0,
      maxWaitMs: 3_600_000,
      robots: 'always',
      userAgent: 'mine/2',
      headers: [
        ['A', '1'],
        ['B', '2'],
      ],
      hostHeaders: {},
      hostDelays: {},
      contact: 'desk@example.org',
      http2: true,
      allowPrivate: ['10.0.0.0/8', '::1'],
    });
    const { userAgent, ...rest } = optionsOf().options;
    expect(rest).toEqual(fetchDefaults);
    expect(userAgent).toMatch(/^wirecopy\/\d/);
  });

  test('--allow-private takes no source for its value', () => {
    expect(optionsOf('--allow-private', 'http://127.0.0.1/')).toMatchObject({
      options: { allowPrivate: true },
      sources: ['http://127.0.0.1/'],
    });
  });

  test('the pages say the defaults that hold', () => {
    const { timeoutMs, connectTimeoutMs, idleTimeoutMs, delayMs, maxWaitMs, maxBytes } = fetchDefaults;
    const rows: [flag: string, shown: string][] = [
      ['--timeout <duration>', `${timeoutMs / 1000}s`],
      ['--connect-timeout <duration>', `${connectTimeoutMs / 1000}s`],
      ['--idle-timeout <duration>', `${idleTimeoutMs / 1000}s`],
      ['--delay <duration>', `${delayMs / 1000}s`],
      ['--max-wait <duration>', `${maxWaitMs / 1000}s`],
      ['--max-bytes <size>', `${maxBytes / 1024 ** 2}MiB`],
      ['--max-redirects <n>', String(fetchDefaults.maxRedirects)],
      ['--concurrency <n>', String(fetchDefaults.concurrency)],
      ['--per-host <n>', String(fetchDefaults.perHost)],
      ['--retries <n>', String(fetchDefaults.retries)],
      ['--robots <when>', fetchDefaults.robots],
    ];
    for (const [flag, shown] of rows) {
      // A source's own setting of the same name has no default.
      const lines = page.split('\n').filter((one) => one.startsWith(`- **\`${flag}\`**`));
      const told = lines.flatMap((line) => /\(default: ([^,)]+)/.exec(line)?.[1] ?? []);
      expect([...new Set(told)], flag).toEqual([shown]);
    }
  });
});

describe('wrong usage', () => {
  test.each([
    [['--timeout', 'soon'], /write one such as 500ms, 10s or 2m/],
    [['--timeout', '0'], /write a limit such as 30s/],
    [['--connect-timeout', '10'], /write one such as/],
    [['--idle-timeout', '-1s'], /write one such as|argument missing|unknown option/],
    [['--delay', '1 day'], /write one such as/],
    [['--max-wait', ''], /write one such as/],
    [['--max-bytes', 'much'], /write one such as 16MiB/],
    [['--max-bytes', '0'], /write a limit such as 16MiB/],
    [['--max-redirects', '1.5'], /write a whole number/],
    [['--concurrency', '0'], /write 1 or more/],
    [['--per-host', 'two'], /write 1 or more/],
    [['--retries', '-'], /write a whole number/],
    [['--robots', 'sometimes'], /found, always, never/],
    [['--header', 'no colon, hidden'], /needs 'Name: value'/],
    [['--header', 'Content-Length: hidden'], /set by the connection itself/],
    [['--header', 'X-Key: hidden\u0007'], /X-Key has a value that cannot stand/],
    [['--header', 'X-Key: hidden\r\nX: y'], /X-Key has a value that cannot stand/],
    [['--header', 'X-Key: ключ hidden'], /write ASCII/],
    [['--user-agent', 'a\nb'], /write it in ASCII/],
    [['--contact', 'bücher@пример.example'], /write it in ASCII/],
    [['--cookies', '/absent/cookies.txt'], /cannot be read/],
    [['--allow-private=10.0.0.0/99'], /write one such as 10\.0\.0\.0\/8/],
    [['--no-such-flag'], /unknown option/],
  ])('%j ends with 2 and says what to type', async (flags, message) => {
    const ran = await wirecopy(['fetch', ...flags, 'http://127.0.0.1:1/']);
    expect(ran.stderr).toMatch(message);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).not.toMatch(/hidden/);
  });
});
