import { openerLength } from '../../shared/byline.js';
import { isDisclaimer, startsStatement } from '../../shared/furniture-words.js';
import { printsDay } from '../../shared/printed-day.js';
import { pointsOn } from './beside-story.js';
import { isBelow } from './best-container.js';
import { type Choosing, drop, keptText, minLeft } from './choosing.js';

// Where a story begins and ends: what is printed above its headline and as its by-line, what leads to links that were left out, and
// what the platform states below it.

/** Kept texts among which the headline and the by-line stand. */
const headRuns = 4;
const maxHead = 160;
const endsSentence = /[.!?…。！？]["”»]?$/u;

/** The headline, where it is kept among the first texts, what is printed above it, and by-line and day below. */
export function dropHead(c: Choosing): void {
  const { headline, texts, runs } = c.a;
  const first: number[] = [];
  for (let i = 0; i < c.keep.length && first.length < headRuns; i++) if (c.keep[i]) first.push(i);
  const isHeadlineKept = first.includes(headline) && printsHeadline(c, headline);
  for (const i of first) {
    const { text, inner } = runs.list[i]!;
    const isLine = text.length <= maxHead && !endsSentence.test(text);
    if (isHeadlineKept && (i === headline || (i < headline && isLine))) drop(c, i, 'above the story');
    else if (isLine && openerLength(text) > 0) drop(c, i, 'by-line');
    else if (isLine && (inner.name === 'time' || printsDay(text))) drop(c, i, 'date');
    else if (texts.isGood[i]) return;
  }
}

/** A heading of first rank, or one that stands in the page's title ("Print: …"). */
function printsHeadline({ a: { runs, compared, bares } }: Choosing, run: number): boolean {
  const text = bares.of(runs.list[run]!);
  return runs.list[run]!.level === 1 || compared.titles.some((title) => title.includes(text));
}

const maxLead = 60;
const shortLead = 30;
const mostlyLink = 0.5;
const mostlyBold = 0.9;

/** "Read more:" or a heading whose links were left out. */
export function dropLeadsToLinks(c: Choosing): void {
  const { texts, runs } = c.a;
  const isLeftLink = (run: number): boolean =>
    run < c.keep.length && !c.keep[run] && texts.linkShare[run]! > mostlyLink;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i] || !isLeftLink(i + 1)) continue;
    const { text, level, boldLength, links } = runs.list[i]!;
    if (text.length > maxLead || links > 0) continue;
    const isLead = /[:：]$/.test(text) && (boldLength >= text.length * mostlyBold || text.length <= shortLead);
    if (pointsOn(text) || ((level > 0 || isLead) && isLeftLink(i + 2))) drop(c, i, 'leads to links');
  }
}

/** What the platform or the law wants said, below the story and outside of its box. */
export function dropStatements(c: Choosing, core: number): void {
  const { tree, runs, texts } = c.a;
  let from = -1;
  for (let i = c.keep.length - 1; i >= 0; i--) {
    if (!c.keep[i]) continue;
    if (from < 0 && isDisclaimer(runs.list[i]!.text) && keptText(c) - texts.length[i]! >= minLeft)
      drop(c, i, 'statement below the story');
    if (!c.keep[i]) continue;
    if (core < 0 || isBelow(tree, tree.blockOf[i]!, core)) break;
    if (startsStatement(runs.list[i]!.text)) from = i;
  }
  if (from < 0) return;
  for (let i = from; i < c.keep.length; i++) if (c.keep[i]) drop(c, i, 'statement below the story');
}
