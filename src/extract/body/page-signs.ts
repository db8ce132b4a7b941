import { metaContent, type Page } from '../page.js';
import type { Choice } from './choose.js';
import type { Analysis } from './features.js';
import { gridNames, gridSigns } from './grid-signs.js';
import { headingLevel } from './headline-run.js';
import type { Hints } from './hints.js';
import { listNames, listSigns } from './list-signs.js';
import { marks, notAbove } from './tree.js';

// Numbers about a whole page that tell a story from a listing, a shop, a manual or a forum. Same code in training and running.

const urlNames = [
  'pathDepth',
  'lastLength',
  'lastHyphens',
  'lastDigits',
  'hasDate',
  'isRoot',
  'hasExtension',
  'listWord',
  'shopWord',
  'manualWord',
  'forumWord',
  'newsWord',
  'queryLength',
];

const metaNames = [
  'articleType',
  'productType',
  'listType',
  'forumType',
  'siteType',
  'ogType',
  'publishedMeta',
  'authorMeta',
  'times',
  'titleWords',
  'hasHeadline',
  'headlineLevel',
];

const textNames = [
  'keptText',
  'keptShare',
  'keptRuns',
  'keptGood',
  'keptMeanP',
  'sureText',
  'keptLinkShare',
  'longestKept',
  'keptParents',
  'keptParagraphs',
  'keptHeadings',
  'keptItems',
  'keptGaps',
  'headlineToKept',
  'pageRuns',
  'pageGoodShare',
  'pageLinkShare',
  'meanP',
];

const shapeNames = [
  'links',
  'teasers',
  'teaserText',
  'largestTeaserGroup',
  'linkedHeadings',
  'headings',
  'articles',
  'h1s',
  'images',
  'forms',
  'inputs',
  'codes',
  'prices',
  'dates',
  'shopRuns',
  'authorRuns',
  'commentRuns',
  'largestGroupRuns',
  'largestTwins',
];

export const signNames = [...urlNames, ...metaNames, ...textNames, ...shapeNames, ...listNames, ...gridNames];

export function readSigns(a: Analysis, p: Float32Array, choice: Choice): Float32Array {
  const row = [
    ...urlSigns(a.page.url),
    ...metaSigns(a.page, a.hints, a),
    ...textSigns(a, p, choice),
    ...shapeSigns(a, choice),
    ...listSigns(a, choice),
    ...gridSigns(a, choice),
  ];
  if (row.length !== signNames.length) throw new RangeError(`${row.length} signs, ${signNames.length} names`);
  return Float32Array.from(row);
}

/** Words of addresses, whole path segments or parts of them; English ones are used on sites of every language. */
const listWords =
  /(?:^|[/_-])(?:category|categories|tags?|topics?|collections?|list|lists|search|browse|section|sections|archive|archives|authors?|page|cat|c|all|latest|index|directory|genre|hub|feed)(?:[/_.-]|$)/;
const shopWords = /(?:^|[/_-])(?:shop|store|products?|dp|item|items|buy|cart|p|sku|catalog|pricing|price)(?:[/_.-]|$)/;
const manualWords =
  /(?:^|[/_-])(?:docs?|documentation|api|reference|manual|help|support|wiki|tutorials?|guide|guides|latest|stable|v\d+)(?:[/_.-]|$)/;
const forumWords =
  /(?:^|[/_-])(?:forums?|threads?|viewtopic|questions?|t|r|comments|discussions?|community|showthread|topic)(?:[/_.-]|$)/;
const newsWords =
  /(?:^|[/_-])(?:news|articles?|story|stories|blog|posts?|nachrichten|noticias|actualites?|politics?|world)(?:[/_.-]|$)/;
const maxUrlLength = 2000;

function urlSigns(url: string | null): number[] {
  const match = url === null ? null : /^https?:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i.exec(url.slice(0, maxUrlLength));
  if (!match) return urlNames.map(() => -1);
  const path = (match[1] ?? '').toLowerCase();
  const parts = path.split('/').filter(Boolean);
  const last = parts[parts.length - 1] ?? '';
  const has = (pattern: RegExp): number => (pattern.test(path) ? 1 : 0);
  return [
    parts.length,
    last.length,
    (last.match(/[-_]/g) ?? []).length,
    Math.max(0, ...(path.match(/\d+/g) ?? []).map((digits) => digits.length)),
    has(/(?:^|\D)(?:19|20)\d\d[/_-]?(?:0?[1-9]|1[0-2])(?:\D|$)|(?:19|20)\d{6}/),
    parts.length === 0 ? 1 : 0,
    has(/\.[a-z]{3,5}$/),
    has(listWords),
    has(shopWords),
    has(manualWords),
    has(forumWords),
    has(newsWords),
    (match[2] ?? '').length,
  ];
}

const ogTypes = ['article', 'website', 'product', 'blog'];

