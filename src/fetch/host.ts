import type { Waiter } from './waiter.js';

/** What this run knows of a host. Times are the scheduler's clock. */
export interface Host {
  name: string;
  /** What the ledger keeps of it is on its way; null once that is known. */
  loading: Promise<void> | null;
  active: number;
  /** Started, but the request has not left yet: the ledger is asked, or a connection is being made. */
  unsent: number;
  delayMs: number;
  nextAt: number;
  heldUntil: number;
  heldStatus: number;
  waiting: Waiter[];
  /** It stands in the scheduler's line of hosts that may start. */
  isInLine: boolean;
  cancelTimer: (() => void) | null;
  /** It has answered before, so that a connection that it closed may have been an old one. */
  hasAnswered: boolean;
  /** In a row: no answer at all, and answers that say the server is in trouble. */
  silences: number;
  troubles: number;
  /** Both together in this run, what the first of them said, and whether the last run left the host alone. */
  failures: number;
  firstCause: string;
  wasDown: boolean;
}

export function makeHost(name: string, delayMs: number): Host {
  return {
    name,
    loading: null,
    active: 0,
    unsent: 0,
    delayMs,
    nextAt: 0,
    heldUntil: 0,
    heldStatus: 0,
    waiting: [],
    isInLine: false,
    cancelTimer: null,
    hasAnswered: false,
    silences: 0,
    troubles: 0,
    failures: 0,
    firstCause: '',
    wasDown: false,
  };
}

/** Attempts in a row without any answer after which a host counts as down. */
const silenceLimit = 5;
/** Answers in a row such as 500: single pages may be broken, a whole host seldom is. */
const troubleLimit = 20;

/** The circuit breaker: such a host is left alone for the rest of the run. */
export function isBroken(host: Host): boolean {
  return host.silences >= silenceLimit || host.troubles >= troubleLimit;
}

/** Counts one attempt: `cause` is why it failed. */
export function noteEnding(host: Host, ending: 'answered' | 'troubled' | 'silent', cause: string): void {
  if (ending !== 'silent') host.hasAnswered = true;
  host.silences = ending === 'silent' ? host.silences + 1 : 0;
  host.troubles = ending === 'answered' ? 0 : ending === 'troubled' ? host.troubles + 1 : host.troubles;
  if (ending !== 'silent') host.wasDown = false;
  if (ending === 'answered') host.failures = 0;
  // What came first is most often why; what follows may be no more than its echo.
  else if (++host.failures === 1) host.firstCause = cause;
}

/** One failure after the last run's is enough to find a host still down. */
export function rememberFailures(host: Host, failures: number): void {
  host.wasDown = failures >= silenceLimit;
  if (host.wasDown) host.silences = silenceLimit - 1;
}

/**
 * The politeness key of an address. The default ports of http and https are one site; other ports are servers of their own,
 * as on a developer's machine.
 */
export function hostKey(url: URL): string {
  return url.port === '' ? url.hostname : url.host;
}
