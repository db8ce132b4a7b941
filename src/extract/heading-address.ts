import type { Element } from 'domhandler';
import { findOne } from 'domutils';
import { type Page, resolveUrl, textOf } from './page.js';
import { attributeOf } from './page-element.js';
import { closest } from './runs.js';

const links = new Set(['a']);

/** Where a heading leads, by the link around it or the one that holds most of its words; null where it leads nowhere, or to this page. */
export function addressOfHeading(heading: Element, page: Page): string | null {
  const link = closest(heading, links) ?? innerLink(heading);
  // Where nobody told the page's address, its own links are relative to one that is made up.
  const from = page.url ?? 'http://a.invalid/a';
  const address = link && resolveUrl({ baseUrl: page.baseUrl ?? from }, attributeOf(link, 'href'));
  return !address || address.split('#', 1)[0] === from.split('#', 1)[0] ? null : address;
}

/** The section above a headline may be a link of its own. */
function innerLink(heading: Element): Element | null {
  const link = findOne(({ name }) => name === 'a', heading.children);
  return link && 2 * textOf(link).length > textOf(heading).length ? link : null;
}
