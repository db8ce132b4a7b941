import {
  FeedError,
  HttpStatusError,
  InterruptedError,
  RefusedError,
  StoreError,
  UnrecognisedError,
} from '../../errors.js';
import type { SeenEntry, SourceReading } from '../../read/index.js';
import { makeTarget } from '../../source/index.js';
import type { BackfillAddress, ListPlace, NewAddress } from '../../store/index.js';
import type { Fetched } from '../../types.js';
import type { BackfillRun } from './backfill-types.js';
import { archiveOf, captureIndex, readCaptureIndex } from './capture-index.js';
import { askedHost, isOfSite, listAddress, pageAddress } from './named.js';
import { periodsOfNames } from './period.js';
import { isAllBefore, isListOutOfRange, isOutOfRange } from './range.js';
import { endOfError, isHeld } from './take-page.js';

/** An index of indexes is rare; deeper ones lead in circles. */
const deepest = 4;
/** A paper's index may name a sitemap for each day of a century. */
const mostLists = 100_000;
const mostPages = 1_000_000;
/** https://www.sitemaps.org/protocol.html allows 2,048. */
const longestAddress = 4_096;
/** Pages of one feed, or of an archive's index. */
const mostFeedPages = 10_000;
/** Pages of a feed that bring nothing new, one after the other: it goes in a circle, or other lists named it all. */
const mostBarren = 20;

/** Reads one list and notes what it names. Throws only StoreError. */
export async function takeList(list: BackfillAddress, run: BackfillRun): Promise<void> {
  const { store, options } = run;
  const place = list.place ?? { depth: 0, page: 1, barren: 0, isGuess: false };
  try {
    const isTyped = list.url === options.site;
    const target = makeTarget(list.url, {
      url: list.url,
      isFound: !isTyped,
      depth: 1,
      feedUrl: list.source,
      feedPage: place.page,
    });
    const fetched = await run.fetch(target, {});
    const named =
      list.kind === 'index' ? readIndex(fetched, list, place, run) : await readList(fetched, list, place, run);
    const found = withinBounds(named.found, run);
    const added = await store.backfills.finishList(
      run.backfill,
      list,
      { outcome: 'done', message: named.message, now: run.now() },
      { found, next: named.next },
    );
    run.known.pages += added;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    await failed(list, place, error, run);
  }
}

interface Named {
  found: NewAddress[];
  next: (added: number) => NewAddress | null;
  /** What was not taken over. */
  message: string | null;
}

async function readList(fetched: Fetched, list: BackfillAddress, place: ListPlace, run: BackfillRun): Promise<Named> {
  const reading = await run.reader.source(fetched, run.read);
  const pages = reading.entries.flatMap((entry) => pageOf(entry, list, run));
  const without = reading.entries.length - pages.length;
  const notes = [
    ...(without > 0 ? [`${without} entries have no address of their own`] : []),
    ...(reading.isWhole ? [] : ['it is cut off, or larger than is read: what stands behind is not known']),
  ];
  if (!reading.isWhole) run.report({ kind: 'warning', message: `${list.url}: ${notes.at(-1)}` });
  const next = nextPage(reading, fetched, place, run);
  return {
    found: [...childrenOf(reading, list, place, run), ...pages],
    message: notes.length > 0 ? notes.join('; ') : null,
    next: (added) => {
      const barren = added > 0 ? 0 : place.barren + 1;
      if (next === null || barren >= mostBarren) return null;
      return listAddress(next.url, { ...place, ...next, barren, page: place.page + 1, source: list.source });
    },
  };
}

/** Entries that share their link with others, or are a place of their page, have no page of their own; a text of pages is no address. */
function pageOf({ url, guid, publishedAt, raw }: SeenEntry, list: BackfillAddress, run: BackfillRun): NewAddress[] {
  if (url === null || url.length > longestAddress || (raw !== null && raw.ownUrl !== undefined)) return [];
  const isPublished = raw?.candidates.some(({ field }) => field === 'date') ?? false;
  const dated =
    publishedAt === null
      ? {}
      : {
          date: new Date(publishedAt).toISOString(),
          dateFrom: isPublished ? ('published' as const) : ('modified' as const),
        };
  const entry = raw === null ? null : JSON.stringify(raw);
  const address = pageAddress(url, { source: list.source, guid, entry, ...dated });
  if (address.outcome !== 'waiting') return [address];
  if (!isOfSite(url, run.options.site)) return [{ ...address, entry: null, outcome: 'elsewhere' }];
  return [isOutOfRange(address, run.options.range) ? { ...address, entry: null, outcome: 'out-of-range' } : address];
}

