// npm run train:choice [headline|authors|tags …]: candidates of ../shared/corpus → cross-validated figures → src/normalise/*.model.json.
// The models of the folds go to .eval/folds. --figures stops before the models are written.
import { readMetadata } from '../../dist/extract/metadata/index.js';
import { parsePage } from '../../dist/extract/page.js';
import { crossValidated, fitAll, matrixOf } from './choice-fit.mjs';
import * as authors from './choice-authors.mjs';
import * as headline from './choice-headline.mjs';
import * as tags from './choice-tags.mjs';
import { foldCount, foldOf, readCorpus, readHtml } from './corpus.mjs';
import { pack } from './pack.mjs';
import { ownSets } from '../sets.mjs';
import { shipModel } from './ship.mjs';
import { importance } from './trees.mjs';

const tasks = { headline, authors, tags };
const sets = ['fundus', 'trafilatura', 'wcxb', 'mercury', 'zh', 'newspaper', 'fundus-old', ...ownSets];
/** Figures of one seed move by half a point; three are averaged. */
const seeds = [7, 8, 9];

const args = process.argv.slice(2);
const asked = args.filter((name) => name in tasks);

function* rawPages() {
  for (const set of sets) {
    for (const record of readCorpus(set)) {
      const html = readHtml(record);
      for (const isBare of [false, true]) {
        const text = isBare ? html.replace(/<script\b[\s\S]*?<\/script\s*>/gi, '') : html;
        const candidates = readMetadata(parsePage(text, { url: record.url }), { rule: null, fetchedAt: null });
        yield { set, record, candidates, url: record.url, fold: foldOf(record.domain), isBare };
      }
    }
  }
}

function pagesOf(task, raw) {
  const page = task.pageOf(raw);
  if (!page) return [];
  return [{ ...page, isBare: raw.isBare, weight: page.weight * (raw.isBare ? task.bareWeight : 1) }];
}

function measure(task, pages, found) {
  const only = (isBare) => {
    const at = pages.flatMap((page, index) => (page.isBare === isBare ? [index] : []));
    return task.measure(
      at.map((index) => pages[index]),
      at.map((index) => found[index]),
    );
  };
  const bare = Object.entries(only(true)).filter(([name]) => !/Candidates|BestList/.test(name));
  return { ...only(false), ...Object.fromEntries(bare.map(([name, value]) => [`${name}NoScripts`, value])) };
}

const raws = [...rawPages()];
for (const name of asked.length > 0 ? asked : Object.keys(tasks)) {
  const task = tasks[name];
  const pages = raws.flatMap((raw) => pagesOf(task, raw));
  const matrix = matrixOf(pages, task.features.length);
  const { found, models } = crossValidated(matrix, foldCount, task.options, seeds);
  const figures = {
    pages: pages.length,
    rows: matrix.count,
    folds: 'five, by registered domain',
    ...task.options,
    bareWeight: task.bareWeight,
    ...measure(task, pages, found),
  };
  console.log(name, figures);
  const model = fitAll(matrix, task.options, seeds);
  const gains = importance(model, task.features).slice(0, 20);
  console.log(gains.map(([feature, gain]) => `${feature} ${gain.toFixed(0)}`).join(', '));
  if (args.includes('--figures')) continue;
  const packed = (one) => pack(one, matrix.cuts, task.features);
  shipModel(`normalise/${name}.model.json`, { figures, ...packed(model) }, models.map(packed));
}
