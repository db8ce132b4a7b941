// Where the time of a page goes, by stage, from bytes to a row of the archive: Node's sampling profiler over warm passes, each sample
// counted for the innermost stage that it was taken in. Pages are those of `extract`. To compare versions of Node, run it with each.
import { Session } from 'node:inspector/promises';
import { readDefaults } from '../../dist/options.js';
import { formatters, plainFormat } from '../../dist/output/index.js';
import { readDocument } from '../../dist/read/index.js';
import { makeTarget } from '../../dist/source/index.js';
import { openStore } from '../../dist/store/index.js';
import { fetchedPage, loadPages } from './parts/extract-client.mjs';

const warmPasses = 3;
const passes = 5;
const intervalUs = 250;
const perTransaction = 100;

/** Stage → the functions (file in dist/, name) that it begins with. Order is that of the work. */
const stages = [
  ['decode', ['read/open.js openDocument', 'read/open.js decodeDocument', 'read/open.js openText']],
  ['parse', ['extract/page.js parsePage']],
  ['metadata', ['extract/metadata/index.js readMetadata']],
  ['body', ['extract/body/index.js findBody']],
  ['extract, the rest', ['extract/index.js extractArticle']],
  ['choice of fields', ['normalise/index.js chooseAll']],
  ['normalise, the rest', ['normalise/index.js normaliseArticle']],
  ['time limit', ['shared/time-bound.js withinTime']],
  ['read, the rest', ['read/items.js readDocument', 'read/items.js itemsFrom']],
  ['format', ['output/json.js']],
  ['save', ['store/sqlite/save.js saveArticles']],
];

export async function run() {
  const { name, pages } = await loadPages();
  const format = formatters.ndjson(plainFormat);
  const articles = [];
  const pass = async (isKept) => {
    for (const page of pages) {
      const article = await read(page);
      if (!article) continue;
      format.article(article, 0);
      if (isKept) articles.push(article);
    }
  };
  for (let n = 0; n < warmPasses; n++) await pass(n === 0);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalUs });
  await session.post('Profiler.start');
  for (let n = 0; n < passes; n++) {
    await pass(false);
    await save(articles);
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const spent = byStage(profile);
  const total = [...spent.values()].reduce((sum, us) => sum + us, 0);
  console.log(`${pages.length} pages (${name}), ${passes} warm passes with the profiler on`);
  for (const [stage, us] of spent) {
    const ms = us / 1000 / passes / pages.length;
    console.log(
      `${stage.padEnd(22)} ${ms.toFixed(3).padStart(7)} ms a page ${((100 * us) / total).toFixed(1).padStart(6)} %`,
    );
  }
}

async function read(page) {
  try {
    for await (const item of await readDocument(fetchedPage(page, makeTarget), readDefaults))
      if (item.kind === 'article') return item.article;
  } catch (error) {
    if (!error.code) throw error;
  }
  return null;
}

async function save(articles) {
  const store = await openStore('memory:');
  const items = articles.map((article) => ({ article, options: { now: '2026-05-05T08:00:00.000Z' } }));
  for (let at = 0; at < items.length; at += perTransaction) await store.saveAll(items.slice(at, at + perTransaction));
  await store.close();
}

function byStage(profile) {
  const stageOf = new Map();
  for (const [stage, names] of stages) for (const one of names) stageOf.set(one, stage);
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map();
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const spent = new Map([...stages.map(([stage]) => [stage, 0]), ['garbage collection', 0], ['all else', 0]]);
  profile.samples.forEach((id, at) => {
    const stage = stageAt(id, { nodes, parents, stageOf });
    if (stage) spent.set(stage, spent.get(stage) + profile.timeDeltas[at]);
  });
  return spent;
}

/** The innermost stage of a sample; null where the process did nothing. */
function stageAt(id, { nodes, parents, stageOf }) {
  const own = nodes.get(id).callFrame.functionName;
  if (own === '(garbage collector)') return 'garbage collection';
  if (own === '(idle)') return null;
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { url, functionName } = nodes.get(at).callFrame;
    const file = url.replace(/^.*\/dist\//, '');
    const stage = stageOf.get(`${file} ${functionName}`) ?? stageOf.get(file);
    if (stage) return stage;
  }
  return 'all else';
}
