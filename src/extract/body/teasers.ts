import type { Analysis } from './features.js';

/** Levels from a text up to the box of its teaser. */
const boxLevels = 4;
const leastBoxes = 3;
const longestBox = 700;
const mostlyLink = 0.8;
const shortestTitle = 12;

/**
 * Whether a text may be of a teaser of another story: one of several boxes of one shape that begin with a link. The parts of a list
 * of links that is the story look the same, so that it is not a reason to leave a text out.
 */
export function mayBeTeaser({ tree, texts, runs }: Analysis, run: number): boolean {
  let node = tree.parent[tree.blockOf[run]!]!;
  for (let level = 0; level < boxLevels && node > 0; level++, node = tree.parent[node]!) {
    if (tree.text[node]! > longestBox) return false;
    if (tree.twins[node]! < leastBoxes || tree.runs[node]! < 2) continue;
    const first = tree.firstRun[node]!;
    return texts.linkShare[first]! >= mostlyLink && runs.list[first]!.text.length > shortestTitle;
  }
  return false;
}
