import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { testContext } from '../helpers/context.js';
import { startServer } from '../helpers/server.js';

// An archive keeps the text of a body; what was a numbered list on the page is one where the article is shown.

const sentence =
  'The ferry to the islands sails at night again from Monday, after two winters without a boat in the evening.';
const page = (list: string): string => `<!doctype html><html lang="en"><head><title>Rules for the ferry</title>
<meta property="og:type" content="article"><meta property="og:title" content="Rules for the ferry">
<meta property="article:published_time" content="2026-05-03T07:00:00+02:00"></head><body><main><article><h1>Rules for the ferry</h1>
<p>${sentence}</p><h2>On board</h2>${list}<p>${sentence} The mayor <a href="https://example.org/said">said so</a> on Thursday.</p></article></main></body></html>`;
const numbered =
  '<ol><li>Come to the quay in time, with the ticket in your hand.</li><li>Bicycles stand on the lower deck.<ul><li>Cargo bikes pay for two.</li></ul></li></ol>';

const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-show-'));
const archive = path.join(folder, 'archive.db');
let server: Awaited<ReturnType<typeof startServer>>;

async function run(...args: string[]) {
  const { context, stdout, stderr } = testContext({ env: { WIRECOPY_ARCHIVE: archive, XDG_CACHE_HOME: folder } });
  const status = await main(args, context);
  return { status, stdout: stdout(), stderr: stderr() };
}
const show = async (...flags: string[]): Promise<string> => (await run('show', `${server.url}/rules`, ...flags)).stdout;

beforeAll(async () => {
  server = await startServer((request, response) => {
    if (request.url !== '/rules') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page(numbered));
  });
  await run('fetch', `${server.url}/rules`, '--allow-private', '--save', '--quiet');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

test('show prints the numbers of a numbered list, and bullets of the list inside it', async () => {
  expect(await show('--format', 'text')).toContain(
    '\n1. Come to the quay in time, with the ticket in your hand.\n2. Bicycles stand on the lower deck.\n  • Cargo bikes pay for two.\n',
  );
});

test('Markdown and HTML have lists, headings and links of the page', async () => {
  const markdown = await show('--format', 'markdown');
  expect(markdown).toContain('## On board\n\n1. Come to the quay');
  expect(markdown).toContain('[said so](https://example.org/said)');
  const html = await show('--format', 'html');
  expect(html).toContain('<ol><li>Come to the quay');
  expect(html).toContain('<a href="https://example.org/said"');
});

test('site rules that cannot be read do not hide an article', async () => {
  const { context, stdout } = testContext({ env: { WIRECOPY_ARCHIVE: archive, XDG_CACHE_HOME: folder } });
  const config = path.join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ sites: './nowhere' }));
  expect(await main(['show', `${server.url}/rules`, '--format', 'text', '--config', config], context)).toBe(0);
  expect(stdout()).toContain('• Come to the quay in time');
});

test('the record itself is text, as ever', async () => {
  const record = JSON.parse(await show('--format', 'json')) as Article;
  expect(record.body).toContain('\n\n- Come to the quay in time');
});

test('what the archive says of a story stands where its page reads otherwise, is broken or was not kept', async () => {
  const store = await openStore(archive);
  const { article } = (await store.get(`${server.url}/rules`))!;
  const copies: [string, string | null][] = [
    ['otherwise', page(numbered.replace('lower', 'upper'))],
    ['broken', '<html><body></body></html>'],
    ['gone', null],
  ];
  for (const [name, text] of copies) {
    const url = `https://${name}.example/rules`;
    const bytes = new TextEncoder().encode(text ?? '');
    const raw = { url, fetchedAt: '2026-05-04T12:00:00.000Z', status: 200, headers: {}, bytes };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const other = {
      ...article,
      id: sha256.slice(0, 16),
      url,
      canonicalUrl: url,
      headline: `Rules ${name}`,
      body: `${name} ${article.body as string}`,
      source: { ...article.source, sha256 },
    };
    await store.save(other, { now: '2026-05-04T12:00:00.000Z', raw: text === null ? null : raw });
  }
  await store.close();
  for (const [name] of copies) {
    const { stdout, status } = await run('show', `https://${name}.example/rules`, '--format', 'text');
    expect(status).toBe(0);
    expect(stdout).toContain('• Come to the quay in time');
    expect(stdout).toContain('• Bicycles stand on the lower deck.');
  }
});
