import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { root } from './helpers/run.js';

// `npm run fuzz` and `npm run check:time` go by these files; here each reader gets a few documents, so that they stay in step with it.

interface Fuzzing {
  readers: Record<string, { seeds: string }>;
  faultOf(name: string, bytes: Buffer): Promise<unknown>;
  mutate(seeds: readonly Buffer[], random: unknown): Buffer;
  randomOf(seed: number): unknown;
}
const load = (file: string): Promise<Partial<Fuzzing>> =>
  import(pathToFileURL(path.join(root, 'scripts', file)).href) as Promise<Partial<Fuzzing>>;
const parts = await Promise.all(['bounds/readers.mjs', 'fuzz/mutate.mjs', 'fuzz/random.mjs'].map(load));
const { readers, faultOf, mutate, randomOf } = Object.assign({}, ...parts) as Fuzzing;

const seeds = [
  '<html><head><title>The harbour</title></head><body><h1>The harbour</h1><p>By Ada Lee</p><p>It opened again on Monday.</p></body></html>',
  '<rss><channel><title>Coast</title><item><title>Harbour</title><link>https://coast.example/1</link></item></channel></rss>',
  'The harbour opened again\n\nBy Ada Lee\n\n4 May 2026\n\nIt opened again on Monday.\n',
].map((text) => Buffer.from(text));

test.each(Object.keys(readers))('%s takes any document, or refuses it by name', async (name) => {
  for (let turn = 0; turn < 25; turn++) {
    const bytes = mutate(seeds, randomOf(turn));
    expect(await faultOf(name, bytes), `turn ${turn}`).toBeNull();
  }
});

test('the same seed makes the same document', () => {
  expect(mutate(seeds, randomOf(7))).toEqual(mutate(seeds, randomOf(7)));
  expect(mutate(seeds, randomOf(7))).not.toEqual(mutate(seeds, randomOf(8)));
});
