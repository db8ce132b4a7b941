import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, wirecopy } from '../helpers/run.js';

// A Node without SQLite (20), and the optional package left out: what is left works, and what needs it says what to install.

const env = { NODE_OPTIONS: `--import ${path.join(root, 'tests/helpers/no-sqlite.mjs')}` };
const archive = path.join(mkdtempSync(path.join(tmpdir(), 'wirecopy-')), 'a.db');
const page = 'fixtures/pages/harbour-strike/page.html';

test('without SQLite the archive says what to install', async () => {
  const { status, stderr } = await wirecopy(['fetch', page, '--save', '--archive', archive], { env });
  expect(stderr).toContain('use Node 22.13 or later, or install wirecopy without --omit=optional [STORE]');
  expect(stderr).not.toMatch(/Cannot find|at file:/);
  expect(status).toBe(1);
});

test('without SQLite a page is read all the same', async () => {
  const { status, stdout } = await wirecopy(['fetch', page], { env });
  expect(JSON.parse(stdout)).toMatchObject({ headline: 'Dockers return to work after nine days' });
  expect(status).toBe(0);
});
