import { HttpStatusError, InterruptedError, NetworkError } from '../errors.js';
import type { Host } from './host.js';

// What a request hears that was not sent at all.

/** The circuit breaker's; the next run may ask again, this one will not. */
export function brokenError(name: string, host: Host): NetworkError {
  return new NetworkError(`${name} was not asked: ${host.name} ${howItFailed(host)} and is left alone for this run`, {
    isHostDown: true,
  });
}

/** How often a host failed in this run, and why at first. */
export function howItFailed({ failures, firstCause, wasDown }: Host): string {
  const why = firstCause === '' ? '' : ` (${failures > 1 ? 'at first: ' : ''}${firstCause})`;
  if (wasDown) return `was down in the last run and failed again${why}`;
  return `failed ${failures} times in a row${why}`;
}

/** A `Retry-After` beyond `--max-wait`, of this run or of one before. */
export function heldError(name: string, host: Host, heldMs: number, wallMs: number): HttpStatusError {
  const until = new Date(wallMs + heldMs).toISOString();
  const why = `${host.name} answered ${host.heldStatus} and asks to be left alone until ${until}`;
  return new HttpStatusError(`${name} was not asked: ${why} (--max-wait)`, host.heldStatus || 429, heldMs);
}

export function stoppedError(name: string): InterruptedError {
  return new InterruptedError(`${name} was not asked: the run was interrupted`);
}
