import { NoArticleError } from '../../errors.js';
import { readDefaults } from '../../options.js';
import { readDocument } from '../../read/index.js';
import { sha256 } from '../../shared/sha256.js';
import { makeTarget } from '../../source/index.js';
import type { Article, SiteRule } from '../../types.js';

/** A page as it was received. */
export interface SavedPage {
  bytes: Uint8Array;
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Null for a file of unknown age. */
  fetchedAt: string | null;
}

/** The record of a page by given rules. Throws what its reader throws. */
export async function readSavedPage(
  page: SavedPage,
  rules: readonly SiteRule[],
  { now, explain = false }: { now: number; explain?: boolean },
): Promise<Article> {
  const { bytes, url, headers, fetchedAt } = page;
  const contentType = headers['content-type'] ?? null;
  const fetched = {
    ...{ target: makeTarget(url, { url, contentType }), url, headers, contentType, bytes, redirects: [] },
    ...{ status: fetchedAt === null ? null : 200, sha256: sha256(bytes) },
    ...{ fetchedAt: fetchedAt ?? new Date(now).toISOString(), retries: 0, isNotModified: false },
    validators: { etag: null, lastModified: null },
  };
  for await (const item of await readDocument(fetched, { ...readDefaults, siteRules: rules, explain })) {
    if (item.kind === 'failure') throw item.error;
    if (item.kind === 'article') return item.article;
  }
  throw new NoArticleError(`${url} is not the page of an article`);
}
