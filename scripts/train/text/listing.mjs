// The model of texts that are no story: front pages and collections.
import { chooseLines } from '../../../dist/text-page/choose-lines.js';
import { pageFeatures, pageSigns } from '../../../dist/text-page/page-signs.js';
import { crossValidated, fitAll, matrixOf } from '../choice-fit.mjs';
import { foldCount } from '../corpus.mjs';

const options = { trees: 120, leaves: 6, rate: 0.06, l2: 3, minRows: 8, rowShare: 0.6, columnShare: 0.4 };
const seeds = [1, 2];
/** Share of articles that may be taken for a listing, cross-validated; the threshold follows from it. */
const falseShare = 0.006;

const isListing = ({ pageType }) => pageType === 'listing' || pageType === 'collection';

export function trainPageKinds(pages, probabilities, write) {
  const kept = pages.flatMap(({ record, fold, a }, at) => {
    const isOther = record.set === 'wcxb-other';
    if (isOther && !isListing(record)) return [];
    const p = probabilities[at];
    const rows = [pageSigns(a, p, chooseLines(a, p))];
    return [{ record, fold, rows, labels: [Number(isListing(record))], weight: isListing(record) ? 3 : 1 }];
  });
  const matrix = matrixOf(kept, pageFeatures.length);
  const found = crossValidated(matrix, foldCount, options, seeds).map(([one]) => one);
  const articles = found.filter((_, i) => kept[i].labels[0] === 0).sort((a, b) => b - a);
  const listings = found.filter((_, i) => kept[i].labels[0] === 1);
  const threshold = Number((articles[Math.floor(articles.length * falseShare)] + 1e-6).toFixed(4));
  const share = (list) => Number((list.filter((one) => one >= threshold).length / list.length).toFixed(4));
  const figures = {
    threshold,
    articles: articles.length,
    articlesTaken: share(articles),
    listingsCaught: share(listings),
  };
  write('listing', fitAll(matrix, options, seeds), matrix, pageFeatures, figures);
}
