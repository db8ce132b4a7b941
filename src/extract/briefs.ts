import type { Element } from 'domhandler';
import { parseClockText, parseDateText } from '../shared/date-parse.js';
import type { RawArticle, RawDate, SiteRule } from '../types.js';
import { type Page, resolveUrl, textOf } from './page.js';
import { parentElement } from './ancestors.js';
import { selectAll } from './select.js';
import { elementsIn, isWithin, type TimedGroup, type TimedItem } from './timed-groups.js';
import { attributeOf, notesOf } from './page-element.js';

// The items of a live news block beside a story. They are the site's, not the story's.

type RawBrief = RawArticle['briefs'][number];

const maxBriefs = 200;

/** Items of the page's live news block, in its order; a clock time keeps its day open. Empty where there is none. */
export function readBriefs(page: Page, rule: SiteRule | null, groups: readonly TimedGroup[]): RawBrief[] {
  if (rule?.briefs) {
    const ruled = briefsByRule(page, rule.briefs);
    if (ruled.length > 0) return ruled;
  }
  const longest = (list: TimedGroup[]): TimedGroup | undefined =>
    list.sort((a, b) => b.items.length - a.items.length)[0];
  const named = longest(groups.filter(isLiveBlock));
  const block = named ?? longest(groups.filter(isNewestFirst));
  const briefs = block ? block.items.slice(0, maxBriefs).flatMap((item) => briefFrom(page, item)) : [];
  // A list in a side column is of the hour when the page was fetched, which may be years after the story.
  return named ? briefs : briefs.map((brief) => (brief.date?.iso ? brief : { ...brief, date: null }));
}

function briefsByRule(page: Page, rule: NonNullable<SiteRule['briefs']>): RawBrief[] {
  const times = selectAll(page, rule.time);
  const headlines = selectAll(page, rule.headline);
  const summaries = selectAll(page, rule.summary);
  return selectAll(page, rule.item)
    .slice(0, maxBriefs)
    .flatMap((item): RawBrief[] => {
      const part = (list: Element[]): Element | undefined => list.find((one) => isWithin(one, item));
      const text = (list: Element[]): string | null => {
        const found = part(list);
        return found ? textOf(found) || null : null;
      };
      const headline = text(headlines);
      const summary = text(summaries);
      if (!headline && !summary) return [];
      const link = elementsIn(item).find((child) => child.name === 'a' && attributeOf(child, 'href'));
      return [{ date: stampOf(part(times)), headline, summary, url: resolveUrl(page, link?.attribs.href) }];
    });
}

function stampOf(element: Element | undefined): RawDate | null {
  if (!element) return null;
  const text = textOf(element);
  const exact = parseDateText(attributeOf(element, 'datetime') ?? '') ?? parseDateText(text);
  if (exact) return { text, iso: exact.iso };
  return parseClockText(text) ? { text, iso: null } : null;
}

const blockName =
  /news-?_?feed|live-?_?news|newswire|news-?ticker|latest-?_?news|live-?_?updates|breaking|newsline|news-?line|lenta|minute/;
const blockTitle =
  /^(?:news ?feed|live news|latest( news)?|newswire|live updates?|breaking news|news ?ticker|ticker|лента новостей|новини дня|стрічка новин|últimas noticias|en direct|le fil info|ultim'?ora)$/i;

/** Clock times only, in a place that is called a news feed. */
function isLiveBlock(group: TimedGroup): boolean {
  const clocks = group.items.filter((item) => item.isClock).length;
  if (clocks < group.items.length * 0.7) return false;
  return blockName.test(group.names) || blockTitle.test(titleBefore(group.parent));
}

/** Fewer may be in order by chance. */
const minOrdered = 4;

/** Links to other pages, each by the clock and the newest first: whatever the block is called. Programmes go forward. */
function isNewestFirst({ items }: TimedGroup): boolean {
  if (items.length < minOrdered || !items.every((item) => item.isClock && leadsAway(item.element))) return false;
  const clocks = items.map(({ stamp }) => parseClockText(textOf(stamp)) ?? '');
  const minutes = clocks.map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)));
  const steps = minutes.slice(1).map((minute, at) => minute - minutes[at]!);
  // The one that goes up is the night before.
  return steps.filter((step) => step > 0).length <= 1 && steps.filter((step) => step < 0).length >= minOrdered - 1;
}

const leadsAway = (item: Element): boolean =>
  [item, ...elementsIn(item)].some(({ name, attribs }) => name === 'a' && /^[^#]/.test(attribs.href ?? ''));

/** Pieces between a heading and its list. */
const mostBefore = 50;

/** The heading above a list: before it or before what it stands in. */
function titleBefore(parent: Element): string {
  let node: Element | null = parent;
  for (let step = 0; node && step < 3; step++) {
    let before = node.prev;
    for (let count = 0; before && count < mostBefore; count++, before = before.prev) {
      if (before.type === 'tag' && textOf(before)) return textOf(before).slice(0, 60);
    }
    node = parentElement(node);
  }
  return '';
}

function briefFrom(page: Page, { element, stamp, date }: TimedItem): RawBrief[] {
  const inside = elementsIn(element).filter((child) => child !== stamp);
  const heading =
    inside.find((child) => /^h[1-6]$/.test(child.name) && textOf(child)) ??
    inside.find((child) => /title|headline/i.test(notesOf(child).className) && textOf(child)) ??
    inside.find((child) => /^(a|strong|b)$/.test(child.name) && textOf(child).length > 15);
  const title = heading ? textOf(heading) : null;
  const headline = heading && isWithin(stamp, heading) ? (title?.replace(textOf(stamp), '').trim() ?? null) : title;
  const paragraphs = inside
    .filter((child) => child.name === 'p' && child !== heading)
    .map(textOf)
    .filter((text) => text !== '' && text !== headline && text !== textOf(stamp));
  if (!headline && paragraphs.length === 0) return [];
  const link =
    element.name === 'a' ? element : inside.find((child) => child.name === 'a' && attributeOf(child, 'href'));
  const summary = paragraphs.join(' ') || restOf(element, [textOf(stamp), headline ?? '']);
  return [{ date, headline, summary, url: resolveUrl(page, link?.attribs.href) }];
}

/** Shorter rests are labels and counts of comments. */
const minRest = 25;

/** An item's text in no paragraph: all of it but its clock and headline. */
function restOf(element: Element, parts: readonly string[]): string | null {
  let text = textOf(element);
  for (const part of parts) text = text.replace(part, ' ');
  text = text.replace(/\s+/g, ' ').trim();
  return text.length < minRest ? null : text;
}
