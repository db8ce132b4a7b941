import { rmSync } from 'node:fs';
import path from 'node:path';
import { applyPatch } from 'diff';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { main } from '../../src/cli/main.js';
import { displayWidth } from '../../src/output/index.js';
import { articleSchema } from '../../src/schema.js';
import { openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { editedStrike, exports, madeArchive, pageOf, strike, weather } from '../helpers/archive.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';
import { shell } from '../helpers/run.js';

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeAll(async () => {
  archive = await madeArchive();
});
afterAll(() => archive.remove());

async function run(
  args: string[],
  options: { isTerminal?: boolean; columns?: number; env?: Record<string, string> } = {},
) {
  const env = { WIRECOPY_ARCHIVE: archive.file, ...options.env };
  const { context, stdout, stderr } = testContext({ env, isTerminal: options.isTerminal ?? false });
  context.columns = options.columns ?? 100;
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}

const idsOf = (text: string): string[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { id: string }).id);

describe('one set of flags chooses articles', () => {
  test.each<[string, string[], string[]]>([
    ['all, newest first', [], [exports.id, weather.id, strike.id]],
    ['since a month', ['--since', '2024-05'], [exports.id, weather.id]],
    ['until a day, which counts', ['--until', '2024-05-01'], [weather.id, strike.id]],
    ['a language and its regions', ['--language', 'en'], [exports.id, strike.id]],
    ['a region of a language', ['--language', 'EN-gb'], [exports.id]],
    ['a host and those below it', ['--source', 'herald.example'], [exports.id, strike.id]],
    ['a host below', ['--source', 'sea.herald.example'], [exports.id]],
    ['a publisher', ['--source', '新闻'], [weather.id]],
    ['a feed', ['--source', 'https://herald.example/feed.xml'], [exports.id, weather.id, strike.id]],
    ['an author', ['--author', 'amran'], [strike.id]],
    ['a tag', ['--tag', 'Ports'], [exports.id]],
    ['words', ['--match', 'kharkiv -russia'], [strike.id]],
    ['what was edited', ['--edited'], [strike.id]],
    ['edits long after publication', ['--edited-after-publication', '2h'], [strike.id]],
    ['edits longer after publication', ['--edited-after-publication', '2d'], []],
    ['so many', ['--limit', '1'], [exports.id]],
  ])('list: %s', async (_name, flags, ids) => {
    const { status, stdout } = await run(['list', ...flags]);
    expect([status, idsOf(stdout)]).toEqual([0, ids]);
  });

  test.each<[string, string[], string[]]>([
    [
      'words, a phrase, an exclusion and filters',
      ['kharkiv "air defence" -russia author:amran tag:war since:2024-04'],
      [strike.id],
    ],
    ['words apart', ['kharkiv', 'air defence'], [strike.id]],
    ['either word', ['минимум OR wounded'], [strike.id]],
    ['without an excluded author', ['kharkiv -author:amran'], [exports.id]],
    ['only an exclusion', ['--', '-kharkiv'], [weather.id]],
    ['Chinese words', ['下雨'], [weather.id]],
    ['without diacritics', ['sao paulo'], [exports.id]],
    ['a beginning', ['resid*'], [strike.id]],
  ])('search: %s', async (_name, words, ids) => {
    const { status, stdout } = await run(['search', ...words]);
    expect([status, idsOf(stdout)]).toEqual([0, ids]);
  });

  test.each<[string, string[], string]>([
    ['an open quote', ['search', '"air defence'], 'opens a quote'],
    ['OR at an end', ['search', 'kharkiv OR'], 'OR goes between'],
    ['a misspelt name', ['search', 'atuhor:amran'], 'did you mean author:amran?'],
    ['no word behind a name', ['search', 'tag:"!"'], 'needs a word'],
    ['a beginning of one letter', ['search', 'k*'], 'too short'],
    ['a filter excluded', ['search', '--', '-since:2024'], 'can be excluded'],
    ['a first word that is excluded', ['search', '-russia kharkiv'], "search -- '-russia kharkiv'"],
    ['a word that reads like a short flag', ['search', '-nato'], '-nato reads like a flag'],
    ['words excluded without quotes', ['search', 'kharkiv', '-football'], 'in one pair of quotes'],
    ['a star alone', ['search', '*'], '"wirecopy list" lists everything'],
    ['nothing', ['search', ''], 'say what to look for'],
    [
      'a hundred and thirty alternatives',
      ['search', Array.from({ length: 130 }, (_, n) => `w${n}`).join(' OR ')],
      '130',
    ],
    ['a flag that is empty', ['list', '--match', ''], 'say what to look for'],
    ['a date that is none', ['list', '--since', '2024-13'], 'is not a date'],
    ['a span that is none', ['list', '--edited-after-publication', 'soon'], 'is not a span'],
    ['a count that is none', ['list', '--limit', 'all'], 'is not a count'],
  ])('%s is explained', async (_name, args, message) => {
    const { status, stderr } = await run(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('flags of a search are no words, and behind -- words are no flags', async () => {
    const ids = async (...args: string[]) => idsOf((await run(['search', ...args])).stdout);
    expect(await ids('kharkiv', '-n', '1')).toEqual([strike.id]);
    expect(await ids('-n1', 'kharkiv', '-fjson')).toEqual([strike.id]);
    expect(await ids('--author', '-amran', 'kharkiv')).toEqual([strike.id]);
    expect(await ids('--', '-amran')).toEqual([exports.id, weather.id]);
  });

  test('the beginning of an address or a time is text, not a name', async () => {
    expect((await run(['search', 'https://herald.example'])).status).toBe(0);
  });
});

describe('list and search', () => {
  test.each([80, 120])('a table fits into %i columns, wide signs counted double', async (columns) => {
    const { stdout } = await run(['list'], { isTerminal: true, columns, env: { NO_COLOR: '1' } });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => displayWidth(line) <= columns)).toBe(true);
    const before = lines.map((line) => displayWidth(line.slice(0, line.search(/(sea\.|news\.|herald)/))));
    expect(new Set(before).size).toBe(1);
    expect(lines[2]).toMatch(/×2$/);
  });

  test('a search on a terminal shows what was found, marked', async () => {
    const { stdout } = await run(['search', 'kharkiv "air defence"'], { isTerminal: true, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[33m\u001b[1mKharkiv');
    expect(stdout).toContain('edited once');
  });

  test('a search into a pipe has the text around it without marks', async () => {
    const { stdout } = await run(['search', 'air defence']);
    expect(JSON.parse(stdout)).toMatchObject({
      id: strike.id,
      revisions: 2,
      snippet: expect.stringContaining('air defence'),
    });
  });

  test('--format prints whole records', async () => {
    const { stdout } = await run(['list', '--format', 'ndjson', '--tag', 'war']);
    expect(articleSchema.parse(JSON.parse(stdout))).toMatchObject({ headline: editedStrike.headline });
    expect((await run(['search', 'kharkiv', '--format', 'csv'])).stdout.split('\r\n')[0]).toContain('headline');
  });

  test('nothing found is no failure: a hint on a terminal, nothing in a pipe', async () => {
    expect(await run(['search', 'zeppelin'])).toEqual({ status: 0, stdout: '', stderr: '' });
    const shown = await run(['search', 'zeppelin'], { isTerminal: true });
    expect(shown).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('none of 3 articles') });
  });

  test('an archive that is not there is not made', async () => {
    const file = path.join(archive.folder, 'none.db');
    const { status, stderr } = await run(['list', '--archive', file]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('there is no archive at')]);
    expect(() => rmSync(file)).toThrow('ENOENT');
  });

  test('a reader that goes early ends a list quietly', async () => {
    const line = `wirecopy list --archive ${archive.file} | head -1 | wc -l`;
    expect(await shell(line)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\s*1\n$/), stderr: '' });
  });
});

