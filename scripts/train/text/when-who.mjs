// The models that pick the date and the author among the short lines of a page.
import { chooseLines, startOf } from '../../../dist/text-page/choose-lines.js';
import { dateOptions } from '../../../dist/text-page/dated-line.js';
import { cutStory } from '../../../dist/text-page/story.js';
import { printedDates, whenFeatures, whenRows } from '../../../dist/text-page/when-features.js';
import { namedLines, whoFeatures, whoRows } from '../../../dist/text-page/who-features.js';
import { crossValidated, fitAll, matrixOf } from '../choice-fit.mjs';
import { foldCount } from '../corpus.mjs';

const options = { trees: 120, leaves: 10, rate: 0.08, l2: 3, minRows: 8, rowShare: 0.6, columnShare: 0.4 };
const seeds = [7, 8];
const share = (value) => Number(value.toFixed(4));

export async function trainWhenWho(pages, probabilities, write) {
  // Its model was written a moment ago.
  const { findHeadline } = await import('../../../dist/text-page/headline.js');
  const placed = pages.map((page, at) => {
    const p = probabilities[at];
    const keep = chooseLines(page.a, p);
    const url = at % 2 ? page.record.url : null;
    const headline = findHeadline({ a: page.a, p, bodyStart: startOf(page.a, keep), url });
    return { ...page, url, place: cutStory(page.a, keep, headline, null, page.a.lines.length) };
  });
  trainDates(placed, write);
  trainAuthors(placed, write);
}

function trainDates(pages, write) {
  const kept = pages.flatMap(({ record, fold, a, place, url }) => {
    if (!record.date) return [];
    const dates = printedDates(a, place, dateOptions(record.url, null));
    const rows = whenRows(dates, a, place, url);
    const labels = dates.map(({ date }) => Number(date.iso.slice(0, 10) === record.date.slice(0, 10)));
    return [{ record, fold, rows, labels, weight: 1 }];
  });
  const matrix = matrixOf(kept, whenFeatures.length);
  const { found } = crossValidated(matrix, foldCount, options, seeds);
  const best = found.map((list) => list.indexOf(Math.max(...list)));
  const figures = {
    pages: kept.length,
    ...options,
    dayIsPrinted: share(kept.filter(({ labels }) => labels.includes(1)).length / kept.length),
    day: share(kept.filter(({ labels }, i) => labels[best[i]] === 1).length / kept.length),
    dayOverHalf: share(
      kept.filter(({ labels }, i) => labels[best[i]] === 1 && found[i][best[i]] > 0.5).length / kept.length,
    ),
    wrongOverHalf: share(
      kept.filter(({ labels }, i) => labels[best[i]] === 0 && found[i][best[i]] > 0.5).length / kept.length,
    ),
    wrongOverThird: share(
      kept.filter(({ labels }, i) => labels[best[i]] === 0 && found[i][best[i]] > 0.3).length / kept.length,
    ),
  };
  write('when', fitAll(matrix, options, seeds), matrix, whenFeatures, figures);
}

const key = (name) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim();

function trainAuthors(pages, write) {
  const kept = pages.flatMap(({ record, fold, a, place }) => {
    if (!record.authors) return [];
    const dates = dateOptions(record.url, null);
    const lines = namedLines(a, place, dates);
    const rows = whoRows(lines, a, place, dates);
    const truth = record.authors.map(key);
    const labels = lines.map(({ names }) => {
      const own = key(names.join(', '));
      const covered = truth.filter((name) => own.includes(name)).join('').length;
      return Number(covered > own.length * 0.4);
    });
    return [{ record, fold, rows, labels, weight: 1 }];
  });
  const matrix = matrixOf(kept, whoFeatures.length);
  const { found } = crossValidated(matrix, foldCount, options, seeds);
  const best = found.map((list) => list.indexOf(Math.max(...list)));
  const figures = {
    pages: kept.length,
    ...options,
    authorsInALine: share(kept.filter(({ labels }) => labels.includes(1)).length / kept.length),
    hits: share(kept.filter(({ labels }, i) => labels[best[i]] === 1).length / kept.length),
    hitsOver4: share(
      kept.filter(({ labels }, i) => labels[best[i]] === 1 && found[i][best[i]] > 0.4).length / kept.length,
    ),
    wrongOver4: share(
      kept.filter(({ labels }, i) => labels[best[i]] === 0 && found[i][best[i]] > 0.4).length / kept.length,
    ),
    withoutAuthor: share(kept.filter(({ record }) => record.authors.length === 0).length / kept.length),
  };
  write('who', fitAll(matrix, options, seeds), matrix, whoFeatures, figures);
}
