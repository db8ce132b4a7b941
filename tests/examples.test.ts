import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../src/cli/manual/examples.js';
import { createProgram } from '../src/cli/program.js';
import { testContext } from './helpers/context.js';
import { type Block, blocksOf, dialogueOf, isShown, usesOf } from './helpers/doc-blocks.js';
import { type DocWorld, feedText, harbourPage, openDocWorld, subscriptions, warcBytes } from './helpers/doc-world.js';
import { isRealServer, type TestDatabase, testDatabase } from './helpers/postgres.js';
import { root, type Ran, runProgram } from './helpers/run.js';

// Every example of README, of the pages in docs/ and of the help is run, page by page in its order, against a paper on loopback.
// A block whose program is not on this machine, or that says why it is not run, is checked for its syntax and its flags only.

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`)];
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const blocks = pages.flatMap((page) => blocksOf(page, textOf(page)));
/** Its blocks are the examples of the help, which are run below. */
const commandPage = 'docs/cli.md';
const program = createProgram(testContext().context, () => undefined);

const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
/** Programs that a block may need and a machine may lack. */
const foreign = [
  'jq',
  'duckdb',
  'sqlite3',
  'sqlite-utils',
  'curl',
  'systemctl',
  'crontab',
  'Rscript',
  'git',
  'npm',
  'fish',
  'zsh',
];
const missing = (text: string): string[] =>
  foreign.filter((name) => new RegExp(`(^|[|;&(\\s])${name}\\s`, 'm').test(text) && !has(name));

interface Room {
  world: DocWorld;
  folder: string;
  env: Record<string, string>;
}
const open: Room[] = [];

/** An empty home with the files that the examples name, and wirecopy on the path. */
async function openRoom(): Promise<Room> {
  const world = await openDocWorld();
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-docs-'));
  for (const name of ['bin', 'node_modules/@types', '.config/fish/completions', 'zsh[1]', 'pages', 'backups']) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  const shim = path.join(folder, 'bin/wirecopy');
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/wirecopy.js" "$@"\n`, { mode: 0o755 });
  if (!has('chromium')) {
    // What a browser would write is what the server sent: the recipe's other half runs all the same.
    const browser = '#!/bin/sh\nfor address; do :; done\nexec curl -sS "$address"\n';
    writeFileSync(path.join(folder, 'bin/chromium'), browser, { mode: 0o755 });
  }
  symlinkSync(root, path.join(folder, 'node_modules/wirecopy'));
  symlinkSync(path.join(root, 'node_modules/@types/node'), path.join(folder, 'node_modules/@types/node'));
  symlinkSync(path.join(root, 'fixtures'), path.join(folder, 'fixtures'));
  const files: Record<string, string | Buffer> = {
    'page.html': harbourPage(),
    'saved.html': harbourPage(),
    'pages/one.html': harbourPage(),
    'feed.xml': feedText(),
    'list.txt': '# two sources\nhttps://example.org/2026/05/night-ferry\npage.html\n',
    'story.txt':
      'The night ferry is back\n\nBy Mira Solberg\n3 May 2026\n\nThe ferry to the islands sails at night again from Monday, after two winters in which the last boat left the quay at six in the evening.\n\nThe council of the town meets on Thursday to talk about it, and the mayor says that she will listen to both sides before she votes.\n',
    'subscriptions.opml': subscriptions,
    '.curlrc': 'insecure\n',
    'news.warc.gz': warcBytes(),
    'package.json': '{ "type": "module" }',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const env = {
    PATH: `${path.join(folder, 'bin')}:${process.env.PATH ?? ''}`,
    HOME: folder,
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    HTTP_PROXY: world.proxy,
    HTTPS_PROXY: world.proxy,
    // curl reads the lower-case form only.
    http_proxy: world.proxy,
    WIRECOPY_DELAY: '0',
    WIRECOPY_THREADS: '0',
  };
  const room = { world, folder, env };
  open.push(room);
  return room;
}

