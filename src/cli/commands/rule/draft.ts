import { decodeText } from '../../../decode/index.js';
import { type DraftSelectors, draftSelectors } from '../../../extract/index.js';
import { defineSite } from '../../../sites/index.js';
import type { Article, SiteRule } from '../../../types.js';
import { readSavedPage, type SavedPage } from '../../rules/saved-page.js';

/** A rule whose every selector gives what was read without it. */
export interface Draft {
  rule: SiteRule;
  article: Article;
  /** Fields that no selector of the page gives. */
  missing: (keyof DraftSelectors)[];
}

const fields = ['headline', 'date', 'authors', 'body'] as const;

/** Looks for selectors of what is read from a page, and proves each by reading the page with it. */
export async function draftRule(page: SavedPage, now: number): Promise<Draft> {
  const { hostname } = new URL(page.url);
  const host = hostname.replace(/^www\./, '');
  const bare = defineSite({ id: idOf(host), hosts: [host] });
  // What a built-in rule of the site says would go unseen.
  const plain = await readSavedPage(page, [bare], { now });
  const html = decodeText(page.bytes, { contentType: page.headers['content-type'] ?? null, kind: 'html' }).text;
  const drafts = draftSelectors(html, page, plain);
  const missing: Draft['missing'] = [];
  let rule = bare;
  for (const field of fields) {
    const found = await firstProved(drafts[field], field, { page, rule, plain, now });
    if (found) rule = found;
    else if (!isNothing(plain[field])) missing.push(field);
  }
  return { rule, article: await readSavedPage(page, [rule], { now }), missing };
}

interface Proof {
  page: SavedPage;
  rule: SiteRule;
  plain: Article;
  now: number;
}

/** With it every field must be as it was: a selector that mends one and breaks another is none. */
async function firstProved(
  selectors: readonly string[],
  field: (typeof fields)[number],
  { page, rule, plain, now }: Proof,
): Promise<SiteRule | null> {
  for (const selector of selectors) {
    const tried = { ...rule, [field]: selector };
    const article = await readSavedPage(page, [tried], { now, explain: true });
    const isSame = fields.every((one) => JSON.stringify(article[one]) === JSON.stringify(plain[one]));
    // A selector that finds nothing leaves the answer to the reader, and proves nothing.
    if (isSame && (field === 'body' || article.evidence?.[field]?.chosen?.source === 'site-rule')) return tried;
  }
  return null;
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** `herald-example` for herald.example. */
const idOf = (host: string): string => host.replace(/[^a-z0-9]+/g, '-');
