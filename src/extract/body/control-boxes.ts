import { type Element, isTag } from 'domhandler';
import { textContent } from 'domutils';
import { isSignUpAddress } from '../../shared/sign-up-address.js';
import { attributeOf } from '../page-element.js';
import type { Run } from '../runs.js';
import { type Choosing, drop } from './choosing.js';
import { familyBit } from './class-words.js';
import { dropInside } from './furniture.js';

// Small boxes among a story's paragraphs in which the reader votes, orders or listens, told by their controls: these are the same in
// every language.

/** A box with more text tells something of its own. */
const maxBox = 400;
const maxRuns = 16;
/** An offer with one button is a heading and a sentence or two. */
const maxOffer = 250;
/** A line with a link to the newsletter. */
const maxLine = 160;
/** Elements of a box that are looked at. */
const maxLooked = 120;
/** Left-out lines between the box and the story's paragraphs. */
const maxBetween = 3;

/** Why the text below a heading goes that makes the heading one of the same box. */
const leftOut = new Set(['button or link', 'order form', 'request to the reader', 'points to another story']);

/** Drops votes, orders and players that stand beside the story's paragraphs. */
export function dropControlBoxes(c: Choosing): void {
  const { page, tree } = c.a;
  if (!['input', 'button', 'audio', 'a'].some((name) => page.byTag.has(name))) return;
  const boxes = new Map<string, Set<number>>();
  const last = c.keep.lastIndexOf(1);
  for (const [node, element] of tree.elements.entries()) {
    const isSmall = tree.text[node]! <= maxBox && tree.runs[node]! <= maxRuns && tree.media[node] === 0;
    if (!isSmall || !holdsKept(c, node) || !isAmongParagraphs(c, node, last)) continue;
    const kind = kindOf(c, node, lookInto(element));
    if (kind !== null) boxes.set(kind, (boxes.get(kind) ?? new Set()).add(node));
  }
  for (const [kind, nodes] of boxes) dropInside(c, kind, nodes);
}

function holdsKept({ a: { tree }, keep }: Choosing, node: number): boolean {
  const from = tree.firstRun[node]!;
  return keep.subarray(from, from + tree.runs[node]!).includes(1);
}

/** Whether paragraphs of the story stand before and behind an element, or the story ends with it. */
function isAmongParagraphs({ a: { tree, runs }, keep }: Choosing, node: number, last: number): boolean {
  const { parent } = tree.elements[node]!;
  const from = tree.firstRun[node]!;
  const end = from + tree.runs[node]!;
  let before = from - 1;
  while (before >= 0 && before > from - maxBetween && !keep[before]) before--;
  const isBeside = (run: number): boolean => keep[run] === 1 && runs.list[run]!.block.parent === parent;
  if (before < 0 || !isBeside(before)) return false;
  let behind = end;
  while (behind < keep.length && behind < end + maxBetween && !keep[behind]) behind++;
  return end > last || (behind < keep.length && isBeside(behind));
}

interface Controls {
  /** The largest number of fields with one name from which the reader picks. */
  picks: number;
  buttons: Element[];
  links: Element[];
  hasPlayer: boolean;
  /** A table, code, a picture, what opens on a click: more than a box with controls. */
  hasOther: boolean;
}

const others = new Set([
  'pre',
  'code',
  'table',
  'img',
  'picture',
  'iframe',
  'video',
  'details',
  'summary',
  'blockquote',
]);

function lookInto(box: Element): Controls {
  const found: Controls = { picks: 0, buttons: [], links: [], hasPlayer: false, hasOther: others.has(box.name) };
  const named = new Map<string, number>();
  const pending = [box];
  for (let count = 0; pending.length > 0 && count < maxLooked; count++) {
    const element = pending.pop()!;
    const { name } = element;
    if (name === 'input') {
      const field = pickName(element);
      if (field !== null) named.set(field, (named.get(field) ?? 0) + 1);
    } else if (name === 'button') found.buttons.push(element);
    else if (name === 'a') found.links.push(element);
    else if (name === 'audio') found.hasPlayer = true;
    else if (others.has(name)) found.hasOther = true;
    for (const child of element.children) if (isTag(child)) pending.push(child);
  }
  found.picks = Math.max(0, ...named.values());
  return found;
}

