import type { ChildNode, Element, Text } from 'domhandler';
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
  /(?:^|[\s_-])(?:ln|lnt|linenos?|line-?num(?:ber)?s?|gutter|rownum\w*|hljs-ln-(?:n|numbers))(?=$|[\s_-])/i;

/** The text below `root` that these runs of it hold, with the white space between. */
export function codeText(chosen: readonly Run[], runs: Runs, root: Element): string {
  const wanted = new Set<Text>();
  for (const run of chosen) for (let at = run.from; at < run.to; at++) wanted.add(runs.nodes[at]!);
  let text = '';
  let node: ChildNode | null = root.children[0] ?? null;
  const breakLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  while (node) {
    if (node.type === 'text') text += wanted.has(node) || node.data.trim() === '' ? node.data : '';
    else if (node.type === 'tag') {
      if (node.name === 'br') text += '\n';
      if (lineNames.has(node.name)) breakLine();
      if (node.children.length > 0 && !noCode.has(node.name) && !isLineNumber(node)) {
        node = node.children[0]!;
        continue;
      }
    }
    while (node && !node.next) {
      const parent: Element | null = parentElement(node as Element);
      node = parent === root ? null : parent;
      if (node && lineNames.has((node as Element).name)) breakLine();
    }
    node = node?.next ?? null;
  }
  return trimmed(text);
}

function isLineNumber(element: Element): boolean {
  const names = attributeOf(element, 'class') ?? '';
  return names.length < 200 && numberName.test(names);
}

/** Without empty lines before and behind; the first line keeps its indentation. */
function trimmed(text: string): string {
  let start = 0;
  for (let at = 0; at < text.length && text[at]!.trim() === ''; at++) if (text[at] === '\n') start = at + 1;
  // Not by a pattern: one tries each of a thousand blanks in the middle, too.
  return text.slice(start).trimEnd();
}
