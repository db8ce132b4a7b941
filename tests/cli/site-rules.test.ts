import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { draftSelectors } from '../../src/extract/index.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';
import { root } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

// A user's own site rules: drafts from a page, and whether they still hold.

let folder: string;
let rules: string;
let config: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-rules-'));
  rules = path.join(folder, 'rules');
  mkdirSync(rules);
  config = path.join(folder, 'own.json');
  writeFileSync(config, JSON.stringify({ sites: './rules' }));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function wirecopy(...args: string[]) {
  const env = { XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const ran = testContext({ env });
  const status = await main([...args, '--config', config], ran.context);
  return { status, stdout: ran.stdout(), stderr: ran.stderr() };
}
const doctor = async () => {
  const { status, stdout } = await wirecopy('doctor', '--rules', '--json');
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { check: string; state: string; message: string });
  return { status, problems: all.filter((one) => one.state === 'problem').map((one) => one.message), all };
};
const rule = (name: string, value: unknown): void =>
  writeFileSync(path.join(rules, name), typeof value === 'string' ? value : JSON.stringify(value));

const story = `<!doctype html><html lang="en"><head><title>Ferry sails again | The Gazette</title></head><body>
<header class="css-1x2y3z"><a href="/">The Gazette</a></header><main id="content">
<h1 class="story-title">Ferry sails again</h1><div class="meta"><a class="byline-name" href="/by/ada">Ada Lindqvist</a>,
<a class="byline-name" href="/by/tom">Tom Okafor</a> <time class="stamp" datetime="2026-04-02T05:28:00+02:00">2 April</time></div>
<div class="story-text sc-3fk29x"><p>The ferry to the island sailed again on Tuesday after three weeks in port, the company said.</p>
<p>The wind fell in the night, and the first passengers were aboard before the sun was up, with flowers for the captain.</p>
<p>Repairs had taken longer than planned because a part had to come by train from the other end of the country.</p></div>
<aside class="more"><h2>More</h2><p><a href="/x">Choir sings in the tower</a></p></aside></main></body></html>`;

test('a rule that cannot be read is told by its name, with what is wrong', async () => {
  mkdirSync(path.join(rules, 'folder.json'));
  writeFileSync(path.join(rules, 'herald.yaml'), '\uFEFFid: herald\nhosts: [herald.example]\n');
  rule('torn.json', '{');
  const { problems } = await doctor();
  expect(problems).toEqual([
    `cannot read ${path.join(rules, 'folder.json')}: it is a folder`,
    expect.stringContaining(`${path.join(rules, 'torn.json')} is not valid JSON: `),
  ]);
  rmSync(path.join(rules, 'torn.json'));
  const { status, stderr } = await wirecopy('fetch', 'nowhere.html');
  expect([status, stderr]).toEqual([2, expect.stringContaining('folder.json: it is a folder')]);
});

