import { type ChildNode, Document, type Element, type ParentNode, Text } from 'domhandler';
import { maxDomDepth } from '../options.js';
import type { TagName } from './html-names.js';
import { PageElement } from './page-element.js';

/** A page's tree as domhandler has it, and its elements as readers want them. */
export interface HtmlTree {
  document: Document;
  /** In document order; what lies in `<template>`, `<noscript>` and foreign content, or deeper than the cap, left out. */
  elements: Element[];
  /** The same by name. */
  byTag: Map<string, Element[]>;
  /** For `<template>`s behind React's mark of a part that is not ready: the last node of what is shown until it is. */
  meanwhile: Map<Element, ChildNode>;
  /** Texts that begin with a `<` of their own, which was escaped. */
  tagTexts: Text[];
}

const lessThan = 0x3c;

const dollar = 0x24;
const slash = 0x2f;
const space = 0x20;

/**
 * Makes the tree from what the scanner reads. Elements are closed by the rules of htmlparser2 and nothing is moved; the work for
 * each tag does not grow with the depth of the page.
 */
export class TreeBuilder implements HtmlTree {
  readonly document = new Document([]);
  readonly elements: Element[] = [];
  readonly byTag = new Map<string, Element[]>();
  readonly meanwhile = new Map<Element, ChildNode>();
  readonly tagTexts: Text[] = [];
  /** Parts between `<!--$…-->` and `<!--/$-->` that are not closed yet, by the template that begins them. */
  private readonly parts: (Element | null)[] = [];
  private readonly open: Element[] = [];
  private readonly openNames: TagName[] = [];
  private readonly foreign: boolean[] = [false];
  private parent: ParentNode = this.document;
  private unlisted = 0;
  /** Text that still grows: an end tag that closes nothing does not cut it. */
  private text: Text | null = null;

  addText(data: string): void {
    if (this.text) {
      this.text.data += data;
      return;
    }
    const text = new Text(data);
    this.add(text);
    this.text = text;
    if (data.charCodeAt(0) === lessThan || (data.charCodeAt(0) <= space && data.trimStart().startsWith('<')))
      this.tagTexts.push(text);
  }

  /** A comment or declaration: readers see none, and the texts beside it are two. */
  passOver(): void {
    this.text = null;
  }

  /** A comment whose text begins at `at`: React marks its parts with them. */
  passComment(html: string, at: number): void {
    this.text = null;
    const code = html.charCodeAt(at);
    if (code === dollar) this.parts.push(null);
    else if (code === slash && html.charCodeAt(at + 1) === dollar) {
      const place = this.parts.pop();
      if (place && place.parent === this.parent) this.meanwhile.set(place, this.parent.children.at(-1)!);
    }
  }

  /** Closes what the name ends, before its element is added. */
  beginElement(name: TagName): void {
    const { closes } = name;
    if (closes) while (this.openNames.length > 0 && closes.has(this.openNames.at(-1)!.name)) this.close();
    if (name.isForeign) this.foreign.push(true);
    else if (name.isIntegration) this.foreign.push(false);
  }

  addElement(name: TagName, element: PageElement, isSelfClosing: boolean): void {
    this.add(element);
    if (this.unlisted === 0 && this.open.length < maxDomDepth) this.list(element, name);
    if (name.isVoid || (isSelfClosing && this.foreign.at(-1)!)) return;
    if (name.name === 'template' && this.parts.at(-1) === null) this.parts[this.parts.length - 1] = element;
    this.open.push(element);
    this.openNames.push(name);
    name.open++;
    if (name.isUnlisted) this.unlisted++;
    this.parent = element;
  }

  endElement(name: TagName, start: number): void {
    if ((name.isForeign || name.isIntegration) && this.foreign.length > 1) this.foreign.pop();
    if (name.name === 'br') this.addElement(name, new PageElement('br', start), false);
    if (name.isVoid) return;
    if (name.open > 0) while (this.close() !== name);
    else if (name.name === 'p') {
      // An end tag alone makes an empty paragraph, as in browsers.
      this.addElement(name, new PageElement('p', start), false);
      this.close();
    }
  }

  private close(): TagName {
    this.text = null;
    this.open.pop();
    const name = this.openNames.pop()!;
    name.open--;
    if (name.isUnlisted) this.unlisted--;
    this.parent = this.open.at(-1) ?? this.document;
    return name;
  }

  private add(node: ChildNode): void {
    const { parent } = this;
    const { children } = parent;
    if (children.length > 0) {
      const before = children[children.length - 1]!;
      node.prev = before;
      before.next = node;
      children.push(node);
    } else if (parent === this.document) children.push(node);
    // A list made with its first node has room for one; an empty one that grows, for seventeen.
    else parent.children = [node];
    node.parent = parent;
    this.text = null;
  }

  private list(element: Element, name: TagName): void {
    this.elements.push(element);
    if (name.elements.length === 0) this.byTag.set(name.name, name.elements);
    name.elements.push(element);
  }
}
