import type { Run } from '../runs.js';
import type { Analysis } from './features.js';
import type { Compared } from './hints.js';
import { commonAncestor, marks, notAbove, tagCode } from './tree.js';

export const placeNames = [
  'blockTag',
  'innerTag',
  'parentTag',
  'grandparentTag',
  'isHeadingBold',
  ...marks.map((mark) => `to ${mark}`),
  'innerFamilies comment',
  'depth',
  'runAt',
  'textAt',
  'pageRuns',
  'pageText',
  'pageGoodShare',
  'runsLeft',
  'fromHeadlineRuns',
  'fromHeadlineText',
  'toHeadlineLevels',
  'headlineCommonShare',
  'sameArticle',
  'titleWordShare',
  'isTitle',
  'inArticleBody',
  'inDescription',
  'articleBodyLength',
  'hasArticleType',
  'mediaSince',
  'mediaUntil',
  'mediaOfParent',
  'box media',
  'box levels',
  'box twins',
  'small box media',
  'small box text',
  'list linkShare',
  'list items',
  'list meanLength',
  'list share',
  'list introduced',
  'startsWithAuthor',
];

const articleMark = marks.indexOf('article');

export function writePlace(row: Float32Array, start: number, run: Run, a: Analysis): number {
  let at = start;
  const { tree } = a;
  const { distance } = tree;
  const node = tree.blockOf[run.index]!;
  const parent = tree.parent[node]!;
  const grandparent = parent < 0 ? -1 : tree.parent[parent]!;
  row[at++] = tree.tag[node]!;
  row[at++] = run.inner === run.block ? tree.tag[node]! : tagCode(run.inner.name);
  row[at++] = parent < 0 ? -1 : tree.tag[parent]!;
  row[at++] = grandparent < 0 ? -1 : tree.tag[grandparent]!;
  row[at++] = run.boldLength >= run.text.length * 0.9 ? 1 : 0;
  const from = node * marks.length;
  const to = from + marks.length;
  for (let i = from; i < to; i++) row[at++] = distance[i]!;
  row[at++] = run.inner === run.block ? 0 : a.words.familiesOf(run.inner) === 0 ? 1 : 2;
  at = writePosition(row, at, run, a);
  at = writeHeadline(row, at, run, a, node);
  at = writeHints(row, at, run, a);
  const before = run.index > 0 ? a.runs.list[run.index - 1]! : null;
  const after = a.runs.list[run.index + 1];
  row[at++] = before ? Math.min(20, run.mediaBefore - before.mediaBefore) : run.mediaBefore;
  row[at++] = after ? Math.min(20, after.mediaBefore - run.mediaBefore) : -1;
  row[at++] = parent < 0 ? -1 : Math.min(50, tree.media[parent]!);
  at = writeBoxes(row, at, a, node);
  at = writeList(row, at, a, node);
  row[at++] = startsWithAuthor(run, a);
  return at;
}

/** Runs and characters of a picture with its caption and credit. */
const smallBoxRuns = 3;
const smallBoxText = 600;

/** The largest element that holds this run alone, and the largest one that holds hardly more: what of a picture is in them. */
function writeBoxes(row: Float32Array, start: number, a: Analysis, node: number): number {
  let at = start;
  const { tree } = a;
  let box = node;
  let levels = 0;
  for (let up = tree.parent[box]!; up >= 0 && tree.runs[up]! <= 1; up = tree.parent[box]!) {
    box = up;
    levels++;
  }
  row[at++] = tree.runs[node]! > 1 ? -1 : Math.min(5, tree.media[box]!);
  row[at++] = levels;
  row[at++] = Math.min(100, tree.twins[box]!);
  let small = node;
  for (
    let up = tree.parent[small]!;
    up >= 0 && tree.runs[up]! <= smallBoxRuns && tree.text[up]! <= smallBoxText;
    up = tree.parent[small]!
  )
    small = up;
  row[at++] = tree.runs[small]! > smallBoxRuns ? -1 : Math.min(5, tree.media[small]!);
  row[at++] = Math.log2(1 + tree.text[small]!);
  return at;
}

const listMarks = ['ul', 'ol', 'dl'].map((name) => marks.indexOf(name));

/** The outermost list around a run, within some levels: links or text of the story, and whether a colon leads to it. */
function writeList(row: Float32Array, start: number, a: Analysis, node: number): number {
  let at = start;
  const { tree, texts } = a;
  let levels = notAbove;
  for (const mark of listMarks) levels = Math.min(levels, tree.distance[node * marks.length + mark]!);
  if (levels > 5) {
    row.fill(-1, at, at + 5);
    return at + 5;
  }
  const list = ancestorAt(a, node, levels);
  const text = Math.max(1, tree.text[list]!);
  const before = tree.firstRun[list]! - 1;
  row[at++] = tree.linkText[list]! / text;
  row[at++] = Math.min(100, tree.branches[list]!);
  row[at++] = Math.log2(1 + text / tree.runs[list]!);
  row[at++] = text / Math.max(1, a.textBefore[a.runs.list.length]!);
  row[at++] = before < 0 ? -1 : a.runs.list[before]!.text.endsWith(':') ? 2 : texts.isGood[before]!;
  return at;
}

