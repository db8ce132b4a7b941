import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleSchema } from '../../src/schema.js';
import type { Article } from '../../src/types.js';
import { root, shell, wirecopy } from '../helpers/run.js';
import { serve, startServer } from '../helpers/server.js';

const page = readFileSync(path.join(root, 'fixtures/pages/harbour-strike/page.html'), 'utf8');
const address = 'https://harbour-herald.example/2026/05/04/dockers-return';
const headline = 'Dockers return to work after nine days';
const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>https://h.example/</link>
<item><title>First story</title><link>https://h.example/1</link><guid>1</guid><pubDate>Mon, 04 May 2026 06:30:00 +0200</pubDate><description>One.</description></item>
<item><title>Second story</title><link>https://h.example/2</link><guid>2</guid><pubDate>Mon, 04 May 2026 07:30:00 +0200</pubDate><description>Two.</description></item></channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><id>urn:h</id><updated>2026-05-04T08:00:00Z</updated>
<entry><title>An Atom story</title><id>urn:h:1</id><link href="https://h.example/3"/><updated>2026-05-04T08:00:00Z</updated><summary>Three.</summary></entry></feed>`;
const jsonFeed = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Herald',
  items: [
    {
      id: '4',
      url: 'https://h.example/4',
      title: 'A JSON story',
      content_text: 'Four.',
      date_published: '2026-05-04T09:00:00Z',
    },
  ],
});

let folder: string;
let site: Awaited<ReturnType<typeof startServer>>;
const open = ['--allow-private=127.0.0.1/32', '--delay', '0'];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-'));
  site = await startServer(
    serve({
      '/page': { body: page },
      '/rss': { body: rss, type: 'application/rss+xml' },
      '/atom': { body: atom, type: 'application/atom+xml' },
      '/json': { body: jsonFeed, type: 'application/feed+json' },
    }),
  );
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

function records(text: string): Article[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => articleSchema.parse(JSON.parse(line)));
}

describe('what it reads', () => {
  test.skipIf(process.platform !== 'linux')(
    'a folder whose names are not UTF-8, and a link that leads nowhere',
    async () => {
      const old = mkdtempSync(path.join(folder, 'old-'));
      const latin = (name: string): Buffer => Buffer.concat([Buffer.from(`${old}/`), Buffer.from(name, 'latin1')]);
      mkdirSync(latin('archivé'));
      writeFileSync(latin('archivé/café.html'), page);
      writeFileSync(latin('cafè.html'), page);
      symlinkSync('nowhere', path.join(old, 'lost.html'));
      const ran = await wirecopy(['fetch', old]);
      expect(records(ran.stdout).map((one) => one.headline)).toEqual([headline, headline]);
      expect(records(ran.stdout).map((one) => one.source.file)).toEqual([
        path.join(old, 'archiv\ufffd', 'caf\ufffd.html'),
        path.join(old, 'caf\ufffd.html'),
      ]);
      expect(ran.status).toBe(1);
      expect(ran.stderr).toMatch(/lost\.html does not exist \[FILE\]\n/);
    },
  );

  test('a saved page and its address give a whole record', async () => {
    const ran = await wirecopy(['fetch', 'fixtures/pages/harbour-strike/page.html', '--url', address]);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const [article] = records(ran.stdout);
    expect(article).toMatchObject({
      headline,
      date: '2026-05-04T06:30:00+02:00',
      authors: ['Ada Lindqvist', 'Tom Okafor'],
      tags: ['Port of Aalvik', 'Trade unions', 'Shipping'],
      canonicalUrl: address,
      publisher: { name: 'The Harbour Herald' },
    });
    expect(article?.body).toContain('- Remote cranes stay');
    expect(article?.body).not.toMatch(/newsletter|Fish prices|All rights reserved/);
  });

  test.each([
    ['page', '/page', [headline]],
    ['RSS', '/rss', ['First story', 'Second story']],
    ['Atom', '/atom', ['An Atom story']],
    ['JSON Feed', '/json', ['A JSON story']],
  ])('a %s from a server, piped into jq', async (_kind, url, headlines) => {
    const ran = await shell(`wirecopy fetch ${site.url}${url} ${open.join(' ')} | jq -r .headline`);
    expect(ran).toMatchObject({ status: 0, stderr: '', stdout: `${headlines.join('\n')}\n` });
  });

  test('feeds from files, in the order of the sources', async () => {
    for (const [name, text] of Object.entries({ 'a.xml': rss, 'b.xml': atom, 'c.json': jsonFeed }))
      writeFileSync(path.join(folder, name), text);
    const ran = await wirecopy(['a.xml', 'b.xml', 'c.json'], { cwd: folder });
    expect(ran.status).toBe(0);
    expect(records(ran.stdout).map((one) => one.headline)).toEqual([
      'First story',
      'Second story',
      'An Atom story',
      'A JSON story',
    ]);
  });
});

describe('standard input', () => {
  test('a document piped in is read as the document', async () => {
    const html = await wirecopy(['fetch', '-', '--url', address], { stdin: page });
    expect(records(html.stdout)[0]?.headline).toBe(headline);
    const feed = await wirecopy(['fetch', '-'], { stdin: rss });
    expect(records(feed.stdout)).toHaveLength(2);
  });

  test('a list takes names, JSON lines, blank lines and comments', async () => {
    writeFileSync(path.join(folder, 'saved.html'), page);
    writeFileSync(path.join(folder, 'a.xml'), rss);
    const list = `# mine\n\na.xml\n${JSON.stringify({ file: 'saved.html', url: address, ref: 'the strike' })}\n`;
    const ran = await wirecopy(['fetch', '-'], { stdin: list, cwd: folder });
    expect(ran.stderr).toBe('');
    const found = records(ran.stdout);
    expect(found.map((one) => one.headline)).toEqual(['First story', 'Second story', headline]);
    expect(found[2]).toMatchObject({ url: address, source: { ref: 'the strike', file: 'saved.html' } });
  });

  test('the first record is out before the last source is read', async () => {
    const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), 'fetch', '-'], {
      cwd: folder,
      stdio: 'pipe',
    });
    writeFileSync(path.join(folder, 'saved.html'), page);
    child.stdin.write(`${JSON.stringify({ file: 'saved.html', url: address })}\n`);
    // The list is not ended: the record has to come while standard input is open.
    const first = await new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    );
    expect(JSON.parse(first.split('\n')[0] ?? '')).toMatchObject({ headline });
    child.stdin.end('saved.html\n');
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect(status).toBe(0);
  });
});

