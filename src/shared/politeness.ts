// What runs that share a ledger tell each other of hosts. Two forms: a file for one machine (fetch/), PostgreSQL for many (store/).

/** What all runs that share a ledger know of a host. Times are milliseconds of this machine's wall clock. */
export interface HostRecord {
  heldUntil: number;
  heldStatus: number;
  failures: number;
  failedAt: number;
}

export interface RobotsRecord {
  status: number;
  text: string;
  fetchedAt: number;
}

/** Why a start has to wait. */
export interface Missing {
  ms: number;
  /** Of it, because of a `Retry-After` that some run was given; 0 where there is none. */
  heldMs: number;
  heldStatus: number;
}

/**
 * The politeness of a whole machine, or of all machines that share a database: two processes with one ledger never add up at one host.
 * What has to be known before a request starts is awaited; the rest may be on its way while the request is.
 */
export interface Ledger {
  /**
   * Takes the host's next start (null), or says what is missing. Whoever takes it has the host alone until the request is
   * `sent`, or given up: a connection that takes long must not put two starts side by side.
   */
  take(host: string, delayMs: number): Promise<Missing | null>;
  /** The request that was taken leaves now: no other for `delayMs`. */
  sent(host: string, delayMs: number): Promise<void>;
  /** It will not leave. */
  giveUp(host: string): Promise<void>;
  /** No start before `delayMs` from now. */
  postpone(host: string, delayMs: number): Promise<void>;
  hold(host: string, untilMs: number, status: number): Promise<void>;
  read(host: string): Promise<HostRecord>;
  setFailures(host: string, failures: number): Promise<void>;
  /** However old; what is kept for a month at most. */
  robots(origin: string): Promise<RobotsRecord | null>;
  keepRobots(origin: string, record: Omit<RobotsRecord, 'fetchedAt'>): Promise<void>;
  /** After what is on its way. */
  close(): Promise<void>;
}

/** A server that asks for years is not left alone for years: its clock, or its author, was wrong. */
export const longestHoldMs = 7 * 24 * 3_600_000;

/** How long a start that was taken and not sent keeps others away: its process may be gone. */
export const unsentMs = 15_000;

/** A start further ahead than anybody asks for was written before a clock was set back. */
export const farthestMs = 3_600_000;

/** What nobody asked about for so long is forgotten, so that a ledger stays small. */
export const keptMs = 30 * 86_400_000;
