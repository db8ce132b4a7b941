import { sha256 } from '../shared/sha256.js';
import { HttpStatusError, NetworkError } from '../errors.js';
import { isChallenge } from '../shared/challenge.js';
import type { Fetched, Validators } from '../types.js';
import type { Journey } from './asker.js';
import type { Answer } from './exchange.js';
import { isWholeRange } from '../shared/content-range.js';
import { withoutSession } from '../shared/tracking.js';
import { retryAfterMs } from './retry-after.js';

/** One redirect that was followed. */
export interface Hop {
  url: string;
  status: number;
}

const redirectStatus = new Set([301, 302, 303, 307, 308]);

/** Where an answer sends us, null where it does not. The fragment of the address stays, as in browsers. */
export function redirectTarget(answer: Answer, url: URL, name: string): URL | null {
  if (!redirectStatus.has(answer.status)) return null;
  const found = answer.locations.filter((location) => location.trim() !== '').map((one) => resolve(one, url, name));
  const [next] = found;
  if (!next) return null;
  // Browsers refuse as well: one of the two may have been slipped in.
  if (found.some((one) => one.href !== next.href)) {
    throw new NetworkError(`${name} redirects to several addresses at once`, { isRetryable: false });
  }
  return next;
}

const behindHost = /(?<=^(?:[a-z+.-]+:)?\/\/[^/?#]*)[/?#].*$|^(?!(?:[a-z+.-]+:)?\/\/).*$/is;
const escapeBytes = (text: string): string =>
  text.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);

function resolve(location: string, url: URL, name: string): URL {
  // Header bytes are read as Latin-1; servers that send raw UTF-8 mean UTF-8. Other bytes are sent back as they came.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const chosen = text.includes('\uFFFD') ? location.replace(behindHost, escapeBytes) : text;
  if (!URL.canParse(chosen, url.href)) {
    throw new NetworkError(`${name} redirects to something that is not an address`, { isRetryable: false });
  }
  const next = new URL(chosen, url);
  if (!next.hash) next.hash = url.hash;
  return next;
}

/** The answer as the rest of the program sees it; a status that is neither 2xx nor an awaited 304 is an error. */
export function finish(
  { target, validators }: Pick<Journey, 'target' | 'validators'>,
  reached: string,
  redirects: readonly Hop[],
  answer: Answer,
  now: number,
  retries: number,
): Fetched {
  const { status, headers } = answer;
  const isNotModified = status === 304 && (validators?.etag || validators?.lastModified) != null;
  if (!isNotModified && (status < 200 || status >= 300)) {
    const by = isChallenge(headers) ? ", with a challenge of the site's firewall" : '';
    throw new HttpStatusError(`${reached} answered ${status}${by}`, status, retryAfterMs(headers['retry-after'], now));
  }
  // Nobody asked for a part: a shortened record would come of it.
  if (status === 206 && !isWholeRange(headers['content-range'])) {
    throw new HttpStatusError(`${reached} answered 206, a part of what was asked for`, status);
  }
  return {
    target,
    url: reached,
    redirects,
    status,
    headers,
    contentType: headers['content-type'] ?? null,
    bytes: answer.body,
    ...(answer.isCut ? { isCut: true } : {}),
    sha256: sha256(answer.body),
    fetchedAt: instant(now),
    retries,
    isNotModified,
    // The page that sent us on would answer them in place of the page that it sends to.
    validators: redirects.some((hop) => hop.status < 300)
      ? { etag: null, lastModified: null }
      : newValidators(headers, isNotModified ? validators : null),
  };
}

/** A 304 that repeats no validator confirms the old ones (RFC 9111 section 4.3.4). */
function newValidators(headers: Answer['headers'], old: Validators | null): Validators {
  const found = { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
  if (!old) return found;
  return { etag: found.etag ?? old.etag, lastModified: found.lastModified ?? old.lastModified };
}

function instant(now: number): string {
  return new Date(now).toISOString();
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

/** Parameters by which servers hand out what lets in whoever has it. */
const tokenName =
  /^(?:(?:access|id|auth|refresh|csrf|session|security|user|login|sso|x)?[_-]?token|(?:php|asp\.net_)?j?sess(?:ion)?[_-]?id|session|jwt|auth|authorization|signature|sig|hmac|ticket|api[_-]?key|client[_-]?secret|secret|password|passwd|pwd|x-(?:amz|goog)-(?:signature|credential|security-token)|hdne[at]s?|hdnts)$/i;

/** An address that a redirect led to, as messages and records may show it: also without the tokens that the redirect added. */
export function shownUrl(url: URL, start: URL): string {
  const shown = new URL(publicUrl(url));
  const path = withoutSession(shown.pathname);
  if (path !== shown.pathname) shown.pathname = path;
  for (const [name, value] of [...shown.searchParams]) {
    if (tokenName.test(name) && !start.searchParams.getAll(name).includes(value)) shown.searchParams.delete(name);
  }
  if (/token=|session|jwt/i.test(shown.hash) && shown.hash !== start.hash) shown.hash = '';
  return shown.href;
}