describe('rule new', () => {
  test('drafts a rule of names that last and a fixture, proves both, and overwrites nothing', async () => {
    const site = await startServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('set-cookie', 'secret=hush').end(story);
    });
    const fetching = ['--allow-private', '--no-ledger', '--delay', '0'];
    const ran = await wirecopy('rule', 'new', `${site.url}/story`, '--json', ...fetching);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    const told = JSON.parse(ran.stdout) as { file: string; fixture: string; rule: object; missing: string[] };
    expect(told.missing).toEqual([]);
    expect(told.rule).toEqual({
      id: '127-0-0-1',
      hosts: ['127.0.0.1'],
      headline: '.story-title',
      date: '.stamp',
      authors: '.byline-name',
      body: '.story-text',
    });
    expect(readFileSync(told.file, 'utf8')).toContain('headline: .story-title\n');
    expect(readFileSync(path.join(told.fixture, 'page.html'), 'utf8')).toBe(story);
    const expected = JSON.parse(readFileSync(path.join(told.fixture, 'expected.json'), 'utf8')) as object;
    expect(expected).toMatchObject({ date: '2026-04-02T05:28:00+02:00', authors: ['Ada Lindqvist', 'Tom Okafor'] });
    expect(readFileSync(path.join(told.fixture, 'case.json'), 'utf8')).not.toContain('hush');
    expect(await doctor()).toMatchObject({ status: 0, problems: [] });
    const before = readFileSync(told.file, 'utf8');
    const again = await wirecopy('rule', 'new', `${site.url}/other`, ...fetching);
    expect(again).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('is a rule for 127.0.0.1 already'),
    });
    expect(readFileSync(told.file, 'utf8')).toBe(before);
    expect(readdirSync(path.join(rules, 'fixtures'))).toHaveLength(1);
    await site.close();
  });

  test('a fixture that is there is not overwritten, and no rule is left without one', async () => {
    const page = path.join(folder, 'page.html');
    writeFileSync(page, story);
    const url = ['--url', 'https://www.gazette.example/a'];
    mkdirSync(path.join(rules, 'fixtures/gazette-example-ferry-sails-again'), { recursive: true });
    expect(await wirecopy('rule', 'new', page, ...url)).toMatchObject({ status: 1, stdout: '' });
    expect(readdirSync(rules)).toEqual(['fixtures']);
    rmSync(path.join(rules, 'fixtures'), { recursive: true });
    const ran = await wirecopy('rule', 'new', page, ...url);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('authors .byline-name → Ada Lindqvist; Tom Okafor');
    expect(readFileSync(path.join(rules, 'gazette-example.yaml'), 'utf8')).toContain('- gazette.example');
    expect(await doctor()).toMatchObject({ status: 0, problems: [] });
  });

  test('a selector that lets foreign text in is not taken', async () => {
    const page = path.join(root, 'fixtures/pages/kind-gallery/page.html');
    const ran = await wirecopy('rule', 'new', page, '--url', 'https://gazette.example/a', '--json');
    expect(JSON.parse(ran.stdout)).toMatchObject({ rule: { body: 'article > p' } });
  });

  test.each([
    [['new', 'PAGE'], 2, '--url says which page it is'],
    [['old', 'PAGE'], 2, 'rule old is not known'],
    [['new', 'PAGE', '--url', 'file:///etc/passwd'], 2, 'is not an http(s) address'],
    [['new', 'WALL', '--url', 'https://x.example/a'], 1, 'challenge'],
    [['new', 'nowhere.html', '--url', 'https://x.example/a'], 1, 'nowhere.html'],
  ])('rule %j fails and writes nothing', async (args, status, message) => {
    const page = path.join(folder, 'page.html');
    writeFileSync(page, story);
    const wall = path.join(root, 'fixtures/pages/refused-challenge/page.html');
    const ran = await wirecopy('rule', ...args.map((one) => ({ PAGE: page, WALL: wall })[one] ?? one));
    expect(ran.status).toBe(status);
    expect(ran.stderr).toContain(message);
    expect(readdirSync(rules)).toEqual([]);
  });

  test('without a folder of rules it asks for one', async () => {
    writeFileSync(config, '{}');
    const ran = await wirecopy('rule', 'new', 'https://x.example/a');
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('--dir') });
  });

  test('a huge or hostile page ends in time', () => {
    const article = makeArticle({ headline: 'x', authors: ['x'], body: 'x'.repeat(40) });
    const option = { url: 'https://x.example/', headers: {} };
    const began = performance.now();
    for (const html of [
      `${'<div class="date a b c d">'.repeat(8_000)}x`,
      '<p class="byline author date">x</p>'.repeat(8_000),
      `<p id="a&quot;]{}" class='x" y] :is(z'>x</p>${'<time>1</time>'.repeat(8_000)}`,
    ]) {
      for (const list of Object.values(draftSelectors(html, option, article))) {
        for (const selector of list) expect(selector).toMatch(/^[\w#.[\]=" >-]+$/);
      }
    }
    expect(performance.now() - began).toBeLessThan(60_000);
  }, 120_000);
});

