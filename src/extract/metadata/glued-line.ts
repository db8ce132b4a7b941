import { type Element, isTag, isText, type Text } from 'domhandler';
import { foldSpaces } from '../../shared/fold-spaces.js';
import { LatinTwin } from '../../shared/latin-twin.js';
import type { Run } from '../runs.js';
import { isWithinPhrase } from './pieces.js';

// Lines whose elements stand side by side without a blank: readers see a gap there that the style sheet makes, the text has none.

/** A word of two letters ends here: one letter may be the large first one of a word. */
const wordEnds = new LatinTwin(/[\p{L}\p{N}][\p{L}\p{M}\p{N}.’')\]）]$/u);
const wordOpens = new LatinTwin(/^[\p{L}\p{N}@([（]/u);

/** The parts of a line that touch, each in an element of its own, or that a line break parts; null for most lines. */
export function gluedParts({ text, from, to }: Run, nodes: readonly Text[]): string[] | null {
  if (to - from < 2) return null;
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  for (let at = from; at < to; at++) {
    const node = nodes[at]!;
    const own = foldSpaces(node.data);
    const found = text.indexOf(own, end);
    if (own === '' || found < 0) continue;
    const before = nodes[at - 1];
    if (at > from && before && found > start) {
      const isGlued = found === end && phraseOf(before) !== phraseOf(node) && wordEnds.test(text.slice(start, end));
      if ((isGlued && wordOpens.test(own)) || isBehindBreak(node)) {
        parts.push(text.slice(start, found).trim());
        start = found;
      }
    }
    end = found + own.length;
  }
  if (parts.length === 0) return null;
  return [...parts, text.slice(start)];
}

/** The element whose text a node belongs to; "Ada <b>Lind</b>" is one. */
function phraseOf(node: Text): Element | null {
  let element = node.parent && isTag(node.parent) ? node.parent : null;
  while (element && isWithinPhrase(element)) element = element.parent && isTag(element.parent) ? element.parent : null;
  return element;
}

/** Whether nothing but a `<br>` stands between a text and what is before it. */
function isBehindBreak(node: Text): boolean {
  let before = node.prev;
  while (before && isText(before) && before.data.trim() === '') before = before.prev;
  return before !== null && isTag(before) && before.name === 'br';
}
