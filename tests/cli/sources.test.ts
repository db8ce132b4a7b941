import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Ran, shell, wirecopy } from '../helpers/run.js';

// What people name as a source: folders, tables, and what wirecopy itself printed before.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const env = (): Record<string, string> => ({ XDG_DATA_HOME: path.join(folder, 'data'), XDG_STATE_HOME: folder });
const run = (...args: string[]): Promise<Ran> => wirecopy(args, { cwd: folder, env: env() });
const text =
  'The ferry to the island sailed again on Tuesday after three weeks in port, the company said, as the wind fell.';

function page(name: string, headline: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(
    path.join(folder, name),
    `<!doctype html><html><head><title>${headline}</title></head><body><article><h1>${headline}</h1>
    <time datetime="2024-04-02">2 April 2024</time>${`<p>${text}</p>`.repeat(3)}</article></body></html>`,
  );
}

test('a folder is its files and those below, by name; a link that leads back up is not followed', async () => {
  page('pages/b.html', 'Bravo opens');
  page('pages/a.html', 'Alpha opens');
  page('pages/c/d.html', 'Delta opens');
  page('pages/.hidden.html', 'Hidden opens');
  symlinkSync('..', path.join(folder, 'pages/up'));
  const ran = await run('fetch', 'pages', '--template', '{headline}');
  expect(ran).toMatchObject({ status: 0, stdout: 'Alpha opens\nBravo opens\nDelta opens\n', stderr: '' });
  const listed = await shell('echo pages | wirecopy fetch - --template {headline}', { cwd: folder, env: env() });
  expect(listed.stdout).toBe(ran.stdout);
});

test('records printed before are read back as they are: to filter, to convert, to save', async () => {
  page('a.html', 'Alpha opens');
  page('b.html', 'Bravo opens');
  await run('fetch', 'a.html', 'b.html', '-o', 'all.ndjson');
  await run('fetch', 'a.html', 'b.html', '-o', 'all.json');
  const lines = (await run('fetch', 'a.html', 'b.html')).stdout;
  expect((await run('fetch', 'all.ndjson', '--format', 'ndjson')).stdout).toBe(
    await (async () => (await shell('cat all.ndjson', { cwd: folder })).stdout)(),
  );
  expect((await run('fetch', 'all.json', '--template', '{headline}')).stdout).toBe('Alpha opens\nBravo opens\n');
  const piped = await wirecopy(['fetch', '-', '--match', 'Bravo', '--save', '--template', '{headline}'], {
    cwd: folder,
    env: env(),
    stdin: lines,
  });
  expect(piped).toMatchObject({ status: 0, stdout: 'Bravo opens\n' });
  expect((await run('list', '--format', 'ndjson')).stdout.split('\n')).toHaveLength(2);
  expect(readdirSync(folder)).toContain('data');
});

test('a record that is cut off or of another form is a failure of its own', async () => {
  page('a.html', 'Alpha opens');
  const line = (await run('fetch', 'a.html', '--format', 'ndjson')).stdout;
  const bad = `${line.slice(0, 300)}\n${line.replace('"headline":"Alpha opens"', '"headline":["Alpha"]')}${line}`;
  const ran = await wirecopy(['fetch', '-', '--template', '{headline}'], { cwd: folder, env: env(), stdin: bad });
  expect(ran).toMatchObject({ status: 1, stdout: 'Alpha opens\n' });
  expect(ran.stderr).toMatch(/cut off or broken.*\n.*not whole: headline/);
});

