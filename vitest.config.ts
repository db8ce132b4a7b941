import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/bench/**'],
    // Real servers, real files and a real shell: generous, so that a loaded machine fails no test.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two files at once, also on a machine of two processors, where one is the default: most tests wait for processes and servers.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    env: { TZ: 'America/New_York', NO_COLOR: '1' },
  },
});
