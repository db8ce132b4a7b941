// npm run eval [-- set…] [--no-scripts] [--json]: scores extraction and feeds against the measuring sets beside the repository
// (../shared/corpus, ../shared/feedcases), by the sets' own scorers, with the best other tool's figure beside each.
// --worst FIELD [--n 20] lists the pages that a set got most wrong; --no-scripts takes every <script> out of the pages first.
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { articleSets, evaluateArticles, printWorst } from './eval/articles.mjs';
import { printFigures, printRefusals, printSlowest } from './eval/print.mjs';

const shared = path.resolve(import.meta.dirname, '../../shared');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'no-scripts': { type: 'boolean' },
    json: { type: 'boolean' },
    worst: { type: 'string' },
    n: { type: 'string', default: '20' },
    'skip-feeds': { type: 'boolean' },
  },
});

const known = [...articleSets, 'feeds'];
const wrong = positionals.filter((name) => !known.includes(name));
if (wrong.length > 0) {
  console.error(`no such set: ${wrong.join(', ')} (there are ${known.join(', ')})`);
  process.exit(2);
}
const asked = (name) => positionals.length === 0 || positionals.includes(name);

const corpus = path.join(shared, 'corpus');
if (!existsSync(corpus)) {
  console.log(
    'The measuring set of pages (../shared/corpus) is not here: extraction is not scored. Everything else works.',
  );
} else if (articleSets.some(asked)) {
  const result = await evaluateArticles(corpus, articleSets.filter(asked), {
    noScripts: values['no-scripts'] === true,
  });
  if (values.json) console.log(JSON.stringify(result.figures));
  else {
    const how = values['no-scripts'] ? ', every <script> taken out' : '';
    console.log(`\nPages, development half${how} (node ${process.version}, load ${loadavg()[0].toFixed(2)})`);
    printFigures(result.figures);
    printRefusals(result);
    printSlowest(result);
  }
  if (values.worst) await printWorst(corpus, articleSets.filter(asked), values.worst, Number(values.n));
}

if (asked('feeds') && !values['skip-feeds'] && !values.worst) {
  if (!existsSync(path.join(shared, 'feedcases'))) {
    console.log('The measuring set of feeds (../shared/feedcases) is not here: feeds are not scored.');
  } else if (existsSync(path.join(import.meta.dirname, 'eval-feeds.mjs'))) {
    const { evaluateFeeds } = await import('./eval-feeds.mjs');
    await evaluateFeeds(path.join(shared, 'feedcases'));
  }
}
