import { type Element, isTag } from 'domhandler';
import { furnitureKind } from '../../shared/furniture-words.js';
import { asksForInbox, isMachineNote, isSignUpNote } from '../../shared/notice-words.js';
import { isChannelLine } from '../../shared/reader-calls.js';
import { attributeOf, notesOf } from '../page-element.js';
import { closest, parentElement } from '../ancestors.js';
import type { Run } from '../runs.js';
import { isBelow } from './best-container.js';
import { type Choosing, drop, dropBoxed, keptInside, keptText } from './choosing.js';
import { familyBit } from './class-words.js';
import { marks } from './tree.js';
import { quotationOf } from './whole-boxes.js';

// What sites set among a story's paragraphs: labels of adverts, buttons, notes of rights, boxes about the author; and a hint in a
// box that is the story's.

export const cookieNote = 'note on cookies';

const reasons = {
  advert: 'label of an advert',
  call: 'button or link',
  rights: 'note of rights',
  cookies: cookieNote,
};

/** Lines that say nothing of the story. A heading of one word may be anything. */
export function dropFurniture(c: Choosing): void {
  const { list } = c.a.runs;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i] || isAmongCells(c, i)) continue;
    const { text, level } = list[i]!;
    const isCall =
      isChannel(list[i]!, c.a.texts.linkShare[i]!) || isChannelLine(text) || (list[i]!.links > 0 && asksForInbox(text));
    const kind = furnitureKind(text) ?? (isCall ? 'call' : null);
    if (kind !== null && (level === 0 || text.includes(' '))) drop(c, i, reasons[kind]);
  }
}

const cells = new Set(['td', 'th']);

/** A cell of a row whose other cells are kept: "Candidate | Votes | Share". */
function isAmongCells({ a: { runs }, keep }: Choosing, run: number): boolean {
  const { block } = runs.list[run]!;
  return (
    cells.has(block.name) && [run - 1, run + 1].some((at) => keep[at] && runs.list[at]!.block.parent === block.parent)
  );
}

const anchor = new Set(['a']);
const wholeLink = 0.9;
const maxChannel = 200;
/** Where publishers have channels and nobody has a story. */
const channels =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:whatsapp\.com|wa\.me|t\.me|telegram\.me|news\.google\.com|flipboard\.com|(?:apps|itunes)\.apple\.com|play\.google\.com)(?:[/?]|$)/i;

/** "Follow our channel": a line that is a link to one. */
function isChannel({ text, inner }: Run, linkShare: number): boolean {
  if (linkShare < wholeLink || text.length > maxChannel) return false;
  const link = closest(inner, anchor);
  return link !== null && channels.test((attributeOf(link, 'href') ?? '').trim().slice(0, 200));
}

const authorMark = marks.indexOf('word author');
/** Levels from a text up to a box about the author. */
const authorLevels = 4;
/** More of the kept text is more than such a box holds: some sites name the whole story's box for its author. */
const maxShare = 0.35;

/** What a box tells of the author, before or behind the story. Whose words a quotation gives is the story's. */
export function dropAuthorBoxes(c: Choosing): void {
  const { tree, runs } = c.a;
  dropBoxed(c, 'about the author', maxShare, (i) => {
    const distance = tree.distance[tree.blockOf[i]! * marks.length + authorMark]!;
    return distance <= authorLevels && quotationOf(runs.list[i]!) === null;
  });
}

const signUpBit = familyBit('newsletter');
const donateBit = familyBit('donate');
const maxSignUp = 600;
const maxButton = 40;
const controls = new Set(['form', 'input', 'button', 'textarea']);
/** To give money one follows a link. */
const controlsAndLinks = new Set([...controls, 'a']);
/** Elements of a box that are looked at. */
const maxLooked = 200;

/** Boxes among the story's paragraphs that are named for a newsletter or for gifts and have the means to order or give, or that ask for an e-mail address. */
export function dropSignUps(c: Choosing): void {
  const { tree, page } = c.a;
  const seen = new Map<number, boolean>();
  const asking = boxesAskingForMail(page.byTag.get('input') ?? []);
  const [inside, whole] = [keptInside(c), keptText(c)];
  const isOrder = (node: number): boolean => {
    if (asking.has(tree.elements[node]!)) return true;
    const isDonation = (tree.families[node]! & donateBit) !== 0;
    if (!isDonation && (tree.families[node]! & signUpBit) === 0) return false;
    if (!seen.has(node)) seen.set(node, holdsOneOf(tree.elements[node]!, isDonation ? controlsAndLinks : controls));
    return seen.get(node)!;
  };
  // Of a short story the whole may lie in such a box.
  dropBoxed(c, 'order form', maxShare, (i) => {
    let node = tree.blockOf[i]!;
    let isNamed = false;
    for (; node > 0; node = tree.parent[node]!) {
      if (tree.text[node]! > maxSignUp || inside[node]! > whole * maxShare) return false;
      isNamed ||= (tree.families[node]! & (signUpBit | donateBit)) !== 0;
      if (isOrder(node) || (isNamed && standsBesideLinks(c, i, node))) return true;
    }
    return false;
  });
}

/** Whether a box holds a text without links, and beside it links or buttons alone. */
function standsBesideLinks({ a: { tree, texts } }: Choosing, run: number, box: number): boolean {
  const rest = tree.text[box]! - texts.length[run]!;
  return rest > 0 && rest <= maxButton && texts.linkShare[run] === 0 && tree.linkText[box]! >= rest - 1;
}

