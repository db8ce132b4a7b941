import type { Element } from 'domhandler';
import { attributeOf } from '../page-element.js';
import { type Choosing, keptText, minLeft } from './choosing.js';
import type { Analysis } from './features.js';

// Siblings of the very same mark-up: the lines of a poem, the years of a timeline, terms and what is said of them, slides. Half a group
// says something else than the whole, so that what is kept of most of its items is kept of all.

const least = 3;
const mostItems = 60;
const mostRuns = 6;
/** Paragraphs and headings stand alone; what they are is told by each. */
const alone = /^(?:p|h[1-6])$/;
const listItem = /^(?:li|dt|dd)$/;
/** Of other single texts in a row: longer ones are paragraphs. */
const longestLine = 120;
const mostlyLink = 0.5;

/**
 * Keeps what stands at the same place in each item of a group, where at least half of it is kept, or some of it and the story goes on right
 * before and behind the group.
 */
export function keepSiblings(c: Choosing): void {
  const { firstRun, runs } = c.a.tree;
  const groups = groupsOf(c.a);
  const whole = groups.length > 0 ? keptText(c) : 0;
  for (const items of groups) {
    // The rows of a listing have no story around them.
    if (whole - keptIn(c, items) < minLeft) continue;
    const starts = items.map((item) => firstRun[item]!);
    const size = runs[items[0]!]!;
    const isBetween = c.keep[starts[0]! - 1] === 1 && c.keep[starts.at(-1)! + size] === 1;
    for (let place = 0; place < size; place++) {
      const there = starts.map((start) => start + place);
      const kept = there.filter((i) => c.keep[i]).length;
      if (kept > 0 && (isBetween || kept * 2 >= there.length)) keepAll(c, there);
    }
    if (size > 1 && starts.every((start) => c.keep[start + 1])) keepControls(c, starts);
  }
}

function keptIn({ a: { tree, texts }, keep }: Choosing, items: readonly number[]): number {
  const last = items.at(-1)!;
  let sum = 0;
  for (let i = tree.firstRun[items[0]!]!; i < tree.firstRun[last]! + tree.runs[last]!; i++)
    if (keep[i]) sum += texts.length[i]!;
  return sum;
}

function keepAll(c: Choosing, there: readonly number[]): void {
  for (const i of there) {
    // Text beside a picture in one item is no caption where that of the other items is none.
    if (c.reasons.has(i) && c.reasons.get(i) !== 'caption') continue;
    c.reasons.delete(i);
    c.keep[i] = 1;
  }
}

/** The questions of an accordion whose answers are kept: each another text, and a control that opens what is below it. */
function keepControls(c: Choosing, questions: readonly number[]): void {
  const { runs, texts } = c.a;
  const isQuestion = (i: number): boolean =>
    !c.reasons.has(i) &&
    texts.repeats[i] === 1 &&
    /\p{L}{2}/u.test(runs.list[i]!.text) &&
    isControl(runs.list[i]!.inner);
  if (questions.every(isQuestion)) for (const i of questions) c.keep[i] = 1;
}

const controlLevels = 3;

function isControl(element: Element): boolean {
  let node: Element['parent'] = element;
  for (let level = 0; level < controlLevels && node && 'name' in node; level++, node = node.parent)
    if (attributeOf(node, 'aria-expanded') !== undefined || /^(?:button|tab)$/.test(attributeOf(node, 'role') ?? ''))
      return true;
  return false;
}

const isTerm = ({ name }: Element): boolean => name === 'dt' || name === 'dd';

/** Items right behind each other, of one parent, tag and class, with texts at the same places. */
function groupsOf(a: Analysis): number[][] {
  const { tree } = a;
  const found: number[][] = [];
  const open = new Map<number, number[]>();
  const isNext = (last: number, node: number): boolean => {
    const [one, other] = [tree.elements[last]!, tree.elements[node]!];
    if (tree.firstRun[last]! + tree.runs[last]! !== tree.firstRun[node]) return false;
    return tree.ownPath[last] === tree.ownPath[node] || (isTerm(one) && isTerm(other));
  };
  for (let node = 1; node < tree.elements.length; node++) {
    const parent = tree.parent[node]!;
    if (parent < 0) continue;
    const group = open.get(parent);
    if (group && isNext(group.at(-1)!, node)) {
      group.push(node);
      continue;
    }
    if (group && isOfOneMarkup(a, group)) found.push(group);
    open.set(parent, [node]);
  }
  for (const group of open.values()) if (isOfOneMarkup(a, group)) found.push(group);
  return found;
}

function isOfOneMarkup({ tree, texts, runs }: Analysis, items: readonly number[]): boolean {
  const first = items[0]!;
  const { name } = tree.elements[first]!;
  const slots = tree.runs[first]!;
  if (items.length < least || items.length > mostItems || slots > mostRuns || alone.test(name)) return false;
  return items.every((item) => {
    if (tree.runs[item] !== slots) return false;
    for (let slot = 0; slot < slots; slot++) {
      const i = tree.firstRun[item]! + slot;
      const isSamePlace =
        isTerm(tree.elements[item]!) ||
        tree.path[tree.blockOf[i]!] === tree.path[tree.blockOf[tree.firstRun[first]! + slot]!];
      const leadsOn = texts.linkKind[i] === 1 && texts.linkShare[i]! > mostlyLink;
      const isLong = slots === 1 && !listItem.test(name) && runs.list[i]!.text.length > longestLine;
      if (!isSamePlace || leadsOn || isLong) return false;
    }
    return true;
  });
}