/** Sitemaps that an index names: of the site, or beside the index. */
function childrenOf(
  { children }: SourceReading,
  list: BackfillAddress,
  place: ListPlace,
  run: BackfillRun,
): NewAddress[] {
  if (place.depth >= deepest) return [];
  const periods = periodsOfNames(children.map(({ url }) => url));
  const { range, site } = run.options;
  return children.map(({ url, lastModified }) => {
    const child = listAddress(url, { depth: place.depth + 1, source: list.source });
    if (askedHost(url) !== list.host && !isOfSite(url, site)) return { ...child, outcome: 'elsewhere' };
    const isOut = isListOutOfRange(periods.get(url) ?? null, lastModified, range);
    return isOut ? { ...child, outcome: 'out-of-range' } : child;
  });
}

/** The next older page of a feed: as it says, or as WordPress has it where that was asked for. */
function nextPage(
  reading: SourceReading,
  fetched: Fetched,
  { page }: ListPlace,
  { options }: BackfillRun,
): { url: string; isGuess: boolean } | null {
  if (reading.kind !== 'feed' || reading.entries.length === 0 || page >= mostFeedPages) return null;
  const dates = reading.entries.map(({ publishedAt }) => publishedAt);
  if (isAllBefore(dates, options.range)) return null;
  const { next } = reading;
  if (next !== null) {
    const isBeside = askedHost(next) === askedHost(fetched.url ?? next) || isOfSite(next, options.site);
    // WordPress never says where its pages end: behind the last one nothing is there.
    return isBeside ? { url: next, isGuess: new URL(next).searchParams.has('paged') } : null;
  }
  if (!options.isPaged || fetched.url === null) return null;
  const guess = new URL(fetched.url);
  guess.searchParams.set('paged', String(page + 1));
  return { url: guess.href, isGuess: true };
}

function readIndex(fetched: Fetched, list: BackfillAddress, place: ListPlace, run: BackfillRun): Named {
  const { site, range } = run.options;
  const archive = archiveOf(list);
  const { found, odd, key } = readCaptureIndex(Buffer.from(fetched.bytes).toString('utf8'), { site, archive });
  const barren = found.length > 0 ? 0 : place.barren + 1;
  const isEnd = key === null || place.page >= mostFeedPages || barren >= mostBarren;
  return {
    found: found.map((one) => (isOutOfRange(one, range) ? { ...one, outcome: 'out-of-range' } : one)),
    message: odd > 0 ? `${odd} lines are not captures of pages of the site` : null,
    next: () => {
      if (isEnd) return null;
      const next = captureIndex(run.options, archive, { key, page: place.page + 1 });
      return { ...next, place: { ...next.place!, barren } };
    },
  };
}

function withinBounds(found: readonly NewAddress[], run: BackfillRun): NewAddress[] {
  const lists = found.filter(({ kind }) => kind !== 'page').slice(0, Math.max(0, mostLists - run.known.lists));
  const pages = found.filter(({ kind }) => kind === 'page').slice(0, Math.max(0, mostPages - run.known.pages));
  if (lists.length + pages.length < found.length) {
    const message = `more than ${mostPages} pages or ${mostLists} lists are named: the rest is left out; a shorter range is read whole`;
    run.report({ kind: 'warning', message });
  }
  run.known.lists += lists.length;
  return [...lists, ...pages];
}

async function failed(list: BackfillAddress, place: ListPlace, error: unknown, run: BackfillRun): Promise<void> {
  const { backfills } = run.store;
  if (error instanceof InterruptedError) return backfills.giveBack(list, null);
  if (isHeld(error, run)) {
    run.held.add(list.host);
    run.report({ kind: 'held', host: list.host, error });
    return backfills.giveBack(list, run.now());
  }
  const isAbsent = error instanceof HttpStatusError && [400, 404, 410].includes(error.status);
  const isOther = error instanceof FeedError || error instanceof UnrecognisedError;
  if (place.isGuess && (isAbsent || isOther || error instanceof RefusedError)) {
    return backfills.finish(list, { ...endOfError(error, run.now()), outcome: 'not-article' });
  }
  const end = endOfError(error, run.now());
  await backfills.finish(list, end);
  run.counts.failed++;
  run.report({ kind: 'failed', address: list, error, isFinal: end.isFinal ?? false });
}
