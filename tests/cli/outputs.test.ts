import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Ran, shell, wirecopy } from '../helpers/run.js';

// Where results go: other people's files, links, pipes and devices stay what they are.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-outputs-'));
  writeFileSync(inFolder('a.html'), page('Ferry sails again'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string): string => path.join(folder, name);
const env = (): Record<string, string> => ({
  XDG_CONFIG_HOME: inFolder('config'),
  XDG_DATA_HOME: inFolder('data'),
  XDG_STATE_HOME: inFolder('state'),
});
const run = (...args: string[]): Promise<Ran> => wirecopy(args, { cwd: folder, env: env() });
const bash = (line: string): Promise<Ran> => shell(line, { cwd: folder, env: env() });
const text =
  'The ferry to the island sailed again on Tuesday after three weeks in port, the company said, as the wind fell.';

function page(headline: string): string {
  return `<!doctype html><html><head><title>${headline}</title></head><body><article><h1>${headline}</h1>
    <time datetime="2024-04-02">2 April 2024</time>${`<p>${text}</p>`.repeat(3)}</article></body></html>`;
}

const parts = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.part'));

describe('--output', () => {
  test('- is standard output, and no file of that name', async () => {
    const ran = await run('fetch', 'a.html', '-o', '-');
    expect(ran.stdout).toContain('Ferry sails again');
    expect(existsSync(inFolder('-'))).toBe(false);
  });

  test('/dev/stdout goes where standard output goes, behind what is there', async () => {
    const ran = await bash(
      'echo first > all.txt; wirecopy fetch a.html -o /dev/stdout --template {headline} >> all.txt',
    );
    expect(ran.status).toBe(0);
    expect(readFileSync(inFolder('all.txt'), 'utf8')).toBe('first\nFerry sails again\n');
  });

  test('a link is followed: it stays a link, and its goal keeps its rights', async () => {
    mkdirSync(inFolder('disk'));
    writeFileSync(inFolder('disk/real.ndjson'), 'old');
    chmodSync(inFolder('disk/real.ndjson'), 0o640);
    symlinkSync('disk/real.ndjson', inFolder('link.ndjson'));
    symlinkSync('link.ndjson', inFolder('chain.ndjson'));
    expect((await run('fetch', 'a.html', '-o', 'chain.ndjson')).status).toBe(0);
    expect(lstatSync(inFolder('chain.ndjson')).isSymbolicLink()).toBe(true);
    expect(lstatSync(inFolder('link.ndjson')).isSymbolicLink()).toBe(true);
    expect(readFileSync(inFolder('disk/real.ndjson'), 'utf8')).toContain('Ferry sails again');
    expect(statSync(inFolder('disk/real.ndjson')).mode & 0o777).toBe(0o640);
    symlinkSync('disk/new.ndjson', inFolder('dangling.ndjson'));
    expect((await run('fetch', 'a.html', '-o', 'dangling.ndjson')).status).toBe(0);
    expect(readFileSync(inFolder('disk/new.ndjson'), 'utf8')).toContain('Ferry sails again');
    symlinkSync('round.ndjson', inFolder('round.ndjson'));
    expect((await run('fetch', 'a.html', '-o', 'round.ndjson')).stderr).toMatch(/leads round in a circle \[FILE\]/);
  });

  test('a named pipe stays one, and its reader gets all', async () => {
    const ran = await bash(
      'mkfifo pipe; cat pipe > got & wirecopy fetch a.html -o pipe; s=$?; wait; test -p pipe && exit $s',
    );
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(inFolder('got'), 'utf8')).toContain('Ferry sails again');
  });

  test('a pipe whose reader comes late is waited for, and Ctrl-C ends the waiting', async () => {
    const late = await bash(
      'mkfifo pipe; (sleep 1; cat pipe > got) & wirecopy fetch a.html -o pipe; s=$?; wait; exit $s',
    );
    expect(late.status).toBe(0);
    expect(readFileSync(inFolder('got'), 'utf8')).toContain('Ferry sails again');
    const waiting = await bash(
      'mkfifo alone; timeout -s INT 3 "$NODE" "$BIN" fetch a.html -o alone; echo $?'.replace(
        '"$NODE" "$BIN"',
        `"${process.execPath}" "${path.resolve(import.meta.dirname, '../../bin/wirecopy.js')}"`,
      ),
    );
    expect(waiting.stdout).toMatch(/^(124|130)\n$/);
  });

  test('a process substitution and a device are written to', async () => {
    const ran = await bash(
      'wirecopy fetch a.html -o >(cat > got) --template {headline}; wirecopy fetch a.html -o /dev/null; sleep 1',
    );
    expect(ran.status).toBe(0);
    expect(readFileSync(inFolder('got'), 'utf8')).toBe('Ferry sails again\n');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test.each([
    ['a folder', 'out', /^wirecopy: out is a folder: name a file in it \[FILE\]\n$/],
    [
      'a folder that is not there',
      'none/x.json',
      /^wirecopy: none\/x\.json cannot be written: the folder none does not exist \[FILE\]\n$/,
    ],
    ['below a file', 'a.html/x.json', /a part of it is a file|is not a folder/],
    ['a name that is too long', `${'n'.repeat(300)}.json`, /the name is too long/],
  ])('%s is said in plain words, and nothing stays behind', async (_name, output, message) => {
    mkdirSync(inFolder('out'));
    const ran = await run('fetch', 'a.html', '-o', output);
    expect(ran).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(parts()).toEqual([]);
  });

  test('a full disk is one line, status 1, and nothing half stays', async () => {
    const ran = await run('fetch', 'a.html', '-o', '/dev/full');
    expect(ran).toMatchObject({
      status: 1,
      stderr: 'wirecopy: /dev/full cannot be written: the disk is full [FILE]\n',
    });
    const out = await bash('wirecopy fetch a.html > /dev/full');
    expect(out.status).toBe(1);
    expect(out.stderr).toMatch(/^wirecopy: standard output cannot be written: the disk is full( \[FILE\])?\n$/);
  });

  test('standard error that is closed loses neither the output nor the status', async () => {
    const ran = await bash('(sleep 0.3) | true; wirecopy fetch a.html nothere.html -o out.ndjson 2> >(true); echo $?');
    expect(ran.stdout).toBe('1\n');
    expect(readFileSync(inFolder('out.ndjson'), 'utf8')).toContain('Ferry sails again');
  });

  test('a run in which every source failed keeps what is there, unless it is told otherwise', async () => {
    writeFileSync(inFolder('good.ndjson'), 'yesterday\n');
    const kept = await run('fetch', 'nothere.html', '-o', 'good.ndjson');
    expect(kept.status).toBe(1);
    expect(kept.stderr).toContain('every source failed: good.ndjson stays as it was');
    expect(readFileSync(inFolder('good.ndjson'), 'utf8')).toBe('yesterday\n');
    expect((await run('fetch', 'nothere.html', '-o', 'good.ndjson', '--replace-empty')).status).toBe(1);
    expect(readFileSync(inFolder('good.ndjson'), 'utf8')).toBe('');
    expect(parts()).toEqual([]);
  });
});

describe('--output-dir', () => {
  test.each(['', '/', '.', '..', 'x/', 'x/..'])('a name that names no file is refused: %j', async (name) => {
    const ran = await run('fetch', 'a.html', 'a.html', '--output-dir', 'nameless', '--name', name);
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('does not name a file in the folder') });
    expect(readdirSync(inFolder('.')).filter((file) => file.startsWith('nameless'))).toEqual([]);
  });

  test('the same record thrice gives three files, and another story never takes the file of an earlier run', async () => {
    expect(
      (await run('fetch', 'a.html', 'a.html', 'a.html', '--output-dir', 'out', '--name', 'story.json')).status,
    ).toBe(0);
    expect(readdirSync(inFolder('out'))).toHaveLength(3);
    rmSync(inFolder('out'), { recursive: true });
    writeFileSync(inFolder('b.html'), page('Bridge opens'));
    const flags = ['--output-dir', 'out', '--name', '{date}.json'];
    const from = (name: string): string[] => [
      'fetch',
      `${name}.html`,
      '--url',
      `https://herald.example/${name}`,
      ...flags,
    ];
    await run(...from('a'));
    await run(...from('b'));
    await run(...from('a'));
    const texts = readdirSync(inFolder('out')).map((name) => readFileSync(inFolder(`out/${name}`), 'utf8'));
    expect(texts.map((one) => (JSON.parse(one) as { headline: string }).headline).sort()).toEqual([
      'Bridge opens',
      'Ferry sails again',
    ]);
  });

  test.each(['json', 'md', 'html'])(
    'a story never takes the file of one that links to it, or whose address begins as its own does (%s)',
    async (extension) => {
      const flags = ['--output-dir', 'out', '--name', `briefing.${extension}`];
      const link =
        '<p>Yesterday: <a href="https://herald.example/b/1">the briefing of Monday and all of its stories</a> is still there.</p>';
      writeFileSync(inFolder('one.html'), page('Briefing of Monday'));
      writeFileSync(inFolder('ten.html'), page('Briefing of Tuesday').replace('</article>', `${link}</article>`));
      const save = (name: string, url: string) => run('fetch', name, '--url', `https://herald.example${url}`, ...flags);
      for (let time = 0; time < 2; time++) {
        expect(await save('ten.html', '/b/10')).toMatchObject({ status: 0 });
        expect(await save('one.html', '/b/1')).toMatchObject({ status: 0 });
      }
      const texts = readdirSync(inFolder('out')).map((name) => readFileSync(inFolder(`out/${name}`), 'utf8'));
      expect(texts).toHaveLength(2);
      for (const day of ['Monday', 'Tuesday'])
        expect(texts.some((one) => one.includes(`Briefing of ${day}`))).toBe(true);
    },
  );

  test('a file in the folder’s place, and an empty name, are said in plain words', async () => {
    const blocked = await run('fetch', 'a.html', '--output-dir', 'a.html');
    expect(blocked).toMatchObject({ status: 1, stderr: expect.stringContaining('a.html is not a folder [FILE]') });
    expect(await run('fetch', 'a.html', '-o', '')).toMatchObject({
      status: 1,
      stderr: 'wirecopy: the name of a file to write is empty [FILE]\n',
    });
    expect(parts()).toEqual([]);
  });

  test.each(['海'.repeat(200), 'ё'.repeat(200), '👩‍👩‍👧‍👦'.repeat(60), 'x'.repeat(400)])(
    'long names are cut by bytes: %s',
    async (headline) => {
      writeFileSync(inFolder('a.html'), page(headline));
      const ran = await run(
        'fetch',
        'a.html',
        'a.html',
        '--output-dir',
        'out',
        '--name',
        '{slug}-{headline}-{host}.json',
      );
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      const names = readdirSync(inFolder('out'));
      expect(names).toHaveLength(2);
      for (const name of names) {
        expect(Buffer.byteLength(name)).toBeLessThan(256);
        expect(name).toMatch(/\.json$/);
        expect(name).not.toContain('\uFFFD');
      }
    },
  );
});

