import { type Element, isTag, isText } from 'domhandler';
import { maxDomDepth } from '../../options.js';
import { foldSpaces } from '../../shared/fold-spaces.js';
import { notesOf } from '../page-element.js';
import { partOfLabel } from '../../shared/byline.js';
import { isFullName } from '../../shared/name-words.js';
import { textOf } from '../page.js';

const noText = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea', 'button', 'form']);
/** Where it was written. */
const placeName = /(?:^|[\s_-])(?:location|dateline|city)(?:$|[\s_-])/i;
/** What somebody is: nobody's name, but for the parts of a story that are told by it ("Photographer"). */
const postName =
  /(?:author|byline|writer|reporter|person|contributor|job)[\s_-]*(?:title|role|position)(?:$|[\s_-])|(?:^|[\s_-])(?:role|occupation|affiliation)(?:$|[\s_-])/i;

/** Whether an element is named for what somebody is, and tells no part of the story. */
export const isPostBox = (element: Element): boolean =>
  postName.test(notesOf(element).className) && partOfLabel(textOf(element)) === null;

/** Mark-up that stands inside a name or phrase and does not end it. */
const withinPhrase = new Set(['b', 'strong', 'i', 'em', 'u', 'font', 'mark', 'wbr', 'bdi']);
/** "Ada" and "Lind", each in an element of its own. */
const partOfName =
  /(?:^|[\s_-])(?:n|(?:first|fore|given|middle|last|family|sur)-?_?names?|vor-?_?name|nach-?_?name)(?:$|[\s_-])/i;

export interface Piece {
  text: string;
  /** The nearest link around it. */
  link: Element | null;
  /** Only joints stand between it and the piece before. */
  isJoined?: boolean;
}

/** The texts of an element, one per inner element: bylines glue words together that their mark-up keeps apart. */
export function piecesOf(root: Element, maxPieces = 40): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let link: Element | null = null;
  const end = (): void => {
    const folded = foldSpaces(text);
    if (folded) pieces.push({ text: folded, link });
    text = '';
  };
  const stack: { element: Element; at: number; link: Element | null }[] = [
    { element: root, at: 0, link: root.name === 'a' ? root : null },
  ];
  while (stack.length > 0 && pieces.length < maxPieces) {
    const top = stack[stack.length - 1]!;
    const node = top.element.children[top.at++];
    if (!node) {
      if (!isWithinPhrase(top.element)) end();
      else if (partOfName.test(notesOf(top.element).className)) text += ' ';
      stack.pop();
    } else if (isText(node)) {
      if (!text) link = top.link;
      text += node.data;
    } else if (isTag(node) && !noText.has(node.name) && !placeName.test(notesOf(node).className) && !isPostBox(node)) {
      // "Ada Lind <em>Staff Writer</em>"
      if (!isWithinPhrase(node) || isFullName(text.trim())) end();
      if (stack.length < maxDomDepth) stack.push({ element: node, at: 0, link: node.name === 'a' ? node : top.link });
    }
  }
  end();
  return pieces;
}

export const isWithinPhrase = (element: Element): boolean =>
  withinPhrase.has(element.name) || partOfName.test(notesOf(element).className);
