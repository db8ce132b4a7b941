import { expect, test } from 'vitest';
import { keptFrom, leftOutOf } from '../../src/sync/story-facts.js';

test('a story that was left out has the key under which the archive has it, also where its entry moved', () => {
  const entry = { key: 'https://herald.example/old', url: 'https://herald.example/old' } as Parameters<
    typeof leftOutOf
  >[0]['entry'];
  const { story } = leftOutOf({ entry, page: null });
  expect(keptFrom({ key: 'https://herald.example/new', story }).entry.key).toBe('https://herald.example/new');
});
