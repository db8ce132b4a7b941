import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDefaults } from '../src/options.js';
import { readDocument } from '../src/read/index.js';
import { articleSchema } from '../src/schema.js';
import { makeTarget } from '../src/source/index.js';
import type { Article } from '../src/types.js';
import { version } from '../src/version.js';
import { fetchedOf } from './helpers/fetched.js';

// A page without a story expects `{"error": {code, reason}}`.
// A case is a folder: `page.html` or `page.txt` as received, `case.json`, and the whole record in `expected.json`, checked by a
// person. The test never writes it: `npx wirecopy fetch` prints what to check.

const root = path.resolve(import.meta.dirname, '../fixtures');
const fetchedAt = '2026-05-05T08:00:00.000Z';

interface Case {
  url: string | null;
  why: string;
  headers?: Record<string, string>;
  fetchedAt?: string;
}

async function readCase(folder: string, file: string): Promise<Article> {
  const bytes = readFileSync(path.join(folder, file));
  const { url, headers, ...rest } = JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8')) as Case;
  const parts = {
    target: makeTarget(url ?? path.basename(folder), { url }),
    // A case that says when was fetched then; any other is a file of unknown age.
    status: rest.fetchedAt === undefined ? null : 200,
    headers: headers ?? {},
    contentType: headers?.['content-type'] ?? null,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fetchedAt: rest.fetchedAt ?? fetchedAt,
  };
  const items = await readDocument(fetchedOf(bytes, parts, url), readDefaults);
  for await (const item of items) if (item.kind === 'article') return item.article;
  throw new Error(`${folder} gave no record`);
}

for (const [kind, file] of [
  ['pages', 'page.html'],
  ['texts', 'page.txt'],
] as const) {
  const folder = path.join(root, kind);
  const cases = existsSync(folder) ? readdirSync(folder) : [];
  describe.skipIf(cases.length === 0)(`fixtures/${kind}`, () => {
    test.each(cases)('%s', async (name) => {
      const text = readFileSync(path.join(root, kind, name, 'expected.json'), 'utf8');
      const expected = JSON.parse(text) as Article & { error?: { code: string; reason: string } };
      if (expected.error) {
        await expect(readCase(path.join(root, kind, name), file)).rejects.toMatchObject(expected.error);
        return;
      }
      const article = articleSchema.parse(await readCase(path.join(root, kind, name), file));
      // A new version is no new record.
      expect({ ...article, source: { ...article.source, extractor: '' } }).toEqual({
        ...expected,
        source: { ...expected.source, extractor: '' },
      });
      expect(article.source.extractor).toBe(version);
    });
  });
}