/** A biography begins with the author's name: 1 for one that the metadata name. */
function startsWithAuthor(run: Run, a: Analysis): number {
  if (a.compared.authors.length === 0) return -1;
  const start = a.bares.of(run);
  return a.compared.authors.some((name) => start.startsWith(name)) ? 1 : 0;
}

function writePosition(row: Float32Array, start: number, run: Run, a: Analysis): number {
  let at = start;
  const count = a.runs.list.length;
  row[at++] = run.depth;
  row[at++] = run.index / count;
  row[at++] = a.textBefore[run.index]! / Math.max(1, a.textBefore[count]!);
  row[at++] = Math.log2(1 + count);
  row[at++] = Math.log2(1 + a.textBefore[count]!);
  row[at++] = a.goodText / Math.max(1, a.textBefore[count]!);
  row[at++] = Math.log2(count - run.index);
  return at;
}

function signedLog(value: number): number {
  return value < 0 ? -Math.log2(1 - value) : Math.log2(1 + value);
}

/**
 * Characters behind the headline. Of the pages that the model knows, what stands farther behind it is comments and other stories;
 * in a story of hundreds of paragraphs it is the story, so that the distance must not speak against it.
 */
const farFromHeadline = 16_000;

function writeHeadline(row: Float32Array, start: number, run: Run, a: Analysis, node: number): number {
  let at = start;
  const { headline, tree } = a;
  if (headline < 0) {
    row.fill(-1, at, at + 5);
    return at + 5;
  }
  const other = tree.blockOf[headline]!;
  const { levels, ancestor } = commonAncestor(tree, node, other);
  row[at++] = signedLog(run.index - headline);
  row[at++] = signedLog(Math.min(farFromHeadline, a.textBefore[run.index]! - a.textBefore[headline]!));
  row[at++] = levels;
  row[at++] = ancestor < 0 ? -1 : tree.text[ancestor]! / Math.max(1, a.textBefore[a.runs.list.length]!);
  row[at++] = sameArticle(a, node, other);
  return at;
}

/** 1 in the headline's `<article>`, 0 in another one, -1 where one of the two is in none. */
function sameArticle(a: Analysis, node: number, other: number): number {
  const mine = ancestorAt(a, node, a.tree.distance[node * marks.length + articleMark]!);
  const its = ancestorAt(a, other, a.tree.distance[other * marks.length + articleMark]!);
  if (mine < 0 || its < 0) return -1;
  return mine === its ? 1 : 0;
}

function ancestorAt(a: Analysis, node: number, levels: number): number {
  if (levels >= notAbove) return -1;
  let at = node;
  for (let i = 0; i < levels; i++) at = a.tree.parent[at]!;
  return at;
}

/** Longer texts are compared by their start. */
const probeLength = 24;

function writeHints(row: Float32Array, start: number, run: Run, a: Analysis): number {
  let at = start;
  const { compared } = a;
  const text = a.bares.of(run);
  row[at++] = run.text.length <= 200 ? compared.titleShare.of(run.text) : -1;
  row[at++] = compared.titles.includes(text) ? 1 : 0;
  const isProbed = run.index < compared.maxProbed;
  row[at++] = compared.articleBody === '' || text.length < 8 || !isProbed ? -1 : probes(text, compared);
  row[at++] = text.length < 12 || !isProbed ? -1 : inAny(text, compared);
  row[at++] = compared.articleBody === '' ? -1 : Math.log2(1 + compared.articleBody.length);
  row[at++] = a.hints.isArticle ? 1 : 0;
  return at;
}

/** Share of three pieces of the text that the story's text in the metadata holds. */
function probes(text: string, compared: Compared): number {
  if (text.length <= probeLength) return holds(compared, text, 0, text.length) ? 1 : 0;
  const last = text.length - probeLength;
  let hits = holds(compared, text, 0, probeLength) ? 1 : 0;
  if (holds(compared, text, last >> 1, probeLength)) hits++;
  if (holds(compared, text, last, probeLength)) hits++;
  return hits / 3;
}

function holds({ articleBody }: Compared, text: string, from: number, length: number): boolean {
  return articleBody.includes(text.slice(from, from + length));
}

/** Characters by which a text and a description are told to be the same. */
const startLength = 60;

function inAny(text: string, { descriptions }: Compared): number {
  let best = 0;
  for (const whole of descriptions) {
    if (whole === text) return 2;
    if (whole.includes(text.slice(0, startLength))) best = 1;
    else if (whole.length >= 30 && text.includes(whole.slice(0, startLength))) best = 1;
  }
  return best;
}
