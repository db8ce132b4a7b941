import type { Element } from 'domhandler';
import { largestOf } from '../../shared/largest.js';
import type { Block } from '../../types.js';
import type { Page } from '../page.js';
import { closest, type Run, type Runs } from '../runs.js';
import { inlineHtml } from './inline-html.js';

const listNames = new Set(['ul', 'ol', 'dl', 'menu']);
const itemNames = new Set(['li', 'dt', 'dd']);
const quoteNames = new Set(['blockquote']);
const tableNames = new Set(['table']);
const rowNames = new Set(['tr']);
const cellNames = new Set(['td', 'th']);
const preNames = new Set(['pre']);
const headingNames = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A table with at least this many cells in its kept text is data; a smaller one is lay-out. */
const minDataCells = 4;

/** Chosen runs as blocks, without HTML where no page is given: items of one list, rows of one table and lines of one `<pre>` become one block each. */
export function blocksOf(chosen: readonly Run[], runs: Runs, page: Page | null): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < chosen.length; ) {
    const group = groupAt(chosen, at);
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

function groupAt(chosen: readonly Run[], at: number): Group {
  const first = chosen[at]!;
  const heading = closest(first.block, headingNames);
  if (heading) return { kind: 'heading', root: heading, runs: [first] };
  for (const [kind, names] of [
    ['preformatted', preNames],
    ['table', tableNames],
    ['list', listNames],
    ['quote', quoteNames],
  ] as const) {
    const root = closest(first.block, names);
    if (!root) continue;
    const members = kind === 'quote' ? [first] : membersOf(chosen, at, root);
    if (kind === 'table' && !isDataTable(members)) continue;
    if (kind === 'list' && !closest(first.block, itemNames)) continue;
    return { kind, root, runs: members };
  }
  return { kind: 'paragraph', root: first.block, runs: [first] };
}

function membersOf(chosen: readonly Run[], at: number, root: Element): Run[] {
  const names = new Set([root.name]);
  let end = at;
  while (end < chosen.length) {
    const run = chosen[end]!;
    let holder = closest(run.block, names);
    while (holder && holder !== root) holder = holder.parent ? closest(holder.parent as Element, names) : null;
    if (!holder) break;
    end++;
  }
  return chosen.slice(at, end);
}

function isDataTable(members: readonly Run[]): boolean {
  const cells = new Set(members.map((run) => closest(run.block, cellNames)));
  const rows = new Set(members.map((run) => closest(run.block, rowNames)));
  const longest = largestOf(members.map((run) => run.text.length));
  return cells.size >= minDataCells && rows.size >= 2 && longest < 600;
}

function groupBlock(group: Group, runs: Runs, page: Page | null): Block {
  if (group.kind === 'list') return listBlock(group, runs, page);
  if (group.kind === 'table') return tableBlock(group, runs, page);
  if (group.kind === 'preformatted') return preBlock(group, runs);
  const run = group.runs[0]!;
  const level = group.kind === 'heading' ? Number(group.root.name[1]) : null;
  return { kind: group.kind, text: run.text, html: page && htmlOf(run, runs, page), level };
}

function htmlOf(run: Run, runs: Runs, page: Page): string {
  return inlineHtml(runs.nodes.slice(run.from, run.to), run.block, page);
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

function preBlock(group: Group, runs: Runs): Block {
  const lines = group.runs.map((run) =>
    runs.nodes
      .slice(run.from, run.to)
      .map((node) => node.data)
      .join('')
      .replace(/^\n+|\s+$/g, ''),
  );
  return { kind: 'preformatted', text: lines.join('\n'), html: null, level: null };
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
