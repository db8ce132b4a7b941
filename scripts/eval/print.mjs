// Figures as tables: set, figure, ours, best known of ten other tools on the same pages (the set's README), promise (DESIGN section 7).

/** [set, name, value of the scorer's summary, best other, promise or aim] */
const rows = [
  ['fundus', 'body F1', (s) => s.body.f1, 0.948, 0.975],
  ['aeb', 'body F1', (s) => s.body.f1, 0.962, 0.97],
  ['wcxb', 'body F1', (s) => s.body.f1, 0.928, 0.955],
  ['trafilatura', 'segments F1', (s) => s.segments.f1, 0.927, 0.945],
  ['wcxb', 'segments F1', (s) => s.segments.f1, 0.908, null],
  ['fundus', 'headline exact', (s) => s.headline.exact, 0.831, 0.86],
  ['trafilatura', 'headline exact', (s) => s.headline.exact, 0.718, 0.81],
  ['wcxb', 'headline exact', (s) => s.headline.exact, 0.733, 0.84],
  ['fundus', 'day', (s) => s.date.day, 0.992, 0.995],
  ['fundus', 'instant', (s) => s.date.instant, 0.983, 0.99],
  ['trafilatura', 'day', (s) => s.date.day, 0.863, 0.9],
  ['htmldate', 'day', (s) => s.date.day, 0.892, 0.925],
  ['wcxb', 'day', (s) => s.date.day, 0.851, 0.9],
  ['fundus', 'authors F1', (s) => s.authors.f1, 0.806, 0.91],
  ['trafilatura', 'authors F1', (s) => s.authors.f1, 0.592, 0.73],
  ['wcxb', 'authors F1', (s) => s.authors.f1, 0.691, 0.79],
  ['fundus', 'tags F1', (s) => s.tags.f1, 0.451, 0.8],
  ['trafilatura', 'tags F1', (s) => s.tags.f1, 0.547, 0.68],
];

/** `held`: figures by models that saw no page of the publisher, where they were asked for; these decide. */
export function printFigures(figures, held = null) {
  const ours = (set, value) => [figures, held].flatMap((one) => (one ? [value(one[set]).toFixed(3)] : []));
  const line = (cells) => console.log(cells.map((cell, at) => (at < 2 ? cell.padEnd(15) : cell.padStart(12))).join(''));
  console.log('');
  line(['set', 'figure', 'in sample', ...(held ? ['by folds'] : []), 'best other', 'promise']);
  for (const [set, name, value, other, promise] of rows) {
    if (!figures[set]) continue;
    const mark = promise === null || value((held ?? figures)[set]) < promise ? '' : ' +';
    line([set, name, ...ours(set, value), other.toFixed(3), `${promise?.toFixed(3) ?? '-'}${mark || '  '}`]);
  }
  for (const [set, s] of Object.entries(held ?? figures)) {
    if (s.body)
      console.log(`${set}: body precision ${s.body.precision.toFixed(3)}, recall ${s.body.recall.toFixed(3)}`);
  }
}

export function printRefusals({ refused, others, times }, how) {
  const articles = times.filter((one) => one.set !== 'wcxb-other').length;
  if (articles > 0) {
    const share = ((100 * refused.length) / articles).toFixed(2);
    console.log(`\narticles refused, ${how}: ${refused.length} of ${articles} (${share} %)`);
    for (const one of refused) console.log(`  ${one.set} ${one.id} ${one.error}`);
  }
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
