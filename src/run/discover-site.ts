import {
  addressPatterns,
  type DiscoveredSource,
  feedGuesses,
  type FoundBy,
  rankSources,
  readLinkHeader,
  sitemapGuesses,
  type SiteSystem,
  type SourceCandidate,
  unique,
} from '../discover/index.js';
import { FeedError, HttpStatusError, messageOf, WirecopyError } from '../errors.js';
import { type Inspected, inspectDocument, newestOf } from '../read/index.js';
import type { SitemapChild } from '../sitemap/index.js';
import { makeTarget } from '../source/index.js';
import type { Fetched, Target } from '../types.js';

// A site's address → its feeds and sitemaps, each asked for, best first. What the site states is asked for first; what is guessed
// only where nothing was stated, one after the other, and no more than a few a host.

/** What discovering takes from outside: a fetcher, a clock, and whom to tell. */
export interface DiscoverDeps {
  fetch: (target: Target) => Promise<Fetched>;
  /** The `Sitemap:` lines of an address's robots.txt: `fetcher.robots` has asked for it already, or will. */
  sitemapsOf: (address: string) => Promise<string[]>;
  now: () => number;
  /** A candidate that the site states and that cannot be read. */
  warn?: (message: string) => void;
  /** What was tried in vain. */
  note?: (message: string) => void;
}

/** Candidates that are asked for at all: front pages of some papers name hundreds. */
const maxCandidates = 40;
const atOnce = 8;
const maxGuessesAHost = 8;
/** Sitemaps of an index that are looked into, to tell what it holds. */
const maxChildren = 2;

/** What was found, best first; throws the error of the named address where nothing was. */
export async function discoverSources(address: Target, deps: DiscoverDeps): Promise<DiscoveredSource[]> {
  return new Discovery(address, deps).run();
}

class Discovery {
  /** With its place among the candidates, as answers come in any order. */
  private readonly found = new Map<string, { source: DiscoveredSource; place: number }>();
  private readonly asked = new Set<string>();
  /** Hashes of what was read, as one feed often has two addresses. */
  private readonly contents = new Set<string>();
  private readonly guesses = new Map<string, number>();
  private readonly closed = new Set<string>();
  private asksLeft = maxCandidates;

  constructor(
    private readonly address: Target,
    private readonly deps: DiscoverDeps,
  ) {}

  async run(): Promise<DiscoveredSource[]> {
    const { ref, url: typed } = this.address;
    if (!typed) throw new FeedError(`${ref} is a file: name the address of a site`);
    const { inspected, url, problem } = await this.readNamed(typed);
    if (inspected.kind === 'source') return this.ranked();
    const page = inspected.kind === 'page' ? inspected : { html: null, candidates: [], system: null };
    const robots = await this.readRobots(url);
    await this.askAll(unique([...robots, ...page.candidates]));
    await this.guessFeeds(url, page.html, page.system);
    if (!this.sources().some(isSitemap)) await this.guessAll(sitemapGuesses(url), 'guess', isSitemap);
    const sources = this.ranked();
    if (sources.length > 0) {
      if (problem) this.deps.warn?.(messageOf(problem));
      return sources;
    }
    if (problem) throw problem;
    throw new FeedError(`${ref} names neither a feed nor a sitemap, and none was found in the usual places`);
  }

  private ranked(): DiscoveredSource[] {
    return rankSources(this.sources(), this.deps.now());
  }

  private sources(): DiscoveredSource[] {
    return [...this.found.values()].sort((one, two) => one.place - two.place).map(({ source }) => source);
  }

  /** The named address itself. One that answers with an error may still belong to a site that has feeds. */
  private async readNamed(typed: string): Promise<{ inspected: Inspected; url: string; problem: unknown }> {
    const candidate: SourceCandidate = { url: typed, foundBy: 'named', label: null };
    this.asked.add(typed);
    try {
      const fetched = await this.deps.fetch(this.address);
      const url = fetched.url ?? typed;
      this.asked.add(url);
      const inspected = await inspectDocument(fetched, candidate);
      if (inspected.kind === 'source') await this.keep(inspected, fetched, 0);
      const fromHeaders = readLinkHeader(fetched.headers.link, url);
      if (inspected.kind === 'page') inspected.candidates.unshift(...fromHeaders);
      return { inspected, url, problem: null };
    } catch (error) {
      if (!isRefusalOfOnePage(error)) throw error;
      return { inspected: { kind: 'other' }, url: typed, problem: error };
    }
  }

  private async readRobots(url: string): Promise<SourceCandidate[]> {
    try {
      return (await this.deps.sitemapsOf(url)).map((one) => ({ url: one, foundBy: 'robots', label: null }));
    } catch (error) {
      refuseBug(error);
      this.deps.note?.(messageOf(error));
      return [];
    }
  }

