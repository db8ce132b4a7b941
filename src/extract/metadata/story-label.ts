import type { Element } from 'domhandler';
import { isAdvertWord, isPaidLabel } from '../../shared/advert-words.js';
import type { Candidate } from '../../types.js';
import { attributeOf } from '../page-element.js';
import { parentElement } from '../ancestors.js';
import type { Run } from '../runs.js';
import type { Layout } from './layout.js';

// The label beside a headline that says that the story was paid for ("Sponsored content", "Anzeige"), or what sort of text it is.

/** Runs above and below the headline that may be its label. */
const above = 4;
const below = 3;
const maxKicker = 40;
/** How far up the box may be that holds both. */
const maxClimb = 3;
/** A bare word is as near as a line of the story's own head. */
const maxBareClimb = 2;
/** Slots of adverts have a label of their own. */
const slot = /(?:^|[\s_-])(?:ads?|adslot|slot|adbox|advert\w*|banner|gpt|dfp|adsense)(?:[\s_-]|$)/i;
/** The label itself may be called an advert's; it is not a slot. */
const ownSlot = /^\s*(?:ads?|ad-?(?:slot|box|title|label)|banner|gpt|dfp|adsense)\s*$/i;

export function readStoryLabel(layout: Layout): Candidate[] {
  const { headline, headlineRun, runs } = layout;
  if (!headline) return [];
  const kickers: Candidate[] = [];
  for (const run of runs.slice(Math.max(0, headlineRun - above), headlineRun + below + 1)) {
    const isPaid = isLabel(run, headlineRun);
    if (run.block === headline || !(isPaid || isKicker(run, headlineRun))) continue;
    if (!isBeside(run.inner, headline, isPaidLabel(run.text) ? maxClimb : maxBareClimb)) continue;
    const { nav, aside, footer, others, comment, head } = layout.traits(run.inner);
    if (nav || aside || footer || others || comment || head) continue;
    const label: Candidate = { field: 'genre', value: run.text, source: 'heading', place: 'label beside the headline' };
    if (isPaid) return [label];
    kickers.push({ ...label, confidence: 0.4 });
  }
  return kickers;
}

/** A bare word counts only above the headline: below it stands the first slot of many stories. */
function isLabel({ text, index }: Run, headlineRun: number): boolean {
  return isPaidLabel(text) || (index < headlineRun && isAdvertWord(text));
}

/** "Analysis" above the headline, "Kommentar von Ada Lind" above or below: what sort of text it is. A bare word below is a button. */
const isKicker = ({ text, index }: Run, headlineRun: number): boolean =>
  text.length < maxKicker && (index < headlineRun || /\p{L}\s(?:by|von|par|por|di|door|av|af)\s\p{Lu}/u.test(text));

/** Whether both stand in one small box, with no slot around the label. */
function isBeside(label: Element, headline: Element, most: number): boolean {
  const around = new Set<Element>();
  let node = parentElement(headline);
  for (let climbed = 0; node && climbed < most; climbed++) {
    // The page's whole middle is the story's box only where the headline stands right in it.
    if (node.name === 'body' || (node.name === 'main' && climbed > 0)) break;
    around.add(node);
    node = parentElement(node);
  }
  node = label;
  for (let climbed = 0; node && climbed <= most; climbed++) {
    if (around.has(node)) return true;
    const names = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'id') ?? ''}`;
    if ((node === label ? ownSlot : slot).test(names)) return false;
    node = parentElement(node);
  }
  return false;
}
