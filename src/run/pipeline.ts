import { setMaxListeners } from 'node:events';
import { FeedError, HttpStatusError, InterruptedError, toWirecopyError } from '../errors.js';
import type { ReadOptions } from '../options.js';
import { articleInPlaceOf } from '../read/index.js';
import { makeTarget } from '../source/index.js';
import { PagedEntries } from './paged.js';
import { localReader, type Reader } from './reader.js';
import type { Journal } from '../journal/index.js';
import { Resumption, withoutFragment } from './resume.js';
import { asTheyCome, Budget, inOrder, type Ordering, type Settled } from './order.js';
import type { DocumentItem, DocumentItems, Fetched, Outcome, Target } from '../types.js';

// Targets → outcomes: fetch, read, and what a document names takes its place. order.ts keeps many under way.

/** What a run takes from outside: a fetcher, options, and how many documents may be under way. */
export interface PipelineDeps {
  fetch: (target: Target, signal: AbortSignal) => Promise<Fetched>;
  options: ReadOptions;
  /** Where documents are read; by default in this process. */
  reader?: Reader;
  /** Documents started and not yet given out, in all; bounds memory. Those that wait for their host's turn count, too. */
  window: number;
  /** Outcomes as they come; by default in the order of the sources. */
  isUnordered?: boolean;
  /** Outcomes keep the bytes that they were read from, for archives; by default they do. */
  keepsBytes?: boolean;
  /** Aborted: nothing new is started, what is under way is finished. */
  stop?: AbortSignal;
  /** What earlier runs did is taken from it, and what this one does is kept there. */
  journal?: Journal | null;
}

/** Reads every target, one outcome each (a feed's entries one each); a failure is an outcome and ends nothing. */
export async function* ingest(
  items: Iterable<DocumentItem> | AsyncIterable<DocumentItem>,
  deps: PipelineDeps,
): AsyncGenerator<Outcome> {
  const ending = new AbortController();
  // Every document under way listens to it, and Node would take more than ten for a leak.
  setMaxListeners(0, ending.signal);
  const seen = { containers: new Set<string>(), listed: new Set<string>() };
  const resumption = deps.journal ? new Resumption(deps.journal, seen, deps.stop) : null;
  const paged = deps.options.pages > 1 ? new PagedEntries() : null;
  const run: Run = { deps, signal: ending.signal, resumption, paged, ...seen };
  const ordering: Ordering<Outcome> = {
    settle: async (item) => {
      const settled = await settle(item, run);
      // With the bytes an archive would lose the page.
      if ('outcome' in settled && deps.keepsBytes === false) resumption?.ahead(item, settled.outcome);
      return settled;
    },
    weightOf,
    isWorthPulling: isContainer,
    budget: new Budget(deps.window),
    stop: deps.stop,
    giving: resumption ? (item, outcome) => resumption.giving(item, outcome) : undefined,
    taken: resumption ? (item) => resumption.taken(item) : undefined,
  };
  const left = resumption ? resumption.sources(items) : items;
  try {
    yield* deps.isUnordered ? asTheyCome(left, ordering) : inOrder(left, ordering);
  } finally {
    // The reader of the outcomes stopped early (`--limit`, a closed pipe): open requests end with it.
    ending.abort();
  }
}

interface Run {
  deps: PipelineDeps;
  signal: AbortSignal;
  /** Feeds and sitemaps read so far; one that names itself is read once. */
  containers: Set<string>;
  /** Pages and sitemaps that sitemaps named so far. */
  listed: Set<string>;
  resumption: Resumption | null;
  paged: PagedEntries | null;
}

/** A page of this size counts as one document. */
const ordinaryBytes = 262_144;

/** Bytes at hand weigh so much that a window of them stays small: a WARC is read faster than its pages are. */
function weightOf(item: DocumentItem): number {
  const bytes = item.kind === 'target' ? item.target.bytes : null;
  return bytes ? 8 + Math.floor((8 * bytes.length) / ordinaryBytes) : 1;
}

/** Never rejects: a failure is an outcome. */
async function settle(item: DocumentItem, run: Run): Promise<Settled<Outcome>> {
  if (item.kind === 'failure') {
    return { outcome: { ok: false, error: toWirecopyError(item.error), target: item.target }, weight: 1 };
  }
  if (item.kind === 'article') {
    return { outcome: { ok: true, article: item.article, target: item.target ?? noTarget, fetched: null }, weight: 1 };
  }
  if (item.target.isListed && isKnown(item.target, run)) return { items: [], finish: (outcome) => outcome };
  try {
    return await readTarget(item, run);
  } catch (error) {
    if (item.target.isGuess && isAbsence(error)) return { items: [], finish: (outcome) => outcome };
    return entryInPlace(item, error, run);
  }
}