  /** Several at once; the fetcher keeps each host's pace. */
  private async askAll(candidates: readonly SourceCandidate[]): Promise<void> {
    const line = candidates.entries();
    const worker = async (): Promise<void> => {
      for (const [place, candidate] of line) await this.ask(candidate, 1, place);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }

  /** A candidate that the site states. A page in its place, such as a list of feeds, is read for more. */
  private async ask(candidate: SourceCandidate, depth: number, place: number): Promise<void> {
    if (this.asked.has(candidate.url)) return;
    this.asked.add(candidate.url);
    if (this.asksLeft-- <= 0) {
      if (this.asksLeft === -1)
        this.deps.warn?.(`more than ${maxCandidates} addresses are named: the rest is not asked for`);
      return;
    }
    try {
      const { fetched, inspected } = await this.read(candidate);
      if (inspected.kind === 'source') await this.keep(inspected, fetched, place);
      else if (inspected.kind === 'page' && depth > 0) {
        for (const [at, one] of inspected.candidates.entries())
          await this.ask(one, depth - 1, place + (at + 1) / 10_000);
      } else if (candidate.foundBy !== 'page-link')
        throw new FeedError(`${candidate.url} is neither a feed nor a sitemap`);
    } catch (error) {
      refuseBug(error);
      // Careless pages offer other JSON and XML under the types of feeds.
      const isStated = candidate.foundBy !== 'page-link' && error.code !== 'UNRECOGNISED';
      (isStated ? this.deps.warn : this.deps.note)?.(messageOf(error));
    }
  }

  private async read(candidate: SourceCandidate): Promise<{ fetched: Fetched; inspected: Inspected }> {
    const { url } = candidate;
    const fetched = await this.deps.fetch(makeTarget(url, { url, isFound: true, depth: 1 }));
    return { fetched, inspected: await inspectDocument(fetched, candidate) };
  }

  private async keep(inspected: Inspected & { kind: 'source' }, fetched: Fetched, place: number): Promise<void> {
    const { source, children } = inspected;
    if (this.contents.has(fetched.sha256) || this.found.has(source.url)) return;
    this.contents.add(fetched.sha256);
    this.asked.add(source.url);
    this.found.set(source.url, { source, place });
    if (source.isIndex) await this.lookInto(source, children, place);
  }

  /** What an index holds shows in its sitemaps. A news sitemap of a general index is listed on its own. */
  private async lookInto(index: DiscoveredSource, children: readonly SitemapChild[], place: number): Promise<void> {
    const seen: DiscoveredSource[] = [];
    for (const child of likeliest(children).slice(0, maxChildren)) {
      const candidate: SourceCandidate = { url: child.url, foundBy: 'sitemap-index', label: null };
      if (this.asked.has(child.url) || this.asksLeft-- <= 0) continue;
      this.asked.add(child.url);
      try {
        const { inspected } = await this.read(candidate);
        if (inspected.kind === 'source') seen.push(inspected.source);
      } catch (error) {
        refuseBug(error);
        this.deps.note?.(messageOf(error));
      }
    }
    const news = seen.filter(({ kind }) => kind === 'news-sitemap');
    index.newest = newestOf([index.newest, ...seen.map(({ newest }) => newest)]);
    if (news.length === 0) return;
    if (news.length === seen.length && (/news/i.test(index.url) || children.length <= seen.length)) {
      index.kind = 'news-sitemap';
      index.title ??= news[0]?.title ?? null;
      index.language ??= news[0]?.language ?? null;
    } else for (const source of news) this.found.set(source.url, { source, place: place + 0.5 });
  }

  private async guessFeeds(url: string, html: string | null, system: SiteSystem | null): Promise<void> {
    await this.guessAll(addressPatterns(url, html), 'pattern', () => false);
    if (this.sources().some(isStories)) return;
    for (const { url: guess, isPattern } of feedGuesses(url, system).slice(0, maxFeedGuesses)) {
      if (await this.guess(guess, isPattern ? 'pattern' : 'guess', isStories)) return;
    }
  }

  private async guessAll(
    urls: string[],
    foundBy: FoundBy,
    isWanted: (source: DiscoveredSource) => boolean,
  ): Promise<void> {
    for (const url of urls) if (await this.guess(url, foundBy, isWanted)) return;
  }

  /** True where it was what was wanted. That nothing is there is an answer and no failure. */
  private async guess(
    url: string,
    foundBy: FoundBy,
    isWanted: (source: DiscoveredSource) => boolean,
  ): Promise<boolean> {
    const { host } = new URL(url);
    const count = this.guesses.get(host) ?? 0;
    if (this.asked.has(url) || this.closed.has(host) || count >= maxGuessesAHost) return false;
    this.asked.add(url);
    this.guesses.set(host, count + 1);
    try {
      const { fetched, inspected } = await this.read({ url, foundBy, label: null });
      if (inspected.kind !== 'source') return false;
      await this.keep(inspected, fetched, 1_000 + this.asked.size);
      return isWanted(inspected.source);
    } catch (error) {
      refuseBug(error);
      this.deps.note?.(messageOf(error));
      // A server in trouble, or one that has had enough, is not asked for what may not be there.
      if (error instanceof HttpStatusError && (error.status >= 500 || error.status === 429)) this.closed.add(host);
      return false;
    }
  }
}

/** Of the guesses at a host these are for feeds; the others are for sitemaps. */
const maxFeedGuesses = 5;

function isSitemap({ kind }: DiscoveredSource): boolean {
  return kind === 'sitemap' || kind === 'news-sitemap';
}

function isStories(source: DiscoveredSource): boolean {
  return !isSitemap(source) && !source.isComments;
}

/** Those called news first, then those that changed last. */
function likeliest(children: readonly SitemapChild[]): SitemapChild[] {
  const worth = ({ url, lastModified }: SitemapChild): string => `${/news/i.test(url) ? 1 : 0}${lastModified ?? ''}`;
  return [...children].sort((one, two) => (worth(one) < worth(two) ? 1 : worth(one) > worth(two) ? -1 : 0));
}

/** An error of one page, behind which the site may be well: not one that every other address of it would give. */
function isRefusalOfOnePage(error: unknown): boolean {
  return error instanceof HttpStatusError && error.status < 500 && error.status !== 429;
}

/** Only what fetching and reading throw on purpose is an answer. */
function refuseBug(error: unknown): asserts error is WirecopyError {
  if (!(error instanceof WirecopyError)) throw error;
}
