import type { PageOrigin, RawPage, Saved } from '../store/index.js';
import type { Article, Fetched } from '../types.js';
import type { SyncRun } from './sync-types.js';

interface Saving {
  article: Article;
  origin: PageOrigin | null;
  raw: Fetched | null;
  /** The link by which it was found, and redirects on the way. */
  urls?: string[];
}

/** Puts an article into the archive, counts what it was, and tells once it is there for good. */
export async function saveArticle({ article, origin, raw, urls = [] }: Saving, run: SyncRun): Promise<Saved> {
  const saved = await run.store.save(article, {
    now: new Date(run.now()).toISOString(),
    feedUrl: origin?.feedUrl ?? null,
    guid: origin?.guid ?? null,
    urls,
    raw: raw !== null && run.options.keepsRaw ? rawPageOf(raw) : null,
  });
  if (saved.outcome === 'new') run.counts.new++;
  else if (saved.outcome === 'revised') run.counts.revised++;
  else run.counts.unchanged++;
  const { outcome, id } = saved;
  run.report({ kind: 'saved', outcome, id, url: article.canonicalUrl ?? article.url, headline: article.headline });
  return saved;
}

/** The bytes as received, for the archive. */
export function rawPageOf(fetched: Fetched): RawPage {
  const { status, headers, bytes, fetchedAt, target } = fetched;
  const entry = target.entry === null ? null : JSON.stringify(target.entry);
  return { url: fetched.url ?? target.ref, fetchedAt, status, headers, entry, bytes };
}
