import type { Element } from 'domhandler';
import type { Candidate } from '../../types.js';
import { ClassWords, familyBit } from '../body/class-words.js';
import { attributeOf } from '../page-element.js';
import { textOf } from '../page.js';
import { parentElement, type Run } from '../runs.js';
import type { Layout } from './layout.js';
import { namesOf } from './marked.js';

// What stands in a story's head beside the headline: its standfirst below, and the link to its section.

/** Runs below the headline that may be the standfirst; dates, names and buttons may stand between. */
const below = 8;
/** Runs to either side that may be the section's link. */
const around = 6;
const minStandfirst = 20;
const maxStandfirst = 700;
const maxLabel = 40;
/** Elements around a text whose names say what it is. */
const namedLevels = 2;

const lead = familyBit('lead');
const notLead =
  familyBit('comment') | familyBit('related') | familyBit('newsletter') | familyBit('caption') | familyBit('author');
const labelName =
  /(^|[\s_-])(section|category|categories|rubri[ckq]u?e?|ressort|seccion|editoria|channel|primary-?tag)([\s_-]|$)/i;

/** The standfirst as a summary, and the section that a link beside the headline names; nothing where there is no headline. */
export function readStoryHead(layout: Layout): Candidate[] {
  const { headline, headlineRun, runs } = layout;
  if (!headline) return [];
  const candidates: Candidate[] = [];
  const words = new ClassWords();
  const standfirst = runs
    .slice(headlineRun + 1, headlineRun + 1 + below)
    .find((run) => run.block !== headline && isStandfirst(run, words) && isInStory(run, layout));
  if (standfirst)
    candidates.push({ field: 'summary', value: textOf(standfirst.block), source: 'heading', place: 'standfirst' });
  const label = runs
    .slice(Math.max(0, headlineRun - around), headlineRun + 1 + around)
    .find((run) => isSectionLink(run) && isInStory(run, layout));
  if (label)
    candidates.push({ field: 'section', value: label.text, source: 'heading', place: 'link beside the headline' });
  return candidates;
}

function isStandfirst({ text, block, inner, linkLength }: Run, words: ClassWords): boolean {
  const { length } = text;
  if (length < minStandfirst || length > maxStandfirst || linkLength > length / 2) return false;
  let families = 0;
  for (const element of nearest(inner, block)) {
    // A box that holds more than this text is named for all of it.
    if (textOf(element).length > maxStandfirst) break;
    families |= words.familiesOf(element);
  }
  return (families & lead) !== 0 && (families & notLead) === 0;
}

function isSectionLink({ text, inner, linkLength }: Run): boolean {
  if (text.length > maxLabel || linkLength < text.length) return false;
  return nearest(inner, inner).some((element) => labelName.test(namesOf(element))) && leadsDown(inner);
}

/** To a page of the site below its front page. */
function leadsDown(inner: Element): boolean {
  const link = nearest(inner, inner).find((element) => element.name === 'a');
  return /^(?:https?:\/\/[^/]+)?\/[^/?#]/.test((link && attributeOf(link, 'href')) ?? '');
}

/** The element of a text, its block and what is close around it. */
function nearest(inner: Element, block: Element): Element[] {
  const found: Element[] = [];
  let isBelow = true;
  let levels = 0;
  for (let node: Element | null = inner; node && levels <= namedLevels; node = parentElement(node)) {
    found.push(node);
    if (node === block) isBelow = false;
    if (!isBelow) levels++;
    if (found.length > 12) break;
  }
  return found;
}

function isInStory({ inner }: Run, layout: Layout): boolean {
  const { nav, aside, footer, others, comment, bio } = layout.traits(inner);
  return !nav && !aside && !footer && !others && !comment && !bio;
}
