import { expect, test } from 'vitest';
import { recordFromLine } from '../../src/read/index.js';
import { articleSchema } from '../../src/schema.js';
import { packRecord, unpackRecord } from '../../src/store/rows.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

test('a record that an earlier version kept or printed gets the keys that came since, and is whole', async () => {
  const { enclosures: _e, quality: _q, dateBasis, ...old } = makeArticle();
  const { inferred: _i, ...basis } = dateBasis;
  const kept = unpackRecord(packRecord({ ...old, dateBasis: basis } as unknown as Article));
  expect(articleSchema.safeParse(kept).success).toBe(true);
  const printed = await recordFromLine(JSON.stringify({ ...old, dateBasis: basis }), 'text');
  expect(printed).toMatchObject({ enclosures: [], quality: null, dateBasis: { inferred: null } });
  expect(kept.quality).toBeNull();
});
