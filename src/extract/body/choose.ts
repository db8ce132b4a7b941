import { boxOf } from '../../shared/box-headings.js';
import { addressOfHeading } from '../heading-address.js';
import type { Run } from '../runs.js';
import { familyBit } from './class-words.js';
import { type Choice, type Choosing, drop, dropBoxed, keptInside, keptText } from './choosing.js';
import { chooseCode } from './code-boxes.js';
import {
  chooseTables,
  dropListsOfOthers,
  keepHeadingsBetween,
  keepItemsBelow,
  keepListsBehindColons,
  keepQuotations,
  keepSummaries,
} from './whole-boxes.js';
import { dropControlBoxes, dropHeadingsOfLeftBoxes } from './control-boxes.js';
import { type Analysis, hostOf } from './features.js';
import {
  dropAuthorBoxes,
  dropFurniture,
  dropInside,
  dropBoxesNamedByLine,
  dropForOthers,
  dropSignUps,
  keepCallouts,
} from './furniture.js';
import { headingLevel } from './headline-run.js';
import { isPointer, isStandIn, pointsByForm, pointsNowhere, pointsOn } from './beside-story.js';
import { keepBesidePictures } from './beside-picture.js';
import { dropCaptions } from './captions.js';
import { isBelow } from './best-container.js';
import { pageThreshold } from './page-threshold.js';
import { dropRepeats } from './repeats.js';
import { keepSiblings } from './sibling-groups.js';
import {
  dropEndCalls,
  dropEndMatter,
  dropHead,
  dropLastOnAuthor,
  dropLeadsToLinks,
  dropStatements,
  dropTopicLines,
  labelledStatements,
} from './story-ends.js';
import { dropButtonsInHeadings, dropHiddenBoxes } from './hidden-boxes.js';
import { dropTitlesAlone, dropTooltipsOfLinks } from './teasers.js';
import { isTemplateRest } from './template-rests.js';
import { dropTimedComments } from './timed-comments.js';
import { marks, notAbove } from './tree.js';

/** Where little is kept, less sure runs are taken too. */
const lowerThresholds = [0.3, 0.15];
/** Then, what is nothing but links leads away. */
const onlyLinks = 0.9;
const littleText = 100;
/** Kept less than this share of the page's sentences, and less than this much: little, too. */
const littleShare = 0.25;
const enoughText = 1500;

/** The story's runs, from each run's probability and what whole pages teach. */
export function chooseRuns(a: Analysis, p: Float32Array): Choice {
  const c: Choosing = { a, p, keep: new Uint8Array(p.length), reasons: new Map() };
  const stated = labelledStatements(a);
  for (const i of stated) c.reasons.set(i, 'statement below the story');
  const least = pageThreshold(p, a.texts.length);
  for (const at of [least, ...lowerThresholds]) {
    for (let i = 0; i < p.length; i++)
      c.keep[i] = p[i]! >= at && (at >= least || a.texts.linkShare[i]! < onlyLinks) && !stated.has(i) ? 1 : 0;
    const text = keptText(c);
    if (text >= littleText && (text >= enoughText || text >= a.goodText * littleShare)) break;
  }
  chooseCode(c);
  dropNamed(c, 'comment', 'reader comments');
  dropNamed(c, 'consent', 'consent dialogue');
  dropTimedComments(c);
  dropListsOfOthers(c);
  dropBeside(c);
  dropBoxesOfOthers(c);
  dropTooltipsOfLinks(c);
  dropHiddenBoxes(c);
  dropCaptions(c);
  dropRepeats(c);
  const core = coreOf(c);
  dropOutsideCore(c, core);
  chooseTables(c);
  keepListsBehindColons(c);
  keepItemsBelow(c);
  keepQuotations(c);
  keepBesidePictures(c);
  keepSiblings(c);
  dropStatements(c, core);
  dropAuthorBoxes(c);
  dropSignUps(c);
  dropControlBoxes(c);
  dropButtonsInHeadings(c);
  dropForOthers(c);
  dropEndCalls(c);
  dropBoxesNamedByLine(c);
  dropFurniture(c);
  dropEndMatter(c);
  dropLastOnAuthor(c);
  dropTopicLines(c);
  dropHead(c);
  dropLeadsToLinks(c);
  keepCallouts(c);
  keepSummaries(c);
  keepHeadingsBetween(c);
  dropHeadingsOfLeftBoxes(c);
  dropEmptyHeadings(c);
  dropTitlesAlone(c);
  return c;
}

/** Surer runs are not dropped for a consent dialogue's name: the whole text of some sites lies in "privacy-policy". */
const surelyStory = 0.9;

