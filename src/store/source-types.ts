// The half of the archive's contract that polling needs: what is followed, what was seen in it, which pages wait. Times are ms
// since 1970.

export type SourceKind = 'feed' | 'sitemap' | 'page';
export type SourceStatus = 'active' | 'gone';

/** Of a source that fails: since when, why at first, why now, and when that was last told. Times are ms since 1970. */
export interface SourceHealth {
  failingSince: number;
  firstError: string;
  code: string | null;
  /** Of the server's answer, where that was the failure. */
  status: number | null;
  alarmedAt: number | null;
}

/** What the user says of a source; it changes by `edit` only. */
export interface SourceSettings {
  /** Names of folders, the outer one first, with slashes between them. */
  folder: string | null;
  tags: string[];
  note: string | null;
  /** Feed and pages: keep to what the feed says. */
  entriesOnly: boolean;
  /** Rules of what comes in (`sync/rules.ts`): where there are any, only what one of them fits. */
  only: string[];
  /** What one of these fits stays out. */
  skip: string[];
  /** Least time between two requests to its host. */
  delayMs: number | null;
  /** May be secrets: for its own origin, and for nobody's eyes. */
  headers: [name: string, value: string][];
}

/** Settings to change, and the title; what is left out stays. */
export type SourceEdit = Partial<SourceSettings & { title: string | null }>;

/** A story that rules keep out, as JSON: all that it takes to let it in. */
export interface LeftOut {
  key: string;
  story: string;
}

/** A followed feed, sitemap or page with all that polling needs to know. */
export interface FollowedSource extends SourceSettings {
  url: string;
  /** Null until it was read once. */
  kind: SourceKind | null;
  title: string | null;
  /** The site's own page, as the feed names it. */
  siteUrl: string | null;
  status: SourceStatus;
  /** The rules by which what is left out was last gone through. */
  rulesApplied: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Of the last body: servers without validators send the same bytes again and again. */
  bodySha256: string | null;
  /** When a body last came: a server that answers 304 for ever is asked without validators in time. */
  readAt: number | null;
  /** When it was last asked with success: what it says now and did not say then is of later. */
  answeredAt: number | null;
  /** Of a page that is followed itself: what a feed says of it. */
  told: Told | null;
  addedAt: number;
  lastPolled: number | null;
  nextDue: number;
  lastError: string | null;
  errorStreak: number;
  health: SourceHealth | null;
  /** A permanent redirect, and for how many polls it held. */
  movedTo: string | null;
  movedCount: number;
  /** WebSub hub, noted for whoever wants to subscribe. */
  hub: string | null;
  /** What the last body said of polling, as JSON: a 304 has none. */
  hints: string | null;
  /** Mean time between new entries. */
  rhythmMs: number | null;
  /** When an entry was last new. */
  lastNew: number | null;
  /** Polls in a row that something may have been missed between. */
  gapStreak: number;
}

/** An entry as its source showed it last. */
export interface EntryState {
  key: string;
  guid: string | null;
  signature: string;
  /** No longer in the source at the last poll. */
  isGone: boolean;
  /** Rules keep it out. */
  isLeftOut: boolean;
}

/** A source that named a page. */
export interface PageOrigin {
  feedUrl: string;
  guid: string | null;
  /** False where nothing shows that the guid is the entry's own: it is the only one of its feed. */
  isGuidOwn?: boolean;
}

/** The words of an entry by which its story is told from another one of the same address. */
export interface Said {
  headline: string | null;
  text: string;
}

/** What a source says of a page; `entry` is a RawArticle as JSON. */
export interface Told {
  origin: PageOrigin;
  entry: string | null;
}

export type PageReason = 'new' | 'edited' | 'recheck' | 'thin' | 'failed';

/** A page that waits to be fetched: a new or edited entry, a look for silent edits, a body that was refused or thin. */
export interface PendingPage {
  /** One for all sources that name the page. */
  key: string;
  url: string;
  origins: PageOrigin[];
  /** RawArticle of the entry, as JSON. */
  entry: string | null;
  reason: PageReason;
  dueAt: number;
  firstSeen: number;
  /** Of an edited entry: when its source was last asked and did not show the edit yet. */
  entrySince: number | null;
  /** Raised by each order of a poll: a look under way must not end an order that it does not know. */
  version: number;
  /** Tries that gave no text. */
  attempts: number;
  etag: string | null;
  lastModified: string | null;
  bodySha256: string | null;
}

export type NewPage = Pick<PendingPage, 'key' | 'url' | 'entry' | 'dueAt'> & {
  /** `back`: its entry had left the source, and is there again as it was. */
  reason: 'new' | 'edited' | 'back';
  origin: PageOrigin;
  entrySince: number | null;
  said: Said | null;
  /** When a story that no source has listed so far is looked at, if the archive has it already; null where that is not wanted. */
  recheckAt: number | null;
};

