import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDefaults } from '../src/options.js';
import { fetchedOf } from './helpers/fetched.js';
import { readDocument } from '../src/read/index.js';
import { articleSchema } from '../src/schema.js';

// A case is a folder: the feed or sitemap as received, `case.json`, and in `expected.json` all that it gives, checked by a person: whole
// records of a feed, addresses (with what is told of them) of a sitemap.

const root = path.resolve(import.meta.dirname, '../fixtures');

interface Case {
  url: string;
  why: string;
  contentType?: string;
}

async function readCase(folder: string): Promise<unknown[]> {
  const file = readdirSync(folder).find((name) => /^(?:feed|sitemap)\./.test(name))!;
  const bytes = readFileSync(path.join(folder, file));
  const { url, contentType = null } = JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8')) as Case;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const parts = { contentType, sha256, fetchedAt: '2026-05-05T08:00:00.000Z' };
  const items = await readDocument(fetchedOf(bytes, parts, url), readDefaults);
  const seen: unknown[] = [];
  for await (const item of items) {
    if (item.kind === 'article') {
      const article = articleSchema.parse(item.article);
      seen.push({ ...article, source: { ...article.source, extractor: '' } });
    } else if (item.kind === 'target') {
      const { entry } = item.target;
      const told = (entry?.candidates ?? []).map(({ field, value }) => [field, value]);
      seen.push({ url: item.target.url, told });
    } else seen.push({ failure: String(item.error) });
  }
  return seen;
}

for (const kind of ['feeds', 'sitemaps']) {
  describe(`fixtures/${kind}`, () => {
    test.each(readdirSync(path.join(root, kind)))('%s', async (name) => {
      const folder = path.join(root, kind, name);
      const expected: unknown = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
      expect(await readCase(folder)).toEqual(expected);
    });
  });
}
