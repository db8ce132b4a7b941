import { type ChildNode, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { everyBelow } from './below.js';
import { adopt, listAgain } from './element-lists.js';
import type { HtmlTree } from './html-tree.js';
import { attributeOf } from './page-element.js';

// React streams a page: where a part is not ready, `<template id="B:1">` and something to look at meanwhile stand in its place (`P:1`
// where there is nothing to look at), and the part comes at the end of the page in a hidden box, `<div hidden id="S:1">`, with a call
// that moves it. Here it is moved as the call does (react-dom, fizz-instruction-set).

/** A prefix is the site's own choice. The number is hexadecimal. */
const placeName = /^(.{0,100}?)[BP](:[\da-f]{1,8})$/;
const boxName = /S:[\da-f]{1,8}$/;
/** `$RC("B:0","S:1")`: the two numbers differ in older versions. `$RS` names the box first. */
const call = /\$R[CRS]\(\s*"([^"\\]{1,120})"\s*,\s*"([^"\\]{1,120})"/g;
/** Pages have some dozens. */
const maxPlaces = 2000;

/** Moves the streamed parts of a page to their places. Pages without such places are not looked at any further. */
export function placeStreamed(tree: HtmlTree): HtmlTree {
  const places = (tree.byTag.get('template') ?? [])
    .filter((element) => placeName.test(attributeOf(element, 'id') ?? ''))
    .slice(0, maxPlaces);
  if (places.length === 0) return tree;
  const plan = planOf(tree, places);
  if (plan.size === 0) return tree;
  const moved = new Set<ParentNode>(plan.values());
  for (const parent of new Set([...plan.keys()].map((place) => place.parent!)))
    if (!moved.has(parent)) adopt(parent, settled(parent.children, plan, tree.meanwhile));
  for (const box of moved) box.children = [];
  listAgain(tree);
  return tree;
}

/** Which box goes to which place; none into itself, be it by way of others. */
function planOf(tree: HtmlTree, places: readonly Element[]): Map<Element, Element> {
  const boxes = boxesOf(tree);
  const all = new Set<ParentNode>(boxes.values());
  const called = callsOf(tree);
  const plan = new Map<Element, Element>();
  const placeOf = new Map<ParentNode, Element>();
  for (const place of places) {
    const id = attributeOf(place, 'id')!;
    const box = boxes.get(called.get(id) ?? id.replace(placeName, '$1S$2'));
    if (!box || placeOf.has(box)) continue;
    let holder = holderOf(place, all);
    while (holder && holder !== box) holder = holderOf(placeOf.get(holder) ?? holder, all);
    if (holder === box) continue;
    plan.set(place, box);
    placeOf.set(box, place);
  }
  return plan;
}

/** The box that a node stands in. */
function holderOf(node: ChildNode | ParentNode, boxes: ReadonlySet<ParentNode>): ParentNode | null {
  let above = node.parent;
  while (above && !boxes.has(above)) above = above.parent;
  return above;
}

function boxesOf(tree: HtmlTree): Map<string, Element> {
  const boxes = new Map<string, Element>();
  for (const element of tree.elements) {
    const id = attributeOf(element, 'id');
    if (id !== undefined && boxName.test(id) && !boxes.has(id)) boxes.set(id, element);
  }
  return boxes;
}

/** Which box goes to which place, as the page's calls say. */
function callsOf(tree: HtmlTree): Map<string, string> {
  const called = new Map<string, string>();
  for (const script of tree.byTag.get('script') ?? []) {
    for (const child of script.children) {
      if (!isText(child)) continue;
      for (const [, one = '', other = ''] of child.data.matchAll(call)) {
        if (placeName.test(one)) called.set(one, other);
        else if (placeName.test(other)) called.set(other, one);
      }
    }
  }
  return called;
}

/** Children with those of boxes instead of the places and of what is shown meanwhile. */
function settled(
  children: readonly ChildNode[],
  plan: ReadonlyMap<ChildNode, Element>,
  meanwhile: HtmlTree['meanwhile'],
): ChildNode[] {
  const found: ChildNode[] = [];
  const open = [{ list: children, at: 0 }];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const { list, at } = level;
    const child = list[at];
    if (!child) {
      open.pop();
      continue;
    }
    const box = plan.get(child);
    level.at = at + 1;
    if (!box) {
      found.push(child);
      continue;
    }
    const last = meanwhile.get(child as Element) ?? (meanwhile.size === 0 ? standIn(child) : null);
    level.at = (last ? Math.max(at, list.indexOf(last, at)) : at) + 1;
    open.push({ list: box.children, at: 0 });
  }
  return found;
}

/** "Loading …" */
const maxStandIn = 40;

/** What is shown meanwhile on a saved page without comments, which mark its end: the next box, where it says hardly anything. */
function standIn(place: ChildNode): ChildNode | null {
  let next = place.next;
  while (next && isText(next) && next.data.trim() === '') next = next.next;
  if (!next || !isTag(next) || (next.name !== 'div' && next.name !== 'span')) return null;
  let length = 0;
  const isShort = everyBelow(next, (node) => {
    if (isText(node)) length += node.data.trim().length;
    return length <= maxStandIn;
  });
  return isShort ? next : null;
}
