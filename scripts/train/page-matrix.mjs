// Signs of whole pages, from cross-validated runs, cached: what the model of page kinds learns from.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chooseRuns } from '../../dist/extract/body/choose.js';
import { analyse } from '../../dist/extract/body/features.js';
import { readSigns, signNames } from '../../dist/extract/body/page-signs.js';
import { parsePage } from '../../dist/extract/page.js';
import { cacheRoot, readCorpus, readHtml } from './corpus.mjs';
import { bareSets, binOf, maxBins, sets } from './matrix.mjs';

const file = path.join(cacheRoot, 'signs.json');

export function buildSigns(pages, probabilities) {
  const places = new Map(pages.map((page) => [`${page.set}/${page.id}`, page]));
  const rows = [];
  for (const record of [...sets, ...bareSets].flatMap(readCorpus)) {
    const place = places.get(`${record.set}/${record.id}`);
    if (!place) continue;
    const p = probabilities.subarray(place.from, place.to);
    const a = analyse(parsePage(readHtml(record), { url: record.url }));
    const choice = chooseRuns(a, p);
    for (const url of [record.url, null]) {
      a.page.url = url;
      rows.push({ ...place, url, address: record.url, signs: [...readSigns(a, p, choice)] });
    }
  }
  writeFileSync(file, JSON.stringify(rows));
  return rows;
}

export const loadSigns = () => JSON.parse(readFileSync(file, 'utf8'));

/** In the form that the trees take: `labelOf` gives 1, 0 or -1 (left out). */
export function signMatrix(rows, labelOf, weightOf = () => 1) {
  const count = rows.length;
  const width = signNames.length;
  const cuts = signNames.map((_, column) => {
    const distinct = [...new Set(Float32Array.from(rows, (row) => row.signs[column]).sort())];
    if (distinct.length <= maxBins) return distinct.slice(0, -1);
    const picked = new Set();
    for (let bin = 1; bin < maxBins; bin++) picked.add(distinct[Math.floor((bin * distinct.length) / maxBins)]);
    return [...picked];
  });
  const bins = new Uint8Array(count * width);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < count; row++) bins[column * count + row] = binOf(rows[row].signs[column], cuts[column]);
  }
  return {
    bins,
    cuts,
    count,
    width,
    labels: Int8Array.from(rows, labelOf),
    weights: Float32Array.from(rows, weightOf),
  };
}
