// Features and labels of every page with truth, binned and cached under .eval/train: the slow part of training.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyse, featureMatrix, featureNames } from '../../dist/extract/body/features.js';
import { parsePage } from '../../dist/extract/page.js';
import { cacheRoot, foldOf, readCorpus, readHtml } from './corpus.mjs';
import { ownSets } from '../sets.mjs';
import { labelRuns, leaveCutEnd } from './labels.mjs';
import { lengthen, longLengths } from './long-pages.mjs';

/** Whether a record is of a page that is not an article. */
export const isOtherPage = ({ pageType }) => Boolean(pageType) && pageType !== 'article';

export const maxBins = 128;
/**
 * What a page of each set weighs in all: less where truths hold comments and date lines or stop early (daniel), hold captions
 * (newspaper), or are the pages of three sites (portal).
 */
export const pageWeight = {
  fundus: 100,
  aeb: 100,
  wcxb: 50,
  trafilatura: 20,
  'fundus-old': 100,
  zh: 100,
  portal: 40,
  newspaper: 40,
  daniel: 12,
  ...Object.fromEntries(ownSets.map((set) => [set, 50])),
};
/** What a story made long weighs: enough to be learned from, too little to say what a story looks like. */
const longWeight = 25;
export const sets = Object.keys(pageWeight);
/** Pages without a known body: their runs are judged in the cross-validation, for the model of page kinds. */
export const bareSets = ['htmldate', 'wcxb-other', 'mercury'];

/** @returns {{ pages, count, width, bins, cuts, labels, weights }} bins are column by column. */
export function buildMatrix() {
  const width = featureNames.length;
  const pages = [];
  const longPages = [];
  const parts = [];
  const labels = [];
  const weights = [];
  let count = 0;
  const add = (list, record, html, weight) => {
    const analysis = analyse(parsePage(html, { url: record.url }));
    const runs = analysis.runs.list;
    if (runs.length === 0) return;
    const texts = runs.map((run) => run.text);
    const labelled = (weight > 0 && !isOtherPage(record) && labelRuns(texts, record)) || unlabelled(texts.length);
    leaveCutEnd(labelled.labels, runs);
    parts.push(featureMatrix(analysis));
    labels.push(labelled.labels);
    weights.push(weigh(labelled, texts, weight));
    const { id, set, domain, pageType = null } = record;
    list.push({ id, set, domain, pageType, fold: foldOf(domain), from: count, to: count + texts.length });
    count += texts.length;
  };
  const records = [...sets, ...bareSets].flatMap(readCorpus);
  for (const record of records) add(pages, record, readHtml(record), pageWeight[record.set] ?? 0);
  for (const length of longLengths) {
    for (const { record, html } of lengthen(records, length)) add(longPages, record, html, longWeight);
  }
  const cuts = Array.from({ length: width }, (_, column) => cutsOf(parts, width, column));
  const bins = new Uint8Array(count * width);
  for (let column = 0; column < width; column++) binColumn(parts, width, column, cuts[column], bins, count);
  return {
    pages,
    longPages,
    count,
    width,
    cuts,
    bins,
    labels: concat(Int8Array, labels),
    weights: concat(Float32Array, weights),
  };
}

function unlabelled(count) {
  return { labels: new Int8Array(count).fill(-1), factor: new Float32Array(count) };
}

function weigh({ labels, factor }, texts, total) {
  const weights = new Float32Array(texts.length);
  let sum = 0;
  for (let i = 0; i < texts.length; i++) {
    if (labels[i] < 0) continue;
    weights[i] = Math.sqrt(Math.min(600, Math.max(4, texts[i].length))) * factor[i];
    sum += weights[i];
  }
  for (let i = 0; i < texts.length; i++) weights[i] *= total / Math.max(1e-9, sum);
  return weights;
}

/** Upper edges of the bins: a value goes to the first edge that is not below it. */
function cutsOf(parts, width, column) {
  const step = 7;
  const sample = [];
  for (const part of parts) for (let i = column; i < part.length; i += width * step) sample.push(part[i]);
  const sorted = Float32Array.from(sample).sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= maxBins) return distinct.slice(0, -1);
  const cuts = new Set();
  for (let bin = 1; bin < maxBins; bin++) cuts.add(sorted[Math.floor((bin * sorted.length) / maxBins)]);
  return [...cuts].filter((cut) => cut < sorted[sorted.length - 1]);
}

function binColumn(parts, width, column, cuts, bins, count) {
  let at = column * count;
  for (const part of parts) {
    for (let i = column; i < part.length; i += width) bins[at++] = binOf(part[i], cuts);
  }
}

export function binOf(value, cuts) {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

function concat(Type, parts) {
  const whole = new Type(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function saveMatrix(matrix) {
  mkdirSync(cacheRoot, { recursive: true });
  const { bins, labels, weights, ...rest } = matrix;
  writeFileSync(path.join(cacheRoot, 'matrix.json'), JSON.stringify({ ...rest, names: featureNames }));
  writeFileSync(path.join(cacheRoot, 'bins.bin'), bins);
  writeFileSync(path.join(cacheRoot, 'labels.bin'), labels);
  writeFileSync(path.join(cacheRoot, 'weights.bin'), new Uint8Array(weights.buffer));
}

export function loadMatrix() {
  const rest = JSON.parse(readFileSync(path.join(cacheRoot, 'matrix.json'), 'utf8'));
  const weights = readFileSync(path.join(cacheRoot, 'weights.bin'));
  return {
    ...rest,
    bins: new Uint8Array(readFileSync(path.join(cacheRoot, 'bins.bin'))),
    labels: new Int8Array(readFileSync(path.join(cacheRoot, 'labels.bin'))),
    weights: new Float32Array(weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength)),
  };
}
