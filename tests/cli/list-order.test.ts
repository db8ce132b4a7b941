import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import { madeArchive } from '../helpers/archive.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';

// Order, kind, first sighting and tags of a list, as a user asks for them.

let archive: Awaited<ReturnType<typeof madeArchive>>;
beforeAll(async () => {
  archive = await madeArchive();
  const store = await openStore(archive.file);
  const url = 'https://zeta.example/blog';
  const source = { ...makeArticle().source, tags: ['Wires'] };
  const live = { id: 'f'.repeat(16), url, canonicalUrl: url, kind: 'live', headline: 'a blog', source } as const;
  await store.save(makeArticle({ ...live, date: '2024-04-10', tags: [] }), { now: '2024-07-01T00:00:00.000Z' });
  await store.close();
});
afterAll(() => archive.remove());

async function list(...args: string[]) {
  const ran = testContext({ env: { XDG_CONFIG_HOME: archive.folder } });
  const status = await main([...args, '--archive', archive.file], ran.context);
  const ids = ran
    .stdout()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { id: string }).id[0]);
  return { status, ids: ids.join(''), stderr: ran.stderr() };
}

test.each([
  ['list', '32f1'],
  ['list --reverse', '1f23'],
  ['list --sort seen', 'f321'],
  ['list --sort headline', 'f312'],
  ['list --sort source', '123f'],
  ['list --sort source --reverse', 'f321'],
  ['list --kind live', 'f'],
  ['list --kind live,article --sort seen --limit 2', 'f3'],
  ['list --seen-since 2024-06', '3f'],
  ['list --seen-since 2024-05-01 --seen-until 2024-05', '2'],
  ['list --seen-until 2024-04-02T09:00+03:00', '1'],
  ['list --seen-since 720d', '3f'],
  ['list --tag wires', 'f'],
  ['list --tag war', '1'],
  ['list --match kharkiv', '31'],
  ['search kharkiv --sort date --reverse', '13'],
  ['search kharkiv --kind live', ''],
  ['export --kind live', 'f'],
])('%s', async (line, ids) => {
  expect(await list(...line.split(' '))).toEqual({ status: 0, ids, stderr: '' });
});

test.each([
  ['list --sort size', 'sort'],
  ['list --kind galery', 'did you mean gallery?'],
  ['list --kind ""', 'is not a kind'],
  ['list --seen-since soon', '--seen-since soon is not a date'],
  ['search kharkiv --reverse', '--reverse needs --sort'],
  ['list --edited --format html --sort seen', '--sort does not go with'],
  ['list --tag !!', 'needs a letter'],
  [`list ${'--tag x '.repeat(51)}`, '50 tags at most'],
])('%s is wrong usage', async (line, message) => {
  const ran = await list(
    ...line
      .trim()
      .split(' ')
      .map((one) => (one === '""' ? '' : one)),
  );
  expect(ran.status).toBe(2);
  expect(ran.stderr).toContain(message);
});