describe('doctor --rules', () => {
  const good = { id: 'gazette', hosts: ['gazette.example'], headline: 'h1' };
  /** What is done to it comes after. */
  const fixture = (parts: Record<string, unknown> = {}, then: () => void = () => undefined): void => {
    const place = path.join(rules, 'fixtures/one');
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, 'page.html'), story);
    writeFileSync(path.join(place, 'case.json'), JSON.stringify({ url: 'https://gazette.example/a', why: 'x' }));
    writeFileSync(path.join(place, 'expected.json'), JSON.stringify({ headline: 'Ferry sails again', ...parts }));
    then();
  };

  test('is well where rules are, and says which have no fixture', async () => {
    rule('gazette.json', good);
    const bare = await doctor();
    expect(bare).toMatchObject({ status: 0, problems: [] });
    expect(bare.all).toContainEqual(
      expect.objectContaining({ state: 'note', message: expect.stringContaining('has no fixture') }),
    );
    fixture();
    expect((await doctor()).all.filter((one) => one.check === 'fixture')).toEqual([]);
  });

  test.each<[string, unknown, RegExp]>([
    ['an unknown field', { ...good, headlin: 'h1' }, /"headlin" in .* did you mean "headline"/],
    ['a selector', { ...good, headline: 'h1[' }, /"headline" is not a selector: h1\[/],
    ['a body', { ...good, body: '.a:nope(' }, /"body" is not a selector/],
    ['one of several', { ...good, remove: ['.a', '>>'] }, /"remove" is not a selector: >>/],
    ['briefs', { ...good, briefs: { item: 'li', time: '[', headline: 'h3', summary: 'p' } }, /"briefs.time"/],
    ['an empty one', { ...good, date: ' ' }, /"date" is not a selector/],
    ['a host', { ...good, hosts: ['https://www.gazette.example/'] }, /is not a host/],
    ['a zone', { ...good, timeZone: 'Mars/Olympus' }, /not an IANA zone/],
    ['a day', { ...good, validUntil: '2024-02-30' }, /validUntil/],
    ['no JSON', '{', /gazette.json/],
    ['the id of a built-in rule', { ...good, id: 'kyiv-independent' }, /stands in wirecopy itself/],
    ['__proto__', '{"id":"a","hosts":["a.example"],"__proto__":{"x":1}}', /__proto__/],
  ])('%s that is wrong', async (_, value, message) => {
    rule('gazette.json', value);
    const { status, problems } = await doctor();
    expect(status).toBe(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(message);
  });

  test('a host twice, but for the layouts of two times', async () => {
    rule('a.json', good);
    rule('b.yaml', 'id: other\nhosts: [gazette.example]\nvalidUntil: "2020-12-31"\n');
    expect((await doctor()).problems).toEqual([]);
    rule('c.json', { ...good, id: 'third' });
    expect((await doctor()).problems).toEqual([
      expect.stringMatching(/c\.json: the host gazette.example stands in .*a\.json/),
    ]);
  });

  test.each<[string, () => void, RegExp]>([
    ['another value', () => fixture({ headline: 'Else' }), /headline is "Ferry sails again", expected "Else"/],
    ['a key that is none', () => fixture({ headlines: 'x' }), /"headlines" .* is not a key/],
    [
      'nothing expected',
      () => fixture({}, () => rmSync(path.join(rules, 'fixtures/one/expected.json'))),
      /expected.json cannot be read/,
    ],
    ['no page', () => fixture({}, () => rmSync(path.join(rules, 'fixtures/one/page.html'))), /page.html/],
    [
      'a page of no rule',
      () =>
        fixture({}, () => writeFileSync(path.join(rules, 'fixtures/one/case.json'), '{"url":"https://b.example/"}')),
      /no rule is for/,
    ],
  ])('a fixture with %s is trouble', async (_, make, message) => {
    rule('gazette.json', good);
    make();
    const { status, problems } = await doctor();
    expect(status).toBe(1);
    expect(problems).toEqual([expect.stringMatching(message)]);
    expect(existsSync(rules)).toBe(true);
  });
});
