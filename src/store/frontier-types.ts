import type { FollowedSource, PendingPage } from './source-types.js';

// Hosts with work, shared by all workers of a database: a host is leased, and not an address, so that one that has to wait costs no
// worker anything and stands in no other's way.

export interface FrontierClaim {
  /** Names the worker in leases. */
  owner: string;
  /** After so long without `renew` the worker counts as dead, and another has its hosts. */
  leaseMs: number;
  /** Hosts at most. */
  limit: number;
  /** The time between two requests to one host, where nothing longer is known of it. */
  delayMs: number;
  /** Hosts whose turn comes within so long, too. */
  aheadMs: number;
  /** Work that has cost workers before may be taken, one piece of it: false while the worker has some. */
  mayRisk: boolean;
}

/** What a worker has from now on. */
export interface FrontierWork {
  /** Leased; each is to be given back. */
  hosts: LeasedHost[];
  /** When another host's turn comes, from now; null where none has work. Only told where fewer hosts were there than asked for. */
  nextInMs: number | null;
}

/** A host with as much of its work as is done in a short while; nothing where others have it. */
export interface LeasedHost {
  name: string;
  sources: FollowedSource[];
  pages: PendingPage[];
  /** Workers have died over a part of it. */
  isRisk: boolean;
}

/** Work whose worker died again and again while it was done: set aside, until somebody looks. */
export interface DeadWork {
  kind: 'source' | 'page';
  url: string;
  /** How many workers. */
  deaths: number;
  /** When the last of them took it, at the earliest. */
  since: number;
}

/** How much there is to do. Times are ms. */
export interface FrontierDepth {
  /** Hosts with work that is due: those whose turn it is, those that have to wait, those that a worker has. */
  hosts: { ready: number; waiting: number; leased: number };
  /** Pages and sources that are due, and for how long the oldest has been. */
  pages: number;
  sources: number;
  oldestMs: number;
  dead: number;
  /** Workers by their leases. */
  workers: number;
}

export interface Frontier {
  /** Throws StoreError where the database was brought to another schema meanwhile. */
  claim(options: FrontierClaim): Promise<FrontierWork>;
  /** The worker lives. */
  renew(owner: string, leaseMs: number): Promise<void>;
  /**
   * Its work is done; what of it is not is there for others at once, but what failed for a reason of its own: that is tried again in
   * a minute, and counts as if its worker had died.
   */
  giveBack(hosts: readonly string[], owner: string, failed?: readonly string[]): Promise<void>;
  /** All that a worker has but these: of an answer that was lost nobody else knows. */
  giveRestBack(owner: string, kept: readonly string[]): Promise<void>;
  /** When the next host's turn comes, from now; 0 where one waits for a worker, null where none has work. */
  nextInMs(): Promise<number | null>;
  /** Sources that are to be asked now, by address; null is all. Gives how many were not due before. */
  makeDue(urls: readonly string[] | null): Promise<number>;
  depth(): Promise<FrontierDepth>;
  dead(): Promise<DeadWork[]>;
  /** By address; null is all. Tried again, or thrown away (a source is asked again in a day). Gives how many. */
  retryDead(urls: readonly string[] | null): Promise<number>;
  clearDead(urls: readonly string[] | null): Promise<number>;
}

/** So many workers may die of a page or source. */
export const mostDeaths = 5;
