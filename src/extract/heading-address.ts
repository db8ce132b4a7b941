import type { Element } from 'domhandler';
import { findOne } from 'domutils';
import { type Page, resolveUrl, textOf, textUpTo } from './page.js';
import { attributeOf } from './page-element.js';
import { closest } from './ancestors.js';

const links = new Set(['a']);

/** Where a heading leads, by the link around it or the one that holds most of its words; null where it leads nowhere, or to this page. */
export function addressOfHeading(heading: Element, page: Page): string | null {
  const link = closest(heading, links) ?? innerLink(heading);
  // Where nobody told the page's address, its own links are relative to one that is made up.
  const from = page.url ?? madeUp;
  const address = link && resolveUrl({ baseUrl: page.baseUrl ?? from }, attributeOf(link, 'href'));
  return !address || address.split('#', 1)[0] === from.split('#', 1)[0] ? null : address;
}

/** Whether a heading is the site's own: its name, which leads to the front page. */
export function isMasthead(heading: Element, page: Page): boolean {
  const address = textUpTo(heading, maxName).length > maxName ? null : addressOfHeading(heading, page);
  if (address === null || !URL.canParse(address)) return false;
  const { origin, pathname, search } = new URL(address);
  return origin === new URL(page.url ?? madeUp).origin && search === '' && frontPage.test(pathname);
}

/** Longer ones are headlines. */
const maxName = 40;
const frontPage = /^\/(?:index\.\w{3,5})?$/;
const madeUp = 'http://a.invalid/a';

/** The section above a headline may be a link of its own. */
function innerLink(heading: Element): Element | null {
  const link = findOne(({ name }) => name === 'a', heading.children);
  return link && 2 * textOf(link).length > textOf(heading).length ? link : null;
}
