import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import file from '../../src/extract/body/body.model.json' with { type: 'json' };
import { analyse, featureMatrix, featureNames } from '../../src/extract/body/features.js';
import { judgeRuns } from '../../src/extract/body/model.js';
import { parsePage } from '../../src/extract/page.js';
import { probability, readModel } from '../../src/shared/trees.js';

const root = path.resolve(import.meta.dirname, '../../fixtures/pages');
const model = readModel(file, featureNames);

/** What no rule takes for a story's, however little a page has. */
const lowest = 0.15;

test('runs are judged by all features and trees, or are low either way', () => {
  let shortened = 0;
  for (const name of readdirSync(root)) {
    const analysis = analyse(parsePage(readFileSync(path.join(root, name, 'page.html'), 'utf8'), { url: null }));
    const matrix = featureMatrix(analysis);
    for (const [index, judged] of judgeRuns(analysis).entries()) {
      const whole = Math.fround(probability(model, matrix, index * featureNames.length));
      if (judged === whole) continue;
      shortened++;
      expect(Math.max(judged, whole)).toBeLessThan(lowest);
    }
  }
  expect(shortened).toBeGreaterThan(0);
});
