import type { Choice } from './choosing.js';
import type { Analysis } from './features.js';

// Signs of what stands side by side: cards of a listing, each with its link, or the paragraphs of a story.

export const cardNames = [
  'cards',
  'cardsOfKept',
  'articlesOfKept',
  'paragraphRow',
  'paragraphRowText',
  'containerText',
  'containerShare',
];

export function cardSigns(a: Analysis, choice: Choice): number[] {
  return [...groupSigns(a, choice), ...paragraphSigns(a)];
}

interface Cards {
  count: number;
  linked: number;
  text: number;
  holdsKept: number;
}

/** Fewer elements of one kind are not a list. */
const minTwins = 3;
const minLinked = 0.6;
/** Of an `<article>` that is more than a headline. */
const minKept = 80;
const maxArticles = 50;

/** Sibling elements of the same tag and class that each hold a link: the group with most text. */
function groupSigns({ tree, texts }: Analysis, { keep }: Choice): number[] {
  const count = tree.elements.length;
  const kept = new Float64Array(count);
  for (let i = 0; i < keep.length; i++) if (keep[i]) kept[tree.blockOf[i]!]! += texts.length[i]!;
  const groups = new Map<number, Cards>();
  let articles = 0;
  for (let node = count - 1; node >= 0; node--) {
    const parent = tree.parent[node]!;
    if (parent >= 0) kept[parent]! += kept[node]!;
    const { name } = tree.elements[node]!;
    if (name === 'article' && kept[node]! > minKept) articles++;
    if (tree.twins[node]! < minTwins || name === 'p') continue;
    const key = parent * 65_536 + tree.ownPath[node]!;
    let cards = groups.get(key);
    if (!cards) {
      cards = { count: 0, linked: 0, text: 0, holdsKept: 0 };
      groups.set(key, cards);
    }
    cards.count++;
    cards.text += tree.text[node]!;
    if (tree.linkText[node]! > 0) cards.linked++;
    if (kept[node]! > 0) cards.holdsKept++;
  }
  let best = { count: 0, text: -1 };
  let mostKept = 0;
  for (const cards of groups.values()) {
    if (cards.linked < cards.count * minLinked) continue;
    if (cards.text > best.text) best = cards;
    mostKept = Math.max(mostKept, cards.holdsKept);
  }
  return [best.count, mostKept, Math.min(maxArticles, articles)];
}

/** Sentences that share a parent, the row with most text, and those of the page's best container. */
function paragraphSigns({ tree, texts, container, textBefore }: Analysis): number[] {
  const rows = new Map<number, { count: number; text: number }>();
  for (let i = 0; i < tree.blockOf.length; i++) {
    if (!texts.isGood[i]) continue;
    const parent = tree.parent[tree.blockOf[i]!]!;
    const row = rows.get(parent);
    if (row) {
      row.count++;
      row.text += texts.length[i]!;
    } else rows.set(parent, { count: 1, text: texts.length[i]! });
  }
  let best = { count: 0, text: 0 };
  for (const row of rows.values()) if (row.text > best.text) best = row;
  const inside = container.node < 0 ? 0 : tree.sentenceText[container.node]!;
  return [
    best.count,
    Math.log2(1 + best.text),
    Math.log2(1 + inside),
    inside / Math.max(1, textBefore[tree.blockOf.length]!),
  ];
}
