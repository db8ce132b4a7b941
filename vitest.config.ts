import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * What reads and changes texts and starts nothing: its files share a process, as to load the reader costs more than most of them.
 * Those of `output` do not: what they time depends on what was done before.
 */
const pure = [
  ...['decode', 'diff', 'discover', 'extract', 'feed', 'mail', 'normalise', 'opml', 'recognise'],
  ...['report', 'shared', 'sitemap', 'sites', 'source', 'text-page'],
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Real servers, real files and a real shell: generous, so that a loaded machine fails no test.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two files at once, also on a machine of two processors, where one is the default: most tests wait for processes and servers.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: { TZ: 'America/New_York', NO_COLOR: '1' },
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/bench/**', ...pure],
        },
      },
      { extends: true, test: { name: 'together', include: pure, isolate: false } },
    ],
  },
});
