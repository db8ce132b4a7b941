import { isBelow } from './best-container.js';
import { type Choosing, drop } from './choosing.js';
import { marks, notAbove, type Tree } from './tree.js';

const preMark = marks.indexOf('pre');
const paragraphMark = marks.indexOf('p');

/** Code is kept or left out as a whole, and kept where it stands below a text of the story: its lines read like no sentences. */
export function chooseCode(c: Choosing): void {
  if (!c.a.page.byTag.has('pre')) return;
  const { tree, runs } = c.a;
  const count = c.keep.length;
  for (let from = 0; from < count; ) {
    const box = codeBoxOf(tree, from);
    let to = from + 1;
    while (box >= 0 && to < count && codeBoxOf(tree, to) === box) to++;
    const list = runs.list.slice(from, to);
    if (box >= 0 && list.every(({ level }) => level === 0)) {
      const isKept = !isCount(list.map(({ text }) => text)) && isStory(c, box, from, to);
      for (let run = from; run < to; run++) {
        if (isKept) c.keep[run] = 1;
        else if (c.keep[run]) drop(c, run, 'code beside the story');
      }
      dropTools(c, box, to);
    }
    from = to;
  }
}

/** The `<pre>` around a run, -1 for none. One with paragraphs inside was never closed. */
function codeBoxOf(tree: Tree, run: number): number {
  let node = tree.blockOf[run]!;
  const at = node * marks.length;
  const levels = tree.distance[at + preMark]!;
  if (levels >= notAbove || tree.distance[at + paragraphMark]! < levels) return -1;
  for (let level = 0; level < levels; level++) node = tree.parent[node]!;
  return node;
}

/** What highlighters lay the numbers of lines and the code out with. */
const layout = new Set(['td', 'tr', 'tbody', 'table', 'figure', 'pre', 'code']);
/** Levels from code up to the element that holds the story's texts, too. */
const nearLevels = 3;

/** By what the model thinks of most of its text, or by the text before it. */
function isStory({ a: { tree, texts, runs }, keep }: Choosing, box: number, from: number, to: number): boolean {
  let balance = 0;
  for (let run = from; run < to; run++) balance += keep[run] ? texts.length[run]! : -texts.length[run]!;
  if (balance >= 0) return true;
  const frame = frameOf(tree, box);
  let before = from - 1;
  while (before > 0 && (isCount([runs.list[before]!.text]) || isBelow(tree, tree.blockOf[before]!, frame))) before--;
  if (before < 0 || keep[before] === 0) return false;
  let above = frame;
  // Of a page without a body each of its elements stands at the top.
  const isLayout = (node: number): boolean => node >= 0 && layout.has(tree.elements[node]!.name);
  while (isLayout(tree.parent[above]!)) above = tree.parent[above]!;
  for (let level = 0; level < nearLevels && above >= 0; level++) above = tree.parent[above]!;
  if (above < 0) return true;
  return isBelow(tree, tree.blockOf[before]!, above);
}

/** All that stands in a frame beside the code: a file's name, the language, a button. */
const maxTools = 80;
const maxToolRuns = 4;

/** The box that holds the code and hardly anything else; the code's own where nothing else is in one with it. */
function frameOf(tree: Tree, box: number): number {
  let frame = box;
  for (let up = tree.parent[box]!; up > 0; up = tree.parent[up]!) {
    const isFrame =
      tree.text[up]! - tree.text[box]! <= maxTools &&
      tree.runs[up]! - tree.runs[box]! <= maxToolRuns &&
      tree.sentenceText[up] === tree.sentenceText[box];
    if (!isFrame) break;
    if (tree.runs[up]! > tree.runs[frame]!) frame = up;
  }
  return frame;
}

const mostlyLinks = 0.5;

/** Behind code, in a frame with it: "view raw", who keeps it. */
function dropTools(c: Choosing, box: number, to: number): void {
  const { tree, texts } = c.a;
  const frame = frameOf(tree, box);
  for (let run = to; run < c.keep.length && isBelow(tree, tree.blockOf[run]!, frame); run++)
    if (c.keep[run] && texts.linkShare[run]! > mostlyLinks) drop(c, run, 'tool of a box of code');
}

/** A column of line numbers. */
function isCount(texts: readonly string[]): boolean {
  const numbers = texts.flatMap((text) => text.split(' '));
  return numbers.every((one, i) => one !== '' && Number(one) === Number(numbers[0]) + i);
}
