// Runs every page of the measuring sets through readDocument, as `wirecopy fetch FILE --url URL` would, and scores the records.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readDocument } from '../../dist/read-document.js';
import { makeTarget } from '../../dist/source/index.js';
import { readDefaults } from '../../dist/options.js';

/** wcxb-other holds pages that are no articles; it has no truth but `pageType`. */
export const articleSets = ['fundus', 'aeb', 'trafilatura', 'htmldate', 'wcxb', 'wcxb-other'];
const outputFolder = path.resolve(import.meta.dirname, '../../.eval');

/** Figures by set, the pages refused, and the time of each page (decode to record, in ms). */
export async function evaluateArticles(corpus, sets, { noScripts }) {
  const lib = await import(pathToFileURL(path.join(corpus, 'lib.mjs')).href);
  const { score } = await import(pathToFileURL(path.join(corpus, 'score.mjs')).href);
  mkdirSync(outputFolder, { recursive: true });
  const figures = {};
  const refused = [];
  const others = [];
  const times = [];
  for (const set of sets) {
    const folder = path.join(corpus, set);
    const truth = lib.selectTruth(folder, 'dev');
    const predictions = new Map();
    for (const record of truth) {
      let bytes = lib.readPageBytes(folder, record);
      if (noScripts) bytes = withoutScripts(bytes);
      const start = performance.now();
      const { article, error } = await extract(bytes, record.url);
      times.push({ set, id: record.id, ms: performance.now() - start, bytes: bytes.length });
      if (set === 'wcxb-other')
        others.push({ id: record.id, pageType: record.pageType, kind: article?.kind ?? null, error });
      else if (error) refused.push({ set, id: record.id, url: record.url, error });
      predictions.set(record.id, prediction(record.id, article));
    }
    if (set === 'wcxb-other') continue;
    writeFileSync(predictionFile(set), [...predictions.values()].map((one) => `${JSON.stringify(one)}\n`).join(''));
    figures[set] = score(truth, predictions);
  }
  return { figures, refused, others, times };
}

const predictionFile = (set) => path.join(outputFolder, `${set}.ndjson`);

async function extract(bytes, url) {
  const fetched = {
    target: makeTarget(url, { url }),
    url,
    redirects: [],
    status: null,
    headers: {},
    contentType: null,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fetchedAt: new Date().toISOString(),
    retries: 0,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
  };
  try {
    for await (const item of await readDocument(fetched, readDefaults)) {
      if (item.kind === 'article') return { article: item.article, error: null };
    }
    return { article: null, error: 'nothing' };
  } catch (error) {
    const code = error.code ?? 'CRASH';
    return { article: null, error: `${code}${error.reason ? `/${error.reason}` : ''}: ${error.message}`.slice(0, 200) };
  }
}

function prediction(id, article) {
  if (!article) return { id, date: null, headline: null, authors: [], tags: [], body: null };
  const { date, headline, authors, tags, body } = article;
  return { id, date, headline, authors, tags, body };
}

/** Archives and corpora often strip scripts; JSON-LD goes with them. Latin-1 keeps every byte as it is. */
function withoutScripts(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replace(/<script\b[\s\S]*?<\/script\s*>/gi, ''), 'latin1');
}

/** The pages that a set got most wrong, as the set's scorer lists them. */
export async function printWorst(corpus, sets, field, count) {
  const { spawnSync } = await import('node:child_process');
  for (const set of sets.filter((name) => name !== 'wcxb-other')) {
    const args = [
      predictionFile(set),
      '--corpus',
      path.join(corpus, set),
      '--split',
      'dev',
      '--worst',
      field,
      '--n',
      String(count),
    ];
    const ran = spawnSync(process.execPath, [path.join(corpus, 'score.mjs'), ...args], {
      env: { ...process.env, TZ: 'UTC' },
    });
    console.log(`\n${set}\n${ran.stdout}${ran.stderr}`);
  }
}
