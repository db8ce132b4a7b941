import type { Candidate, SiteRule } from '../../types.js';
import type { Page } from '../page.js';
import { readHeadings } from './headings.js';
import { readHttpHeaders } from './http-headers.js';
import { readJsonLdMetadata } from './json-ld.js';
import { readLinkTags } from './link-tags.js';
import { readMetaTags } from './meta-tags.js';
import { readVisible } from './visible.js';

export { articleNodes } from './json-ld.js';
export { type JsonLdGraph, type JsonLdNode, readJsonLd } from './json-ld-graph.js';

export interface MetadataContext {
  rule: SiteRule | null;
  fetchedAt: string | null;
}

const readers = [readJsonLdMetadata, readMetaTags, readLinkTags, readHeadings, readVisible, readHttpHeaders];

/** What the page's mark-up says besides the text; readers choose nothing. */
export function readMetadata(page: Page, _context: MetadataContext): Candidate[] {
  return readers.flatMap((read) => read(page));
}
