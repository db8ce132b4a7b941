import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { strike, madeArchive } from '../helpers/archive.js';
import { testContext } from '../helpers/context.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
let folder: string;
beforeEach(async () => {
  archive = await madeArchive();
  folder = path.join(archive.folder, 'pages');
});
afterEach(() => archive.remove());

async function run(args: string[], env: Record<string, string> = {}) {
  const { context, stdout, stderr } = testContext({
    env: { WIRECOPY_ARCHIVE: archive.file, XDG_STATE_HOME: path.join(archive.folder, 'state'), ...env },
  });
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}
const files = (of = folder): string[] =>
  readdirSync(of, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.gz'));

describe('--raw-folder', () => {
  test('given once, it is remembered; pages, strike and readings are the same as before', async () => {
    const asked = [
      ['show', strike.id, '--raw'],
      ['export', '--format', 'warc', '--output', path.join(archive.folder, 'all.warc')],
      ['reextract', '--dry-run', '--json'],
    ];
    const answers = async () => {
      const found = [];
      for (const args of asked) found.push((await run(args)).stdout);
      // Its first record says when it was made.
      return [
        ...found,
        readFileSync(path.join(archive.folder, 'all.warc'), 'latin1').replace(/^[\s\S]*?\r\n\r\n\r\n/, ''),
      ];
    };
    const before = await answers();
    expect(before[0]).toContain('<');
    expect((await run(['vacuum', '--raw-folder', folder])).status).toBe(0);
    expect(files()).toHaveLength(1);
    expect(await answers()).toEqual(before);
    expect((await run(['doctor'])).stdout).toMatch(/ok +raw folder +\S+pages: \d pages in 1 files/);
    expect((await run(['prune', '--keep-raw', 'none'])).status).toBe(0);
    expect(files()).toEqual([]);
  });

  test('a machine that has it elsewhere says so by a variable, and the archive goes on to remember its own', async () => {
    await run(['vacuum', '--raw-folder', folder]);
    const elsewhere = path.join(archive.folder, 'mounted');
    renameSync(folder, elsewhere);
    const show = ['show', strike.id, '--raw'];
    expect(await run(show)).toMatchObject({ status: 1, stderr: expect.stringMatching(/mounted\?.*\[STORE\]/) });
    expect((await run(show, { WIRECOPY_RAW_FOLDER: elsewhere })).stdout).toContain('<');
    expect((await run(['vacuum'], { WIRECOPY_RAW_FOLDER: elsewhere })).status).toBe(0);
    expect((await run(show)).status).toBe(1);
    expect((await run(['vacuum', '--raw-folder', elsewhere])).status).toBe(0);
    expect((await run(show)).stdout).toContain('<');
  });

  test('without it all that wants no page goes on, and doctor says what to do', async () => {
    await run(['vacuum', '--raw-folder', folder]);
    renameSync(folder, `${folder}-away`);
    for (const env of [{}, { WIRECOPY_RAW_FOLDER: path.join(archive.folder, 'wrong') }]) {
      for (const args of [['list'], ['search', 'kharkiv'], ['show', strike.id], ['export'], ['sources']])
        expect(await run(args, env)).toMatchObject({ status: 0, stderr: '' });
      const { status, stdout } = await run(['doctor'], env);
      expect(status).toBe(1);
      expect(stdout).toMatch(/problem +raw folder[\s\S]*WIRECOPY_RAW_FOLDER/);
      expect((await run(['export', '--format', 'warc'], env)).status).toBe(1);
    }
    expect(readdirSync(archive.folder)).not.toContain('pages');
  });

  test('a file of the working folder does not say where pages are written; a reader’s folder begins nothing', async () => {
    const elsewhere = path.join(archive.folder, 'elsewhere');
    expect((await run(['show', strike.id, '--raw', '--raw-folder', elsewhere])).stdout).toContain('<');
    mkdirSync(elsewhere);
    writeFileSync(path.join(archive.folder, 'own.yaml'), 'rawFolder: elsewhere\n');
    expect((await run(['vacuum', '--config', path.join(archive.folder, 'own.yaml')])).status).toBe(0);
    expect(files(elsewhere)).toHaveLength(1);
    writeFileSync(path.join(archive.folder, 'wirecopy.config.yaml'), 'rawFolder: pages\n');
    const before = process.cwd();
    process.chdir(archive.folder);
    try {
      expect((await run(['config'])).stdout).toContain('"rawFolder" in wirecopy.config.yaml does not count');
    } finally {
      process.chdir(before);
    }
  });
});
