import type { Element } from 'domhandler';
import type { Link } from '../../types.js';
import { type Page, resolveUrl, textOf } from '../page.js';
import { closest } from '../ancestors.js';
import type { Run, Runs } from '../runs.js';
import { attributeOf } from '../page-element.js';

const anchor = new Set(['a']);

/** Links inside the story's text, in order, each address once. */
export function linksOf(chosen: readonly Run[], runs: Runs, page: Page): Link[] {
  const links = new Map<string, Link>();
  const seen = new Set<Element>();
  for (const run of chosen) {
    if (run.links === 0) continue;
    for (let i = run.from; i < run.to; i++) {
      const element = closest(runs.nodes[i]!.parent as Element, anchor);
      if (!element || seen.has(element) || runs.unseen.has(runs.nodes[i]!)) continue;
      seen.add(element);
      const url = resolveUrl(page, attributeOf(element, 'href'));
      if (url && !links.has(url)) links.set(url, { url, text: textOf(element) });
    }
  }
  return [...links.values()];
}
