import type { Page } from '../page.js';
import { type Run, type Runs, runsOf } from '../runs.js';
import { type Container, findContainer } from './best-container.js';
import { ClassWords } from './class-words.js';
import { aroundNames, writeAround } from './features-around.js';
import { placeNames, writePlace } from './features-place.js';
import { textNames, writeText } from './features-text.js';
import { findHeadlineRun, headingLevel } from './headline-run.js';
import { BareTexts } from './bare-text.js';
import { type Compared, compareTexts, type Hints, readHints } from './hints.js';
import { type RunTexts, readRunTexts } from './run-texts.js';
import { buildTree, type Tree } from './tree.js';

/** The columns of the matrix. Training and running use the same code, so they cannot differ. */
export const featureNames = [...textNames, ...placeNames, ...aroundNames];

/** Runs that stand in the same way of tags and classes. */
export interface PathGroup {
  count: number;
  text: number;
  linkText: number;
  goodText: number;
  sentences: number;
  parents: number;
  lastParent: number;
  first: number;
  last: number;
}

/** What is known about a page before anything is chosen; computed once. */
export interface Analysis {
  page: Page;
  runs: Runs;
  texts: RunTexts;
  tree: Tree;
  hints: Hints;
  compared: Compared;
  bares: BareTexts;
  words: ClassWords;
  container: Container;
  /** Place of the headline's run, or -1. */
  headline: number;
  groups: PathGroup[];
  groupOf: Int32Array;
  /** Length of all text, and of all link text, before each run; one longer than the runs. */
  textBefore: Float64Array;
  linkBefore: Float64Array;
  goodText: number;
  /** Runs between this one and the nearest sentence before and after, the last heading, the last of the same path. */
  sinceGood: Int32Array;
  untilGood: Int32Array;
  sinceHeading: Int32Array;
  sinceSamePath: Int32Array;
}

export function analyse(page: Page): Analysis {
  const runs = runsOf(page);
  const texts = readRunTexts(runs, hostOf(page.url));
  const words = new ClassWords();
  const tree = buildTree(runs, texts, words);
  const hints = readHints(page);
  const compared = compareTexts(hints);
  const bares = new BareTexts(runs);
  const { groups, groupOf, sinceSamePath } = groupByPath(runs, texts, tree);
  return {
    page,
    runs,
    texts,
    tree,
    hints,
    compared,
    bares,
    words,
    container: findContainer(tree, texts),
    headline: findHeadlineRun(page, runs, compared, bares),
    groups,
    groupOf,
    sinceSamePath,
    ...runningSums(runs, texts),
  };
}

/** One row a run, `featureNames.length` numbers a row; -1 where there is nothing to say, never NaN. */
export function featureMatrix(analysis: Analysis): Float32Array {
  const { list } = analysis.runs;
  const width = featureNames.length;
  const matrix = new Float32Array(list.length * width);
  const all = new Uint8Array(width).fill(1);
  for (const run of list) writeRow(matrix.subarray(run.index * width, (run.index + 1) * width), run, analysis, all);
  return matrix;
}

/** The features of one run; what takes long and is not `wanted` is left out. */
export function writeRow(row: Float32Array, run: Run, analysis: Analysis, wanted: Uint8Array): void {
  let at = writeText(row, run, analysis.texts, wanted);
  at = writePlace(row, at, run, analysis);
  at = writeAround(row, at, run, analysis);
  if (at !== featureNames.length) throw new RangeError(`${at} features written, ${featureNames.length} named`);
}

export function hostOf(url: string | null): string | null {
  const match = url === null ? null : /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url);
  return match ? match[1]!.toLowerCase() : null;
}

function groupByPath(runs: Runs, texts: RunTexts, tree: Tree) {
  const ids = new Map<number, number>();
  const groups: PathGroup[] = [];
  const groupOf = new Int32Array(runs.list.length);
  const sinceSamePath = new Int32Array(runs.list.length).fill(-1);
  for (const run of runs.list) {
    const node = tree.blockOf[run.index]!;
    const path = tree.path[node]!;
    let id = ids.get(path);
    if (id === undefined) {
      id = groups.length;
      ids.set(path, id);
      groups.push({
        count: 0,
        text: 0,
        linkText: 0,
        goodText: 0,
        sentences: 0,
        parents: 0,
        lastParent: -2,
        first: run.index,
        last: run.index,
      });
    }
    const group = groups[id]!;
    const length = texts.length[run.index]!;
    if (group.count > 0) sinceSamePath[run.index] = run.index - group.last;
    group.count++;
    group.text += length;
    group.linkText += length * texts.linkShare[run.index]!;
    if (texts.isGood[run.index]) group.goodText += length;
    group.sentences += texts.sentences[run.index]!;
    if (tree.parent[node] !== group.lastParent) {
      group.parents++;
      group.lastParent = tree.parent[node]!;
    }
    group.last = run.index;
    groupOf[run.index] = id;
  }
  return { groups, groupOf, sinceSamePath };
}

function runningSums(runs: Runs, texts: RunTexts) {
  const count = runs.list.length;
  const textBefore = new Float64Array(count + 1);
  const linkBefore = new Float64Array(count + 1);
  const sinceGood = new Int32Array(count);
  const untilGood = new Int32Array(count);
  const sinceHeading = new Int32Array(count);
  let goodText = 0;
  let lastGood = -count;
  let lastHeading = -count;
  for (let i = 0; i < count; i++) {
    const length = texts.length[i]!;
    textBefore[i + 1] = textBefore[i]! + length;
    linkBefore[i + 1] = linkBefore[i]! + length * texts.linkShare[i]!;
    sinceGood[i] = i - lastGood;
    sinceHeading[i] = i - lastHeading;
    if (texts.isGood[i]) {
      lastGood = i;
      goodText += length;
    }
    if (headingLevel(runs.list[i]!) > 0) lastHeading = i;
  }
  let nextGood = 2 * count;
  for (let i = count - 1; i >= 0; i--) {
    untilGood[i] = nextGood - i;
    if (texts.isGood[i]) nextGood = i;
  }
  return { textBefore, linkBefore, goodText, sinceGood, untilGood, sinceHeading };
}
