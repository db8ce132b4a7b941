// The measuring sets of pages, and which of their pages nobody looks at.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** CORPUS names another folder of sets: one of your own pages, made by build-corpus.mjs. */
export const corpusRoot = path.resolve(process.env.CORPUS ?? path.resolve(import.meta.dirname, '../../shared/corpus'));

/** Rules and constants were chosen on these pages: their figures flatter. wcxb-other holds pages that are not articles. */
export const contaminatedSets = ['fundus', 'aeb', 'trafilatura', 'htmldate', 'wcxb', 'wcxb-other'];
/** A third of the publishers of these is out of sight: only figures are shown of them, and no model learns from them. */
export const laterSets = ['daniel', 'mercury', 'zh', 'portal', 'newspaper', 'fundus-old'];
/** Sets of somebody's own in the folder: nothing is known of them, so they count as the others do. */
export const ownSets = hasCorpus()
  ? readdirSync(corpusRoot).filter((name) => ![...contaminatedSets, ...laterSets].includes(name) && isSet(name))
  : [];
export const pageSets = [...contaminatedSets, ...laterSets, ...ownSets].filter(isSet);

/** By a fixed hash of the registered domain. */
const isDrawn = (domain) => createHash('sha256').update(domain).digest()[0] % 3 === 0;

/** Whether a page of `set` is one of those that nobody looks at. */
export const isOutOfSight = (set, { domain }) => laterSets.includes(set) && isDrawn(domain);

export function hasCorpus() {
  return existsSync(corpusRoot);
}

function isSet(set) {
  return existsSync(path.join(corpusRoot, set, 'truth.jsonl'));
}

/** The records of a set; none where it is not there. */
export function readTruth(set) {
  if (!isSet(set)) return [];
  return readFileSync(path.join(corpusRoot, set, 'truth.jsonl'), 'utf8')
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
