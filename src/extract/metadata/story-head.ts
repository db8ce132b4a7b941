import type { Element } from 'domhandler';
import { parseDateText } from '../../shared/date-parse.js';
import { weightOf } from '../../shared/unspaced.js';
import type { Candidate } from '../../types.js';
import { ClassWords, familyBit } from '../body/class-words.js';
import { textOf, textUpTo } from '../page.js';
import { parentElement } from '../ancestors.js';
import type { Run } from '../runs.js';
import type { Layout } from './layout.js';
import { namesOf } from './marked.js';

// What stands in a story's head below the headline: its standfirst.

/** Runs below the headline that may be the standfirst; dates, names and buttons may stand between. */
const below = 8;
/** Shorter lines are a blog's motto, a date, who wrote it. Wide signs count thrice. */
const minStandfirst = 40;
const maxStandfirst = 700;
/** "December 6, 2016, 6:22 PM, updated on December 7, 2016". */
const maxStamp = 90;
/** Elements around a text whose names say what it is. */
const namedLevels = 2;

const lead = familyBit('lead');
/** What newsrooms call it in their own language; the body does not ask for these. */
const standfirstName =
  /(^|[\s_-])(bajada|copete|subt[ií]tulo|s[uo]m+ario|sottotitolo|catenaccio|linha-?fina|bigode|chapeau|ingress|preamble|manchet|underrubrik|perex|ozet|zajawka|inleiding|untertitel|bevezeto)([\s_-]|$)/i;
const notLead =
  familyBit('comment') | familyBit('related') | familyBit('newsletter') | familyBit('caption') | familyBit('author');

/** The standfirst as a summary; nothing where there is no headline. */
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
  return candidates;
}

function isStandfirst({ text, block, inner, linkLength }: Run, words: ClassWords): boolean {
  const { length } = text;
  const size = weightOf(text);
  if (size < minStandfirst || length > maxStandfirst || linkLength > length / 2) return false;
  let families = 0;
  let isCalledSo = false;
  for (const element of nearest(inner, block)) {
    // A box that holds more than this text is named for all of it.
    if (textUpTo(element, maxStandfirst).length > maxStandfirst) break;
    families |= words.familiesOf(element);
    isCalledSo ||= standfirstName.test(namesOf(element));
  }
  if (((families & lead) === 0 && !isCalledSo) || (families & notLead) !== 0) return false;
  return length >= maxStamp || !parseDateText(text);
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
