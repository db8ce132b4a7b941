import { saysLive } from '../shared/live-words.js';
import type { Line } from './line.js';
import { runsOfItems, type TimedItem } from './timed.js';

/** Lines that an item of a list takes at most; a longer gap ends the list. */
const longestPost = 30;
const longestBrief = 6;
const minPosts = 3;
const minBriefs = 2;

export interface Timed {
  posts: TimedItem[];
  /** Lists of other news. */
  briefs: TimedItem[][];
}

/** Which timed items are a live blog's posts and which are other news beside a story. `head` is the headline and the address. */
export function sortTimed(items: readonly TimedItem[], lines: readonly Line[], storyText: number, head: string): Timed {
  const posts = runsOfItems(items, minPosts, longestPost).sort((a, b) => lengthOf(b, lines) - lengthOf(a, lines))[0];
  if (posts && saysLive(head) && lengthOf(posts, lines) > storyText * 0.5) return { posts, briefs: [] };
  return { posts: [], briefs: runsOfItems(items, minBriefs, longestBrief) };
}

function lengthOf(items: readonly TimedItem[], lines: readonly Line[]): number {
  let sum = 0;
  for (const { at, end } of items) for (let i = at; i < end; i++) sum += lines[i]!.text.length;
  return sum;
}
