import { hasQuality, isDoubtful } from '../shared/quality.js';
import type { PageOrigin, RawPage, Saved, SaveOptions } from '../store/index.js';
import type { Article, Fetched } from '../types.js';
import { readKeptAnew } from './read-anew.js';
import type { SyncRun } from './sync-types.js';

export interface Saving {
  article: Article;
  origin: PageOrigin | null;
  raw: Fetched | null;
  /** The link by which it was found. */
  urls?: string[];
  /** Redirects on the way. */
  hops?: string[];
  look?: NonNullable<SaveOptions['look']>;
  /** What its source calls it, and when the source was last asked and did not say what it says now. */
  entryHeadline?: string | null;
  entrySince?: number | null;
  /** What the same poll lists. */
  siblings?: ReadonlySet<string>;
  /** The site whose past it is of. */
  backfill?: string;
  /** Tags of the sources that name it. */
  sourceTags: readonly string[];
}

/** Puts an article into the archive, counts what it was, and tells once it is there for good; null where its quality is too low. */
export async function saveArticle(saving: Saving, run: SyncRun): Promise<Saved | null> {
  if (!hasQuality(saving.article, run.options.minQuality ?? 0)) {
    run.counts.filtered++;
    const { canonicalUrl, url, quality } = saving.article;
    run.report({ kind: 'note', message: `${canonicalUrl ?? url}: left out, its quality is ${quality?.score}` });
    return null;
  }
  const article = tagged(saving);
  await readKeptAnew(article, run);
  const saved = await run.store.save(article, saveOptions(saving, run));
  if (saved.outcome !== 'aside') told(article, saved, run);
  return saved;
}

/** Many at once: all are there or, after an error, none. */
export async function saveArticles(savings: readonly Saving[], run: SyncRun): Promise<void> {
  if (savings.length === 0) return;
  const items = savings.map((saving) => ({ article: tagged(saving), options: saveOptions(saving, run) }));
  const saved = await run.store.saveAll(items);
  for (const [at, one] of saved.entries()) told(savings[at]!.article, one, run);
}

const tagged = ({ article, sourceTags }: Saving): Article => ({
  ...article,
  source: { ...article.source, tags: [...new Set(sourceTags)] },
});

function saveOptions({ origin, raw, urls = [], siblings = new Set(), ...seen }: Saving, run: SyncRun): SaveOptions {
  return {
    hops: seen.hops ?? [],
    look: seen.look ?? 'first',
    entryHeadline: seen.entryHeadline ?? null,
    entrySince: seen.entrySince == null ? null : new Date(seen.entrySince).toISOString(),
    isGuidOwn: origin?.isGuidOwn ?? true,
    now: new Date(run.now()).toISOString(),
    feedUrl: origin?.feedUrl ?? null,
    guid: origin?.guid ?? null,
    urls,
    siblings,
    backfill: seen.backfill ?? null,
    raw: raw !== null && run.options.keepsRaw ? rawPageOf(raw) : null,
  };
}

function told(article: Article, { outcome, id }: Saved, run: SyncRun): void {
  if (outcome === 'new') run.counts.new++;
  else if (outcome === 'revised') run.counts.revised++;
  else run.counts.unchanged++;
  if ((outcome === 'new' || outcome === 'revised') && isDoubtful(article)) run.counts.doubtful++;
  run.report({ kind: 'saved', outcome, id, url: article.canonicalUrl ?? article.url, headline: article.headline });
}

/** The bytes as received, for the archive. */
export function rawPageOf(fetched: Fetched): RawPage {
  const { status, headers, bytes, fetchedAt, target } = fetched;
  const entry = target.entry === null ? null : JSON.stringify(target.entry);
  return { url: fetched.url ?? target.ref, fetchedAt, status, headers, entry, bytes };
}
