import type { Element, Text } from 'domhandler';
import { foldSpaces } from '../shared/fold-spaces.js';
import { type Hiding, hidingOf } from './unseen.js';

interface Piece {
  node: Text;
  from: number;
  hiding: Hiding;
}

/** Follows which pieces of a growing line are not shown: `shown<span hidden>not shown</span>`. */
export class UnseenPieces {
  private pieces: Piece[] = [];
  private box: Element | null = null;
  private hiding: Hiding = null;

  /** An inline element begins. */
  enter(element: Element): void {
    if (this.box !== null) return;
    this.hiding = hidingOf(element);
    if (this.hiding !== null) this.box = element;
  }

  leave(element: Element): void {
    if (this.box === element) this.box = null;
  }

  /** A text that the line is about to take at `from`. */
  note(node: Text, from: number): void {
    if (this.box !== null) this.pieces.push({ node, from, hiding: this.hiding });
  }

  /** What is shown of the whole line; its unseen pieces are added to `unseen`. What is longer than the rest may be the rest of a story that opens. */
  shownOf(line: string, text: string, unseen: Set<Text>): string {
    const { pieces } = this;
    if (pieces.length === 0) return text;
    this.pieces = [];
    let shown = '';
    let at = 0;
    let closed = 0;
    for (const { node, from, hiding } of pieces) {
      shown += line.slice(at, from);
      at = from + node.data.length;
      if (hiding === 'closed') closed += node.data.length;
    }
    shown = foldSpaces(shown + line.slice(at));
    if (shown === '') return '';
    if (closed > shown.length) return text;
    for (const { node } of pieces) unseen.add(node);
    return shown;
  }
}
