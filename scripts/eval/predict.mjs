// Runs pages of the measuring sets through readDocument, as `wirecopy fetch FILE --url URL` would. As a process of its own it does one
// fold with that fold's dist: node predict.mjs DIST FOLD SETS NO-SCRIPTS OUT (see folds.mjs).
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { corpusRoot, isOutOfSight } from '../sets.mjs';
import { foldOf } from '../train/corpus.mjs';

const importFrom = (folder, file) => import(pathToFileURL(path.join(folder, file)).href);

/**
 * One result a page: `{ set, id, domain, prediction, kind, error, ms, bytes }`. Times are from decoding to the record. A fold has no
 * page that is out of sight: no model saw these.
 */
export async function predictPages(dist, sets, { noScripts = false, asText = false, fold = null } = {}) {
  const lib = await importFrom(corpusRoot, 'lib.mjs');
  const { readDocument } = await importFrom(dist, 'read/index.js');
  const { makeTarget } = await importFrom(dist, 'source/index.js');
  const { readDefaults } = await importFrom(dist, 'options.js');
  const results = [];
  for (const set of sets) {
    const folder = path.join(corpusRoot, set);
    for (const record of lib.selectTruth(folder, 'dev')) {
      if (fold !== null && (foldOf(record.domain) !== fold || isOutOfSight(set, record))) continue;
      let bytes = lib.readPageBytes(folder, record);
      if (noScripts) bytes = withoutScripts(bytes);
      if (asText) bytes = (await import('./as-text.mjs')).pageAsText(bytes, record);
      const fetched = fetchedFrom(
        bytes,
        record.url,
        makeTarget(record.url, { url: record.url }),
        asText ? 'text/plain' : null,
      );
      const start = performance.now();
      const { article, error } = await extract(() => readDocument(fetched, readDefaults));
      const ms = performance.now() - start;
      const { id, domain } = record;
      results.push({
        set,
        id,
        domain,
        prediction: predictionOf(id, article),
        kind: article?.kind ?? null,
        quality: article?.quality ?? null,
        error,
        ms,
        bytes: bytes.length,
      });
    }
  }
  return results;
}

/** What the fetcher would have given for a page. */
export function fetchedFrom(bytes, url, target, contentType) {
  return {
    target,
    url,
    redirects: [],
    status: null,
    headers: {},
    contentType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fetchedAt: new Date().toISOString(),
    retries: 0,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
  };
}

async function extract(read) {
  try {
    for await (const item of await read()) if (item.kind === 'article') return { article: item.article, error: null };
    return { article: null, error: 'nothing' };
  } catch (error) {
    const code = error.code ?? 'CRASH';
    return { article: null, error: `${code}${error.reason ? `/${error.reason}` : ''}: ${error.message}`.slice(0, 200) };
  }
}

/** As the sets' scorers want it. */
export function predictionOf(id, article) {
  if (!article) return { id, date: null, headline: null, authors: [], tags: [], body: null };
  const { date, headline, authors, tags, body } = article;
  return { id, date, headline, authors, tags, body };
}

/** Archives and corpora often strip scripts; JSON-LD goes with them. Latin-1 keeps every byte as it is. */
function withoutScripts(bytes) {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replace(/<script\b[\s\S]*?<\/script\s*>/gi, ''), 'latin1');
}

if (process.argv[1] === import.meta.filename) {
  const [dist, fold, sets, noScripts, out] = process.argv.slice(2);
  const options = { fold: Number(fold), noScripts: noScripts === 'true' };
  writeFileSync(out, JSON.stringify(await predictPages(dist, sets.split(','), options)));
}
