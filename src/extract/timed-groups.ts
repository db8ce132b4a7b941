import { type Element, isTag, isText } from 'domhandler';
import { parseClockText, parseDateText } from '../shared/date-parse.js';
import type { RawDate } from '../types.js';
import { minuteOf, runOneWay } from './clock-posts.js';
import { markedOf, namesOf } from './metadata/marked.js';
import { type Page, textOf } from './page.js';
import { parentElement } from './ancestors.js';
import { attributeOf, notesOf } from './page-element.js';

// Lists of items that each begin with a time: live blogs, news tickers, live blocks beside a story.

export interface TimedItem {
  element: Element;
  stamp: Element;
  date: RawDate;
  /** A reader sees a clock without a day; an attribute may tell the day. */
  isClock: boolean;
}

export interface TimedGroup {
  parent: Element;
  items: TimedItem[];
  /** Names of the item, the list and what is around it, lower case. */
  names: string;
  /** Nothing but their texts says that the times are times: a programme or opening hours look the same. */
  isBare: boolean;
}

const maxClimb = 6;
const maxStampText = 60;

/** Groups of at least two siblings of one kind, each with a time of its own. */
export function timedGroups(page: Page): TimedGroup[] {
  const bare = groupsOf(bareStamps(page), true).filter(({ items }) =>
    runOneWay(items.map(({ date }) => minuteOf(date.text))),
  );
  return [...groupsOf(stampsOf(page), false), ...bare];
}

function groupsOf(stamps: Omit<TimedItem, 'element'>[], isBare: boolean): TimedGroup[] {
  if (stamps.length < 2) return [];
  const counts = new Map<Element, Map<string, Set<Element>>>();
  for (const { stamp } of stamps) {
    climb(stamp, (child, parent) => {
      const byKind = counts.get(parent) ?? new Map<string, Set<Element>>();
      counts.set(parent, byKind);
      const kind = kindOf(child);
      const members = byKind.get(kind) ?? new Set<Element>();
      byKind.set(kind, members.add(child));
    });
  }
  const groups = new Map<Element, TimedGroup>();
  const lengths = new Map<Element, number>();
  for (const found of stamps) {
    const element = itemOf(found.stamp, counts, lengths);
    const parent = element ? parentElement(element) : null;
    if (!element || !parent) continue;
    const group = groups.get(parent) ?? { parent, items: [], names: namesAround(element, parent), isBare };
    groups.set(parent, group);
    // The first time of an item is its own; a second one is an update or a quoted post's.
    if (group.items.at(-1)?.element !== element)
      group.items.push({ element, stamp: found.stamp, date: found.date, isClock: found.isClock });
  }
  return [...groups.values()].filter((group) => group.items.length >= 2);
}

function stampsOf(page: Page): Omit<TimedItem, 'element'>[] {
  const stamps: Omit<TimedItem, 'element'>[] = [];
  const marked = markedOf(page).stamps;
  // One alone makes no group.
  if (marked.length < 2) return stamps;
  for (const element of marked) {
    const stamp = readStamp(element, element.name === 'time');
    if (stamp) stamps.push(stamp);
  }
  return stamps;
}

const maxBare = 20;
/** Enough for a live blog; a hostile page fills no memory. */
const maxStamps = 3000;

/** Elements that are a clock and nothing else, in a line of their own, without a name that says so. */
function bareStamps(page: Page): Omit<TimedItem, 'element'>[] {
  const named = new Set(markedOf(page).stamps);
  const stamps: Omit<TimedItem, 'element'>[] = [];
  for (const element of page.elements) {
    const text = element.children.length === 1 ? element.children[0] : null;
    if (
      !text ||
      !isText(text) ||
      text.data.length > maxBare ||
      !/\d/.test(text.data) ||
      named.has(element) ||
      isInLine(element)
    )
      continue;
    const clock = parseClockText(text.data.trim());
    if (clock) stamps.push({ stamp: element, date: { text: clock, iso: null }, isClock: true });
    if (stamps.length >= maxStamps) break;
  }
  return stamps;
}

/** Whether text goes on in front of an element or behind it. */
const isInLine = ({ prev, next }: Element): boolean =>
  [prev, next].some((node) => node && isText(node) && node.data.trim() !== '');

function readStamp(element: Element, isTime: boolean): Omit<TimedItem, 'element'> | null {
  const attribute = attributeOf(element, 'datetime') ?? attributeOf(element, 'content') ?? '';
  const exact = isTime && attribute.length < maxStampText ? parseDateText(attribute) : null;
  if (exact && exact.precision !== 'month' && exact.precision !== 'year') {
    return {
      stamp: element,
      date: { text: attribute, iso: exact.iso },
      isClock: parseClockText(textOf(element)) !== null,
    };
  }
  const text = textOf(element);
  if (text.length === 0 || text.length > maxStampText || !/\d/.test(text)) return null;
  const clock = parseClockText(text);
  if (clock) return { stamp: element, date: { text: clock, iso: null }, isClock: true };
  const date = parseDateText(text);
  const isExact = date && (date.precision === 'minute' || date.precision === 'second');
  return isExact ? { stamp: element, date: { text, iso: date.iso }, isClock: false } : null;
}

function climb(from: Element, visit: (child: Element, parent: Element) => void): void {
  let child = from;
  for (let step = 0; step < maxClimb; step++) {
    const parent = parentElement(child);
    if (!parent || parent.name === 'body') return;
    visit(child, parent);
    child = parent;
  }
}

const minItemText = 12;

/** The lowest ancestor that has brothers of its kind with times and says more than its time. */
function itemOf(
  stamp: Element,
  counts: Map<Element, Map<string, Set<Element>>>,
  /** Of the texts of what is around the stamps; a box may be around them all. */
  lengths: Map<Element, number>,
): Element | null {
  let found: Element | null = null;
  const own = textOf(stamp).length;
  climb(stamp, (child, parent) => {
    if (found || child === stamp) return;
    const brothers = counts.get(parent)?.get(kindOf(child))?.size ?? 0;
    if (brothers < 2) return;
    const length = lengths.get(child) ?? textOf(child).length;
    lengths.set(child, length);
    if (length >= own + minItemText) found = child;
  });
  return found;
}

function kindOf(element: Element): string {
  return `${element.name}.${notesOf(element).className.trim().split(/\s+/)[0]}`;
}

function namesAround(element: Element, parent: Element): string {
  let names = namesOf(element);
  let node: Element | null = parent;
  for (let step = 0; node && step < 4 && node.name !== 'body'; step++) {
    names += ` ${namesOf(node)}`;
    node = parentElement(node);
  }
  return names.slice(0, 1000).toLowerCase();
}

/** An item is small; a box around the whole page is none. */
const maxElements = 400;

/** The elements below one, to walk an item; those of an element that `isEntered` refuses are left out. */
export function elementsIn(root: Element, isEntered: (element: Element) => boolean = () => true): Element[] {
  const found: Element[] = [];
  const stack: Element[] = [root];
  while (stack.length > 0 && found.length < maxElements) {
    const node = stack.pop()!;
    if (node !== root) found.push(node);
    if (node !== root && !isEntered(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index]!;
      if (isTag(child) && child.name !== 'script' && child.name !== 'style') stack.push(child);
    }
  }
  return found;
}

/** Whether a node stands below an element. */
export function isWithin(node: Element, root: Element): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === root) return true;
  return false;
}
