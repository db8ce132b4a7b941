import { expect, test } from 'vitest';
import { archiveAddress } from '../../src/cli/archive/open-archive.js';
import type { Context } from '../../src/cli/context.js';

test('a command keeps nothing in memory', () => {
  const context = { env: {} } as Context;
  expect(() => archiveAddress({ archive: 'memory:' }, context)).toThrow('name a file');
  expect(archiveAddress({ archive: ':memory:' }, context)).toBe(':memory:');
});