describe('--failures', () => {
  test('the list that is being read is not emptied before it was read', async () => {
    const ran = await bash(
      'printf "%s\\n%s\\n" nothere.html a.html > list; wirecopy fetch - --failures list --template {headline} < list; echo $?; cat list',
    );
    expect(ran.stdout).toMatch(/^Ferry sails again\n1\n\{"source":"nothere\.html".*\}\n$/);
    expect(parts()).toEqual([]);
  });

  test('taken back it means the same: a file stays a file, what was found stays found, the status is a field', async () => {
    await bash('wirecopy fetch nothere.example --failures f --url https://herald.example/x < /dev/null; true');
    writeFileSync(inFolder('f'), '');
    await bash('wirecopy fetch ./example.org a.html --failures f');
    const [line] = readFileSync(inFolder('f'), 'utf8').trim().split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      source: './example.org',
      file: './example.org',
      found: false,
      status: null,
    });
    const again = await bash('wirecopy fetch - < f');
    expect(again.stderr).toBe('wirecopy: ./example.org does not exist [FILE]\n');
  });

  test('standard output may be a pipe that it shares', async () => {
    const ran = await run('fetch', 'nothere.html', '--failures', '-');
    expect(JSON.parse(ran.stdout)).toMatchObject({ code: 'FILE' });
  });
});

