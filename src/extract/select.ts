import { createRequire } from 'node:module';
import type { Element } from 'domhandler';
import { isTag } from 'domhandler';
import type { Page } from './page.js';

/** Loaded with the first site rule only: most runs have none, and cheerio is a fifth of a short run's start. */
const require = createRequire(import.meta.url);

/**
 * Elements of a page by CSS selector, in document order. For site rules and rare selections only: one selection walks the
 * whole tree again (0.1 to 0.6 ms), so readers that every page pays for walk `page.elements` themselves.
 */
export function selectAll(page: Pick<Page, 'document'>, selector: string): Element[] {
  const { load } = require('cheerio/slim') as typeof import('cheerio/slim');
  // cheerio takes the tree that was parsed already; `load` of text would parse with parse5, five times slower.
  return load(page.document)(selector).toArray().filter(isTag);
}
