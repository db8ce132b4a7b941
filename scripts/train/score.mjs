// Scores chosen runs against the truth with the measuring set's own scorer. Pages are parsed again, predictions are handed in.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyse } from '../../dist/extract/body/features.js';
import { parsePage } from '../../dist/extract/page.js';
import { corpusRoot, readCorpus, readHtml } from './corpus.mjs';
import { sets } from './matrix.mjs';

const scorer = path.join(corpusRoot, 'score.mjs');

/** A corpus of one's own has no scorer: its models are made without figures. */
export const hasScorer = existsSync(scorer);

/** `bodyOf(analysis, probabilities)` gives the text; returns figures by set and each page's body. */
export async function scoreAll(pages, probabilities, bodyOf, only = sets) {
  const { score } = await import(pathToFileURL(scorer).href);
  const places = new Map(pages.map((page) => [`${page.set}/${page.id}`, page]));
  const figures = {};
  const bodies = new Map();
  for (const set of only) {
    const truth = readCorpus(set);
    const predictions = new Map();
    for (const record of truth) {
      const place = places.get(`${set}/${record.id}`);
      if (!place) continue;
      const analysis = analyse(parsePage(readHtml(record), { url: record.url }));
      const body = bodyOf(analysis, probabilities.subarray(place.from, place.to), record);
      predictions.set(record.id, { id: record.id, body });
      bodies.set(`${set}/${record.id}`, body);
    }
    const judged = truth.filter((record) => predictions.has(record.id));
    figures[set] = score(judged, predictions);
  }
  return { figures, bodies };
}
