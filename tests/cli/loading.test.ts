import path from 'node:path';
import { expect, test } from 'vitest';
import { root, runProgram } from '../helpers/run.js';

// A short run is mostly the loading of code: each of these packages costs a tenth of it or more.

test.each([
  ['a page of a file', ['fetch', 'fixtures/pages/harbour-strike/page.html'], []],
  ['the version', ['--version'], []],
  ['a feed of a file', ['fetch', 'fixtures/feeds/atom/feed.xml'], ['rss-parser']],
])('%s loads no package that it does not need', async (_, args, needed) => {
  const told = ['--require', path.join(root, 'tests/helpers/loaded.cjs'), path.join(root, 'bin/wirecopy.js')];
  const { status, stderr } = await runProgram(process.execPath, [...told, ...args], { cwd: root });
  const loaded = /^loaded: (.*)$/m.exec(stderr)?.[1]?.split(' ') ?? ['nothing was told'];
  const heavy = ['undici', 'rss-parser', '@photostructure/sqlite', 'jschardet', 'yaml'];
  expect([status, loaded.filter((name) => heavy.includes(name))]).toEqual([0, needed]);
  // On Node 24 `http` brings TLS, HTTP/2 and an undici of its own: a tenth of the run.
  if (needed.length === 0) {
    const own = /^of Node: (.*)$/m.exec(stderr)?.[1]?.split(' ') ?? [];
    expect(own).toContain('fs');
    expect(own.filter((name) => ['http', 'tls', 'child_process', 'worker_threads'].includes(name))).toEqual([]);
  }
});
