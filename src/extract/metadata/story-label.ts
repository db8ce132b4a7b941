import type { Element } from 'domhandler';
import { isAdvertWord, isPaidLabel } from '../../shared/advert-words.js';
import type { Candidate } from '../../types.js';
import { attributeOf } from '../page-element.js';
import { parentElement, type Run } from '../runs.js';
import type { Layout } from './layout.js';

// The label beside a headline that says that the story was paid for: "Sponsored content", "Anzeige".

/** Runs above and below the headline that may be its label. */
const above = 4;
const below = 3;
/** How far up the box may be that holds both. */
const maxClimb = 3;
/** Slots of adverts have a label of their own. */
const slot =
  /(?:^|[\s_-])(?:slot|adslot|ad-?(?:box|container|wrapper|unit|banner)|banner|gpt|dfp|adsense)(?:[\s_-]|$)/i;

export function readStoryLabel(layout: Layout): Candidate[] {
  const { headline, headlineRun, runs } = layout;
  if (!headline) return [];
  for (const run of runs.slice(Math.max(0, headlineRun - above), headlineRun + below + 1)) {
    if (run.block === headline || !isLabel(run, headlineRun) || !isBeside(run.block, headline)) continue;
    const { nav, aside, footer, others, head } = layout.traits(run.inner);
    if (nav || aside || footer || others || head) continue;
    return [{ field: 'genre', value: run.text, source: 'heading', place: 'label beside the headline', confidence: 1 }];
  }
  return [];
}

/** A bare word counts only above the headline: below it stands the first slot of many stories. */
function isLabel({ text, index }: Run, headlineRun: number): boolean {
  return isPaidLabel(text) || (index < headlineRun && isAdvertWord(text));
}

/** Whether both stand in one small box, with no slot around the label. */
function isBeside(label: Element, headline: Element): boolean {
  const around = new Set<Element>();
  let node: Element | null = headline;
  for (let climbed = 0; node && climbed < maxClimb; climbed++) {
    node = parentElement(node);
    if (node) around.add(node);
  }
  node = label;
  for (let climbed = 0; node && climbed <= maxClimb; climbed++) {
    if (around.has(node)) return node.name !== 'body';
    if (slot.test(`${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'id') ?? ''}`)) return false;
    node = parentElement(node);
  }
  return false;
}
