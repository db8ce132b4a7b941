import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { guardTerminals, inColour } from '../../src/cli/screen/terminal-guard.js';
import { formatNames } from '../../src/options.js';
import { openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';

// What text from the web may do to a terminal: set its title, hide, colour, clear, turn the order round, overwrite, ring.
const evil = 'A\u001b]0;owned\u0007B\u001b[8mC\u001b[31mRED\u009b2J\u202eE\u2066F\rG\bH\u2028I\u200fJ';
const acting = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/;
const ownCodes = /\u001b\[(?:[1-49]|2[2-49]|3[0-79]|9[0-7])m/g;
const ids = ['abcd000000000001', 'abcd000000000002'];

let folder: string;
let archive: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-guard-'));
  archive = path.join(folder, 'archive.db');
  const store = await openStore(archive);
  for (const [at, id] of ids.entries()) {
    for (const turn of [1, 2]) {
      const now = `2026-05-0${turn}T06:00:00.000Z`;
      const raw = {
        url: `https://herald.example/${at}`,
        fetchedAt: now,
        status: 200,
        headers: {},
        bytes: Buffer.from(evil),
      };
      await store.save(storyOf(id, at, turn), { now, feedUrl: null, raw });
    }
  }
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every text of it is hostile. */
function storyOf(id: string, at: number, turn: number): Article {
  const url = `https://herald.example/${at}`;
  const body = [`${evil} begins story ${at}, which is long enough.`, `${evil} goes on ${turn}.`, `Ends with ${evil}`];
  return makeArticle({
    id,
    url,
    canonicalUrl: url,
    headline: `${evil} ${at} ${turn}`,
    body: body.join('\n\n'),
    authors: [evil],
    tags: [evil],
    section: evil,
    summary: evil,
    notices: [evil],
    images: [{ url, caption: evil, credit: evil, alt: evil, width: null, height: null }],
  });
}

async function run(args: string[], isTerminal: boolean, env: Record<string, string> = {}): Promise<string> {
  const made = testContext({ isTerminal, env: { WIRECOPY_ARCHIVE: archive, NO_COLOR: '1', ...env } });
  await main(args, made.context);
  return made.stdout() + made.stderr();
}

const lists = ['list', 'search', 'show', 'export'].flatMap((command) =>
  formatNames.map((format) => [
    command,
    ...{ list: [], search: ['story'], show: [ids[0]!], export: [] }[command]!,
    '--format',
    format,
  ]),
);
const commands: string[][] = [
  ...lists,
  ['list'],
  ['search', 'story'],
  ['show', ids[0]!],
  ['show', 'abcd'],
  ['show', 'abcd000000000009'],
  ['show', ids[0]!, '--raw'],
  ['show', ids[0]!, '--revisions'],
  ['show', ids[0]!, '--sightings'],
  ['diff', ids[0]!],
  ['diff', ids[0]!, '--format', 'patch'],
  ['diff', ids[0]!, '--format', 'json'],
  ['diff', ids[0]!, '--from', evil],
  ['fetch', evil],
  ['list', '--nothing', evil],
  ['unfollow', evil],
  ['doctor', '--archive', `/nowhere/${evil}`],
  ['reextract', '--dry-run'],
];

describe('no control or bidi character of the web reaches a terminal', () => {
  test.each(commands.map((args) => [args.join(' ').replaceAll(evil, '…'), args] as const))(
    '%s',
    async (_name, args) => {
      const plain = await run(args, true);
      expect(plain).not.toBe('');
      // A progress line clears itself; CSV ends its lines as RFC 4180 wants.
      expect(plain.replaceAll('\r\u001b[2K', '').replaceAll('\r\n', '\n')).not.toMatch(acting);
      const coloured = await run(args, true, { NO_COLOR: '', FORCE_COLOR: '1' });
      expect(coloured).not.toContain('\u001b[31mRED');
      expect(coloured.replace(ownCodes, '').replaceAll('\r\u001b[2K', '').replaceAll('\r\n', '\n')).not.toMatch(acting);
    },
  );
});

test('files and pipes keep the text as it was', async () => {
  expect(await run(['show', ids[0]!, '--format', 'markdown'], false)).toContain(`begins story 0`);
  expect(JSON.parse(await run(['show', ids[0]!], false))).toMatchObject({ headline: `${evil} 0 2`, tags: [evil] });
  expect(await run(['show', ids[0]!, '--raw'], false)).toBe(evil);
  const file = path.join(folder, 'out.ndjson');
  writeFileSync(file, '');
  await run(['export', '--output', file, '--format', 'ndjson'], true);
  const { readFileSync } = await import('node:fs');
  expect(readFileSync(file, 'utf8')).toContain('\u202e');
});

test('colours of the web are not taken for our own', async () => {
  const made = testContext({ isTerminal: true });
  const context = guardTerminals(made.context);
  context.stdout.write('a\u001b[31mb\r\n');
  inColour(context).stdout.write('\u001b[1mbold\u001b[22m\u001b[8mhidden\u001b]8;;x\u0007');
  context.stderr.write(Buffer.from('caf\u00e9\u202e').subarray(0, 4));
  context.stderr.write(Buffer.from('caf\u00e9\u202e').subarray(4));
  inColour(context).stderr.write('\r\u001b[2Kdone\rx');
  expect(made.stdout()).toBe('a [31mb\r\n\u001b[1mbold\u001b[22m [8mhidden ]8;;x ');
  expect(made.stderr()).toBe('caf\u00e9 \r\u001b[2Kdone x');
});

test('where standard output is a file and standard error a terminal, each gets its own', async () => {
  const made = testContext({ isTerminal: true });
  made.context.isStdoutTerminal = false;
  const context = guardTerminals(made.context);
  context.stdout.write(evil);
  context.stderr.write(evil);
  expect(made.stdout()).toBe(evil);
  expect(made.stderr()).not.toMatch(acting);
  expect(context.stop).toBe(made.context.stop);
  expect(context.stdout.destroyed).toBe(false);
});