/** Drops what lies in an element whose own words say so, unless the headline or nearly all text lies there too. */
function dropNamed(c: Choosing, family: 'comment' | 'consent', reason: string): void {
  const { tree, headline } = c.a;
  const mark = marks.indexOf(`word ${family}`);
  const bit = familyBit(family);
  dropBoxed(c, reason, 1, (i) => {
    const node = tree.blockOf[i]!;
    const isNamed = tree.distance[node * marks.length + mark]! < notAbove && !holdsHeadline(c, node, bit, headline);
    return isNamed && (family === 'comment' || c.p[i]! < surelyStory);
  });
}

/** Whether the highest named element above also holds the headline. */
function holdsHeadline(c: Choosing, node: number, bit: number, headline: number): boolean {
  const { tree } = c.a;
  if (headline < 0) return false;
  let lowest = -1;
  for (let at = node; at >= 0; at = tree.parent[at]!) {
    if (!(tree.families[at]! & bit)) continue;
    if (isBelow(tree, tree.blockOf[headline]!, at)) return lowest < 0;
    lowest = at;
  }
  return false;
}

/** Pointers to other stories, and what stands for a player until the reader agrees. */
function dropBeside(c: Choosing): void {
  const { runs, texts } = c.a;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i]) continue;
    const { text, level } = runs.list[i]!;
    if (isStandIn(text)) drop(c, i, 'stands for a player');
    else if (isTemplateRest(runs.list[i]!)) drop(c, i, 'rest of a template');
    else if (
      isPointer(text, texts.linkShare[i]!, texts.sameStart[i]!) ||
      (level === 0 && pointsNowhere(text)) ||
      leadsOn(c, i)
    ) {
      drop(c, i, 'points to another story');
      // What it points to, in paragraphs of their own.
      while (pointsOn(text) && i + 1 < c.keep.length && isOwnLink(c, i + 1)) drop(c, ++i, 'points to another story');
    }
  }
}

/** A line of its own with a label and a headline of the same site. */
function leadsOn({ a: { page, runs, texts } }: Choosing, run: number): boolean {
  const { block, text, links } = runs.list[run]!;
  if (links !== 1 || (block.name !== 'p' && block.name !== 'div') || !pointsByForm(text, texts.linkShare[run]!))
    return false;
  const address = addressOfHeading(block, page);
  return address !== null && (page.url === null || hostOf(address) === hostOf(page.url));
}

const onlyLink = 0.9;

const isOwnLink = ({ a: { runs, texts }, keep }: Choosing, run: number): boolean =>
  keep[run] === 1 && runs.list[run]!.level === 0 && texts.linkShare[run]! >= onlyLink;

/** A box among the paragraphs holds no more. */
const maxBox = 700;
const mostlyLink = 0.5;

/** What a box tells of another story below its own heading: "Read next", a link, a teaser. */
function dropBoxesOfOthers(c: Choosing): void {
  const { tree, runs, texts } = c.a;
  const boxes = new Set<number>();
  for (let i = 0; i + 1 < c.keep.length; i++) {
    if (texts.linkShare[i + 1]! <= mostlyLink || boxOf(runs.list[i]!.text) !== 'others') continue;
    let box = tree.blockOf[i]!;
    while (box > 0 && !isBelow(tree, tree.blockOf[i + 1]!, box)) box = tree.parent[box]!;
    const isTeaser = tree.sentenceText[box]! > 0 && tree.text[box]! <= maxBox;
    if (box > 0 && tree.firstRun[box] === i && isTeaser) boxes.add(box);
  }
  if (boxes.size > 0) dropInside(c, 'points to another story', boxes);
}

/** The core holds this share of the chosen text; what lies outside must be surer. */
const coreShare = 0.6;
const outsideThreshold = 0.7;

/** The smallest element that holds most of the kept text, -1 where nothing is kept. */
function coreOf(c: Choosing): number {
  const { tree } = c.a;
  const chosen = keptInside(c);
  const whole = keptText(c);
  let core = -1;
  for (let node = chosen.length - 1; node >= 0; node--) {
    if (chosen[node]! >= whole * coreShare && (core < 0 || tree.depth[node]! > tree.depth[core]!)) core = node;
  }
  // Beside the one long paragraph of a story stand its short ones.
  while (core > 0 && tree.runs[core]! < 2) core = tree.parent[core]!;
  return core;
}

function dropOutsideCore(c: Choosing, core: number): void {
  const { tree } = c.a;
  if (core < 0) return;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i] || c.p[i]! >= outsideThreshold) continue;
    if (!isBelow(tree, tree.blockOf[i]!, core)) drop(c, i, 'outside the story');
  }
}

/** A heading with no text of its own section: the next kept run is a heading of its level or higher, or nothing. */
function dropEmptyHeadings(c: Choosing): void {
  let next: Run | null = null;
  for (let i = c.keep.length - 1; i >= 0; i--) {
    if (!c.keep[i]) continue;
    const run = c.a.runs.list[i]!;
    // Some pages set all their text in headings.
    const isHeading = headingLevel(run) > 0 && !c.a.texts.isGood[i];
    if (isHeading && next === null) drop(c, i, 'heading without text');
    else next = run;
  }
}
