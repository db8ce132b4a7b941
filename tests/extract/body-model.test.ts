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

test('what is counted of a text stands under the name that the model asks for', () => {
  const text = 'Ada, Tom, Kit; Eva: "7 | 81 / 9 * 5" (or [x]) (y)! One! Two! Three? Four. And, then, Lind.';
  const html = `<html><body><p>${text}</p><p><a href="/a">More</a></p><p>漢字</p></body></html>`;
  const analysis = analyse(parsePage(html, { url: null }));
  const matrix = featureMatrix(analysis);
  const at = (name: string, run = 0): number => matrix[run * featureNames.length + featureNames.indexOf(name)]!;
  const counted = { sentences: 6, commas: 5, exclamations: 3, quotes: 2, brackets: 6, separators: 3, colonAt: 18 };
  expect(Object.fromEntries(Object.keys(counted).map((name) => [name, at(name)]))).toEqual(counted);
  const shares = { digitShare: 5, upperShare: 10 };
  for (const [name, count] of Object.entries(shares))
    expect([name, at(name)]).toEqual([name, Math.fround(count / text.length)]);
  expect([at('longestWord'), at('linkShare'), at('linkShare', 1), at('links', 1), at('cjkShare', 2)]).toEqual([
    5, 0, 1, 1, 1,
  ]);
});