describe('show', () => {
  test('by id, the beginning of one, and address', async () => {
    for (const name of [
      strike.id,
      strike.id.slice(0, 6),
      'http://www.herald.example/2024/story-1?utm_source=x',
      'herald.example/2024/story-1',
    ]) {
      expect(JSON.parse((await run(['show', name])).stdout)).toMatchObject({ headline: editedStrike.headline });
    }
    expect((await run(['show', strike.id], { isTerminal: true })).stdout).toContain('Rachel Amran');
  });

  describe('stories that share an address', () => {
    const status = 'https://herald.example/status';
    const feedUrl = 'https://herald.example/notices.xml';
    const notice = (guid: string, headline: string, body: string): Article =>
      makeArticle({
        ...{ id: guid.repeat(16).slice(0, 16), kind: 'entry', url: status, canonicalUrl: null, headline, body },
        source: { ...makeArticle().source, kind: 'feed', feedUrl, guid },
      });
    const ids: string[] = [];
    beforeAll(async () => {
      const store = await openStore(archive.file);
      const notices = [
        notice(
          'a1',
          'Line 4 is closed until Friday',
          'Buses run between the harbour and the old town while rails are laid.',
        ),
        notice(
          'b2',
          'Water pressure is low in the west',
          'A pump failed at dawn; engineers expect the repair to take until noon.',
        ),
      ];
      for (const [at, article] of notices.entries()) {
        const saved = await store.save(article, { now: `2024-07-0${at + 1}T00:00:00.000Z`, feedUrl, isGuidOwn: true });
        ids.push(saved.id);
      }
      await store.close();
    });

    test('show prints all of an address, and one of a guid or an id', async () => {
      for (const address of [status, 'http://www.herald.example/status/?utm_source=x']) {
        expect(idsOf((await run(['show', '-f', 'ndjson', address])).stdout)).toEqual(ids);
      }
      for (const name of ['b2', ids[1]!]) {
        expect(JSON.parse((await run(['show', name])).stdout)).toMatchObject({ id: ids[1] });
      }
    });

    test.each([
      ['show', '--revisions'],
      ['show', '--raw'],
      ['show', '--revision', '1'],
      ['diff', '--color'],
    ])('%s %s wants one and lists them', async (command, ...flags) => {
      const { status: exit, stderr, stdout } = await run([command, status, ...flags]);
      expect([exit, stdout]).toEqual([1, '']);
      for (const text of [...ids, 'Line 4', 'Water', 'several stories']) expect(stderr).toContain(text);
    });
  });

  test('an earlier revision, the list of revisions, and sightings', async () => {
    const first = await run(['show', strike.id, '--revision', '1', '--format', 'markdown']);
    expect(first.stdout).toContain('# Kharkiv strike wounds 12');
    const list = (await run(['show', strike.id, '--revisions'])).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(list.map(({ number, cause }) => [number, cause])).toEqual([
      [1, 'first'],
      [2, 'edit'],
    ]);
    expect(JSON.parse((await run(['show', strike.id, '--sightings'])).stdout)).toMatchObject({
      feedUrl: 'https://herald.example/feed.xml',
      firstSeen: '2024-04-02T06:00:00.000Z',
    });
  });

  test('the raw page, byte for byte', async () => {
    const { stdout } = await run(['show', strike.id, '--raw']);
    expect(stdout).toBe(Buffer.from(pageOf(editedStrike, '').bytes).toString());
    expect(await run(['show', weather.id, '--raw'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no page'),
    });
  });

  test('another page is never given for that of a revision', async () => {
    expect(await run(['show', strike.id, '--raw', '--revision', '1'])).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('the page of revision 1 of'),
    });
  });

  test('what is not there is a failure that names what is near, and the rest is shown', async () => {
    const { status, stdout, stderr } = await run([
      'show',
      `${strike.id.slice(0, -1)}x`,
      weather.id,
      '--format',
      'ndjson',
    ]);
    expect([status, idsOf(stdout)]).toEqual([1, [weather.id]]);
    expect(stderr).toContain(`did you mean ${strike.id}?`);
    expect((await run(['show', 'https://herald.example/none'])).stderr).toContain('wirecopy fetch --save');
    expect((await run(['show', strike.id, '--revision', '9'])).stderr).toContain('there are 1, 2');
  });
});

