import { type Page, textOf } from '../page.js';
import { readJsonLd } from '../metadata/json-ld-graph.js';
import type { Choice } from './choose.js';
import type { Analysis } from './features.js';
import { headingLevel } from './headline-run.js';

// Signs of pages that list others: repeated cards, links to deeper addresses, pages of results, names of templates.

export const listNames = [
  'cardCount',
  'cardTextShare',
  'cardKeptShare',
  'cardMeanText',
  'cardHeadings',
  'cardMedia',
  'cardsOfKept',
  'cardDates',
  'cardLinkedHeadings',
  'articlesOfKept',
  'longestStreak',
  'streakShare',
  'streaks',
  'repeatedLinks',
  'endsInEllipsis',
  'childLinks',
  'childShare',
  'siblingLinks',
  'pageLinks',
  'hasNext',
  'listTemplate',
  'storyTemplate',
  'listItems',
  'productNodes',
  'titleParts',
  'titleIsSite',
  'canonicalDepth',
  'buttons',
];

export function listSigns(a: Analysis, choice: Choice): number[] {
  return [...cardSigns(a, choice), ...streakSigns(a, choice), ...linkSigns(a.page), ...nameSigns(a)];
}

interface Cards {
  count: number;
  linked: number;
  text: number;
  kept: number;
  headings: number;
  media: number;
  holdsKept: number;
  dated: number;
  linkedHeadings: number;
}

/** Of an `<article>` that is more than a headline. */
const minKept = 80;
const shortLength = 60;
/** A year, a clock, or a day with its month in numbers. */
const date = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}\b/;

/** Sibling elements of the same tag and class that each hold a link: the group with most text. */
function cardSigns(a: Analysis, { keep }: Choice): number[] {
  const { tree, texts, runs } = a;
  const count = tree.elements.length;
  const kept = new Float64Array(count);
  const links = new Float64Array(count);
  const headings = new Float64Array(count);
  const linkedHeadings = new Float64Array(count);
  const dates = new Float64Array(count);
  for (const run of runs.list) {
    const node = tree.blockOf[run.index]!;
    if (keep[run.index]) kept[node]! += texts.length[run.index]!;
    links[node]! += run.links;
    if (headingLevel(run) > 0) {
      headings[node]!++;
      if (texts.linkShare[run.index]! > 0.8) linkedHeadings[node]!++;
    }
    if (run.text.length < shortLength && date.test(run.text)) dates[node]!++;
  }
  for (let node = count - 1; node > 0; node--) {
    const parent = tree.parent[node]!;
    if (parent < 0) continue;
    kept[parent]! += kept[node]!;
    links[parent]! += links[node]!;
    headings[parent]! += headings[node]!;
    linkedHeadings[parent]! += linkedHeadings[node]!;
    dates[parent]! += dates[node]!;
  }
  const groups = new Map<string, Cards>();
  for (let node = 0; node < count; node++) {
    if (tree.twins[node]! < 3 || tree.elements[node]!.name === 'p') continue;
    const key = `${tree.parent[node]} ${tree.ownPath[node]}`;
    let cards = groups.get(key);
    if (!cards) {
      cards = {
        count: 0,
        linked: 0,
        text: 0,
        kept: 0,
        headings: 0,
        media: 0,
        holdsKept: 0,
        dated: 0,
        linkedHeadings: 0,
      };
      groups.set(key, cards);
    }
    cards.count++;
    if (links[node]! > 0) cards.linked++;
    if (headings[node]! > 0) cards.headings++;
    if (tree.media[node]! > 0) cards.media++;
    if (kept[node]! > 0) cards.holdsKept++;
    if (dates[node]! > 0) cards.dated++;
    if (linkedHeadings[node]! > 0) cards.linkedHeadings++;
    cards.text += tree.text[node]!;
    cards.kept += kept[node]!;
  }
  const articles = tree.elements.filter((element, node) => element.name === 'article' && kept[node]! > minKept).length;
  return [...describeCards([...groups.values()], a), Math.min(50, articles)];
}

function describeCards(groups: readonly Cards[], a: Analysis): number[] {
  let best: Cards | null = null;
  let mostKept = 0;
  for (const cards of groups) {
    if (cards.linked < cards.count * 0.6) continue;
    if (!best || cards.text > best.text) best = cards;
    mostKept = Math.max(mostKept, cards.holdsKept);
  }
  if (!best) return [0, 0, 0, 0, 0, 0, 0, 0, 0];
  const whole = Math.max(1, a.textBefore[a.runs.list.length]!);
  return [
    best.count,
    best.text / whole,
    best.kept / Math.max(1, best.text),
    Math.log2(1 + best.text / best.count),
    best.headings / best.count,
    best.media / best.count,
    mostKept,
    best.dated / best.count,
    best.linkedHeadings / best.count,
  ];
}

