import type { Element } from 'domhandler';
import type { Block } from '../../types.js';
import type { Page } from '../page.js';
import { closest, isWithin, parentElement } from '../ancestors.js';
import type { Run, Runs } from '../runs.js';
import { codeText } from './code-text.js';
import { inlineHtml } from './inline-html.js';

const listNames = new Set(['ul', 'ol', 'dl', 'menu']);
const itemNames = new Set(['li', 'dt', 'dd']);
const rowNames = new Set(['tr']);
const cellNames = new Set(['td', 'th']);
const headingNames = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A table with at least this many cells in its kept text is data; a smaller one is lay-out. */
const minDataCells = 4;
/** A cell of data is shorter. */
const longestCell = 600;

/** Chosen runs as blocks, without HTML where no page is given: items of one list, rows of one table and lines of one `<pre>` become one block each. */
export function blocksOf(chosen: readonly Run[], runs: Runs, page: Page | null): Block[] {
  const blocks: Block[] = [];
  const tables: Tables = new Map();
  const boxes = boxLists(chosen);
  for (let at = 0; at < chosen.length; ) {
    const group = groupAt(chosen, at, tables, boxes);
    blocks.push(groupBlock(group, runs, page));
    at += group.runs.length;
  }
  return blocks;
}

interface Group {
  kind: Block['kind'];
  root: Element;
  runs: Run[];
}

/** What makes a block of its own, the strongest first. */
const kinds = ['heading', 'preformatted', 'table', 'list', 'quote'] as const;
const kindOfName = new Map<string, (typeof kinds)[number]>([
  ...[...headingNames].map((name) => [name, 'heading'] as const),
  ['pre', 'preformatted'],
  ['table', 'table'],
  ...[...listNames].map((name) => [name, 'list'] as const),
  ['blockquote', 'quote'],
]);

/** The nearest element of each kind, by one walk up: boxes stand in boxes. */
function kindsAround(block: Element): Partial<Record<(typeof kinds)[number], Element>> {
  const around: Partial<Record<(typeof kinds)[number], Element>> = {};
  for (let node: Element | null = block; node; node = parentElement(node)) {
    const kind = kindOfName.get(node.name);
    if (kind) around[kind] ??= node;
  }
  return around;
}

function groupAt(chosen: readonly Run[], at: number, tables: Tables, boxes: Boxes): Group {
  const first = chosen[at]!;
  const around = kindsAround(first.block);
  for (const kind of kinds) {
    const root = around[kind];
    if (!root) continue;
    if (kind === 'list' && (boxes.has(root) || !closest(first.block, itemNames))) continue;
    if (kind === 'heading' || kind === 'quote') return { kind, root, runs: [first] };
    const end = endOf(chosen, at, root);
    if (kind === 'table' && !isDataTable(chosen, at, end, root, tables)) continue;
    return { kind, root, runs: chosen.slice(at, end) };
  }
  return { kind: 'paragraph', root: first.block, runs: [first] };
}

/** Lists that hold a story or its chapters: their paragraphs are no points. */
type Boxes = ReadonlySet<Element>;

/** An item of several paragraphs with at least this much text is a chapter. */
const minChapter = 600;

/** Lists most of whose own text stands in chapters. */
function boxLists(chosen: readonly Run[]): Boxes {
  const items = new Map<Element, { runs: number; length: number }>();
  for (const { block, text } of chosen) {
    const item = closest(block, itemNames);
    if (!item) continue;
    const { runs, length } = items.get(item) ?? { runs: 0, length: 0 };
    items.set(item, { runs: runs + 1, length: length + text.length });
  }
  const lists = new Map<Element, number>();
  for (const [item, { runs, length }] of items) {
    const list = closest(item, listNames);
    const isChapter = runs > 1 && length >= minChapter;
    if (list) lists.set(list, (lists.get(list) ?? 0) + (isChapter ? length : -length));
  }
  return new Set([...lists].filter(([, more]) => more > 0).map(([list]) => list));
}

/** Behind the last run of an element. Its runs stand together, as all stand in document order: found by doubling and halving. */
function endOf(chosen: readonly Run[], at: number, root: Element): number {
  const isInside = (index: number): boolean => index < chosen.length && isWithin(chosen[index]!.block, root);
  let step = 1;
  while (isInside(at + step)) step *= 2;
  let inside = at + (step >> 1);
  let outside = Math.min(at + step, chosen.length);
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1;
    if (isInside(middle)) inside = middle;
    else outside = middle;
  }
  return inside + 1;
}

/** Of each table, the runs from which on it is data: most tables of a page are lay-out, and are asked about at each run. */
type Tables = Map<Element, { from: number; to: number }>;

function isDataTable(chosen: readonly Run[], at: number, end: number, root: Element, tables: Tables): boolean {
  const data = tables.get(root) ?? dataOf(chosen, at, end);
  tables.set(root, data);
  return at >= data.from && at <= data.to;
}

