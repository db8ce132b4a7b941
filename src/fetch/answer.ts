import { sha256 } from '../shared/sha256.js';
import { HttpStatusError, NetworkError } from '../errors.js';
import type { Fetched, Target } from '../types.js';
import type { Answer } from './exchange.js';
import { retryAfterMs } from './retry-after.js';

/** One redirect that was followed. */
export interface Hop {
  url: string;
  status: number;
}

const redirectStatus = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends us, null where it does not. The fragment of the address stays, as in browsers. */
export function redirectTarget(answer: Answer, url: URL): URL | null {
  const location = answer.headers.location;
  if (!redirectStatus.has(answer.status) || !location) return null;
  // Header bytes are read as Latin-1; servers that send raw UTF-8 mean UTF-8.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const chosen = text.includes('\uFFFD') ? location : text;
  if (!URL.canParse(chosen, url.href)) {
    throw new NetworkError(`${publicUrl(url)} redirects to what is no address`, { isRetryable: false });
  }
  const next = new URL(chosen, url);
  if (!next.hash) next.hash = url.hash;
  return next;
}

/** The answer as the rest of the program sees it; a status that is neither 2xx nor 304 is an error. */
export function finish(target: Target, url: URL, redirects: Hop[], answer: Answer, now: number): Fetched {
  const reached = publicUrl(url);
  const isNotModified = answer.status === 304;
  if (!isNotModified && (answer.status < 200 || answer.status >= 300)) {
    const wait = retryAfterMs(answer.headers['retry-after'], now);
    throw new HttpStatusError(`${reached} answered ${answer.status}`, answer.status, wait);
  }
  return {
    target,
    url: reached,
    redirects,
    status: answer.status,
    headers: answer.headers,
    contentType: answer.headers['content-type'] ?? null,
    bytes: answer.body,
    sha256: sha256(answer.body),
    fetchedAt: new Date(now).toISOString(),
    retries: 0,
    isNotModified,
    validators: { etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null },
  };
}

/** An address as messages and records may show it: without name and password. */
export function publicUrl(address: string | URL): string {
  const url = typeof address === 'string' ? new URL(address) : address;
  if (url.username === '' && url.password === '') return url.href;
  const copy = new URL(url);
  copy.username = '';
  copy.password = '';
  return copy.href;
}