/** Text kept without a dropped run of a few words between: a story has a long streak, excerpts have many short ones. */
function streakSigns(a: Analysis, { keep }: Choice): number[] {
  let streak = 0;
  let longest = 0;
  let whole = 0;
  let count = 0;
  const linkTexts = new Map<string, number>();
  let ellipses = 0;
  for (const run of a.runs.list) {
    const i = run.index;
    const length = a.texts.length[i]!;
    if (keep[i]) {
      if (streak === 0) count++;
      streak += length;
      whole += length;
      longest = Math.max(longest, streak);
    } else streak = 0;
    if (a.texts.linkShare[i]! > 0.8) linkTexts.set(run.text, (linkTexts.get(run.text) ?? 0) + 1);
    if (length > 40 && /(?:…|\.\.\.|\[…\])$/.test(run.text.slice(-5))) ellipses++;
  }
  const repeated = Math.max(0, ...linkTexts.values());
  return [Math.log2(1 + longest), longest / Math.max(1, whole), count, repeated, ellipses];
}

const maxLinks = 3000;

function linkSigns(page: Page): number[] {
  const path = page.url ? pathOf(page.url) : null;
  const parent = path ? path.slice(0, path.replace(/\/$/, '').lastIndexOf('/') + 1) : null;
  const own = path ? path.replace(/\/$|\.[a-z]{3,5}$/, '') : null;
  const seen = new Set<string>();
  let children = 0;
  let siblings = 0;
  let pages = 0;
  for (const anchor of (page.byTag.get('a') ?? []).slice(0, maxLinks)) {
    const href = anchor.attribs.href;
    if (!href || href.length > 500 || seen.has(href)) continue;
    seen.add(href);
    if (/[?&/]p(?:age|g)?[=/]\d{1,4}(?:\D|$)/.test(href)) pages++;
    const its = pathOf(href);
    if (!its || own === null || parent === null) continue;
    if (its.startsWith(`${own}/`) && its.length > own.length + 2) children++;
    else if (parent.length > 1 && its.startsWith(parent) && its.length > parent.length + 1) siblings++;
  }
  const next = (page.byTag.get('link') ?? []).some((link) => /\b(?:next|prev)\b/i.test(link.attribs.rel ?? ''));
  return [
    path === null ? -1 : Math.log2(1 + children),
    path === null ? -1 : children / Math.max(1, seen.size),
    path === null ? -1 : Math.log2(1 + siblings),
    Math.min(30, pages),
    next ? 1 : 0,
  ];
}

function pathOf(href: string): string | null {
  if (href.startsWith('/') && !href.startsWith('//')) return href.replace(/[?#].*$/, '').toLowerCase();
  return /^(?:https?:)?\/\/[^/?#]*([^?#]*)/i.exec(href)?.[1]?.toLowerCase() ?? null;
}

/** Names that content systems give to their templates, on `<body>` and its outer elements. */
const listTemplate =
  /(?:^|[\s_-])(?:archive|category|home|homepage|front|frontpage|search|listing|list|collection|collections|index|section|hub|landing|catalog|tag|term|blog|plp|products|grid)(?=$|[\s_-])/i;
const storyTemplate =
  /(?:^|[\s_-])(?:single|singular|article|story|post|entry|detail|postid|node|news|articlepage|single-post)(?=$|[\s_-])/i;

function nameSigns(a: Analysis): number[] {
  const { page } = a;
  const names = [...(page.byTag.get('html') ?? []).slice(0, 1), ...(page.byTag.get('body') ?? []).slice(0, 1)]
    .map((element) => `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`.slice(0, 1000))
    .join(' ');
  const nodes = readJsonLd(page).nodes;
  const count = (pattern: RegExp): number =>
    nodes.filter((node) => node.types.some((type) => pattern.test(type))).length;
  const title = page.byTag.get('title')?.[0];
  const text = title ? textOf(title).slice(0, 500) : '';
  const site = page.meta.find((tag) => tag.key === 'og:site_name')?.content.toLowerCase() ?? null;
  const canonical = (page.byTag.get('link') ?? []).find((link) => link.attribs.rel === 'canonical')?.attribs.href;
  const canonicalPath = canonical ? pathOf(canonical) : null;
  return [
    listTemplate.test(names) ? 1 : 0,
    storyTemplate.test(names) ? 1 : 0,
    count(/^ListItem$|^ItemList$/),
    count(/^Product|^Offer/),
    text.split(/\s[|–—•:-]\s/).length,
    site === null ? -1 : text.toLowerCase().startsWith(site) ? 1 : 0,
    canonicalPath === null ? -1 : canonicalPath.split('/').filter(Boolean).length,
    Math.min(50, page.byTag.get('button')?.length ?? 0),
  ];
}