/** From behind its last long text up to where enough cells and rows are left. */
function dataOf(chosen: readonly Run[], at: number, end: number): { from: number; to: number } {
  const cells = new Set<Element | null>();
  const rows = new Set<Element | null>();
  let to = -1;
  for (let index = end - 1; index >= at; index--) {
    const { block, text } = chosen[index]!;
    if (text.length >= longestCell) return { from: index + 1, to };
    if (to >= 0) continue;
    cells.add(closest(block, cellNames));
    rows.add(closest(block, rowNames));
    if (cells.size >= minDataCells && rows.size >= 2) to = index;
  }
  return { from: at, to };
}

function groupBlock(group: Group, runs: Runs, page: Page | null): Block {
  if (group.kind === 'list') return listBlock(group, runs, page);
  if (group.kind === 'table') return tableBlock(group, runs, page);
  if (group.kind === 'preformatted') {
    return { kind: 'preformatted', text: codeText(group.runs, runs, group.root), html: null, level: null };
  }
  const run = group.runs[0]!;
  const level = group.kind === 'heading' ? Number(group.root.name[1]) : null;
  return { kind: group.kind, text: run.text, html: page && htmlOf(run, runs, page), level };
}

function htmlOf(run: Run, runs: Runs, page: Page): string {
  const nodes = runs.nodes.slice(run.from, run.to);
  return inlineHtml(runs.unseen.size > 0 ? nodes.filter((node) => !runs.unseen.has(node)) : nodes, run.block, page);
}

function listBlock(group: Group, runs: Runs, page: Page | null): Block {
  const items = groupBy(group.runs, (run) => closest(run.block, itemNames)).map((item) => {
    const lists = listsAround(item[0]!, group.root);
    return {
      depth: lists.length - 1,
      isOrdered: lists[0]?.name === 'ol',
      text: item.map((run) => run.text).join(' '),
      html: page ? item.map((run) => htmlOf(run, runs, page)).join('<br>') : '',
    };
  });
  const indent = (depth: number): string => '  '.repeat(Math.max(0, depth));
  return {
    kind: 'list',
    text: items.map(({ depth, text }) => `${indent(depth)}- ${text}`).join('\n'),
    html: page && nestedList(items),
    level: null,
  };
}

/** The lists between a run and the outermost one of its block, innermost first. */
function listsAround(run: Run, root: Element): Element[] {
  const lists: Element[] = [];
  for (let list = closest(run.block, listNames); list; ) {
    lists.push(list);
    if (list === root || !list.parent) break;
    list = closest(list.parent as Element, listNames);
  }
  return lists;
}

interface Item {
  depth: number;
  isOrdered: boolean;
  html: string;
}

/** Items with their depths as lists inside items; a depth that skips a level is taken as one step. */
function nestedList(items: readonly Item[]): string {
  const open: string[] = [];
  let html = '';
  for (const { depth, isOrdered, html: inner } of items) {
    const level = Math.max(0, Math.min(depth, open.length));
    while (open.length > level + 1) html += `</li></${open.pop()}>`;
    if (open.length === level) {
      const tag = isOrdered ? 'ol' : 'ul';
      open.push(tag);
      html += `<${tag}>`;
    } else html += '</li>';
    html += `<li>${inner}`;
  }
  while (open.length > 0) html += `</li></${open.pop()}>`;
  return html;
}

function tableBlock(group: Group, runs: Runs, page: Page | null): Block {
  const rows = groupBy(group.runs, (run) => closest(run.block, rowNames)).map((row) =>
    groupBy(row, (run) => closest(run.block, cellNames) ?? run.block),
  );
  const cellText = (cell: Run[]): string => cell.map((run) => run.text).join(' ');
  const cellHtml = (cell: Run[], its: Page): string => {
    const tag = closest(cell[0]!.block, cellNames)?.name ?? 'td';
    return `<${tag}>${cell.map((run) => htmlOf(run, runs, its)).join('<br>')}</${tag}>`;
  };
  const rowHtml = (row: Run[][], its: Page): string => `<tr>${row.map((cell) => cellHtml(cell, its)).join('')}</tr>`;
  return {
    kind: 'table',
    text: rows.map((row) => row.map(cellText).join(' | ')).join('\n'),
    html: page && `<table>${rows.map((row) => rowHtml(row, page)).join('')}</table>`,
    level: null,
  };
}

/** Neighbours with the same key in one group; order kept. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): T[][] {
  const groups: T[][] = [];
  let last: unknown = null;
  for (const item of items) {
    const key = keyOf(item);
    if (groups.length > 0 && key !== null && key === last) groups[groups.length - 1]!.push(item);
    else groups.push([item]);
    last = key;
  }
  return groups;
}
