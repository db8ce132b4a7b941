import { printedDays } from '../../shared/printed-day.js';
import { isLivePage } from '../live-blog.js';
import { type Choosing, drop, minLeft } from './choosing.js';
import type { Tree } from './tree.js';

// What readers wrote below a story, in boxes whose names say nothing: each begins with a name, a day and a clock, and a text follows.
// Posts of a live blog look the same.

const least = 3;
const maxHead = 100;
const maxClimb = 5;
/** A day stands in the first line of a comment, or in the one below the name. */
const maxLead = 1;
const clock = /(?<!\d)\d{1,2}[:.]\d\d(?!\d|[./-]\d)/;

/** Drops comments of readers that are told by their form alone. */
export function dropTimedComments(c: Choosing): void {
  const { runs, texts, page } = c.a;
  const stamps = runs.list.flatMap(({ index, text }) => (text.length <= maxHead && isStamp(text) ? [index] : []));
  if (stamps.length < least) return;
  for (const items of groupsOf(c.a.tree, stamps)) {
    const names = items.map(({ from, stamp }) => nameIn(runs.list.slice(from, stamp + 1).map(({ text }) => text)));
    if (items.length < least || names.includes('') || new Set(names).size < 2) continue;
    const [start, end] = [items[0]!.from, items.at(-1)!.to];
    let above = 0;
    for (let i = 0; i < start; i++) if (c.keep[i]) above += texts.length[i]!;
    if (above < minLeft || isLivePage(page)) continue;
    for (let i = start; i < end; i++) if (c.keep[i]) drop(c, i, 'reader comments');
  }
}

const isStamp = (text: string): boolean => {
  const [day, ...others] = printedDays(text);
  return day !== undefined && others.length === 0 && clock.test(text.replace(day, ' '));
};

/** The letters of a line beside its day. */
const nameIn = (lines: readonly string[]): string =>
  lines
    .map((line) => printedDays(line).reduce((text, day) => text.replace(day, ' '), line))
    .join(' ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();

interface Item {
  from: number;
  stamp: number;
  to: number;
}

/** Siblings of one kind that each begin with a stamp and say more. */
function groupsOf({ parent, ownPath, blockOf, firstRun, runs }: Tree, stamps: readonly number[]): Item[][] {
  const groups = new Map<string, Map<number, Item>>();
  for (const stamp of stamps) {
    let node = blockOf[stamp]!;
    for (let level = 0; level < maxClimb && node > 0; level++, node = parent[node]!) {
      const from = firstRun[node]!;
      const to = from + runs[node]!;
      if (stamp - from > maxLead) break;
      if (to <= stamp + 1) continue;
      const key = `${parent[node]!} ${ownPath[node]!}`;
      const group = groups.get(key) ?? new Map<number, Item>();
      groups.set(key, group);
      if (!group.has(node)) group.set(node, { from, stamp, to });
    }
  }
  return [...groups.values()].map((group) => [...group.values()]);
}
