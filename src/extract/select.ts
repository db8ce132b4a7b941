import { select } from 'cheerio-select';
import type { Element } from 'domhandler';
import type { Page } from './page.js';

/**
 * Elements of a page by CSS selector, in document order. For site rules and rare selections only: one selection walks the
 * whole tree again (0.1 to 0.6 ms), so readers that every page pays for walk `page.elements` themselves.
 */
export function selectAll(page: Pick<Page, 'document'>, selector: string): Element[] {
  return select(selector, page.document);
}