test('pages one behind the other in a file are read one by one, also those of one line', async () => {
  page('a.html', 'Alpha opens');
  page('b.html', 'Bravo opens');
  const make = `tr '\\n' ' ' < a.html; echo; echo; tr '\\n' ' ' < b.html | sed 's#</html>#</HTML>#'; echo '<!doctype html><html><body></body></html>'`;
  await shell(`(${make}) > all.html`, { cwd: folder });
  const headlines = ['--template', '{headline}', '--journal', 'run.journal'];
  for (const _ of ['first', 'with nothing left but what failed']) {
    const ran = await run('fetch', 'all.html', ...headlines);
    expect(ran).toMatchObject({ status: 1, stdout: 'Alpha opens\nBravo opens\n' });
    expect(ran.stderr).toMatch(/all\.html.*\[NO_ARTICLE\]/);
  }
  const piped = await shell('cat all.html | wirecopy fetch - --template "{headline}" 2>/dev/null', { cwd: folder });
  expect(piped.stdout).toBe('Alpha opens\nBravo opens\n');
  // With an address it is what a server sent as one page.
  const sent = await run('fetch', 'all.html', '--url', 'https://harbour.example/a', '--template', '{headline}');
  expect(sent).toMatchObject({ status: 0, stdout: 'Alpha opens\n' });
});

test('in a file of records a broken one costs itself, in whatever form they are written', async () => {
  page('a.html', 'Alpha opens');
  page('b.html', 'Bravo opens');
  await run('fetch', 'a.html', 'b.html', '-o', 'all.ndjson');
  await run('fetch', 'a.html', 'b.html', '-o', 'all.json');
  const make = 'head -1 all.ndjson; echo "{broken"; tail -1 all.ndjson';
  const pretty =
    'node -e \'for (const one of JSON.parse(fs.readFileSync("all.json"))) console.log(JSON.stringify(one, null, 1))\'';
  await shell(`(${make}) > bad.ndjson; ${pretty} > pretty.json; head -c -200 all.json > cut.json`, { cwd: folder });
  const printed = async (file: string) => run('fetch', file, '--template', '{headline}');
  const broken = expect.stringContaining('cut off or broken') as string;
  expect(await printed('bad.ndjson')).toMatchObject({
    status: 1,
    stdout: 'Alpha opens\nBravo opens\n',
    stderr: broken,
  });
  expect(await printed('pretty.json')).toMatchObject({ status: 0, stdout: 'Alpha opens\nBravo opens\n' });
  expect(await printed('cut.json')).toMatchObject({ status: 1, stdout: 'Alpha opens\n', stderr: broken });
});

test.each(['html', 'rss', 'atom', 'jsonfeed', 'markdown', 'ninjs'])(
  'mark-up in a record that somebody else wrote is text in %s',
  async (format) => {
    page('a.html', 'Alpha opens');
    const record = JSON.parse((await run('fetch', 'a.html')).stdout) as Record<string, unknown>;
    const hostile = '<script>alert(1)</script> and <img src=x onerror=alert(2)>';
    const block = { kind: 'paragraph', text: 'Plain', html: hostile, level: null };
    for (const body of [hostile, [block], [{ ...block, text: hostile, html: null }]]) {
      const stdin = `${JSON.stringify({ ...record, body })}\n`;
      const ran = await wirecopy(['fetch', '-', '--format', format], { cwd: folder, env: env(), stdin });
      expect(ran.status).toBe(0);
      expect(ran.stdout).not.toMatch(/(?<!\\)<(?:script|img src=x)/);
    }
  },
);

test.each(['javascript:alert(1)', 'nonsense', 'file:///etc/passwd'])(
  'an address %s in a record is refused',
  async (url) => {
    page('a.html', 'Alpha opens');
    const record = JSON.parse((await run('fetch', 'a.html')).stdout) as Record<string, unknown>;
    for (const part of [
      { url },
      { canonicalUrl: url },
      { links: [{ url, text: 'x' }] },
      { publisher: { name: 'x', url } },
    ]) {
      const stdin = `${JSON.stringify({ ...record, ...part })}\n`;
      const ran = await wirecopy(['fetch', '-', '--format', 'html'], { cwd: folder, env: env(), stdin });
      expect(ran).toMatchObject({ status: 1, stderr: expect.stringContaining('is not an http(s) address') });
    }
  },
);

test('a table with a column of addresses is a list of them', async () => {
  page('a.html', 'Alpha opens');
  const rows = `title,url\n"One, two",file://${folder}/a.html\n`;
  const ran = await wirecopy(['fetch', '-', '--template', '{headline}'], { cwd: folder, env: env(), stdin: rows });
  expect(ran).toMatchObject({ status: 0, stdout: 'Alpha opens\n', stderr: '' });
});
