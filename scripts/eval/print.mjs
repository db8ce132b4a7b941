// Figures as tables: set, figure, ours, best known of ten other tools on the same pages (the set's README), aim.
import { contaminatedSets } from '../sets.mjs';

/** [set, name, value of the scorer's summary, best other or null, aim or null] */
const rows = [
  ['fundus', 'body F1', (s) => s.body?.f1, 0.948, 0.978],
  ['aeb', 'body F1', (s) => s.body?.f1, 0.962, 0.975],
  ['wcxb', 'body F1', (s) => s.body?.f1, 0.928, 0.958],
  ['trafilatura', 'segments F1', (s) => s.segments?.f1, 0.927, 0.945],
  ['wcxb', 'segments F1', (s) => s.segments?.f1, 0.908, null],
  ['fundus', 'headline exact', (s) => s.headline?.exact, 0.831, 0.87],
  ['trafilatura', 'headline exact', (s) => s.headline?.exact, 0.718, 0.83],
  ['wcxb', 'headline exact', (s) => s.headline?.exact, 0.733, 0.87],
  ['fundus', 'day', (s) => s.date?.day, 0.992, 0.99],
  ['fundus', 'instant', (s) => s.date?.instant, 0.983, 0.99],
  ['trafilatura', 'day', (s) => s.date?.day, 0.863, 0.91],
  ['htmldate', 'day', (s) => s.date?.day, 0.892, 0.93],
  ['wcxb', 'day', (s) => s.date?.day, 0.851, 0.92],
  ['fundus', 'authors F1', (s) => s.authors?.f1, 0.806, 0.92],
  ['trafilatura', 'authors F1', (s) => s.authors?.f1, 0.592, 0.77],
  ['wcxb', 'authors F1', (s) => s.authors?.f1, 0.691, 0.85],
  ['fundus', 'tags F1', (s) => s.tags?.f1, 0.451, 0.82],
  ['trafilatura', 'tags F1', (s) => s.tags?.f1, 0.547, 0.73],
  ['daniel', 'body F1', (s) => s.body?.f1, 0.906, 0.945],
  ['portal', 'body F1', (s) => s.body?.f1, 0.958, 0.975],
  ['newspaper', 'body F1', (s) => s.body?.f1, 0.935, 0.94],
  ['zh', 'body F1', (s) => s.body?.f1, 0.78, null],
  ['fundus-old', 'body F1', (s) => s.body?.f1, null, null],
  ['mercury', 'first words', (s) => s.segments?.recall, null, null],
  ['mercury', 'headline exact', (s) => s.headline?.exact, 0.812, 0.9],
  ['fundus-old', 'headline exact', (s) => s.headline?.exact, 0.857, null],
  ['mercury', 'day', (s) => s.date?.day, 0.823, 0.95],
  ['zh', 'day', (s) => s.date?.day, 0.673, 0.95],
  ['fundus-old', 'day', (s) => s.date?.day, null, null],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured figure
  ['mercury', 'authors F1', (s) => s.authors?.f1, 0.707, 0.88],
  ['zh', 'authors F1', (s) => s.authors?.f1, null, null],
  ['fundus-old', 'authors F1', (s) => s.authors?.f1, 0.716, null],
  ['fundus-old', 'tags F1', (s) => s.tags?.f1, null, null],
];

const cell = (value) => (typeof value === 'number' ? value.toFixed(3) : '-');

/** `held`: figures by models that saw no page of the publisher, where they were asked for; `outOfSight`: of pages that nobody saw. */
export function printFigures({ figures, outOfSight }, held = null) {
  const line = (cells) => console.log(cells.map((one, at) => (at < 2 ? one.padEnd(15) : one.padStart(13))).join(''));
  const group = (title, isIts) => {
    const its = rows.filter(([set]) => figures[set] && isIts(set));
    if (its.length === 0) return;
    console.log(`\n${title}`);
    line(['set', 'figure', 'in sample', ...(held ? ['by folds'] : []), 'out of sight', 'best other', 'aim']);
    for (const [set, name, value, other, aim] of its) {
      const believed = [value((held?.figures ?? figures)[set]), value(outOfSight[set] ?? {})];
      const isMet = aim !== null && believed.every((one) => typeof one !== 'number' || one >= aim);
      const ours = [figures, ...(held ? [held.figures] : []), outOfSight].map((one) => cell(value(one[set] ?? {})));
      line([set, name, ...ours, cell(other), `${cell(aim)}${isMet ? ' +' : '  '}`]);
    }
  };
  group('contaminated: rules and constants were chosen on these pages', (set) => contaminatedSets.includes(set));
  group(
    'later sets; a third of their publishers is out of sight of people, rules and models',
    (set) => outOfSight[set],
  );
  group('later sets without such publishers', (set) => !contaminatedSets.includes(set) && !outOfSight[set]);
  for (const [set, s] of Object.entries(held?.figures ?? figures)) {
    if (s.body)
      console.log(`${set}: body precision ${s.body.precision.toFixed(3)}, recall ${s.body.recall.toFixed(3)}`);
  }
}

export function printRefusals({ refused, hidden, others, times }, how) {
  const articles = times.filter((one) => one.set !== 'wcxb-other').length;
  if (articles > 0) {
    const share = ((100 * refused.length) / articles).toFixed(2);
    console.log(`\narticles refused, ${how}: ${refused.length} of ${articles} (${share} %)`);
    for (const one of refused) console.log(`  ${one.set} ${one.id} ${one.error}`);
  }
  if (hidden.pages > 0) console.log(`articles refused, out of sight: ${hidden.refused} of ${hidden.pages}`);
  const listings = others.filter((one) => one.pageType === 'listing' || one.pageType === 'collection');
  if (listings.length > 0) {
    const caught = listings.filter((one) => one.error).length;
    const share = ((100 * caught) / listings.length).toFixed(1);
    console.log(`listings and collections refused, ${how}: ${caught} of ${listings.length} (${share} %)`);
  }
  for (const type of [...new Set(others.map((one) => one.pageType))].sort()) {
    const pages = others.filter((one) => one.pageType === type);
    const count = (test) => pages.filter(test).length;
    const crashed = count((one) => one.error?.startsWith('CRASH'));
    console.log(
      `${type.padEnd(14)} ${pages.length} pages: ${count((one) => one.error)} refused, ${count((one) => one.kind === 'page')} kind page, ` +
        `${count((one) => one.kind && one.kind !== 'page')} taken for stories${crashed ? `, ${crashed} CRASHED` : ''}`,
    );
  }
}

export function printSlowest({ times }) {
  const total = times.reduce((sum, one) => sum + one.ms, 0);
  console.log(
    `\n${times.length} pages in ${(total / 1000).toFixed(1)} s: ${((1000 * times.length) / total).toFixed(0)} pages/s`,
  );
  for (const one of [...times].sort((a, b) => b.ms - a.ms).slice(0, 10)) {
    console.log(`  ${one.ms.toFixed(0).padStart(5)} ms  ${one.set} ${one.id} (${(one.bytes / 1024).toFixed(0)} KiB)`);
  }
}