/** A page whose entry has another address now. */
export interface MovedPage {
  from: string;
  to: string;
  url: string;
}

/** What one poll came to; saved in one transaction, which also ends the lease. */
export interface PollState {
  source: FollowedSource;
  /** New and changed ones. */
  entries: Omit<EntryState, 'isGone' | 'isLeftOut'>[];
  /** Keys that this poll no longer showed, and such that it showed again. */
  gone: string[];
  back: string[];
  pages: NewPage[];
  moved?: MovedPage[];
  /** Stories that rules keep out, and keys of those that they let in now. */
  leftOut?: LeftOut[];
  letIn?: string[];
}

export interface ClaimOptions {
  now: number;
  limit: number;
  leaseMs: number;
  owner: string;
  /** At most so many of one host, so that no host keeps the others waiting. */
  perHost?: number;
  /** Hosts that have enough under way. */
  busyHosts?: string[];
  /** Due or not: whatever was not tried since then. */
  triedBefore?: number | null;
  /** Only these sources, and pages that they name; null is all. */
  only?: readonly string[] | null;
}

export interface SourceStore {
  /** False where it is followed already, and nothing changes; one that was gone lives again. */
  add(
    url: string,
    options: SourceEdit & { now: number; kind?: SourceKind | null; siteUrl?: string | null },
  ): Promise<boolean>;
  /** False where it is not followed. Looser rules let in what was left out: then it is due at once. */
  edit(url: string, changes: SourceEdit, now: number): Promise<boolean>;
  /** Of sources by address; those that are not followed are missing. */
  settings(urls: readonly string[]): Promise<Map<string, SourceSettings>>;
  /** Those that ask for time between two requests. */
  delays(): Promise<{ url: string; delayMs: number }[]>;
  /** Stories that a source's rules keep out, the newest first. */
  leftOut(url: string): Promise<LeftOut[]>;
  /** How many there are, by source. */
  leftOutCounts(): Promise<Map<string, number>>;
  /** Ends a page that was read and is not wanted: each source that named it remembers the story. */
  leaveOut(
    page: Pick<PendingPage, 'key' | 'version'>,
    stories: readonly (LeftOut & { feedUrl: string })[],
    now: number,
  ): Promise<boolean>;
  /** Its articles stay; pages that only it named are waited for no more. */
  remove(url: string): Promise<boolean>;
  /** By address; `articles` were seen in it. */
  all(): Promise<(FollowedSource & { articles: number })[]>;
  /** Takes sources that are due and leases them to this process; another sync gets others. */
  claim(options: ClaimOptions): Promise<FollowedSource[]>;
  /** What a claim would take, as it is now; nothing is leased. */
  due(
    options: Pick<ClaimOptions, 'now' | 'leaseMs' | 'triedBefore' | 'only'>,
  ): Promise<{ sources: FollowedSource[]; pages: PendingPage[] }>;
  entries(url: string): Promise<EntryState[]>;
  /** How many of its new pages the archive knew already (another source named them). */
  finishPoll(poll: PollState): Promise<{ known: number }>;
  claimPages(options: ClaimOptions): Promise<PendingPage[]>;
  /** Puts a page off, or ends it (null). Where a poll has ordered it anew meanwhile, that order stands, and false is given. */
  finishPage(page: Pick<PendingPage, 'key' | 'version'>, next: PageUpdate | null): Promise<boolean>;
  /** Sources that named a page by now. */
  originsOf(key: string): Promise<PageOrigin[]>;
  /**
   * Notes that a source names an article that the archive has; null where it has none, only an entry without its page, or one that
   * is another story than the source tells of.
   */
  sight(seen: { url: string | null; origin: PageOrigin; said: Said | null; now: number }): Promise<string | null>;
  /** Leases of a process: all owners, prolonged, given back. */
  owners(): Promise<string[]>;
  renew(owner: string, until: number): Promise<void>;
  release(owner: string): Promise<void>;
  /** When the next source or page is due. */
  nextDue(): Promise<number | null>;
  /** How many pages wait for a first or another try. */
  waiting(): Promise<number>;
  /** By source: how many pages had no text so far, and how many could not be had. */
  troubledPages(): Promise<Map<string, { thin: number; failed: number }>>;
  /** When a sync last ended, and whether nobody could be reached since when (ms); null where that never was. */
  marks(): Promise<SyncMarks>;
  setMarks(marks: SyncMarks): Promise<void>;
  /** The source lives at another address now; if that one is followed already, the old one ends and leaves it its tags. */
  move(from: string, to: string): Promise<void>;
}

export interface SyncMarks {
  lastSync: number | null;
  /** Since when no source at all could be reached, and when that was last told. */
  outageSince: number | null;
  outageTold: number | null;
}

export type PageUpdate = Pick<PendingPage, 'reason' | 'dueAt' | 'attempts' | 'etag' | 'lastModified' | 'bodySha256'> & {
  triedAt: number;
};