describe('a configuration file of the working folder', () => {
  test('may not say where is written or what is sent; the same in a file of the user does, relative to that file', async () => {
    writeFileSync(inFolder('bystander'), 'mine');
    const value = {
      fetch: { output: 'bystander', name: '../bystander', failures: 'bystander' },
      archive: 'theirs.db',
      header: ['X-A: b'],
      template: '{headline}',
    };
    writeFileSync(inFolder('wirecopy.config.json'), JSON.stringify(value));
    const ran = await run('fetch', 'a.html');
    expect(ran.stdout).toBe('Ferry sails again\n');
    expect(ran.stderr).toMatch(
      /wirecopy\.config\.json in the working folder may not set archive, header, output, name, failures: /,
    );
    expect(readFileSync(inFolder('bystander'), 'utf8')).toBe('mine');
    mkdirSync(inFolder('etc'));
    writeFileSync(inFolder('etc/mine.json'), JSON.stringify({ fetch: { output: 'out.txt' }, template: '{headline}' }));
    const mine = inFolder('etc/mine.json');
    for (const naming of [
      () => run('fetch', 'a.html', '--config', 'etc/mine.json'),
      () => wirecopy(['fetch', 'a.html'], { cwd: folder, env: { ...env(), WIRECOPY_CONFIG: mine } }),
    ]) {
      const named = await naming();
      expect(named).toMatchObject({ status: 0, stdout: '', stderr: '' });
      expect(readFileSync(inFolder('etc/out.txt'), 'utf8')).toBe('Ferry sails again\n');
      rmSync(inFolder('etc/out.txt'));
    }
  });

  test("lies over the user's own, which still says where the archive is; ~ is the home folder", async () => {
    mkdirSync(inFolder('config/wirecopy'), { recursive: true });
    writeFileSync(
      inFolder('config/wirecopy/config.json'),
      JSON.stringify({ archive: '~/kept/news.db', template: '{id}' }),
    );
    writeFileSync(inFolder('wirecopy.config.json'), JSON.stringify({ template: '{headline}' }));
    mkdirSync(inFolder('kept'));
    const ran = await wirecopy(['fetch', 'a.html', '--save'], { cwd: folder, env: { ...env(), HOME: folder } });
    expect(ran).toMatchObject({ status: 0, stdout: 'Ferry sails again\n', stderr: '' });
    expect(existsSync(inFolder('kept/news.db'))).toBe(true);
    expect(existsSync(inFolder('~'))).toBe(false);
  });
});