describe('failures', () => {
  test('good sources are printed, each bad one is a line with its code, and the status is 1', async () => {
    writeFileSync(path.join(folder, 'saved.html'), page);
    writeFileSync(path.join(folder, 'paper.pdf'), '%PDF-1.7 …');
    writeFileSync(path.join(folder, 'empty.html'), '');
    const failures = path.join(folder, 'failed.ndjson');
    const ran = await wirecopy(
      [
        'fetch',
        'saved.html',
        `${site.url}/none`,
        'paper.pdf',
        'empty.html',
        'absent.html',
        `${site.url}/rss`,
        '--failures',
        failures,
        ...open,
      ],
      { cwd: folder },
    );
    expect(ran.status).toBe(1);
    expect(records(ran.stdout)).toHaveLength(3);
    const lines = ran.stderr.trim().split('\n');
    expect(lines).toHaveLength(4);
    for (const [at, name, code] of [
      [0, '/none', 'HTTP_STATUS'],
      [1, 'paper.pdf', 'UNRECOGNISED'],
      [2, 'empty.html', 'UNRECOGNISED'],
      [3, 'absent.html', 'FILE'],
    ] as const) {
      expect(lines[at]).toContain(name);
      expect(lines[at]).toContain(`[${code}]`);
    }
    const kept = readFileSync(failures, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { code: string });
    expect(kept.map((one) => one.code)).toEqual(['HTTP_STATUS', 'UNRECOGNISED', 'UNRECOGNISED', 'FILE']);
  });

  test('--quiet says nothing, --log json says it as data', async () => {
    const quiet = await wirecopy(['fetch', 'absent.html', '--quiet'], { cwd: folder });
    expect(quiet).toMatchObject({ status: 1, stderr: '', stdout: '' });
    const log = await wirecopy(['fetch', 'absent.html', '--log', 'json'], { cwd: folder });
    expect(JSON.parse(log.stderr)).toMatchObject({ source: 'absent.html', retryable: false });
  });

  test.each([
    ['no arguments', []],
    ['fetch without a source', ['fetch']],
    ['an unknown flag', ['fetch', 'x', '--nonsense']],
    ['an unknown format', ['fetch', 'x', '--format', 'xml']],
    ['a zone that is none', ['fetch', 'x', '--timezone', 'Kyiv']],
    ['a date that is none', ['fetch', 'x', '--since', 'yesterday']],
    ['a key that no record has', ['fetch', 'x', '--field', 'headlin']],
    ['a flag before the command', ['--full', 'fetch', 'x']],
    ['two outputs', ['fetch', 'x', '--output', 'a', '--output-dir', 'b']],
    ['an address that is none of ours', ['fetch', 'gopher://x/']],
    ['a misspelt command', ['shema']],
  ])('%s is wrong usage: 2, and what to type', async (_name, args) => {
    const ran = await wirecopy(args, { cwd: folder });
    expect(ran.status).toBe(2);
    expect(ran.stdout).toBe('');
    expect(ran.stderr).toMatch(/^wirecopy: .{10,}/);
  });

  test('a reader that has enough ends the run quietly', async () => {
    const items = Array.from(
      { length: 3000 },
      (_, n) =>
        `<item><title>Story ${n}</title><guid>${n}</guid><description>${'word '.repeat(200)}</description></item>`,
    );
    writeFileSync(
      path.join(folder, 'long.xml'),
      `<rss version="2.0"><channel><title>x</title>${items.join('')}</channel></rss>`,
    );
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash's own
    const status = '"${PIPESTATUS[0]}"';
    const ran = await shell(`wirecopy fetch long.xml | head -1 | jq -r .headline; echo ${status}`, {
      cwd: folder,
    });
    expect(ran).toMatchObject({ stdout: 'Story 0\n0\n', stderr: '' });
  });
});

