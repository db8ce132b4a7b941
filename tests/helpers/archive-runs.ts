import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.js';
import { madeArchive } from './archive.js';
import { testContext } from './context.js';

/** For a file of tests: one archive of made-up stories, an empty folder for each test, and runs of the program with both. */
export function archiveRuns() {
  let archive: Awaited<ReturnType<typeof madeArchive>>;
  let folder = '';
  beforeAll(async () => {
    archive = await madeArchive();
  });
  afterAll(() => archive.remove());
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-runs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return {
    archiveFile: (): string => archive.file,
    folder: (): string => folder,
    inFolder: (name: string): string => path.join(folder, name),
    run: async (args: string[], isTerminal = false) => {
      const made = testContext({ env: { WIRECOPY_ARCHIVE: archive.file, HOME: folder }, isTerminal });
      const status = await main(args, made.context);
      return { status, stdout: made.stdout(), stderr: made.stderr() };
    },
  };
}
