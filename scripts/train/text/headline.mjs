// The model that picks the headline's line: which of the lines before the story is the truth's headline.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chooseLines, startOf } from '../../../dist/text-page/choose-lines.js';
import { headlineFeatures, headlinePlaces, headlineRows } from '../../../dist/text-page/headline-features.js';
import { crossValidated, fitAll, matrixOf } from '../choice-fit.mjs';
import { corpusRoot, foldCount } from '../corpus.mjs';

const { normText } = await import(pathToFileURL(path.join(corpusRoot, 'lib.mjs')).href);
const options = { trees: 120, leaves: 10, rate: 0.08, l2: 3, minRows: 8, rowShare: 0.6, columnShare: 0.4 };
const seeds = [7, 8];

export function trainHeadlines(pages, probabilities, write) {
  const kept = pages.flatMap(({ record, fold, lines, a }, at) => {
    if (!record.headline) return [];
    const p = probabilities[at];
    const bodyStart = startOf(a, chooseLines(a, p));
    const places = headlinePlaces(a, bodyStart);
    const wanted = normText(record.headline);
    const labels = places.map((i) => Number(normText(lines[i]) === wanted));
    const isThere = lines.some((line) => normText(line) === wanted);
    const rows = headlineRows(places, { a, p, bodyStart, url: at % 2 ? record.url : null });
    return [{ record, fold, rows, labels, weight: 1, isThere }];
  });
  const learned = kept.filter(({ labels }) => labels.includes(1));
  const matrix = matrixOf(learned, headlineFeatures.length);
  const { found } = crossValidated(matrix, foldCount, options, seeds);
  const hits = learned.filter(({ labels }, i) => labels[found[i].indexOf(Math.max(...found[i]))] === 1).length;
  const share = (value) => Number(value.toFixed(4));
  const figures = {
    pages: kept.length,
    ...options,
    headlineIsALine: share(kept.filter(({ isThere }) => isThere).length / kept.length),
    amongTheCandidates: share(learned.length / kept.length),
    exact: share(hits / kept.length),
    exactWhereCandidate: share(hits / learned.length),
  };
  write('headline', fitAll(matrix, options, seeds), matrix, headlineFeatures, figures);
}
