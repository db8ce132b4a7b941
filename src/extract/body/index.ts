import { aboveStory } from '../../shared/raw-article.js';
import type { Element } from 'domhandler';
import type { Block, Image, Link, Removal, SiteRule } from '../../types.js';
import type { Page } from '../page.js';
import { parentElement } from '../ancestors.js';
import { type Runs, runsOf } from '../runs.js';
import { selectAll } from '../select.js';
import { blocksOf } from './blocks.js';
import { chooseRuns } from './choose.js';
import { type Analysis, analyse } from './features.js';
import { hiddenStory } from './hidden-story.js';
import { imagesOf, imagesOfFragment } from './images.js';
import { linksOf } from './links.js';
import { judgeRuns } from './model.js';
import { lookAtPage, type PageLook } from './page-kind.js';

// Front door of the body: a parsed page in, the story's blocks out. It reads no metadata and refuses nothing;
// an empty list of blocks says that no text was found.

export interface BodyContext {
  rule: SiteRule | null;
  /** Blocks without their inline HTML, for who wants the plain text alone. */
  isPlain?: boolean;
}

export interface Body {
  blocks: Block[];
  images: Image[];
  links: Link[];
  removals: Removal[];
  /** What the whole page looks like; null where nobody asked (a fragment, a site rule's body). */
  look: PageLook | null;
}

/** The story's text of a page, in order, with its pictures and links. */
export function findBody(page: Page, context: BodyContext): Body {
  const byRule = context.rule ? bodyByRule(page, context.rule) : null;
  if (byRule) return byRule;
  const analysis = analyse(page);
  const body = bodyFrom(analysis, judgeRuns(analysis), context.isPlain);
  const hidden = hiddenStory(analysis, body.look?.keptText ?? 0, body.look?.isListing ?? false);
  return hidden ? bodyOfHidden(hidden, body) : body;
}

/** Less of a made page kept, and it was not made like the pages that the model knows. */
const minKeptShare = 0.5;

/** The body of a page that was made of a story found elsewhere; what the page as a whole looks like stays. */
function bodyOfHidden(page: Page, shown: Body): Body {
  const analysis = analyse(page);
  const chosen = bodyFrom(analysis, judgeRuns(analysis));
  const keptText = chosen.look?.keptText ?? 0;
  const pageText = analysis.textBefore[analysis.runs.list.length]!;
  const body = keptText >= pageText * minKeptShare ? chosen : wholeBody(page);
  const { kept = [], paragraphs = [], own = null } = chosen.look ?? {};
  const least = pageText * minKeptShare;
  return {
    ...body,
    look: shown.look && {
      ...shown.look,
      keptText: Math.max(keptText, least),
      isListing: false,
      kept,
      paragraphs,
      own: { kept, paragraphs, ...own, text: Math.max(own?.text ?? 0, least) },
      signs: (chosen.look ?? shown.look).signs,
    },
  };
}

function isInside(element: Element, set: ReadonlySet<unknown>): boolean {
  for (let node: Element | null = element; node; node = parentElement(node)) if (set.has(node)) return true;
  return false;
}

/** Runs behind the story that are told with what was dropped. */
const behind = 6;
/** The same above it. */
const before = 5;

/** The body that given probabilities of the runs lead to; training measures the rules with it. */
export function bodyFrom(analysis: Analysis, probabilities: Float32Array, isPlain = false): Body {
  const { page, runs } = analysis;
  const choice = chooseRuns(analysis, probabilities);
  const { keep, reasons } = choice;
  const chosen = runs.list.filter((run) => keep[run.index]);
  const removals = [...reasons].map(([index, reason]) => ({ text: runs.list[index]!.text, reason }));
  // What stands right behind the text says who may read on, and where the text came from.
  const end = (chosen.at(-1)?.index ?? runs.list.length) + 1;
  for (const { index, text } of runs.list.slice(end, end + behind))
    if (!reasons.has(index)) removals.push({ text, reason: 'behind the story' });
  const start = chosen[0]?.index ?? 0;
  for (const { index, text } of runs.list.slice(Math.max(0, start - before), start))
    if (!reasons.has(index)) removals.push({ text, reason: aboveStory });
  const { blocks, images, links } = bodyOf(chosen, runs, page, isPlain);
  return { blocks, images, links, removals, look: lookAtPage(analysis, probabilities, choice) };
}

/** Everything of a fragment that is text: a feed's own content needs no choice. */
export function wholeBody(page: Page): Body {
  const runs = runsOf(page);
  return { ...bodyOf(runs.list, runs, page), images: imagesOfFragment(runs, page), removals: [], look: null };
}

function bodyOf(
  chosen: Runs['list'],
  runs: Runs,
  page: Page,
  isPlain = false,
): Pick<Body, 'blocks' | 'images' | 'links'> {
  return {
    blocks: blocksOf(
      chosen.map((run) => (run.shown === run.text || run.shown === '' ? run : { ...run, text: run.shown })),
      runs,
      isPlain ? null : page,
    ),
    images: imagesOf(chosen, runs, page),
    links: linksOf(chosen, runs, page),
  };
}

/** Runs below the rule's `body`; null where the rule has no body or it matches nothing. */
function bodyByRule(page: Page, rule: SiteRule): Body | null {
  if (!rule.body) return null;
  const runs = runsOf(page);
  const wanted = new Set<unknown>(selectAll(page, rule.body));
  const chosen = runs.list.filter((run) => isInside(run.inner, wanted));
  return chosen.length > 0 ? { ...bodyOf(chosen, runs, page), removals: [], look: null } : null;
}
