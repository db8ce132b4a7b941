// How far the quality that records state is true: error in the tenth with the lowest scores, a table by tenths, and how often a field
// that is called doubtful is wrong.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { corpusRoot, isOutOfSight } from '../sets.mjs';
import { tenths } from '../train/quality/tenths.mjs';

const importFrom = (folder, file) => import(pathToFileURL(path.join(folder, file)).href);

/** `results` as predict.mjs gives them; those of publishers out of sight, or the others. */
export async function printQuality(sets, results, title, isHidden) {
  const pages = await judgedPages(sets, results, isHidden);
  if (pages.length === 0) return;
  console.log(`\nquality, ${title}: ${pages.length} records`);
  printBody(pages);
  printReasons(pages);
}

async function judgedPages(sets, results, isHidden) {
  const { selectTruth } = await importFrom(corpusRoot, 'lib.mjs');
  const { scorePages } = await importFrom(corpusRoot, 'score.mjs');
  return sets.flatMap((set) => {
    const its = new Map(results.filter((one) => one.set === set).map((one) => [one.id, one]));
    const truth = selectTruth(path.join(corpusRoot, set), 'dev').filter(
      (record) => its.get(record.id)?.quality && isOutOfSight(set, record) === isHidden,
    );
    const predictions = new Map([...its].map(([id, one]) => [id, one.prediction]));
    return scorePages(truth, predictions).map((row) => ({ set, row, ...its.get(row.id) }));
  });
}

function printBody(pages) {
  const judged = pages.flatMap(({ set, row: { body }, quality }) =>
    body ? [{ set, score: quality.score, right: body.best.tp ? body.best.f1 : 0 }] : [],
  );
  if (judged.length === 0) return;
  const line = (name, list) => {
    const { pages: count, error, lowest, possible } = tenths(list);
    const shares = `${(100 * lowest).toFixed(0)} % of the error (${(100 * possible).toFixed(0)} % at best)`;
    console.log(
      `  ${name.padEnd(14)}${String(count).padStart(5)} pages, mean error ${error.toFixed(3)}, lowest tenth: ${shares}`,
    );
  };
  line('body', judged);
  line(
    'without daniel',
    judged.filter(({ set }) => set !== 'daniel'),
  );
  for (const set of new Set(judged.map((one) => one.set)))
    line(
      set,
      judged.filter((one) => one.set === set),
    );
  console.log('  tenth   pages   score   right');
  tenths(judged).table.forEach(({ pages: count, score, right }, at) => {
    console.log(
      `  ${String(at + 1).padEnd(8)}${String(count).padStart(5)}${score.toFixed(3).padStart(8)}${right.toFixed(3).padStart(8)}`,
    );
  });
}

const fields = {
  body: { of: ({ body }) => body && (body.best.tp ? body.best.f1 : 0), wrong: (right) => right < 0.8 },
  headline: { of: ({ headline, filled }) => (filled.headline ? headline?.exact : null), wrong: (right) => right < 1 },
  date: { of: ({ date, filled }) => (filled.date ? date?.day : null), wrong: (right) => right < 1 },
  authors: { of: ({ authors, filled }) => (filled.authors ? authors?.exact : null), wrong: (right) => right < 1 },
};

function printReasons(pages) {
  for (const [name, { of, wrong }] of Object.entries(fields)) {
    const judged = pages.flatMap(({ row, quality }) => {
      const right = of(row) ?? null;
      return right === null ? [] : [{ isWrong: wrong(right), isDoubtful: quality.reasons.includes(name) }];
    });
    if (judged.length === 0) continue;
    const doubtful = judged.filter((one) => one.isDoubtful);
    const count = (list) => list.filter((one) => one.isWrong).length;
    const rest = judged.length - doubtful.length;
    console.log(
      `  ${name.padEnd(10)}doubtful on ${doubtful.length} of ${judged.length} pages: wrong on ${count(doubtful)} of these and on ` +
        `${count(judged) - count(doubtful)} of the other ${rest}`,
    );
  }
}
