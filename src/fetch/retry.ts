import { HttpStatusError, NetworkError, retryableStatus, TimeoutError } from '../errors.js';
import { isGrammar } from './name-error.js';
import type { Ending } from './scheduler.js';

/** Worth another try: the network, or a server in trouble. A time-out of a connection that stood is not: it took its time. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof HttpStatusError) return retryableStatus.has(error.status);
  if (error instanceof TimeoutError) return isConnectTimeout(error);
  return error instanceof NetworkError && error.isRetryable;
}

function isConnectTimeout(error: TimeoutError): boolean {
  return error.cause !== undefined;
}

/** What the circuit breaker makes of an attempt's error; `hasAnswer`: status and headers had come. */
export function endingOf(error: unknown, hasAnswer: boolean): Ending {
  if (isGrammar(error)) return 'answered';
  if (error instanceof NetworkError || error instanceof TimeoutError) return hasAnswer ? 'troubled' : 'silent';
  return 'answered';
}

const firstMs = 1_000;
const longestMs = 30_000;

/** Exponential with full jitter: clients that failed together must not come back together. */
export function backoffMs(attempt: number, random: () => number): number {
  return random() * Math.min(longestMs, firstMs * 2 ** attempt);
}
