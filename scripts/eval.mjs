// npm run eval [-- set…] [--folds] [--no-scripts] [--as-text] [--json]: scores extraction and feeds against the measuring sets beside the
// repository (../shared/corpus, ../shared/feedcases), by the sets' own scorers, with the best other tool's figure beside each.
// The shipped models were trained on these pages, but for a third of the publishers of the later sets, which is out of sight: of these
// pages only figures are told. --folds judges each page also by models that saw no page of its publisher (`npm run train`,
// `train:choice` and `train:dates` write them); rules and constants were chosen on the older sets, so that even these figures flatter.
// --as-text reads each page's plain text, one run of text a line, in place of its HTML.
// `made` are the pages of fixtures/sets, which need no corpus: fields that no other set measures (see docs/figures.md).
// --quality tells how far the quality that records state is true, with --folds of records of models that saw no page of the publisher.
// --no-scripts takes every <script> out of the pages first; --worst FIELD [--n 20] lists the pages that a set got most wrong.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printWorst, scoreResults } from './eval/articles.mjs';
import { predictFolds } from './eval/folds.mjs';
import { evaluateMadeSets } from './eval/made-sets.mjs';
import { predictPages } from './eval/predict.mjs';
import { printQuality } from './eval/quality.mjs';
import { printFigures, printRefusals, printSlowest } from './eval/print.mjs';
import { contaminatedSets, hasCorpus, laterSets, ownSets, pageSets } from './sets.mjs';
import { agedModels, modelFiles, qualityFile, staleModels } from './train/ship.mjs';

const shared = path.resolve(import.meta.dirname, '../../shared');
const dist = path.resolve(import.meta.dirname, '../dist');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'boolean', default: false },
    'no-scripts': { type: 'boolean', default: false },
    'as-text': { type: 'boolean', default: false },
    json: { type: 'boolean' },
    quality: { type: 'boolean', default: false },
    worst: { type: 'string' },
    n: { type: 'string', default: '20' },
    'skip-feeds': { type: 'boolean' },
  },
});

const known = [...contaminatedSets, ...laterSets, ...ownSets, 'feeds', 'made'];
const wrong = positionals.filter((name) => !known.includes(name));
if (wrong.length > 0) {
  console.error(`no such set: ${wrong.join(', ')} (there are ${known.join(', ')})`);
  process.exit(2);
}
const asked = (name) => positionals.length === 0 || positionals.includes(name);

const sets = pageSets.filter(asked);
if (!hasCorpus()) {
  console.log(
    'The measuring set of pages (../shared/corpus) is not here: extraction is not scored. Everything else works.',
  );
} else if (sets.length > 0) await evaluatePages();

async function evaluatePages() {
  const noScripts = values['no-scripts'];
  const suffix = `${values.folds ? '-folds' : ''}${noScripts ? '-no-scripts' : ''}`;
  const asText = values['as-text'];
  const pages = await predictPages(dist, sets, { noScripts, asText });
  const inSample = await scoreResults(sets, pages, '');
  const heldPages = values.folds ? await foldPages(noScripts) : null;
  const held = heldPages && (await scoreResults(sets, heldPages, suffix));
  const { outOfSight } = inSample;
  if (values.json) console.log(JSON.stringify({ inSample: inSample.figures, folds: held?.figures, outOfSight }));
  else {
    const how = asText ? ', as plain text' : noScripts ? ', every <script> taken out' : '';
    console.log(`\nPages, development half${how} (node ${process.version}, load ${loadavg()[0].toFixed(2)})`);
    const aged = agedModels();
    if (aged.length > 0) console.log(`models that other code than today's has made: ${aged.join(', ')}`);
    printFigures(inSample, held);
    const refusals = { ...(held ?? inSample), hidden: inSample.hidden };
    printRefusals(refusals, held ? 'by models that saw no page of the publisher' : 'in sample');
    printSlowest(inSample);
  }
  if (values.quality) {
    const how = held ? 'by models that saw no page of the publisher' : 'in sample';
    await printQuality(sets, heldPages ?? pages, how, false);
    await printQuality(sets, pages, 'out of sight', true);
  }
  if (values.worst) await printWorst(sets, heldPages ?? pages, values.worst, Number(values.n));
}

async function foldPages(noScripts) {
  const stale = staleModels([...modelFiles, qualityFile]);
  if (stale.length > 0) {
    console.error(`the models of the folds do not belong to the shipped ones: ${stale.join(', ')}`);
    console.error('train again first: npm run train, npm run train:choice, npm run train:dates, npm run train:quality');
    process.exit(1);
  }
  return predictFolds(sets, { noScripts });
}

if (asked('made') && !(values.folds || values['no-scripts'] || values['as-text']))
  await evaluateMadeSets(dist, { json: values.json, worst: positionals.includes('made') ? values.worst : null });

if (asked('feeds') && !values['skip-feeds'] && !values.worst) {
  if (!existsSync(path.join(shared, 'feedcases'))) {
    console.log('The measuring set of feeds (../shared/feedcases) is not here: feeds are not scored.');
  } else if (existsSync(path.join(import.meta.dirname, 'eval-feeds.mjs'))) {
    const { evaluateFeeds } = await import('./eval-feeds.mjs');
    await evaluateFeeds(path.join(shared, 'feedcases'));
  }
}
