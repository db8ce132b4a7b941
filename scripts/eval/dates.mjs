// node scripts/eval/dates.mjs [set…] [--dist DIR] [--worst]: each page's day right, wrong (another day, or one where the truth has
// none) or null, by set, over all sets that hold dates. --worst lists the wrong and the null pages of the sets that may be looked at.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { contaminatedSets, corpusRoot as corpus, isOutOfSight, laterSets } from '../sets.mjs';
import { predictPages } from './predict.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string' }, worst: { type: 'boolean', default: false } },
});
const dated = [...contaminatedSets, ...laterSets].filter(
  (set) => !['aeb', 'wcxb-other', 'daniel', 'portal'].includes(set),
);
const sets = positionals.length > 0 ? positionals : dated;
const dist = path.resolve(values.dist ?? path.resolve(import.meta.dirname, '../../dist'));
const { parseDate, sameDay, selectTruth } = await import(pathToFileURL(path.join(corpus, 'lib.mjs')).href);

const pages = await predictPages(dist, sets);
for (const set of sets) {
  const dates = new Map(pages.filter((one) => one.set === set).map(({ id, prediction }) => [id, prediction.date]));
  const truths = selectTruth(path.join(corpus, set), 'dev').filter((record) => 'date' in record);
  const count = { right: 0, wrong: 0, null: 0 };
  for (const record of truths) {
    const date = dates.get(record.id) ?? null;
    const verdict = verdictOf(record.date, date);
    count[verdict]++;
    if (values.worst && verdict !== 'right' && !isOutOfSight(set, record))
      console.log(`  ${verdict} ${set} ${record.id}: ${date} for ${record.date}`);
  }
  const share = (name) => `${count[name]} (${((100 * count[name]) / truths.length).toFixed(1)} %)`.padStart(15);
  console.log(`${set.padEnd(12)}${share('right')}${share('wrong')}${share('null')}  of ${truths.length}`);
}

function verdictOf(truth, date) {
  if (!truth) return date === null ? 'right' : 'wrong';
  if (date === null) return 'null';
  return sameDay(parseDate(truth), parseDate(date)) ? 'right' : 'wrong';
}
