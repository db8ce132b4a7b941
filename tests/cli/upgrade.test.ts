import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { makeNextBuild, type NextBuild } from '../helpers/next-build.js';
import { databaseOfCommands, isRealServer } from '../helpers/postgres.js';
import { root } from '../helpers/run.js';

// Two builds on one database, one with a step more: as while machines are brought up one after another.

/** What a build writes after the step is written down, and who it was. */
const step = `
CREATE TABLE wirecopy.written (what text, who text);
CREATE FUNCTION wirecopy.write_down() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO wirecopy.written VALUES (TG_TABLE_NAME, current_setting('application_name'));
  RETURN NULL;
END $$;
${['article', 'revision', 'identity', 'sighting', 'entry', 'capture']
  .map(
    (name) =>
      `CREATE TRIGGER who AFTER INSERT OR UPDATE ON wirecopy.${name} FOR EACH STATEMENT EXECUTE FUNCTION wirecopy.write_down();`,
  )
  .join('\n')}
INSERT INTO wirecopy.written SELECT 'before', count(*)::text FROM wirecopy.article;`;

describe.skipIf(!isRealServer)('a build with one step more', () => {
  const base = databaseOfCommands();
  let next: NextBuild;
  let site: ChangingSite;
  const stories = 40;
  const current = path.join(root, 'bin/wirecopy.js');
  beforeAll(() => {
    next = makeNextBuild(step);
  }, 60_000);
  afterAll(() => next.remove());
  beforeEach(async () => {
    site = await openChangingSite();
    const numbers = Array.from({ length: stories }, (_, n) => n);
    site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
    for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
    const store = await openStore(base.address);
    await store.sources.add(`${site.url}/feed`, { now: Date.now() - 1000 });
    await store.close();
  });
  const children: ChildProcess[] = [];
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await site.close();
  });

  function start(bin: string, ...words: string[]) {
    const child = spawn(process.execPath, [bin, ...words]);
    children.push(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    const ended = new Promise<number | string | null>((resolve) =>
      child.on('exit', (code, signal) => resolve(code ?? signal)),
    );
    return { child, ended, output: () => output };
  }
  const archive = (): string[] => ['--archive', base.address];
  const work = (bin: string, ...more: string[]) =>
    start(bin, 'work', ...archive(), '--allow-private', '--delay', '60ms', '--threads', '0', ...more);
  const count = async (from: string): Promise<number> =>
    (await base.database.all<{ n: number }>(`SELECT count(*) AS n FROM ${from}`))[0]!.n;
  async function until(isThere: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; !(await isThere()); tries++) {
      if (tries > 600) throw new Error('it did not come');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test('the older one’s workers end, write nothing more, and lose nothing; what starts later is refused with words', async () => {
    const old = [work(current), work(current), start(current, 'sync', '--enqueue', '--watch', ...archive())];
    await until(async () => (await count('article')) >= 5);
    const fresh = work(next.bin);
    expect(await Promise.all(old.map(({ ended }) => ended))).toEqual([1, 1, 1]);
    for (const { output } of old) {
      expect(output().trim().split('\n')).toHaveLength(1);
      expect(output()).toMatch(/was written by a newer wirecopy \(schema 2; this one knows 1\): update wirecopy/);
    }
    await until(async () => (await count('article')) === stories);
    await until(async () => (await count('page WHERE lease_owner IS NOT NULL')) === 0);
    fresh.child.kill('SIGTERM');
    expect(await fresh.ended).toBe(143);
    // Once each, and nobody's fault.
    expect(await count('revision')).toBe(stories);
    expect(await count('page WHERE deaths > 0')).toBe(0);
    expect(site.takeLog().filter((line) => line === '200 /feed')).toHaveLength(1);
    const written = await base.database.all<{ what: string; who: string }>('SELECT DISTINCT what, who FROM written');
    expect(written.filter(({ who, what }) => what !== 'before' && who !== 'wirecopy-next')).toEqual([]);
    expect(Number(written.find(({ what }) => what === 'before')!.who)).toBeLessThan(stories);

    for (const words of [
      ['work', '--once', ...archive()],
      ['jobs', ...archive()],
      ['sync', '--enqueue', ...archive()],
      ['sync', ...archive()],
      ['list', ...archive()],
      ['copy', base.address, path.join(root, 'nowhere.db')],
    ]) {
      const { ended, output } = start(current, ...words);
      expect([words[0], await ended]).toEqual([words[0], 1]);
      expect(output()).toContain('was written by a newer wirecopy (schema 2; this one knows 1): update wirecopy');
    }
    expect(await count('revision')).toBe(stories);
  }, 120_000);

  test('the older one’s sync ends with words, and what it had not saved is there for the new one', async () => {
    const old = start(current, 'sync', '--watch', ...archive(), '--allow-private', '--delay', '60ms', '--threads', '0');
    await until(async () => (await count('article')) >= 5);
    const fresh = work(next.bin);
    expect(await old.ended).toBe(1);
    expect(old.output()).toContain('was written by a newer wirecopy while this one ran: update wirecopy');
    // Its leases are those of a process that is gone; here they end sooner.
    await base.database.run('UPDATE page SET lease_until = 1 WHERE lease_until > 0');
    await until(async () => (await count('article')) === stories);
    fresh.child.kill('SIGTERM');
    await fresh.ended;
    expect(await count('revision')).toBe(stories);
    expect(await count("written WHERE what <> 'before' AND who = 'wirecopy'")).toBe(0);
  }, 120_000);
});