/** Of a page that cannot be had the feed's entry stands, and the failure is said. */
function entryInPlace(item: TargetItem, error: unknown, run: Run): Settled<Outcome> {
  const target = withoutBytes(item.target, run);
  const article = error instanceof InterruptedError ? null : articleInPlaceOf(target, run.deps.options);
  if (article === null) return { outcome: { ok: false, error: toWirecopyError(error), target }, weight: 1 };
  run.resumption?.failed(item);
  const items: DocumentItem[] = [
    { kind: 'article', article },
    { kind: 'failure', error, target },
  ];
  const finish = (outcome: Outcome): Outcome => (outcome.target === noTarget ? { ...outcome, target } : outcome);
  return { items: Object.assign(items, { isAtHand: true }), finish };
}

/** How servers say that a guessed address is none of theirs. */
function isAbsence(error: unknown): boolean {
  return error instanceof HttpStatusError && [400, 404, 410].includes(error.status);
}

type TargetItem = DocumentItem & { kind: 'target' };

async function readTarget(item: TargetItem, run: Run): Promise<Settled<Outcome>> {
  const { target } = item;
  const { deps } = run;
  if (target.depth > deps.options.maxDepth) throw new FeedError(`${target.ref} is nested too deep`);
  // An index that names itself and a feed whose pages lead in a circle add nothing, and are not asked for again.
  if (target.url && run.containers.has(target.url)) return { items: [], finish: (outcome) => outcome };
  const { reader = localReader } = deps;
  const isAtHand = target.file !== null || target.bytes !== null;
  const leave = isAtHand ? await reader.room() : () => undefined;
  let fetched: Fetched;
  let items: DocumentItems;
  try {
    fetched = await deps.fetch(target, run.signal);
    items = toItsEnd(await reader.items(fetched, deps.options), withoutBytes(target, run));
  } finally {
    leave();
  }
  if (isContainer(items) && !noteContainer(target, run)) return { items: [], finish: (outcome) => outcome };
  items = run.paged?.left(target, items) ?? items;
  const own = {
    target: withoutBytes(target, run),
    fetched: deps.keepsBytes === false ? null : fetched,
  };
  // A record that came out of the document itself says which one, and keeps the bytes it was read from.
  const finish = (outcome: Outcome): Outcome => (outcome.target === noTarget ? { ...outcome, ...own } : outcome);
  const [only, ...others] = Array.isArray(items) ? (items as DocumentItem[]) : [];
  if (only?.kind !== 'article' || others.length > 0) {
    return { items: run.resumption?.children(item, items) ?? items, finish };
  }
  const outcome = finish({ ok: true, article: only.article, target: noTarget, fetched: null });
  return { outcome, weight: 1 + Math.floor(fetched.bytes.length / ordinaryBytes) };
}

/** A list that breaks off (its reader was ended) is one failure behind what came of it. */
function toItsEnd(items: DocumentItems, target: Target): DocumentItems {
  if (Array.isArray(items)) return items;
  async function* whole(): AsyncGenerator<DocumentItem> {
    try {
      yield* items;
    } catch (error) {
      yield { kind: 'failure', error, target };
    }
  }
  return items.isAtHand === undefined ? whole() : Object.assign(whole(), { isAtHand: items.isAtHand });
}

function withoutBytes(target: Target, run: Run): Target {
  return run.deps.keepsBytes === false && target.bytes ? { ...target, bytes: null } : target;
}

/** Replaced by the document's own target before anybody sees it. */
const noTarget: Target = makeTarget('');

function isContainer(items: DocumentItems): boolean {
  if (items.isAtHand) return false;
  return !Array.isArray(items) || items.some((item: DocumentItem) => item.kind === 'target');
}

/** Sitemaps of one site overlap: what another one named is read already. */
function isKnown({ url }: Target, { listed }: Run): boolean {
  const page = withoutFragment(url);
  if (page === null || listed.has(page)) return page !== null;
  listed.add(page);
  return false;
}

/** False for one that was read already, by another that was asked for at the same time. Without this, depth alone would allow 50,000 to the power of three requests. */
function noteContainer({ url }: Target, { containers }: Run): boolean {
  if (url === null) return true;
  const isNew = !containers.has(url);
  containers.add(url);
  return isNew;
}