afterAll(async () => {
  for (const { world, folder } of open) {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const bash = (text: string, { folder, env }: Room): Promise<Ran> =>
  runProgram('bash', ['--norc', '-euo', 'pipefail', '-c', `fpath="$HOME/zsh"\n${text}`], {
    cwd: folder,
    bare: env,
  });

/** From the first sync on the paper has edited its story, as a later sync finds it. */
const afterwards = (text: string, room: Room): void => {
  if (/wirecopy sync/.test(text)) room.world.edit();
};

const runners: Record<string, (block: Block, room: Room) => Promise<void>> = {
  sh: async ({ text }, room) => {
    // A pace that a page shows for a source is kept for the rest of that page: five seconds before each request are long.
    const { status, stderr } = await bash(text.replace('--delay 5s', '--delay 50ms'), room);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
    expect(stderr).not.toMatch(/\[[A-Z_]+\]$/m);
  },
  console: async ({ text }, room) => {
    for (const { command, output } of dialogueOf(text)) {
      const { stdout, stderr } = await bash(command, room);
      const printed = `${stdout}${stderr}`;
      if (!isShown(printed, output)) expect(printed).toBe(output);
    }
  },
  ts: async ({ text }, room) => {
    const name = 'example.mts';
    const program = text.replaceAll('https://example.org', room.world.url);
    const local =
      "import { fetchDefaults as d } from 'wirecopy'; Object.assign(d, { allowPrivate: true, delayMs: 0 });\n";
    writeFileSync(path.join(room.folder, 'example.mjs'), `${local}${program}`);
    writeFileSync(path.join(room.folder, name), text);
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const checks = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2023', '--module', 'nodenext', name];
    const checked = await runProgram(process.execPath, [tsc, '--types', 'node', ...checks], { cwd: room.folder });
    expect(checked.stdout).toBe('');
    const ran = await runProgram(process.execPath, ['example.mjs'], { cwd: room.folder });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
  },
  js: async ({ text }, room) => {
    writeFileSync(path.join(room.folder, 'example.cjs'), text);
    const ran = await runProgram(process.execPath, ['example.cjs'], { cwd: room.folder });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).not.toBe('');
  },
  python: async ({ text }, room) => {
    if (!has('python3')) return;
    const needs = [...text.matchAll(/^(?:import|from) (\w+)/gm)].map((match) => match[1]!);
    const check = needs.every((name) => spawnSync('python3', ['-c', `import ${name}`]).status === 0)
      ? text
      : `import ast\nast.parse(${JSON.stringify(text)})`;
    expect(await runProgram('python3', ['-c', check], { cwd: room.folder, bare: room.env })).toMatchObject({
      status: 0,
    });
  },
  r: async ({ text }, room) => {
    if (!has('Rscript')) return;
    expect(
      await runProgram('Rscript', ['-e', `parse(text=${JSON.stringify(text)})`], { cwd: room.folder }),
    ).toMatchObject({
      status: 0,
    });
  },
};
/** Files and tables: nothing to run, but what they say of wirecopy is checked. */
const shown = new Set(['json', 'yaml', 'ini', 'crontab', 'text', 'html', 'sql']);

describe.each(pages)('%s', (page) => {
  const own = blocks.filter((block) => block.page === page);

  test('every block has a language that is known here', () => {
    expect(own.filter(({ language }) => !(language in runners) && !shown.has(language))).toEqual([]);
    const fences = textOf(page).match(/^```/gm)?.length ?? 0;
    expect(fences).toBe(own.length * 2);
  });

  test('commands and flags are those of the program', () => {
    const wrong = own.flatMap(({ text, line }) =>
      usesOf(text).flatMap(({ command, flags }) => {
        const known = program.commands.find((one) => one.name() === command) ?? program.commands[0]!;
        const names = ['--help', '-h', '--version', '-V', ...known.options.flatMap(({ long, short }) => [long, short])];
        return flags.filter((flag) => !names.includes(flag)).map((flag) => `line ${line}: ${command} ${flag}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('what is shown runs', { timeout: 300_000 }, async () => {
    const room = await openRoom();
    for (const block of own) {
      const runner = runners[block.language];
      if (!runner || page === commandPage) continue;
      if (block.notRun !== null || missing(block.text).length > 0) {
        if (block.language === 'sh') execFileSync('bash', ['-n'], { input: block.text });
        continue;
      }
      await expect(
        runner(block, room).then(() => 'runs'),
        `${page}, line ${block.line}:\n${block.text}`,
      ).resolves.toBe('runs');
      afterwards(block.text, room);
    }
  });
});

test('the set-up commands of README are those that work and that the CI runs', async () => {
  const lines = [...textOf('README.md').matchAll(/^ {4}(npm install && .+)$/gm)].map((match) => match[1]!);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toBe('npm install && npm run check');
  expect(textOf('.ci/run')).toMatch(/^npm install\nnpm run check /m);
  const room = await openRoom();
  const { status, stdout } = await bash(lines[0]!.replace('npm install && npx ', ''), room);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ headline: 'Dockers return to work after nine days' });
});

test('a block that is not run says why, and few are', () => {
  const left = blocks.filter(({ notRun }) => notRun !== null);
  expect(left.filter(({ notRun }) => (notRun ?? '').length < 10)).toEqual([]);
  expect(left.length).toBeLessThan(12);
});

describe('the examples in the help', () => {
  let room: Room;
  beforeAll(async () => {
    room = await openRoom();
    const first = await bash('wirecopy follow https://example.org/feed.xml --tag ports && wirecopy sync', room);
    expect(first).toMatchObject({ status: 0 });
    room.world.edit();
    expect(await bash('wirecopy sync --all && wirecopy backup filled.db', room)).toMatchObject({ status: 0 });
  });

  let server: TestDatabase | null = null;
  afterAll(() => server?.drop());
  /** Many machines need a server: where there is none, what stands there is checked for its flags only. */
  const forServer = /wirecopy (work|jobs)|--enqueue|postgres:/;
  const onServer = async (line: string): Promise<[line: string, room: Room]> => {
    server ??= await testDatabase();
    const address = server.address!;
    // One that works until it is stopped is stopped when nothing is due.
    const ending = line.replace(/postgres:\S+/, address).replace(/wirecopy work(?!.*--once)/, 'wirecopy work --once');
    return [ending, { ...room, env: { ...room.env, WIRECOPY_ARCHIVE: address } }];
  };

  test.each(Object.entries(examples))('of %s run', { timeout: 60_000 }, async (name, list) => {
    // A copy wants an empty database.
    if (name === 'copy' && isRealServer) {
      server ??= await testDatabase();
      await server.reset();
    }
    copyFileSync(path.join(room.folder, 'filled.db'), path.join(room.folder, '.local/share/wirecopy/archive.db'));
    for (const { line } of list) {
      if (forServer.test(line) && !isRealServer) continue;
      const [text, where] = forServer.test(line) ? await onServer(line) : [line, room];
      expect({ line, ...(await bash(text, where)) }).toMatchObject({ line, status: 0 });
    }
  });

  test('name flags that are there', () => {
    for (const { line } of Object.values(examples).flat()) {
      for (const { command, flags } of usesOf(line)) {
        const known = program.commands.find((one) => one.name() === command) ?? program.commands[0]!;
        const names = known.options.flatMap(({ long, short }) => [long, short]);
        expect(
          flags.filter((flag) => !names.includes(flag)),
          line,
        ).toEqual([]);
      }
    }
  });
});