/** "NOT loggedIn": AMP pages keep what some readers see beside what all see. */
const forOthers = /^\s*not\b|content-not-granted/i;

/** What an AMP page shows only to those who may not read on, or have not logged in. */
export function dropForOthers(c: Choosing): void {
  const { page, tree } = c.a;
  const html = page.byTag.get('html')?.[0];
  if (!html || (attributeOf(html, 'amp') ?? attributeOf(html, '⚡')) === undefined) return;
  const boxes = new Set<number>();
  for (const [node, element] of tree.elements.entries()) {
    const readers = attributeOf(element, 'amp-access') ?? attributeOf(element, 'subscriptions-section');
    if (readers !== undefined && forOthers.test(readers)) boxes.add(node);
  }
  if (boxes.size > 0) dropInside(c, 'for other readers', boxes);
}

const maxFields = 20;
/** From the field up to the box that says what the address is for. */
const fieldLevels = 5;

/** What stands around the fields for an e-mail address. */
function boxesAskingForMail(inputs: readonly Element[]): Set<Element> {
  const boxes = new Set<Element>();
  for (const input of inputs.filter((one) => attributeOf(one, 'type')?.toLowerCase() === 'email').slice(0, maxFields)) {
    let node = parentElement(input);
    for (let level = 0; node && level < fieldLevels; level++, node = parentElement(node)) boxes.add(node);
  }
  return boxes;
}

function holdsOneOf(box: Element, names: ReadonlySet<string>): boolean {
  const pending = [box];
  for (let count = 0; pending.length > 0 && count < maxLooked; count++) {
    const element = pending.pop()!;
    if (names.has(element.name)) return true;
    for (const child of element.children) if (isTag(child)) pending.push(child);
  }
  return false;
}

/** A box with a summary holds no more. */
const maxSummary = 1500;

const namedByLine = [
  { reason: 'summary by a machine', isSaid: isMachineNote, most: maxSummary },
  { reason: 'order form', isSaid: isSignUpNote, most: maxSignUp },
];

const machineSummary =
  /(?:^|[\s_-])(?:ai|gpt)[_-]?(?:generated[_-]?)?summar(?:y|ies)|summar(?:y|ies)[_-](?:ai|gpt)(?=$|[\s_-])/i;

/** A summary that a machine made, an order of a newsletter, where a line of its box, or its name, says so. */
export function dropBoxesNamedByLine(c: Choosing): void {
  const { elements, text } = c.a.tree;
  const summaries = new Set<number>();
  for (const [node, element] of elements.entries()) {
    const { className } = notesOf(element);
    if (text[node]! <= maxSummary && className.includes('ummar') && machineSummary.test(className.slice(0, 200)))
      summaries.add(node);
  }
  if (summaries.size > 0) dropInside(c, 'summary by a machine', summaries);
  for (const { reason, isSaid, most } of namedByLine) {
    const boxes = boxesAround(c, isSaid, most);
    if (boxes.size > 0) dropInside(c, reason, boxes);
  }
}

/** The smallest boxes of several texts around lines that say something. */
function boxesAround(c: Choosing, isSaid: (text: string) => boolean, most: number): Set<number> {
  const { tree, runs } = c.a;
  const boxes = new Set<number>();
  for (let i = 0; i < c.keep.length; i++) {
    // The line may be left out already.
    const isNear = c.keep[i] || c.keep[i - 1] || c.keep[i + 1];
    if (!isNear || !isSaid(runs.list[i]!.text)) continue;
    let box = tree.blockOf[i]!;
    while (box > 0 && tree.runs[box]! < 2) box = tree.parent[box]!;
    if (box > 0 && tree.text[box]! <= most) boxes.add(box);
  }
  return boxes;
}

/** Drops what lies in some boxes, where they are a small part of the story. */
export function dropInside(c: Choosing, reason: string, boxes: ReadonlySet<number>): void {
  const { tree } = c.a;
  dropBoxed(c, reason, maxShare, (run) => {
    let node = tree.blockOf[run]!;
    while (node > 0 && !boxes.has(node)) node = tree.parent[node]!;
    return node > 0;
  });
}

const calloutThreshold = 0.2;
const calloutLevels = 3;
const maxSign = 4;
const calloutName = /(?:^|[\s_-])(?:callout|admonition|hint|tip|remark|merk(?:satz|kasten))(?=$|[\s_-])/i;
const endsSentence = /[.!?…。！？]["”»]?$/u;

/** A sentence between the story's paragraphs in a box that is named for such. */
export function keepCallouts(c: Choosing): void {
  const { tree, texts, runs } = c.a;
  for (let i = 1; i < c.keep.length; i++) {
    if (c.keep[i] || c.reasons.has(i) || c.p[i]! < calloutThreshold) continue;
    // The box may open with a sign: "💡".
    const before = runs.list[i - 1]!.text.length <= maxSign && i > 1 && !c.keep[i - 1] ? i - 2 : i - 1;
    if (!c.keep[before]) continue;
    if (texts.linkShare[i]! > 0 || !endsSentence.test(runs.list[i]!.text)) continue;
    let isNamed = false;
    let node = tree.blockOf[i]!;
    for (let level = 0; level < calloutLevels && node > 0; level++, node = tree.parent[node]!) {
      isNamed ||= calloutName.test((attributeOf(tree.elements[node]!, 'class') ?? '').slice(0, 200));
      if (!isBelow(tree, tree.blockOf[before]!, tree.parent[node]!)) continue;
      if (isNamed) c.keep[i] = 1;
      break;
    }
  }
}
