// Body figures of lines chosen by given probabilities, by set, with the measuring set's own scorer.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { corpusRoot } from '../corpus.mjs';

const { score } = await import(pathToFileURL(path.join(corpusRoot, 'score.mjs')).href);

export function scoreBodies(pages, probabilities, choose = (page, p) => page.lines.filter((_, i) => p[i] >= 0.5)) {
  const bySet = new Map();
  pages.forEach((page, at) => {
    const { record } = page;
    const set = bySet.get(record.set) ?? { truth: [], predictions: new Map() };
    bySet.set(record.set, set);
    set.truth.push(record);
    set.predictions.set(record.id, { id: record.id, body: choose(page, probabilities[at]).join('\n\n') });
  });
  const rounded = (value) => Number(value.toFixed(4));
  const figures = {};
  for (const [name, { truth, predictions }] of bySet) {
    const s = score(truth, predictions);
    if (s.body?.f1 !== undefined) figures[`${name}BodyF1`] = rounded(s.body.f1);
    if (s.segments?.f1 !== undefined) figures[`${name}SegmentsF1`] = rounded(s.segments.f1);
  }
  return figures;
}
