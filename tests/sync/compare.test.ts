import { expect, test } from 'vitest';
import type { SeenEntry } from '../../src/read/index.js';
import { compareEntries } from '../../src/sync/compare.js';

test('entries that an earlier version noted under another spelling of their address are known', () => {
  const seen: SeenEntry[] = ['%D8%A7-a', '%D8%A8-b'].map((name) => ({
    key: `url:herald.example/${name}`,
    signature: name,
    url: `https://herald.example/${name}`,
    guid: null,
    publishedAt: null,
    raw: null,
  }));
  const known = ['%d8%a7%2Da', '%d8%a8%2Db'].map((name, at) => ({
    key: `url:herald.example/${name}`,
    guid: null,
    signature: seen[at]!.signature,
    isGone: false,
    isLeftOut: false,
  }));
  expect(compareEntries(seen, known)).toMatchObject({ new: [], gone: [], rehomed: [], unchanged: 2, hasGap: false });
});
