import { furnitureKind } from '../../shared/furniture-words.js';
import { attributeOf } from '../page-element.js';
import { isBelow } from './best-container.js';
import { type Choosing, drop, keptText, minLeft } from './choosing.js';
import { marks } from './tree.js';

// What sites set among a story's paragraphs: labels of adverts, buttons, notes of rights, boxes about the author; and a hint in a
// box that is the story's.

const reasons = {
  advert: 'label of an advert',
  call: 'button or link',
  rights: 'note of rights',
  cookies: 'note on cookies',
};

/** Lines that say nothing of the story. A heading of one word may be anything. */
export function dropFurniture(c: Choosing): void {
  const { list } = c.a.runs;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i]) continue;
    const { text, level } = list[i]!;
    const kind = furnitureKind(text);
    if (kind !== null && (level === 0 || text.includes(' '))) drop(c, i, reasons[kind]);
  }
}

const authorMark = marks.indexOf('word author');
/** Levels from a text up to a box about the author. */
const authorLevels = 4;
/** More of the kept text is more than such a box holds: some sites name the whole story's box for its author. */
const maxAuthorShare = 0.35;

/** What a box tells of the author, before or behind the story. */
export function dropAuthorBoxes(c: Choosing): void {
  const { tree, texts } = c.a;
  const hits: number[] = [];
  let inside = 0;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i] || tree.distance[tree.blockOf[i]! * marks.length + authorMark]! > authorLevels) continue;
    hits.push(i);
    inside += texts.length[i]!;
  }
  const whole = hits.length > 0 ? keptText(c) : 0;
  if (whole - inside < minLeft || inside > whole * maxAuthorShare) return;
  for (const run of hits) drop(c, run, 'about the author');
}

const calloutThreshold = 0.2;
const calloutLevels = 3;
const calloutName = /(?:^|[\s_-])(?:callout|admonition|hint|tip|remark|merk(?:satz|kasten))(?=$|[\s_-])/i;
const endsSentence = /[.!?…。！？]["”»]?$/u;

/** A sentence between the story's paragraphs in a box that is named for such. */
export function keepCallouts(c: Choosing): void {
  const { tree, texts, runs } = c.a;
  for (let i = 1; i < c.keep.length; i++) {
    if (c.keep[i] || !c.keep[i - 1] || c.reasons.has(i) || c.p[i]! < calloutThreshold) continue;
    if (texts.linkShare[i]! > 0 || !endsSentence.test(runs.list[i]!.text)) continue;
    let isNamed = false;
    let node = tree.blockOf[i]!;
    for (let level = 0; level < calloutLevels && node > 0; level++, node = tree.parent[node]!) {
      isNamed ||= calloutName.test((attributeOf(tree.elements[node]!, 'class') ?? '').slice(0, 200));
      if (!isBelow(tree, tree.blockOf[i - 1]!, tree.parent[node]!)) continue;
      if (isNamed) c.keep[i] = 1;
      break;
    }
  }
}