function metaSigns(page: Page, hints: Hints, a: Analysis): number[] {
  const has = (pattern: RegExp): number => hints.types.filter((type) => pattern.test(type)).length;
  const ogType = metaContent(page, 'og:type')?.toLowerCase() ?? '';
  const published = ['article:published_time', 'datepublished', 'date', 'dc.date', 'pubdate', 'parsely-pub-date'];
  const headline = a.headline < 0 ? null : a.runs.list[a.headline]!;
  return [
    has(/Article$|BlogPosting|^Report$|^Review$|^Recipe$/),
    has(/^Product|^Offer|AggregateOffer/),
    has(/ItemList|CollectionPage|SearchResults|^Blog$/),
    has(/Forum|QAPage|Question/),
    has(/WebSite|Organization|Store|LocalBusiness|Service/),
    ogType === '' ? 0 : ogTypes.findIndex((name) => ogType.includes(name)) + 2,
    published.some((key) => metaContent(page, key) !== null) || hints.isDated ? 1 : 0,
    ['author', 'article:author', 'parsely-author', 'dc.creator'].some((key) => metaContent(page, key) !== null) ? 1 : 0,
    Math.min(50, page.byTag.get('time')?.length ?? 0),
    a.compared.titleWords.size,
    headline ? 1 : 0,
    headline ? headingLevel(headline) : -1,
  ];
}

function textSigns(a: Analysis, p: Float32Array, { keep }: Choice): number[] {
  const { texts, tree, runs } = a;
  const kept = runs.list.filter((run) => keep[run.index]);
  const sum = (value: (index: number) => number): number => kept.reduce((all, run) => all + value(run.index), 0);
  const length = (index: number): number => texts.length[index]!;
  const text = Math.max(1, sum(length));
  const count = runs.list.length;
  const whole = Math.max(1, a.textBefore[count]!);
  const tagShare = (name: string): number =>
    sum((i) => (tree.distance[tree.blockOf[i]! * marks.length + marks.indexOf(name)]! <= 1 ? length(i) : 0)) / text;
  const parents = new Set(kept.map((run) => tree.parent[tree.blockOf[run.index]!]));
  const first = kept[0]?.index ?? -1;
  const last = kept[kept.length - 1]?.index ?? -1;
  let weighed = 0;
  for (let i = 0; i < count; i++) weighed += p[i]! * length(i);
  return [
    Math.log2(text),
    text / whole,
    Math.log2(1 + kept.length),
    sum((i) => texts.isGood[i]!),
    sum((i) => p[i]! * length(i)) / text,
    Math.log2(1 + sum((i) => (p[i]! > 0.9 ? length(i) : 0))),
    sum((i) => texts.linkShare[i]! * length(i)) / text,
    Math.log2(1 + kept.reduce((longest, run) => Math.max(longest, length(run.index)), 0)),
    kept.length === 0 ? -1 : parents.size / kept.length,
    tagShare('p'),
    kept.length === 0 ? -1 : kept.filter((run) => headingLevel(run) > 0).length / kept.length,
    tagShare('li'),
    kept.length === 0 ? -1 : kept.length / (last - first + 1),
    a.headline < 0 || first < 0 ? -100 : Math.max(-99, Math.min(99, first - a.headline)),
    Math.log2(1 + count),
    a.goodText / whole,
    a.linkBefore[count]! / whole,
    weighed / whole,
  ];
}

const price = /[$€£¥]\s?\d|\d\s?[$€£¥]|\d[.,]\d\d\s?(?:eur|usd|kr|zł)\b/i;
const date = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[./-]\d{1,2}\b/;
const shortLength = 60;

function shapeSigns(a: Analysis, { keep }: Choice): number[] {
  const { texts, tree, runs, page } = a;
  const groups = new Map<number, number>();
  const counts = { teasers: 0, text: 0, linked: 0, headings: 0, prices: 0, dates: 0, shop: 0, author: 0, comment: 0 };
  const under = (run: number, name: string): boolean =>
    tree.distance[tree.blockOf[run]! * marks.length + marks.indexOf(name)]! < notAbove;
  for (const run of runs.list) {
    const i = run.index;
    const isLink = texts.linkShare[i]! > 0.8;
    if (isLink && texts.words[i]! >= 4 && !keep[i]) {
      counts.teasers++;
      counts.text += texts.length[i]!;
      const group = a.groupOf[i]!;
      groups.set(group, (groups.get(group) ?? 0) + 1);
    }
    if (headingLevel(run) > 0) {
      counts.headings++;
      if (isLink) counts.linked++;
    }
    if (run.text.length < shortLength && texts.digits[i]! > 0) {
      if (price.test(run.text)) counts.prices++;
      if (date.test(run.text)) counts.dates++;
    }
    if (under(i, 'word shop')) counts.shop++;
    if (tree.distance[tree.blockOf[i]! * marks.length + marks.indexOf('word author')]! <= 2) counts.author++;
    if (under(i, 'word comment')) counts.comment++;
  }
  const count = Math.max(1, runs.list.length);
  const number = (name: string): number => page.byTag.get(name)?.length ?? 0;
  return [
    Math.log2(1 + number('a')),
    Math.log2(1 + counts.teasers),
    Math.log2(1 + counts.text),
    Math.max(0, ...groups.values()),
    counts.linked,
    counts.headings,
    number('article'),
    number('h1'),
    Math.log2(1 + number('img')),
    number('form'),
    number('input'),
    number('pre') + number('code'),
    counts.prices,
    counts.dates,
    counts.shop / count,
    counts.author,
    counts.comment / count,
    a.groups.reduce((most, group) => Math.max(most, group.count), 0),
    tree.twins.reduce((most, twins) => Math.max(most, twins), 0),
  ];
}
