import { largestOf } from '../../shared/largest.js';
import { labelLength, labelOf, namesPrice } from '../../shared/listing-words.js';
import type { Choice } from './choosing.js';
import type { Analysis } from './features.js';
import { headingLevel } from './headline-run.js';
import { marks, notAbove } from './tree.js';
import { attributeOf } from '../page-element.js';

// Signs in all runs of a page, kept or not: prices, the words of shops and of results, teasers, what stands about the headline.

export const shapeNames = [
  'prices',
  'priceShare',
  'cartWords',
  'moreWords',
  'linkedHeadings',
  'headingLength',
  'largestTeaserGroup',
  'shopRuns',
  'commentRuns',
  'authors',
  'nearestDate',
  'afterHeadlineGood',
  'pageGoodShare',
  'filters',
  'products',
];

const shop = marks.indexOf('word shop');
const comment = marks.indexOf('word comment');
const author = marks.indexOf('word author');

const date = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}\b/;
const shortLength = 60;
const datedLength = 120;
/** Runs before and behind the headline where a byline stands. */
const near = 12;
export function shapeSigns(a: Analysis, { keep }: Choice): number[] {
  const { texts, tree, runs, headline } = a;
  const count = runs.list.length;
  const teasers = new Map<number, number>();
  const counts = { short: 0, prices: 0, cart: 0, more: 0, headings: 0, headingText: 0, linked: 0 };
  const marked = { shop: 0, comment: 0, author: 0 };
  let nearest = -1;
  for (const run of runs.list) {
    const i = run.index;
    const { text } = run;
    const isLink = texts.linkShare[i]! > 0.8;
    if (text.length <= labelLength) {
      counts.short++;
      const word = labelOf(text);
      if (word === 'cart') counts.cart++;
      else if (word === 'more') counts.more++;
    }
    if (text.length < shortLength && texts.digits[i]! > 0 && namesPrice(text)) counts.prices++;
    if (headingLevel(run) > 0) {
      counts.headings++;
      counts.headingText += texts.length[i]!;
      if (isLink) counts.linked++;
    }
    if (isLink && texts.words[i]! >= 4 && !keep[i]) {
      const group = a.groupOf[i]!;
      teasers.set(group, (teasers.get(group) ?? 0) + 1);
    }
    const above = tree.blockOf[i]! * marks.length;
    if (tree.distance[above + shop]! < notAbove) marked.shop++;
    if (tree.distance[above + comment]! < notAbove) marked.comment++;
    if (tree.distance[above + author]! <= 1) marked.author++;
    const far = Math.abs(i - headline);
    if (headline >= 0 && far > 0 && far <= near && (nearest < 0 || far < nearest) && text.length < datedLength) {
      if (run.inner.name === 'time' || date.test(text)) nearest = far;
    }
  }
  return [
    counts.prices,
    counts.prices / Math.max(1, counts.short),
    Math.log2(1 + counts.cart),
    Math.log2(1 + counts.more),
    counts.linked,
    counts.headings === 0 ? -1 : counts.headingText / counts.headings,
    largestOf(teasers.values()),
    marked.shop / Math.max(1, count),
    marked.comment / Math.max(1, count),
    Math.log2(1 + marked.author),
    nearest,
    afterHeadline(a),
    a.goodText / Math.max(1, a.textBefore[count]!),
    ...namedElements(a),
  ];
}

/** Runs that a reader sees below the headline. */
const below = 20;

function afterHeadline({ headline, texts, runs }: Analysis): number {
  if (headline < 0) return -1;
  let good = 0;
  let whole = 0;
  const end = Math.min(runs.list.length, headline + 1 + below);
  for (let i = headline + 1; i < end; i++) {
    whole += texts.length[i]!;
    if (texts.isGood[i]) good += texts.length[i]!;
  }
  return good / Math.max(1, whole);
}

const filterName =
  /(?:^|[\s_-])(?:filters?|facets?|refine\w*|sort(?:by|ing|er)?|pagination|pager|load-?more|view-?all|grid-?view)(?:[\s_-]|$)/i;
const productName = /product/i;
const maxName = 300;
const filterBit = 1;
const productBit = 2;

/** Elements with text whose class names a filter, an order or pages of results, and those of products. */
function namedElements({ tree }: Analysis): number[] {
  /** By tag and class, which a page repeats. */
  const verdicts: number[] = [];
  let filters = 0;
  let products = 0;
  for (let node = 0; node < tree.elements.length; node++) {
    const own = tree.ownPath[node]!;
    verdicts[own] ??= verdictOf(attributeOf(tree.elements[node]!, 'class'));
    if (verdicts[own]! & filterBit) filters++;
    if (verdicts[own]! & productBit) products++;
  }
  return [Math.log2(1 + filters), Math.log2(1 + products)];
}

function verdictOf(name: string | undefined): number {
  if (!name || name.length > maxName) return 0;
  return (filterName.test(name) ? filterBit : 0) | (productName.test(name) ? productBit : 0);
}
