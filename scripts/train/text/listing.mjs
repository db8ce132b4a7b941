// The model of texts that are not stories: front pages and collections.
import { chooseLines } from '../../../dist/text-page/choose-lines.js';
import { pageFeatures, pageSigns } from '../../../dist/text-page/page-signs.js';
import { crossValidated, fitAll, matrixOf } from '../choice-fit.mjs';
import { foldCount } from '../corpus.mjs';

// Two questions a tree, as for the pages in HTML: with so few lists, deeper trees learn single pages.
const options = { trees: 320, leaves: 3, rate: 0.05, l2: 2, minRows: 12, rowShare: 0.5, columnShare: 0.4 };
const seeds = [1, 2, 3];
/** Of a page's row without its address, against the one with it. */
const bareWeight = 0.2;
/** Share of articles that may be taken for a listing, cross-validated; the threshold follows from it. */
const falseShare = 0.004;

const isListing = ({ pageType }) => pageType === 'listing' || pageType === 'collection';

export function trainPageKinds(pages, probabilities, write) {
  const kept = pages.flatMap(({ record, fold, a }, at) => {
    const isOther = record.set === 'wcxb-other';
    if (isOther && !isListing(record)) return [];
    const p = probabilities[at];
    const keep = chooseLines(a, p);
    const rows = [pageSigns(a, p, keep, record.url), pageSigns(a, p, keep, null)];
    return [
      { record, fold, rows, labels: rows.map(() => Number(isListing(record))), weight: isListing(record) ? 3 : 1 },
    ];
  });
  const matrix = matrixOf(kept, pageFeatures.length);
  matrix.weights = Float32Array.from(kept.flatMap(({ weight }) => [weight, weight * bareWeight]));
  const found = crossValidated(matrix, foldCount, options, seeds).found;
  // The first row of a page is with its address, the second without: each has a threshold of its own.
  const judged = (column, label) => found.filter((_, i) => kept[i].labels[0] === label).map((rows) => rows[column]);
  const limits = [0, 1].map((column) => {
    const articles = judged(column, 0).sort((a, b) => b - a);
    return Number((articles[Math.floor(articles.length * falseShare)] + 1e-6).toFixed(4));
  });
  const share = (list, limit) => Number((list.filter((one) => one >= limit).length / list.length).toFixed(4));
  const figures = {
    threshold: limits[0],
    thresholdWithoutUrl: limits[1],
    articles: judged(0, 0).length,
    articlesTaken: share(judged(0, 0), limits[0]),
    listingsCaught: share(judged(0, 1), limits[0]),
    listingsCaughtWithoutUrl: share(judged(1, 1), limits[1]),
  };
  write('listing', fitAll(matrix, options, seeds), matrix, pageFeatures, figures);
}
