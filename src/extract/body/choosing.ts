import type { Analysis } from './features.js';

/** What was thought of every run: kept, or dropped and why (dropped without a reason: never likely). */
export interface Choice {
  keep: Uint8Array;
  reasons: Map<number, string>;
}

/** A choice in the making: each rule looks at it and changes it. */
export interface Choosing extends Choice {
  a: Analysis;
  p: Float32Array;
}

/** Less than this left, and what told a rule to drop the rest was no guide. */
export const minLeft = 150;

export function drop(c: Choosing, run: number, reason: string): void {
  c.keep[run] = 0;
  c.reasons.set(run, reason);
}

/** Length of the kept text. */
export function keptText(c: Choosing): number {
  let sum = 0;
  for (let i = 0; i < c.keep.length; i++) if (c.keep[i]) sum += c.a.texts.length[i]!;
  return sum;
}

/** Length of the kept text in each element of the tree. */
export function keptInside({ a: { tree, texts }, keep }: Choosing): Float64Array {
  const inside = new Float64Array(tree.elements.length);
  for (let i = 0; i < keep.length; i++) if (keep[i]) inside[tree.blockOf[i]!]! += texts.length[i]!;
  for (let node = inside.length - 1; node > 0; node--)
    if (tree.parent[node]! >= 0) inside[tree.parent[node]!]! += inside[node]!;
  return inside;
}

/** Drops what lies in boxes of one kind, unless too little, or too small a share of the story, would be left. */
export function dropBoxed(c: Choosing, reason: string, maxShare: number, isBoxed: (run: number) => boolean): void {
  const hits: number[] = [];
  let inside = 0;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i] || !isBoxed(i)) continue;
    hits.push(i);
    inside += c.a.texts.length[i]!;
  }
  const whole = hits.length > 0 ? keptText(c) : 0;
  if (whole - inside < minLeft || inside > whole * maxShare) return;
  for (const run of hits) drop(c, run, reason);
}
