import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { fileArchive } from '../helpers/file-archive.js';
import { testRawFolder } from './raw-folder-contract.js';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-raw-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const fresh = (): string => path.join(folder, `archive-${count++}.db`);

testRawFolder(
  'a file',
  () => fileArchive(fresh()),
  () => openStore(fresh()),
);
