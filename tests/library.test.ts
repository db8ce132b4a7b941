import { execFile } from 'node:child_process';
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
import { fetchArticles, NoArticleError, readArticles, WirecopyError } from '../src/index.js';
import { serve, startServer } from './helpers/server.js';
import { root } from './helpers/run.js';

// The library as programs see it: typed errors, docs of what it exports, and the programs in examples/.

describe('what is not an article is an error, not a record', () => {
  test.each<[string, string]>([
    ['a greeting', 'hello world'],
    ['words of nobody', 'Lorem ipsum dolor sit amet, consectetur'],
    ['a note', 'Remember to call mum tomorrow about the tickets, and buy bread on the way home.'],
    ['a letter', 'Hi Bob,\n\nthanks for lunch. See you on Monday.\n\nBest,\nAda\n'],
    ['a verse', 'Roses are red\nViolets are blue\nSugar is sweet\n'],
    ['a readme', '# Project\n\nInstall:\n\n    npm i foo\n\nUsage: run foo.\n'],
    ['a shopping list', 'milk\neggs\nbread\n'],
    ['nothing', ''],
  ])('%s', async (_name, text) => {
    await expect(readArticles(text)).rejects.toBeInstanceOf(WirecopyError);
  });

  test('a short report with a day or a name is one', async () => {
    const [article] = await readArticles(
      'Ferry sails again\n\nBy Ada Lindqvist\n4 May 2026\n\nThe ferry sailed again on Tuesday, the company said.\n',
    );
    expect(article).toMatchObject({ headline: 'Ferry sails again', authors: ['Ada Lindqvist'] });
  });
});

test('an outcome that failed has an error with a code, whatever was thrown', async () => {
  const site = await startServer(serve({ '/front': { body: '<html><body></body></html>' } }));
  const fetch = { allowPrivate: true as const, delayMs: 0, retries: 0 };
  const failed: [boolean, string][] = [];
  for await (const outcome of fetchArticles([`${site.url}/none`, `${site.url}/front`, 'nowhere.html'], { fetch })) {
    if (!outcome.ok) failed.push([outcome.error instanceof WirecopyError, outcome.error.code]);
  }
  expect(failed).toEqual([
    [true, 'HTTP_STATUS'],
    [true, 'NO_ARTICLE'],
    [true, 'FILE'],
  ]);
  const { toWirecopyError } = await import('../src/errors.js');
  const cause = new TypeError('odd');
  expect(toWirecopyError(cause)).toMatchObject({ code: 'INTERNAL', message: 'odd', cause, stack: cause.stack });
  expect(toWirecopyError('odd')).toMatchObject({ code: 'INTERNAL', message: 'odd' });
  const own = new NoArticleError('x');
  expect(toWirecopyError(own)).toBe(own);
  await site.close();
});

test('every export has a sentence that says what it is', () => {
  const folder = path.join(root, 'src');
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map(read);
  const named = [...read('index.ts').matchAll(/export (?:type )?\{([^}]*)\} from/g)].flatMap(([, list = '']) =>
    list
      .split(',')
      .map((name) => name.replace(/^\s*type /, '').trim())
      .filter((name) => name !== ''),
  );
  const declared = /^export (?:abstract )?(?:async )?(?:class|function\*?|interface|type|const) (\w+)/gm;
  const whole = ['types.ts', 'errors.ts'].flatMap((file) =>
    [...read(file).matchAll(declared)].map(([, name = '']) => name),
  );
  expect(named.length + whole.length).toBeGreaterThan(70);
  const all = sources.join('\n');
  const bare = [...named, ...whole].filter(
    (name) =>
      !new RegExp(
        `\\*/\\n(?:// [^\\n]*\\n)*export (?:async )?(?:class|function\\*?|interface|type|const) ${name}\\b`,
      ).test(all),
  );
  expect(bare).toEqual([]);
});

describe('examples', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-examples-'));
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(root, path.join(folder, 'node_modules/wirecopy'));
    for (const name of ['headlines.ts', 'read.cjs'])
      copyFileSync(path.join(root, 'examples', name), path.join(folder, name));
    copyFileSync(path.join(root, 'fixtures/pages/harbour-strike/page.html'), path.join(folder, 'saved.html'));
    writeFileSync(path.join(folder, 'note.txt'), 'milk and eggs');
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (program: string, ...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      execFile(program, args, { cwd: folder, env: { PATH: process.env.PATH } }, (error, stdout, stderr) =>
        resolve({ status: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  test('the one in CommonJS reads a page, and says what is not an article', async () => {
    const read = await run(process.execPath, 'read.cjs', 'saved.html');
    expect([read.status, JSON.parse(read.stdout)]).toEqual([
      0,
      expect.objectContaining({ headline: 'Dockers return to work after nine days' }),
    ]);
    expect(await run(process.execPath, 'read.cjs', 'note.txt')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('NO_ARTICLE: '),
    });
  });

  test('the one in TypeScript compiles against our types, and runs', async () => {
    const flags = [
      '--outDir',
      'out',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--strict',
      '--types',
      'node',
      '--typeRoots',
      path.join(root, 'node_modules/@types'),
    ];
    const built = await run(
      process.execPath,
      path.join(root, 'node_modules/typescript/bin/tsc'),
      'headlines.ts',
      ...flags,
    );
    expect(built).toMatchObject({ status: 0, stdout: '' });
    const ran = await run(process.execPath, 'out/headlines.js', 'saved.html', 'note.txt');
    expect(ran.stdout).toContain(
      '2026-05-04T06:30:00+02:00  Dockers return to work after nine days  Ada Lindqvist, Tom Okafor',
    );
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('NO_ARTICLE: ')]);
  });
});
