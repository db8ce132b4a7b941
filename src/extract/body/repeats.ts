import { bare, BareTexts } from './bare-text.js';
import { type Choosing, drop } from './choosing.js';
import { marks } from './tree.js';

// Texts that a page says twice: copies for other screens, and words of the story set large beside it.

/** Shorter texts may well stand twice. */
const minRepeated = 40;

/** Of texts that stand in two places one stays: of two copies of a story all texts of the likelier one. */
export function dropRepeats(c: Choosing): void {
  const places = new Map<string, number[]>();
  const leads = new Map<string, number>();
  const { runs, bares } = c.a;
  for (let i = 0; i < c.keep.length; i++) {
    const { text } = runs.list[i]!;
    if (!c.keep[i] || text.length <= minRepeated) continue;
    const key = text.length > 2000 ? text : text.length > BareTexts.maxLength ? bare(text) : bares.of(runs.list[i]!);
    const others = places.get(key) ?? [];
    places.set(key, others);
    for (const other of others.slice(-maxCopies)) {
      const boxes = boxesOf(c, other, i);
      leads.set(boxes, (leads.get(boxes) ?? 0) + c.p[i]! - c.p[other]!);
    }
    others.push(i);
  }
  for (const [best, ...others] of places.values()) others.reduce((kept, i) => keepOne(c, leads, kept, i), best!);
  dropPullQuotes(c);
}

/** More copies of a text than this are not compared each with each. */
const maxCopies = 4;

/** Which of two equal texts stays, where not both do: the story may say the same again, with other text between. */
function keepOne(c: Choosing, leads: ReadonlyMap<string, number>, one: number, other: number): number {
  if (saysAgain(c, one, other)) return other;
  const isOther = (leads.get(boxesOf(c, one, other)) ?? 0) > 0;
  drop(c, isOther ? one : other, 'stands twice');
  return isOther ? other : one;
}

/** The largest boxes that hold one of two texts and not the other. */
function boxesOf({ a: { tree } }: Choosing, one: number, other: number): string {
  const above = new Set<number>();
  for (let at = tree.blockOf[one]!; at >= 0; at = tree.parent[at]!) above.add(at);
  let second = tree.blockOf[other]!;
  while (tree.parent[second]! >= 0 && !above.has(tree.parent[second]!)) second = tree.parent[second]!;
  let first = tree.blockOf[one]!;
  while (tree.parent[first]! >= 0 && tree.parent[first] !== tree.parent[second]) first = tree.parent[first]!;
  return `${first} ${second}`;
}

/** Both are children of one element, set alike, and others of its children stand between. */
function saysAgain({ a: { tree }, keep }: Choosing, one: number, other: number): boolean {
  const [first, second] = [tree.blockOf[one]!, tree.blockOf[other]!];
  if (tree.parent[first] !== tree.parent[second] || tree.path[first] !== tree.path[second]) return false;
  for (let between = one + 1; between < other; between++) if (keep[between] === 1) return true;
  return false;
}

const quoteMarks = ['blockquote', 'aside'].map((name) => marks.indexOf(name));
const quoteFamily = marks.indexOf('word quote');
/** Levels from a text up to what marks it. */
const nearLevels = 3;
const shortestQuote = 15;
const longestQuote = 400;
const inQuotes = /^\s*[“„«"]([^“„«”»"]{15,})[”“»"][^“„«”»"]{0,60}$/;

/** A quote that is set apart and says nothing that the story's own text does not say. */
function dropPullQuotes(c: Choosing): void {
  const { runs } = c.a;
  const quotes = runs.list.filter((run) => c.keep[run.index] && isSetApart(c, run.index));
  if (quotes.length === 0) return;
  const apart = new Set(quotes);
  const told = runs.list.flatMap((run) => (c.keep[run.index] && !apart.has(run) ? [bare(run.text)] : [])).join('');
  for (const run of quotes) {
    const text = c.a.bares.of(run);
    // Who said it may stand behind.
    const inner = bare(inQuotes.exec(run.text)?.[1] ?? '');
    if ([text, inner].some((one) => one.length >= shortestQuote && told.includes(one)))
      drop(c, run.index, 'repeats words of the story');
  }
}

function isSetApart({ a: { tree, runs } }: Choosing, index: number): boolean {
  const { text, inner } = runs.list[index]!;
  if (text.length > longestQuote) return false;
  if (inner.name === 'q') return true;
  const at = tree.blockOf[index]! * marks.length;
  const near = (mark: number): boolean => tree.distance[at + mark]! <= nearLevels;
  return near(quoteFamily) || quoteMarks.some(near);
}
