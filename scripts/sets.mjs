// The measuring sets of pages, and which of their pages nobody looks at.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const corpusRoot = path.resolve(import.meta.dirname, '../../shared/corpus');

/** Rules and constants were chosen on these pages: their figures flatter. wcxb-other holds pages that are not articles. */
export const contaminatedSets = ['fundus', 'aeb', 'trafilatura', 'htmldate', 'wcxb', 'wcxb-other'];
/** A third of the publishers of these is out of sight: only figures are shown of them, and no model learns from them. */
export const laterSets = ['daniel', 'mercury', 'zh', 'portal', 'newspaper', 'fundus-old'];
export const pageSets = [...contaminatedSets, ...laterSets];

/** By a fixed hash of the registered domain. */
const isDrawn = (domain) => createHash('sha256').update(domain).digest()[0] % 3 === 0;

/** Whether a page of `set` is one of those that nobody looks at. */
export const isOutOfSight = (set, { domain }) => laterSets.includes(set) && isDrawn(domain);

export const hasCorpus = () => existsSync(corpusRoot);

export function readTruth(set) {
  const folder = path.join(corpusRoot, set);
  if (!existsSync(folder)) throw new Error(`${folder} is not there: the measuring set is not part of the package`);
  return readFileSync(path.join(folder, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ ...JSON.parse(line), set }));
}

let hidden = null;

/** Whether a publisher is out of sight: training leaves its pages in the other sets out, too. */
export function isHiddenPublisher(domain) {
  hidden ??= new Set(laterSets.flatMap(readTruth).flatMap((record) => (isDrawn(record.domain) ? [record.domain] : [])));
  return hidden.has(domain);
}
