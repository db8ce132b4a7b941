// The measuring set as the training scripts read it: records, decoded pages, folds by registered domain.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { corpusRoot, isHiddenPublisher, readTruth } from '../sets.mjs';

export { corpusRoot } from '../sets.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
export const cacheRoot = path.join(root, '.eval/train');

/** The records of a set that may be learned from: none of a publisher that is out of sight. */
export function readCorpus(name) {
  return readTruth(name).filter(({ domain }) => !isHiddenPublisher(domain));
}

export function readHtml(record) {
  const bytes = gunzipSync(readFileSync(path.join(corpusRoot, record.set, 'pages', `${record.id}.html.gz`)));
  return new TextDecoder(record.encoding).decode(bytes);
}

export const foldCount = 5;

/** The same fold for a domain in every set, so that no page is judged by a model that saw its publisher. */
export function foldOf(domain) {
  let hash = 2166136261;
  for (let i = 0; i < domain.length; i++) hash = Math.imul(hash ^ domain.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 2246822507);
  return (hash >>> 8) % foldCount;
}
