import type { ChildNode, Element, Text } from 'domhandler';
import { everyBelow } from '../below.js';
import { attributeOf } from '../page-element.js';
import { parentElement } from '../ancestors.js';
import type { Run, Runs } from '../runs.js';

// The text of a `<pre>` as it was written. Highlighters put each word into an element of its own, and the blanks and line ends
// between these belong to no run.

/** Elements of which each is a line, where the text itself has no line ends. */
const lineNames = new Set(['div', 'p', 'li', 'tr']);
/** A button to copy it all. */
const noCode = new Set(['button', 'script', 'style', 'svg']);
/** What highlighters call the column of line numbers. */
const numberName =
  /(?:^|[\s_-])(?:ln|lnt|linenos?|line-?num(?:ber)?s?|gutter|rownum\w*|numbering|hljs-ln-(?:n|numbers))(?=$|[\s_-])/i;

/** The text below `root` that these runs of it hold, with the white space between. */
export function codeText(chosen: readonly Run[], runs: Runs, root: Element): string {
  const wanted = new Set<Text>();
  for (const run of chosen) for (let at = run.from; at < run.to; at++) wanted.add(runs.nodes[at]!);
  return trimmed(codeBelow(root, (text) => wanted.has(text)));
}

/** The text below `root` as it was written, without numbers of lines; of texts with letters only those that are wanted. */
export function codeBelow(root: Element, isWanted: (text: Text) => boolean): string {
  let text = '';
  let node: ChildNode | null = root.children[0] ?? null;
  /** Where the innermost line began. */
  let start = -1;
  const breakLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const endLine = (): void => {
    // An empty one.
    if (text.length === start && text !== '') text += '\n';
    breakLine();
    start = -1;
  };
  while (node) {
    if (node.type === 'text') text += node.data.trim() === '' || isWanted(node) ? node.data : '';
    else if (node.type === 'tag' && !noCode.has(node.name) && !isLineNumber(node)) {
      if (node.name === 'br') text += '\n';
      if (isLine(node)) {
        breakLine();
        start = text.length;
      }
      if (node.children.length > 0) {
        node = node.children[0]!;
        continue;
      }
      if (isLine(node)) endLine();
    }
    while (node && !node.next) {
      const parent: Element | null = parentElement(node as Element);
      node = parent === root ? null : parent;
      if (node && isLine(node as Element)) endLine();
    }
    node = node?.next ?? null;
  }
  return text;
}

/** Some editors write each line of a `<pre>` as a `<code>` of its own. */
function isLine({ name, prev, next, parent }: Element): boolean {
  if (lineNames.has(name)) return true;
  const isCode = (node: ChildNode | null): boolean => node?.type === 'tag' && node.name === 'code';
  return name === 'code' && (parent as Element | null)?.name === 'pre' && (isCode(prev) || isCode(next));
}

/** As many nodes of a column of numbers as tell it from code. */
const maxNodes = 60;

/** Whether an element is called a line's number, and says no more. */
export function isLineNumber(element: Element): boolean {
  if (attributeOf(element, 'data-line-number') === undefined) {
    const names = attributeOf(element, 'class') ?? '';
    if (names === '' || names.length > 200 || !numberName.test(names)) return false;
  }
  // "hljs-ln" is the whole table, "hljs-ln-code" a line of it.
  let isCode = false;
  let seen = 0;
  everyBelow(element, (node) => {
    isCode = node.type === 'text' && /[^\d\s]/.test(node.data);
    return !isCode && ++seen < maxNodes;
  });
  return !isCode;
}

/** Without empty lines before and behind; the first line keeps its indentation. */
function trimmed(text: string): string {
  let start = 0;
  for (let at = 0; at < text.length && text[at]!.trim() === ''; at++) if (text[at] === '\n') start = at + 1;
  // Not by a pattern: one tries each of a thousand blanks in the middle, too.
  return text.slice(start).trimEnd();
}
