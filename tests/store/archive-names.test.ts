import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { archiveFolder } from '../helpers/file-archive.js';
import { story } from './contract.js';

const { fresh } = archiveFolder();

test('an archive whose name SQLite would take for memory or an address is a file of its owner’s alone', async () => {
  const folder = path.dirname(fresh());
  const before = process.cwd();
  process.chdir(folder);
  try {
    for (const name of [':memory:', 'file:desk.db']) {
      const store = await openStore(name);
      await store.save(story(1), { now: '2026-05-04T08:00:00.000Z' });
      await store.close();
      expect(statSync(path.join(folder, name)).size).toBeGreaterThan(0);
      expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
      const again = await openStore(name, { mustExist: true });
      await again.close();
    }
  } finally {
    process.chdir(before);
  }
  expect(readdirSync(folder)).not.toContain('desk.db');
});

test('the name of a folder is no archive', async () => {
  await expect(openStore(`${fresh()}/`)).rejects.toMatchObject({ code: 'USAGE' });
});
