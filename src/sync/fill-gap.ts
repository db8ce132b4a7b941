import { messageOf, StoreError } from '../errors.js';
import { makeTarget } from '../source/index.js';
import type { EntryState, FollowedSource } from '../store/index.js';
import { compareEntries } from './compare.js';
import type { SourceReading } from '../read/index.js';
import type { SeenEntry } from '../read/index.js';
import { readChildren } from './sitemap-index.js';
import type { SyncRun } from './sync-types.js';

/** Older pages of a feed that are asked for, until one shows an entry that is known. */
const mostPages = 5;
/** News sitemaps (those that robots.txt names and that are called so) list two days; a site has one, or one a language. */
const mostSitemaps = 2;
/** Clocks of publishers are not ours. */
const overlapMs = 3_600_000;

/** What a feed showed between two polls and shows no more: from its own older pages, else from the site's news sitemap. */
export async function fillGap(
  source: FollowedSource,
  reading: SourceReading,
  known: readonly EntryState[],
  run: SyncRun,
): Promise<SeenEntry[]> {
  const seen = new Set(reading.entries.map((entry) => entry.key));
  const fresh = (entries: SeenEntry[]): SeenEntry[] =>
    compareEntries(entries, known).new.filter(({ key }) => !seen.has(key) && seen.add(key));
  try {
    if (reading.next !== null) return await fromOlderPages(source, reading.next, { fresh, known, run });
    return fresh(await fromNewsSitemaps(source, reading, run));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    run.report({
      kind: 'note',
      message: `${source.url}: the gap stays: ${messageOf(error)}`,
    });
    return [];
  }
}

interface Filling {
  fresh: (entries: SeenEntry[]) => SeenEntry[];
  known: readonly EntryState[];
  run: SyncRun;
}

async function fromOlderPages(
  source: FollowedSource,
  first: string,
  { fresh, known, run }: Filling,
): Promise<SeenEntry[]> {
  const found: SeenEntry[] = [];
  let next: string | null = first;
  for (let page = 2; page <= mostPages + 1 && next !== null; page++) {
    const target = makeTarget(next, { url: next, isFound: true, feedUrl: source.url, feedPage: page });
    const reading: SourceReading = await run.reader.source(await run.fetch(target, {}), run.read);
    found.push(...fresh(reading.entries));
    if (!compareEntries(reading.entries, known).hasGap) break;
    next = reading.next;
  }
  return found;
}

/** Of the stories since the last poll those that stand where the feed's own stories stand: a sport feed is not filled with politics. */
async function fromNewsSitemaps(source: FollowedSource, reading: SourceReading, run: SyncRun): Promise<SeenEntry[]> {
  const place = commonPlace(reading.entries);
  if (place === null || source.lastPolled === null) return [];
  const since = source.lastPolled - overlapMs;
  const found: SeenEntry[] = [];
  const named = (await run.sitemapsOf(place)).filter((url) => /news/i.test(new URL(url).pathname));
  for (const url of named.slice(0, mostSitemaps)) {
    const sitemap = await run.reader.source(await run.fetch(makeTarget(url, { url, isFound: true }), {}), run.read);
    const children = await readChildren(sitemap, [], run);
    found.push(...sitemap.entries, ...children.entries);
  }
  return found.filter(
    ({ url, publishedAt }) => url?.startsWith(place) === true && publishedAt !== null && publishedAt >= since,
  );
}

/** The folder that all entries' addresses share, as an address. */
function commonPlace(entries: readonly SeenEntry[]): string | null {
  const urls = entries.flatMap((entry) => (entry.url === null ? [] : [entry.url]));
  let place = urls[0];
  if (place === undefined) return null;
  for (const url of urls) {
    while (!url.startsWith(place)) place = place.slice(0, place.lastIndexOf('/', place.length - 2) + 1);
    if (!URL.canParse(place)) return null;
  }
  // A single story would only find itself; a date in the path is not a section.
  const { origin, pathname } = new URL(place);
  const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1).replace(/\/\d{4}\/.*$|\/\d{1,2}\/$/, '/');
  return origin + folder;
}