describe('diff', () => {
  test('as text: headline and date first, each change with its class', async () => {
    const { stdout } = await run(['diff', strike.id, '--format', 'text']);
    const heads = [...stdout.matchAll(/^(\w+) \((\w+)\)$/gm)].map((match) => `${match[1]} ${match[2]}`);
    expect(heads).toEqual(['headline headline', 'date substance', 'body substance']);
    expect(stdout).toContain('the city counted [-12-] {+21+} wounded');
  });

  test('in colour on a terminal', async () => {
    const { stdout } = await run(['diff', strike.id], { isTerminal: true, env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[32m21');
    expect(stdout).not.toContain('{+');
  });

  test('as JSON, one step a line', async () => {
    const step = JSON.parse((await run(['diff', strike.id])).stdout);
    expect(step).toMatchObject({
      id: strike.id,
      from: { number: 1 },
      to: { number: 2, cause: 'edit' },
      class: 'headline',
    });
  });

  test('as a patch that applies', async () => {
    const { stdout } = await run(['diff', strike.id, '--format', 'patch']);
    const textOf = ({ headline, date, authors, body }: typeof strike) =>
      `${[headline, date, authors[0], body].join('\n\n')}\n`;
    expect(applyPatch(textOf(strike), stdout)).toBe(textOf(editedStrike));
    const back = await run(['diff', strike.id, '--format', 'patch', '--from', '2', '--to', '1']);
    expect(applyPatch(textOf(editedStrike), back.stdout)).toBe(textOf(strike));
  });

  test('one revision is no failure', async () => {
    expect(await run(['diff', weather.id])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});

test('flags become options; nothing else runs', () => {
  const { context } = testContext();
  const names = createProgram(context, () => undefined).commands.map((one) => one.name());
  expect(names).toEqual(expect.arrayContaining(['list', 'search', 'show', 'diff']));
});
