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

export function printFigures(figures) {
  console.log(
    `\n${'set'.padEnd(13)}${'figure'.padEnd(16)}${'wirecopy'.padStart(9)}${'best other'.padStart(12)}${'promise'.padStart(9)}`,
  );
  for (const [set, name, value, other, promise] of rows) {
    if (!figures[set]) continue;
    const ours = value(figures[set]);
    const mark = promise === null ? '' : ours >= promise ? ' +' : '  ';
    console.log(
      `${set.padEnd(13)}${name.padEnd(16)}${ours.toFixed(3).padStart(9)}${other.toFixed(3).padStart(12)}${(promise?.toFixed(3) ?? '-').padStart(9)}${mark}`,
    );
  }
  for (const [set, s] of Object.entries(figures)) {
    if (s.body)
      console.log(`${set}: body precision ${s.body.precision.toFixed(3)}, recall ${s.body.recall.toFixed(3)}`);
  }
}

export function printRefusals({ refused, others, times }) {
  const articles = times.filter((one) => one.set !== 'wcxb-other').length;
  if (articles > 0) {
    console.log(
      `\narticles refused: ${refused.length} of ${articles} (${((100 * refused.length) / articles).toFixed(2)} %)`,
    );
    for (const one of refused) console.log(`  ${one.set} ${one.id} ${one.error}`);
  }
  const types = [...new Set(others.map((one) => one.pageType))].sort();
  for (const type of types) {
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
