import type { Element } from 'domhandler';
import { Likeness } from '../../shared/likeness.js';
import { addressOfHeading, isMasthead } from '../heading-address.js';
import { metaContent, type Page, textOf } from '../page.js';

/** Taken off for a heading that is a link to another page: more often than not it is another story's. */
const ofOtherPage = 0.15;

function leadsElsewhere(page: Page, heading: Element): boolean {
  const address = page.url === null ? null : addressOfHeading(heading, page);
  return address !== null && address.split('?', 1)[0] !== page.url!.split(/[?#]/, 1)[0];
}

/** The heading that is most like what the page calls itself elsewhere. */
export function mainHeading(page: Page): Element | null {
  const title = page.byTag.get('title')?.[0];
  const names = [metaContent(page, 'og:title') ?? '', title ? textOf(title) : ''].filter(Boolean);
  const alike = new Likeness();
  let best: Element | null = null;
  let bestScore = -1;
  let hasMasthead = false;
  for (const tag of ['h1', 'h2'] as const) {
    for (const element of (page.byTag.get(tag) ?? []).slice(0, 30)) {
      const text = textOf(element);
      if (!text) continue;
      let score = Math.max(0, ...names.map((name) => alike.of(name, text))) + (tag === 'h1' ? 0.15 : -0.2);
      if (score > bestScore && isMasthead(element, page)) {
        hasMasthead = true;
        continue;
      }
      if (score > bestScore && leadsElsewhere(page, element)) score -= ofOtherPage;
      if (score > bestScore) [best, bestScore] = [element, score];
    }
  }
  // Where the first rank is the site's name, the story's headline is the first of the second.
  return bestScore > 0 || hasMasthead ? best : null;
}
