import { withoutPassword } from '../../shared/without-password.js';
import { isCommentFeed, readLinkHeader, sitemapGuesses, type SourceCandidate, unique } from '../../discover/index.js';
import { FeedError, HttpStatusError, messageOf, WirecopyError } from '../../errors.js';
import { inspectDocument } from '../../read/index.js';
import { makeTarget } from '../../source/index.js';
import type { NewAddress } from '../../store/index.js';
import type { BackfillRun } from './backfill-types.js';
import { isOfSite, listAddress } from './named.js';

/** Feeds that a front page states; those of sections hold what the first one holds. */
const mostFeeds = 10;
const mostElsewhere = 20;

/** Where the site names its pages: the address itself, else the sitemaps of its robots.txt (else in their usual places) and its feeds. */
export async function findRoots(run: BackfillRun): Promise<NewAddress[]> {
  const { site } = run.options;
  const page = await readFront(run);
  if (page === 'source') return [listAddress(site, {})];
  const stated = withFewElsewhere(await statedSitemaps(run), site);
  const sitemaps = stated.length > 0 ? stated : sitemapGuesses(site);
  return unique([
    ...sitemaps.map((url): SourceCandidate => ({ url, foundBy: 'robots', label: null })),
    ...page.feeds,
  ]).map(({ url }) => listAddress(url, { isGuess: stated.length === 0 && sitemaps.includes(url) }));
}

/** A site may keep its sitemaps elsewhere; it must not have us ask hundreds of others. */
function withFewElsewhere(urls: readonly string[], site: string): string[] {
  let left = mostElsewhere;
  return urls.filter((url) => isOfSite(url, site) || left-- > 0);
}

async function readFront(run: BackfillRun): Promise<'source' | { feeds: SourceCandidate[] }> {
  const { site } = run.options;
  try {
    const fetched = await run.fetch(makeTarget(site, { url: site }), {});
    const inspected = await inspectDocument(fetched, { url: site, foundBy: 'named', label: null });
    if (inspected.kind === 'source') return 'source';
    const named = inspected.kind === 'page' ? inspected.candidates : [];
    const stated = [...readLinkHeader(fetched.headers.link, fetched.url ?? site), ...named];
    const feeds = stated.filter(
      ({ url, foundBy, label }) =>
        (foundBy === 'link-header' || foundBy === 'link-element') && !isCommentFeed(url, [label]),
    );
    return { feeds: feeds.slice(0, mostFeeds) };
  } catch (error) {
    // A front page that is refused says nothing of the site's sitemaps; a site that does not answer is another matter.
    const isOfPage = error instanceof HttpStatusError && error.status < 500 && error.status !== 429;
    if (!isOfPage && !isUnread(error)) throw error;
    run.report({ kind: 'note', message: messageOf(error) });
    return { feeds: [] };
  }
}

const isUnread = (error: unknown): boolean =>
  error instanceof WirecopyError && ['BLOCKED', 'DECODE', 'UNRECOGNISED', 'TOO_LARGE', 'FEED'].includes(error.code);

async function statedSitemaps(run: BackfillRun): Promise<readonly string[]> {
  try {
    return await run.sitemapsOf(run.options.site);
  } catch (error) {
    if (!(error instanceof WirecopyError)) throw error;
    run.report({ kind: 'note', message: messageOf(error) });
    return [];
  }
}

/** Thrown where nothing at all names a page. */
export function nothingNamed(site: string): FeedError {
  return new FeedError(
    `${withoutPassword(site)}: neither a sitemap nor a feed names a page of it, so that nothing is known of its past: --wayback asks the Wayback Machine`,
  );
}