describe('output', () => {
  test('array, csv, markdown and text', async () => {
    writeFileSync(path.join(folder, 'a.xml'), rss.replace('First story', '=cmd()'));
    const run = async (...flags: string[]): Promise<string> =>
      (await wirecopy(['fetch', 'a.xml', ...flags], { cwd: folder })).stdout;
    expect(JSON.parse(await run('--format', 'array'))).toHaveLength(2);
    const csv = await run('--format', 'csv');
    expect(csv).toContain("'=cmd()");
    expect(csv.split('\r\n')[0]).toContain('headline');
    expect(await run('--format', 'csv', '--no-formula-guard')).toMatch(/,=cmd\(\),/);
    expect(await run('--format', 'markdown')).toContain('title: "Second story"');
    expect(await run('--format', 'text')).toContain('Second story');
  });

  test('--output takes its format from the name and appears whole', async () => {
    writeFileSync(path.join(folder, 'a.xml'), rss);
    const ran = await wirecopy(['fetch', 'a.xml', '--output', 'out.json'], { cwd: folder });
    expect(ran).toMatchObject({ status: 0, stdout: '' });
    expect(JSON.parse(readFileSync(path.join(folder, 'out.json'), 'utf8'))).toHaveLength(2);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('--output-dir writes one file a record, and no name leads out of it', async () => {
    writeFileSync(path.join(folder, 'evil.xml'), rss.replace('First story', '../../../etc/passwd'));
    const out = path.join(folder, 'out');
    const ran = await wirecopy(['fetch', 'evil.xml', '--output-dir', out, '--name', '{year}/{slug}.json'], {
      cwd: folder,
    });
    expect(ran.status).toBe(0);
    expect(readdirSync(out, { recursive: true }).sort()).toEqual([
      '2026',
      path.join('2026', 'etc-passwd.json'),
      path.join('2026', 'second-story.json'),
    ]);
  });

  test('--limit, --since, --match and --field choose', async () => {
    writeFileSync(path.join(folder, 'a.xml'), rss);
    const run = async (...flags: string[]): Promise<string> =>
      (await wirecopy(['fetch', 'a.xml', ...flags], { cwd: folder })).stdout;
    expect(records(await run('--limit', '1'))).toHaveLength(1);
    expect(records(await run('--since', '2026-05-05'))).toHaveLength(0);
    expect(records(await run('--match', 'SECOND'))).toHaveLength(1);
    expect(await run('--limit', '1', '--field', 'headline,date')).toBe(
      '{"headline":"First story","date":"2026-05-04T06:30:00+02:00"}\n',
    );
  });
});
