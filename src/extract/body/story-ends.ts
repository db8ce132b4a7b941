import type { Element } from 'domhandler';
import { isSignature, openerLength } from '../../shared/byline.js';
import { isDisclaimer, isStatementLabel, speaksOfSite, startsStatement } from '../../shared/furniture-words.js';
import { printsDay } from '../../shared/printed-day.js';
import { asksOfReader } from '../../shared/reader-calls.js';
import { isUnspaced } from '../../shared/unspaced.js';
import { leadsToTopic } from '../metadata/tag-links.js';
import { reportersIn } from '../metadata/reporters.js';
import { pointsOn } from './beside-story.js';
import { closest } from '../ancestors.js';
import type { Analysis } from './features.js';
import { isBelow } from './best-container.js';
import { type Choosing, drop, keptText, minLeft } from './choosing.js';

// Where a story begins and ends: what is printed above its headline and as its by-line, what leads to links that were left out, what
// the platform states and asks below it, and who wrote it.

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
const maxLabel = 40;

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
    if (pointsOn(text) || ((level > 0 || isLead) && isLeftLink(i + 2)) || isLabelOfLinks(c, i))
      drop(c, i, 'leads to links');
  }
}

const anchor = new Set(['a']);
/** "Topics:", and what parts the links. */
const topicLabel = /^\s*(?:#|[^:：]{1,30}[:：])[\s,;、،|·•/#]*$/;
const maxTopics = 400;

/** "Topics: schools, roads": a lone line of nothing but links to topics behind a label, in whatever language. Several may list places or people. */
export function dropTopicLines(c: Choosing): void {
  const { runs, texts } = c.a;
  const isParagraph = (run: number): boolean => texts.isGood[run] === 1;
  for (const { index, text, links, level, from, to, block } of runs.list) {
    if (!c.keep[index] || links === 0 || level > 0 || text.length > maxTopics || block.name === 'li') continue;
    let label = '';
    const isTopic = runs.nodes.slice(from, to).every((node) => {
      const link = closest(node.parent as Element, anchor);
      if (link === null) label += node.data;
      return link === null || leadsToTopic(link);
    });
    const isLone = isParagraph(index - 1) && (!c.keep[index + 1] || isParagraph(index + 1));
    if (isTopic && isLone && topicLabel.test(label)) drop(c, index, 'topics');
  }
}

const lists = new Set(['ul', 'ol']);
const onlyLinks = 0.9;

/** A line without a sentence's end right above a list of nothing but links that was left out: "Més sobre el tema". */
function isLabelOfLinks({ a: { runs, texts }, keep }: Choosing, run: number): boolean {
  const { text, block } = runs.list[run]!;
  const items = closest(runs.list[run + 1]!.block, lists);
  if (items === null || items.parent !== block.parent || text.length > maxLabel || endsSentence.test(text))
    return false;
  let end = run + 1;
  while (end < keep.length && closest(runs.list[end]!.block, lists) === items) {
    if (keep[end] || texts.linkShare[end]! < onlyLinks) return false;
    end++;
  }
  return end - run > 2;
}

const maxStatement = 6;

/** "声明：" in a line of its own and what the site says below it, which pages with a short story have more of than of the story. */
export function labelledStatements({ runs: { list } }: Analysis): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i + 1 < list.length; i++) {
    if (list[i]!.text.length > maxLead || !isStatementLabel(list[i]!.text) || !speaksOfSite(list[i + 1]!.text))
      continue;
    const { parent } = list[i]!.block;
    for (let at = i; at < list.length && at <= i + maxStatement && list[at]!.block.parent === parent; at++)
      found.add(at);
  }
  return found;
}

/** What the platform or the law wants said, below the story and outside of its box. */
export function dropStatements(c: Choosing, core: number): void {
  const { tree, runs, texts } = c.a;
  let from = -1;
  let left = keptText(c);
  for (let i = c.keep.length - 1; i >= 0; i--) {
    if (!c.keep[i]) continue;
    if (from < 0 && left - texts.length[i]! >= minLeft && isDisclaimer(runs.list[i]!.text)) {
      left -= texts.length[i]!;
      drop(c, i, 'statement below the story');
      continue;
    }
    if (core < 0 || isBelow(tree, tree.blockOf[i]!, core)) break;
    if (startsStatement(runs.list[i]!.text)) from = i;
  }
  if (from < 0) return;
  for (let i = from; i < c.keep.length; i++) if (c.keep[i]) drop(c, i, 'statement below the story');
}

/** Kept texts behind which a story is at its end. */
const lastRuns = 3;
const mostlyStyled = 0.8;

/** What the site asks of its reader: below the story, or set apart among its paragraphs by how it is printed. */
export function dropEndCalls(c: Choosing): void {
  const { runs, texts } = c.a;
  const hits: number[] = [];
  let left = keptText(c);
  let behind = 0;
  for (let i = c.keep.length - 1; i > 0; i--) {
    if (!c.keep[i]) continue;
    const { text, boldLength, italicLength, linkLength } = runs.list[i]!;
    const styled = Math.max(boldLength, italicLength, linkLength);
    const isApart = behind < lastRuns || styled >= text.length * mostlyStyled;
    if (!isApart || !asksOfReader(text)) behind++;
    else {
      hits.push(i);
      left -= texts.length[i]!;
    }
  }
  if (left >= minLeft) for (const i of hits) drop(c, i, 'request to the reader');
}

const address = /^(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:(?:Short )?URL|Link|Permalink|Adresse): ?https?:\/\/\S+)$/i;

/** "___", "###": the agency's end of a story, or a line in print. */
const endMark = /^[\s_#*•·~=–—.+■□◆◇●○★☆※-]+$/;

const maxCredits = 200;

const lastOnAuthor = 2;
const maxBio = 400;
/** "Ada Moor: …" answers. */
const behindName = /^[\s,(—–-]/u;

/** A last paragraph that opens with the name of who wrote it all tells of her. */
export function dropLastOnAuthor(c: Choosing): void {
  const { a, keep } = c;
  const names = a.hints.authors.filter((name) => isUnspaced(name) || name.includes(' '));
  let seen = 0;
  for (let i = keep.length - 1; i > 0 && seen < lastOnAuthor; i--) {
    if (!keep[i]) continue;
    seen++;
    const { text } = a.runs.list[i]!;
    const isBio = names.some((name) => text.startsWith(name) && behindName.test(text.slice(name.length)));
    if (isBio && text.length <= maxBio && keptText(c) - text.length >= minLeft) drop(c, i, 'about the author');
  }
}

/** Below the last sentence: a mark of the end is no text, an address and nothing else is the author's, or the page's own in print; who wrote and edited is told elsewhere in the record. */
export function dropEndMatter(c: Choosing): void {
  const { list } = c.a.runs;
  for (let i = c.keep.length - 1; i > 0; i--) {
    if (!c.keep[i]) continue;
    const { text } = list[i]!;
    const isSigned =
      text.length <= maxCredits &&
      (isSignature(text.replace(/^[([（【［\s]+|[)\]）】］\s]+$/gu, '')) ||
        (text.length <= 30 && reportersIn(text, list[i - 1]!.text) !== null));
    if (!isSigned && !address.test(text) && !endMark.test(text)) return;
    drop(c, i, isSigned ? 'by-line' : 'end of the story');
  }
}
