import { type ChildNode, type Element, isTag, Text } from 'domhandler';
import { closest } from './ancestors.js';
import { everyBelow } from './below.js';
import { codeBelow, isLineNumber } from './body/code-text.js';
import { listAgain } from './element-lists.js';
import type { HtmlTree } from './html-tree.js';
import { attributeOf } from './page-element.js';

// Highlighters set code as a table: a column of line numbers, and one of code with all its lines in one cell (Rouge, Pygments,
// SyntaxHighlighter, Crayon) or a line a row (gists, highlight.js, Gitea). Such a table is a `<pre>` to a reader.

const pre = new Set(['pre']);
const lines = new Set(['div', 'p', 'li']);

/** Makes `<pre>`s of the tables of code. Pages without tables are not looked at any further. */
export function flattenCodeTables(tree: HtmlTree): HtmlTree {
  let made = 0;
  for (const table of tree.byTag.get('table') ?? []) {
    const code = codeOf(table);
    if (code === null) continue;
    // A `<pre>` around the table stays the only one.
    table.name = closest(table, pre) ? 'div' : 'pre';
    const text = new Text(code);
    text.parent = table;
    table.children = [text];
    made++;
  }
  if (made > 0) listAgain(tree);
  return tree;
}

/** The code that a table holds, null for one of anything else. */
function codeOf(table: Element): string | null {
  const rows = rowsOf(table);
  if (rows.length === 0) return null;
  const code: string[] = [];
  let last: number | null = null;
  for (const row of rows) {
    const [number, cell, ...more] = row.children.filter(isCell);
    if (!number || !cell || more.length > 0) return null;
    const numbers = numbersOf(number);
    if (numbers === null || !isCode(cell)) return null;
    for (const one of numbers) {
      if (last !== null && one !== last + 1) return null;
      last = one;
    }
    code.push(...linesOf(cell));
  }
  return code.map((line) => line.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
}

const isSection = ({ name }: Element): boolean => name === 'tbody' || name === 'thead';
const isRow = (node: ChildNode): node is Element => isTag(node) && node.name === 'tr';
const isCell = (node: ChildNode): node is Element => isTag(node) && (node.name === 'td' || node.name === 'th');

/** What holds another table is lay-out, and is looked into no further. */
const isTable = ({ name }: Element): boolean => name === 'table';

const rowsOf = (table: Element): Element[] =>
  table.children.flatMap((child) => (isTag(child) && isSection(child) ? child.children : child)).filter(isRow);

/** The numbers that a cell counts with; none where style sheets write them, and null for a cell of anything else. */
function numbersOf(cell: Element): number[] | null {
  const numbers: number[] = [];
  let isNumber = isLineNumber(cell);
  const isAll = everyBelow(cell, (node) => {
    if (isTag(node)) {
      isNumber ||= isLineNumber(node);
      return !isTable(node);
    }
    const words = node.data.trim();
    if (words === '') return true;
    if (!/^\d{1,6}(?:\s+\d{1,6})*$/.test(words)) return false;
    numbers.push(...words.split(/\s+/).map(Number));
    return true;
  });
  return isAll && (isNumber || numbers.length > 0) ? numbers : null;
}

const codeNames = new Set(['pre', 'code', 'samp', 'kbd']);
const codeName = /(?:^|[\s_-])codes?(?=$|[\s_-])/i;

/** Whether all that a cell says is code, by its elements or by what it is called. */
function isCode(cell: Element): boolean {
  const names = attributeOf(cell, 'class') ?? '';
  const isNamed = (names.length < 200 && codeName.test(names)) || closest(cell, pre) !== null;
  return everyBelow(cell, (node) => {
    if (isTag(node)) return !isTable(node);
    return isNamed || node.data.trim() === '' || closest(node.parent as Element, codeNames) !== null;
  });
}

/** The lines of a cell. Blanks between the elements that are lines are the page's own lay-out. */
function linesOf(cell: Element): string[] {
  const inner: Element[] = [];
  let isPre = false;
  everyBelow(cell, (node) => {
    if (!isTag(node)) return true;
    isPre ||= node.name === 'pre';
    if (lines.has(node.name) && everyBelow(node, (below) => !isTag(below) || !lines.has(below.name))) inner.push(node);
    return true;
  });
  const found = isPre || inner.length === 0 ? [cell] : inner;
  return found.flatMap((one) =>
    codeBelow(one, () => true)
      .replace(/^\n/, '')
      .replace(/\n$/, '')
      .split('\n'),
  );
}
