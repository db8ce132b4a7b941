import { type Element, isTag, isText } from 'domhandler';
import { foldSpaces } from '../../shared/fold-spaces.js';

const lines = new Set('br div dd dl dt figcaption footer h2 h3 h4 h5 h6 header li ol p section ul'.split(' '));
const noText = new Set(['button', 'script', 'style', 'template', 'noscript', 'svg']);
/** Deeper ones are no caption's. */
const maxDepth = 40;

/** A caption's text. Its line, place and credit stand in elements that often have no blank between them: "… at dawn.Mira Solberg". */
export function captionText(root: Element): string {
  return foldSpaces(textIn(root, 0));
}

function textIn(root: Element, depth: number): string {
  let text = '';
  for (const node of root.children) {
    if (isText(node)) text += node.data;
    if (!isTag(node) || noText.has(node.name) || depth >= maxDepth) continue;
    const own = textIn(node, depth + 1);
    const isLine = lines.has(node.name);
    const isApart = isLine || (node.name === 'span' && meets(text, own));
    text += `${isApart ? ' ' : ''}${own}${isLine ? ' ' : ''}`;
  }
  return text;
}

/** Whether a span begins where a sentence or a word ends, and not inside a word. */
const meets = (text: string, own: string): boolean =>
  /[.!?…»”"')]$/u.test(text) ? /^[\p{L}\p{N}(©]/u.test(own) : /[\p{Ll}\p{N}]$/u.test(text) && /^[\p{Lu}(©]/u.test(own);
