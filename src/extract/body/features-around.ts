import type { Run } from '../runs.js';
import type { Analysis } from './features.js';
import { commonAncestor } from './tree.js';

const ancestorLevels = [0, 1, 2, 3];
const neighbours = [-1, 1, -2, 2];
const windowSize = 6;

export const aroundNames = [
  ...ancestorLevels.flatMap((level) =>
    ['runs', 'share', 'linkShare', 'goodShare', 'media', 'twins', 'paragraphShare', 'branches'].map(
      (name) => `up${level} ${name}`,
    ),
  ),
  ...[
    'count',
    'textShare',
    'linkShare',
    'meanLength',
    'sentences',
    'parents',
    'span',
    'position',
    'goodShare',
    'first',
  ].map((name) => `path ${name}`),
  ...[
    'levelsUp',
    'levelsDown',
    'share',
    'beforeFirst',
    'afterLast',
    'branchShare',
    'branchGood',
    'branchLink',
    'branchRuns',
    'goodShare',
    'isDirect',
    'commonGood',
  ].map((name) => `best ${name}`),
  ...neighbours.flatMap((offset) =>
    ['length', 'linkShare', 'sentences', 'tag', 'sameParent', 'samePath', 'good'].map((name) => `run${offset} ${name}`),
  ),
  'window text before',
  'window text after',
  'window links before',
  'window links after',
  'good before',
  'good after',
  'heading before',
  'path before',
];

export function writeAround(row: Float32Array, start: number, run: Run, a: Analysis): number {
  const node = a.tree.blockOf[run.index]!;
  let at = writeAncestors(row, start, a, node);
  at = writePath(row, at, run, a, node);
  at = writeContainer(row, at, run, a, node);
  at = writeNeighbours(row, at, run, a, node);
  return writeWindows(row, at, run, a);
}

function writeAncestors(row: Float32Array, start: number, a: Analysis, block: number): number {
  let at = start;
  const { tree } = a;
  const whole = Math.max(1, a.textBefore[a.runs.list.length]!);
  let node = block;
  for (let level = 0; level < ancestorLevels.length; level++) {
    if (node < 0) {
      row.fill(-1, at, at + 8);
      at += 8;
      continue;
    }
    const text = Math.max(1, tree.text[node]!);
    row[at++] = Math.log2(tree.runs[node]!);
    row[at++] = text / whole;
    row[at++] = tree.linkText[node]! / text;
    row[at++] = tree.sentenceText[node]! / text;
    row[at++] = Math.min(20, tree.media[node]!);
    row[at++] = tree.twins[node]!;
    row[at++] = tree.paragraphText[node]! / text;
    row[at++] = tree.branches[node]!;
    node = tree.parent[node]!;
  }
  return at;
}

function writePath(row: Float32Array, start: number, run: Run, a: Analysis, node: number): number {
  let at = start;
  const group = a.groups[a.groupOf[run.index]!]!;
  const text = Math.max(1, group.text);
  const count = a.runs.list.length;
  row[at++] = Math.log2(group.count);
  row[at++] = text / Math.max(1, a.textBefore[count]!);
  row[at++] = group.linkText / text;
  row[at++] = Math.log2(text / group.count);
  row[at++] = group.sentences / group.count;
  row[at++] = group.parents;
  row[at++] = (group.last - group.first) / count;
  row[at++] = group.last === group.first ? -1 : (run.index - group.first) / (group.last - group.first);
  row[at++] = group.goodText / text;
  row[at++] = group.count === 1 ? -1 : a.tree.twins[node]! / group.count;
  return at;
}

function writeContainer(row: Float32Array, start: number, run: Run, a: Analysis, block: number): number {
  let at = start;
  const { tree, container } = a;
  if (container.node < 0) {
    row.fill(-1, at, at + 12);
    return at + 12;
  }
  const { levels, ancestor } = commonAncestor(tree, block, container.node);
  const down = ancestor < 0 ? -1 : tree.depth[container.node]! - tree.depth[ancestor]!;
  let branch = block;
  while (branch >= 0 && tree.parent[branch]! !== ancestor && branch !== ancestor) branch = tree.parent[branch]!;
  const text = branch < 0 ? 1 : Math.max(1, tree.text[branch]!);
  const containerText = Math.max(1, tree.text[container.node]!);
  row[at++] = levels;
  row[at++] = down;
  row[at++] = containerText / Math.max(1, a.textBefore[a.runs.list.length]!);
  row[at++] = run.index < container.first ? Math.log2(1 + container.first - run.index) : 0;
  row[at++] = run.index > container.last ? Math.log2(1 + run.index - container.last) : 0;
  row[at++] = branch < 0 ? -1 : text / containerText;
  row[at++] = branch < 0 ? -1 : tree.sentenceText[branch]! / text;
  row[at++] = branch < 0 ? -1 : tree.linkText[branch]! / text;
  row[at++] = branch < 0 ? -1 : Math.log2(1 + tree.runs[branch]!);
  row[at++] = tree.sentenceText[container.node]! / containerText;
  row[at++] = branch === block ? 1 : 0;
  row[at++] = ancestor < 0 ? -1 : tree.sentenceText[ancestor]! / Math.max(1, tree.text[ancestor]!);
  return at;
}

function writeNeighbours(row: Float32Array, start: number, run: Run, a: Analysis, node: number): number {
  let at = start;
  const { texts, tree } = a;
  const parent = tree.parent[node]!;
  const count = a.runs.list.length;
  for (const offset of neighbours) {
    const index = run.index + offset;
    if (index < 0 || index >= count) {
      row.fill(-1, at, at + 7);
      at += 7;
      continue;
    }
    const its = tree.blockOf[index]!;
    row[at++] = Math.log2(1 + texts.length[index]!);
    row[at++] = texts.linkShare[index]!;
    row[at++] = texts.sentences[index]!;
    row[at++] = tree.tag[its]!;
    row[at++] = its === node ? 2 : tree.parent[its] === parent ? 1 : 0;
    row[at++] = a.groupOf[index] === a.groupOf[run.index] ? 1 : 0;
    row[at++] = texts.isGood[index]!;
  }
  return at;
}

function writeWindows(row: Float32Array, start: number, run: Run, a: Analysis): number {
  let at = start;
  const count = a.runs.list.length;
  const i = run.index;
  const from = Math.max(0, i - windowSize);
  const to = Math.min(count, i + 1 + windowSize);
  const before = a.textBefore[i]! - a.textBefore[from]!;
  const after = a.textBefore[to]! - a.textBefore[i + 1]!;
  row[at++] = Math.log2(1 + before);
  row[at++] = Math.log2(1 + after);
  row[at++] = (a.linkBefore[i]! - a.linkBefore[from]!) / Math.max(1, before);
  row[at++] = (a.linkBefore[to]! - a.linkBefore[i + 1]!) / Math.max(1, after);
  row[at++] = Math.min(40, a.sinceGood[i]!);
  row[at++] = Math.min(40, a.untilGood[i]!);
  row[at++] = Math.min(40, a.sinceHeading[i]!);
  row[at++] = a.sinceSamePath[i]! < 0 ? -1 : Math.min(60, a.sinceSamePath[i]!);
  return at;
}
