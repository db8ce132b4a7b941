import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { readDefaults } from '../src/options.js';
import { readDocument } from '../src/read/index.js';
import { fetchedOf } from './helpers/fetched.js';

const looks = vi.hoisted(() => ({ inside: 0, outside: [] as string[] }));

vi.mock('../src/shared/characters.js', () => ({
  codeAt: (text: string, at: number): number => {
    if (at >= 0 && at < text.length) looks.inside++;
    else looks.outside.push(new Error(`${at} of ${text.length}`).stack ?? '');
    return text.charCodeAt(at);
  },
  lengthOf: (text: string): number => text.length,
}));

// One look behind a text's end, by whomever, and V8 makes every look of every reader ten times as slow (`shared/characters.ts`).
test('no reader looks behind the end of a text', async () => {
  const folder = new URL('../fixtures/pages/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(new URL(`${name}/page.html`, folder));
    try {
      for await (const item of await readDocument(fetchedOf(bytes), readDefaults)) expect(item).toBeDefined();
    } catch (error) {
      expect(error).toHaveProperty('code');
    }
  }
  expect(looks.outside.slice(0, 3)).toEqual([]);
  expect(looks.inside).toBeGreaterThan(100_000);
});
