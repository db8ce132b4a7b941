import type { AddressOutcome } from '../shared/address-outcomes.js';

export { type AddressOutcome, addressOutcomes } from '../shared/address-outcomes.js';

// The part of the archive's contract that reading a site's past needs: one backfill a site, each of its addresses with what came of
// it, and who reads which. Times are ms since 1970; dates are ISO 8601, as precise as they are known.

/** A page, a list of addresses of the site's own (sitemap, feed), or a page of an archive's index. */
export type AddressKind = 'page' | 'list' | 'index';

/** Who dates an address: its story's list, its list of changes, its page. */
export type DateFrom = 'published' | 'modified' | 'page';

/** Where a list stands among the others: how deep, which page of a feed, how many before it brought nothing new. */
export interface ListPlace {
  depth: number;
  page: number;
  barren: number;
  /** That nothing is there is an answer. */
  isGuess: boolean;
}

/** An address that a list names. */
export interface NewAddress {
  key: string;
  url: string;
  /** Who is asked for it. */
  host: string;
  kind: AddressKind;
  /** The feed or sitemap that it belongs to. */
  source: string | null;
  guid: string | null;
  /** What its list says of it: a RawArticle as JSON. */
  entry: string | null;
  date: string | null;
  dateFrom: DateFrom | null;
  /** The address of a copy in an archive of the web. */
  capture: string | null;
  /** Of the copy's content, as the archive names it. */
  digest: string | null;
  /** The copy is read, not the page. */
  isPast: boolean;
  place: ListPlace | null;
  outcome: AddressOutcome;
}

/** An address of a backfill, as the archive has it. */
export interface BackfillAddress extends NewAddress {
  row: number;
  code: string | null;
  /** Of the server's answer. */
  status: number | null;
  message: string | null;
  /** Id of its story. */
  article: string | null;
  /** Tries that ended, and how often one began. */
  attempts: number;
  begun: number;
  triedAt: number | null;
}

/** Days, months or years; null is open. */
export interface AskedRange {
  since: string | null;
  until: string | null;
}

export interface Backfill extends AskedRange {
  site: string;
  /** When it was found out where the site names its pages; null where that is to be done. */
  listedAt: number | null;
  /** When it was last asked for. */
  askedAt: number;
}

/** How many addresses came to what. */
export type OutcomeCounts = Partial<Record<AddressOutcome, number>>;

export interface BackfillState extends Backfill {
  pages: OutcomeCounts;
  lists: OutcomeCounts;
}

export interface AddressClaim {
  now: number;
  leaseMs: number;
  owner: string;
  limit: number;
  kind: AddressKind;
  /** Only of this host. */
  host?: string;
  /** Not what was tried since then. */
  triedBefore: number;
}

/** What a try came to. */
export interface AddressEnd {
  outcome: AddressOutcome;
  code?: string | null;
  status?: number | null;
  message?: string | null;
  article?: string | null;
  /** The record's own date. */
  date?: string | null;
  /** Another try would end in the same way. */
  isFinal?: boolean;
  now: number;
}

export interface BackfillStore {
  /** Begins one, or goes on. With another range all that was left out for its date waits again, and the lists are found anew. */
  open(site: string, range: AskedRange, now: number): Promise<Backfill>;
  /** Where the site names its pages is known (ms), or is to be found out anew (null): then its lists are forgotten, and its pages stay. */
  setListed(site: string, at: number | null): Promise<void>;
  /** How many were not known. One that is known learns a better date, and where a copy of it is. */
  add(site: string, found: readonly NewAddress[]): Promise<number>;
  /** Ends a list's try and adds what it names, all or nothing; `next` is the list to read after it, told how much was new. */
  finishList(
    site: string,
    list: BackfillAddress,
    end: AddressEnd,
    named: { found: readonly NewAddress[]; next?: (added: number) => NewAddress | null },
  ): Promise<number>;
  /** Pages whose story the archive has are ended: `known`, or `done` where a try of them had begun. */
  markKnown(site: string, now: number): Promise<void>;
  /** Failed addresses that were tried fewer than so many times, and may pass, wait again; gives how many. */
  retry(site: string, mostAttempts: number): Promise<number>;
  claim(site: string, claim: AddressClaim): Promise<BackfillAddress[]>;
  finish(address: BackfillAddress, end: AddressEnd): Promise<void>;
  /** It was not asked for: it waits as before. With a time it is not claimed again by a run that began before. */
  giveBack(address: BackfillAddress, triedAt: number | null): Promise<void>;
  /** The page is gone: its copy waits in its place. False where there is none. */
  turnToCopy(address: BackfillAddress, host: string): Promise<boolean>;
  /** How many pages wait, by host, the most first. */
  waitingByHost(site: string): Promise<{ host: string; pages: number }[]>;
  /** How many addresses other processes are at work on. */
  leasedByOthers(site: string, owner: string, now: number): Promise<number>;
  state(site: string): Promise<BackfillState | null>;
  all(): Promise<BackfillState[]>;
  /** In the order in which they were found. */
  addresses(site: string, outcomes: readonly AddressOutcome[] | null): AsyncIterable<BackfillAddress>;
  /** Its addresses go, its articles stay; false where there is none. */
  forget(site: string): Promise<boolean>;
  owners(): Promise<string[]>;
  renew(owner: string, until: number): Promise<void>;
  release(owner: string): Promise<void>;
}
