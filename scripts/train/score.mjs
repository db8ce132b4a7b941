// Scores chosen runs against the truth with the measuring set's own scorer. Pages are parsed again, predictions are handed in.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { analyse } from '../../dist/extract/body/features.js';
import { parsePage } from '../../dist/extract/page.js';
import { corpusRoot, readCorpus, readHtml } from './corpus.mjs';
import { sets } from './matrix.mjs';

const { score, pageScore, scorePages } = await import(pathToFileURL(path.join(corpusRoot, 'score.mjs')).href);

/** `bodyOf(analysis, probabilities)` gives the text; returns figures by set and each page's body. */
export function scoreAll(pages, probabilities, bodyOf, only = sets) {
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

export { pageScore, scorePages };