/** The name of a field from which one of several is picked. The boxes beside a recipe's ingredients or a list of tasks have a name each, or none. */
function pickName(input: Element): string | null {
  const type = attributeOf(input, 'type')?.toLowerCase();
  const name = attributeOf(input, 'name')?.trim();
  return name && (type === 'radio' || type === 'checkbox') ? `${type} ${name}` : null;
}

const newsletterBit = familyBit('newsletter');
const endsSentence = /[.!。！।۔]["'”’»)\]」』]?$/u;
const asks = /[?？؟;՞]["'”’»)\]」』]?$/u;

function kindOf(c: Choosing, node: number, controls: Controls): string | null {
  const { tree, runs } = c.a;
  if (controls.hasOther) return null;
  const from = tree.firstRun[node]!;
  const inside = runs.list.slice(from, from + tree.runs[node]!);
  if (isPlayer(inside, controls)) return 'player';
  const buttons = controls.buttons.filter(isPlain);
  // What opens under one of several labels is made of the same fields, and tells something below each.
  if (controls.picks >= 2 && inside.filter(({ text }) => endsSentence.test(text)).length <= 1) return 'vote';
  const isQuestion = inside.some(({ text, block }) => asks.test(text) && block.name !== 'button');
  if (buttons.length >= 2 && buttons.length === controls.buttons.length && isQuestion) return 'vote';
  const isNamed = (tree.families[node]! & newsletterBit) !== 0 && inside.length > 1 && tree.text[node]! <= maxOffer;
  return (isNamed && inside[0]!.level > 0) || isOrder(inside, controls, buttons, tree.text[node]!)
    ? 'order form'
    : null;
}

/** A button that does more than to open the text beside it. */
function isPlain(button: Element): boolean {
  const opens = ['aria-expanded', 'aria-controls', 'data-toggle', 'data-bs-toggle', 'popovertarget'];
  return !opens.some((name) => attributeOf(button, name) !== undefined) && attributeOf(button, 'role') !== 'tab';
}

/** A heading, a sentence and a lone button, or a link to where the newsletter is ordered. */
function isOrder(inside: readonly Run[], { buttons, links }: Controls, plain: Element[], length: number): boolean {
  const hasAddress = links.length > 0 && links.every((link) => isSignUpAddress(attributeOf(link, 'href') ?? ''));
  const first = inside[0]!;
  if (inside.length === 1) {
    const { text, boldLength, linkLength } = first;
    // "Newsletter: what we send … Order". A story may link to a newsletter in its sentences.
    const end = links.length > 0 ? textContent(links.at(-1)!).trim() : '';
    return hasAddress && text.length <= maxLine && boldLength > 0 && linkLength < text.length && text.endsWith(end);
  }
  if (hasAddress) return true;
  const isOffer = first.level > 0 && length <= maxOffer && links.length === 0;
  return (
    isOffer && inside.length > 2 && buttons.length === 1 && plain.length === 1 && inside.at(-1)!.block.name === 'button'
  );
}

const clock = /^\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\s?[/|]\s?\d{1,2}:[0-5]\d(?::[0-5]\d)?)?(?!\d)/;
/** The sign on a button: "▶". */
const onlySigns = /^[^\p{L}\p{N}]*$/u;
const maxTitle = 140;

/** A sign to start, a clock and a title. A post of a live page has a clock, too, but nothing to start. */
function isPlayer(inside: readonly Run[], { buttons, hasPlayer }: Controls): boolean {
  const starts = hasPlayer || buttons.some((button) => onlySigns.test(textContent(button)));
  if (!starts || !inside.every(({ text }) => text.length <= maxTitle && !endsSentence.test(text))) return false;
  return hasPlayer || inside.some(({ text }) => clock.test(text));
}

/** A heading of a box whose text was left out for a reason. An answer that was merely not likely is no reason to lose its question. */
export function dropHeadingsOfLeftBoxes(c: Choosing): void {
  const { tree, runs } = c.a;
  for (let i = 0; i + 1 < c.keep.length; i++) {
    if (!c.keep[i] || !leftOut.has(c.reasons.get(i + 1) ?? '') || runs.list[i]!.level === 0) continue;
    const box = tree.parent[tree.blockOf[i]!]!;
    const isBox = box > 0 && tree.firstRun[box] === i && tree.runs[box]! <= maxRuns && tree.text[box]! <= maxBox;
    const rest = c.keep.subarray(i + 1, i + tree.runs[box]!);
    if (isBox && tree.media[box] === 0 && !rest.includes(1)) drop(c, i, 'heading without text');
  }
}
