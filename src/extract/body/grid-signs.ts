import type { Element } from 'domhandler';
import { type Page, textOf } from '../page.js';
import type { Choice } from './choose.js';
import type { Analysis } from './features.js';
import { headingLevel } from './headline-run.js';

// Signs of a page to browse in (counts of results, filters, page numbers, the same button on every card) and signs of a story's
// shape: paragraphs side by side below the headline.

export const gridNames = [
  'resultCounts',
  'filterNames',
  'pageNumbers',
  'repeatedButtons',
  'selects',
  'lastIsPlural',
  'lastWords',
  'canonicalIsOther',
  'linkedHeadingShare',
  'paragraphRow',
  'paragraphRowText',
  'paragraphRows',
  'containerText',
  'containerShare',
  'containerGoodShare',
  'afterHeadlineGood',
  'afterHeadlineLinks',
  'goodAfterHeadline',
  'keptRow',
  'keptRowShare',
];

export function gridSigns(a: Analysis, choice: Choice): number[] {
  return [...browseSigns(a), ...paragraphSigns(a), ...headlineSigns(a), ...keptSigns(a, choice)];
}

/** "1–24 of 300", "Showing 48 of 1,204 results": numbers around a word, or a number before a count's name. */
const resultCount =
  /\b\d{1,4}\s?(?:[-–—]|to|bis|à|a)\s?\d{1,4}\s\p{L}{1,6}\s[\d.,]+|\b\d[\d.,]{0,7}\s(?:of|von|de|sur|di)\s\d|\b\d[\d.,]{0,7}\s(?:results?|products?|items?|entries|articles?|posts|jobs|listings|courses|recipes|styles|produkte|artikel|ergebnisse|treffer|résultats|produits|resultados|productos|risultati|prodotti)\b/iu;
const filterName =
  /(?:^|[\s_-])(?:filters?|facets?|refine\w*|sort(?:by|ing|er)?|pagination|pager|load-?more|view-?all|grid-?view)(?:[\s_-]|$)/i;
const maxButtons = 2000;

function browseSigns(a: Analysis): number[] {
  const { page } = a;
  let counts = 0;
  let numbers = 0;
  let headings = 0;
  let linked = 0;
  for (const run of a.runs.list) {
    const isLink = a.texts.linkShare[run.index]! > 0.8;
    if (run.text.length < 80 && resultCount.test(run.text)) counts++;
    if (isLink && run.text.length <= 3 && /^\d{1,3}$/.test(run.text)) numbers++;
    if (headingLevel(run) > 1) {
      headings++;
      if (isLink) linked++;
    }
  }
  let filters = 0;
  for (const element of page.elements) {
    const name = element.attribs.class;
    if (name && name.length < 300 && filterName.test(name)) filters++;
  }
  const last = lastPart(page.url);
  return [
    Math.min(10, counts),
    Math.log2(1 + filters),
    Math.min(20, numbers),
    mostRepeated((page.byTag.get('button') ?? []).slice(0, maxButtons)),
    Math.min(20, page.byTag.get('select')?.length ?? 0),
    last === null ? -1 : /[a-z]{2}s(?:-c?\d+)?$/.test(last) ? 1 : 0,
    last === null ? -1 : last.split(/[-_+ ]|%20/).length,
    canonicalDiffers(page),
    headings === 0 ? -1 : linked / headings,
  ];
}

function lastPart(url: string | null): string | null {
  const path = url === null ? null : /^https?:\/\/[^/?#]*([^?#]*)/i.exec(url.slice(0, 2000))?.[1];
  if (path === null || path === undefined) return null;
  const parts = path.toLowerCase().split('/').filter(Boolean);
  return (parts[parts.length - 1] ?? '').replace(/\.[a-z]{3,5}$/, '');
}

function mostRepeated(elements: readonly Element[]): number {
  const counts = new Map<string, number>();
  let most = 0;
  for (const element of elements) {
    const text = textOf(element).slice(0, 40);
    if (text === '') continue;
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    most = Math.max(most, count);
  }
  return Math.min(100, most);
}

/** 1 where the page names another address than its own path, -1 where it or its address is unknown. */
function canonicalDiffers(page: Page): number {
  const canonical = (page.byTag.get('link') ?? []).find((link) => link.attribs.rel === 'canonical')?.attribs.href;
  if (!canonical || page.url === null) return -1;
  return lastPart(canonical) === lastPart(page.url) ? 0 : 1;
}

/** Sentences that share a parent: the row with most text. */
function paragraphSigns(a: Analysis): number[] {
  const { tree, texts, runs, container } = a;
  const rows = new Map<number, { count: number; text: number }>();
  for (const run of runs.list) {
    if (!texts.isGood[run.index]) continue;
    const parent = tree.parent[tree.blockOf[run.index]!]!;
    const row = rows.get(parent) ?? { count: 0, text: 0 };
    row.count++;
    row.text += texts.length[run.index]!;
    rows.set(parent, row);
  }
  let best = { count: 0, text: 0 };
  for (const row of rows.values()) if (row.text > best.text) best = row;
  const whole = Math.max(1, a.textBefore[runs.list.length]!);
  const inside = container.node < 0 ? 0 : tree.sentenceText[container.node]!;
  return [
    best.count,
    Math.log2(1 + best.text),
    rows.size,
    Math.log2(1 + inside),
    inside / whole,
    container.node < 0 ? -1 : inside / Math.max(1, tree.text[container.node]!),
  ];
}

/** Runs that a reader sees below the headline. */
const below = 20;

function headlineSigns(a: Analysis): number[] {
  const { headline, texts, runs } = a;
  if (headline < 0) return [-1, -1, -1];
  let good = 0;
  let links = 0;
  let whole = 0;
  let first = -1;
  const end = Math.min(runs.list.length, headline + 1 + below);
  for (let i = headline + 1; i < end; i++) {
    const length = texts.length[i]!;
    whole += length;
    links += length * texts.linkShare[i]!;
    if (!texts.isGood[i]) continue;
    good += length;
    if (first < 0) first = i - headline;
  }
  whole = Math.max(1, whole);
  return [good / whole, links / whole, first < 0 ? below + 1 : first];
}

/** Kept sentences that share a parent. */
function keptSigns(a: Analysis, { keep }: Choice): number[] {
  const rows = new Map<number, number>();
  let whole = 0;
  let text = 0;
  for (const run of a.runs.list) {
    if (!keep[run.index]) continue;
    const length = a.texts.length[run.index]!;
    const parent = a.tree.parent[a.tree.blockOf[run.index]!]!;
    const sum = (rows.get(parent) ?? 0) + length;
    rows.set(parent, sum);
    whole += length;
    if (sum > text) text = sum;
  }
  return [Math.log2(1 + text), text / Math.max(1, whole)];
}
