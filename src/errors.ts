/** Base of every error thrown on purpose. `code` is API and never changes; the message is for people. */
export class WirecopyError extends Error {
  override name = 'WirecopyError';

  constructor(
    readonly code: string,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** The request itself is wrong; the message says what to type. */
export class UsageError extends WirecopyError {
  override name = 'UsageError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('USAGE', message, options);
  }
}

/** No answer from the server; `cause` keeps the original. */
export class NetworkError extends WirecopyError {
  override name = 'NetworkError';
  /** False where another try would end in the same way: an unknown name, a redirect loop. */
  readonly isRetryable: boolean;
  /** Nothing was asked, because the host failed too often: another run may try, this one will not. */
  readonly isHostDown: boolean;

  constructor(message: string, options?: { cause?: unknown; isRetryable?: boolean; isHostDown?: boolean }) {
    super('NETWORK', message, options);
    this.isRetryable = options?.isRetryable ?? true;
    this.isHostDown = options?.isHostDown ?? false;
  }
}

/** A file that is not there or cannot be read. */
export class FileError extends WirecopyError {
  override name = 'FileError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('FILE', message, options);
  }
}

/** The answer did not come, or did not end, within its limit. */
export class TimeoutError extends WirecopyError {
  override name = 'TimeoutError';
  /** False where another try would end in the same way: a document that takes too long to read. */
  readonly isRetryable: boolean;

  constructor(message: string, options?: { cause?: unknown; isRetryable?: boolean }) {
    super('TIMEOUT', message, options);
    this.isRetryable = options?.isRetryable ?? true;
  }
}

/** An answer we do not accept; carries the status and how long the server asks us to wait. */
export class HttpStatusError extends WirecopyError {
  override name = 'HttpStatusError';

  constructor(
    message: string,
    readonly status: number,
    readonly retryAfterMs: number | null = null,
  ) {
    super('HTTP_STATUS', message);
  }
}

/** Over a limit of size. */
export class TooLargeError extends WirecopyError {
  override name = 'TooLargeError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('TOO_LARGE', message, options);
  }
}

/** robots.txt or the address rules say no; the message says what would open it. */
export class RefusedError extends WirecopyError {
  override name = 'RefusedError';
  /** True where the rules could not be had, so that they may say yes later. */
  readonly isRetryable: boolean;

  constructor(message: string, options?: { cause?: unknown; isRetryable?: boolean }) {
    super('REFUSED', message, options);
    this.isRetryable = options?.isRetryable ?? false;
  }
}

/** The run was ended (Ctrl-C) before this was asked for. */
export class InterruptedError extends WirecopyError {
  override name = 'InterruptedError';

  constructor(message: string) {
    super('INTERRUPTED', message);
  }
}

/** Bytes that are not text. */
export class DecodeError extends WirecopyError {
  override name = 'DecodeError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('DECODE', message, options);
  }
}

/** Text that is none of our kinds. */
export class UnrecognisedError extends WirecopyError {
  override name = 'UnrecognisedError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('UNRECOGNISED', message, options);
  }
}

/** A challenge, consent wall, log-in form or offer in the story's place, or a page that says where it may not be read. */
export class BlockedPageError extends WirecopyError {
  override name = 'BlockedPageError';

  constructor(
    message: string,
    readonly reason: 'challenge' | 'consent' | 'login' | 'subscription' | 'region' | 'replaced' | 'lost' = 'challenge',
  ) {
    super('BLOCKED', message);
  }
}

/** A page without a story: a listing, a front page, an error page with status 200, a parked domain, an empty script shell. */
export class NoArticleError extends WirecopyError {
  override name = 'NoArticleError';

  constructor(
    message: string,
    readonly reason:
      | 'front-page'
      | 'listing'
      | 'soft-404'
      | 'maintenance'
      | 'parked'
      | 'server-error'
      | 'script-shell'
      | 'empty' = 'empty',
  ) {
    super('NO_ARTICLE', message);
  }
}

/** A malformed feed or sitemap. */
export class FeedError extends WirecopyError {
  override name = 'FeedError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('FEED', message, options);
  }
}

/** Archive or queue trouble: a full disk, a locked file, a newer schema. */
export class StoreError extends WirecopyError {
  override name = 'StoreError';
  /** What is the matter with the archive's file, where that is known. */
  readonly trouble: StoreTrouble | null;

  constructor(message: string, options?: { cause?: unknown; trouble?: StoreTrouble }) {
    super('STORE', message, options);
    this.trouble = options?.trouble ?? null;
  }
}

/**
 * What is the matter with an archive's file, or with the folder of its raw pages; `version`: another version of wirecopy has made other
 * tables of it.
 */
export type StoreTrouble =
  | 'damaged'
  | 'missing'
  | 'locked'
  | 'read-only'
  | 'no access'
  | 'disk'
  | 'raw folder'
  | 'version';

/** What reads a document ended in the middle of it: a fault of wirecopy, of which one document has the harm. */
export class ReaderError extends WirecopyError {
  override name = 'ReaderError';

  constructor(message: string, options?: { cause?: unknown }) {
    super('INTERNAL', message, options);
  }
}

/** The same failure as data: what `--failures` and `--log json` print. */
export interface Failure {
  source: string;
  url: string | null;
  /** Where the source is a file. */
  file: string | null;
  /** Found by wirecopy itself, not typed: robots.txt counts, and headers stay with what was typed. */
  found: boolean;
  /** Of the server's answer, where that was the failure. */
  status: number | null;
  code: string;
  message: string;
  retryable: boolean;
  /** Seconds to wait, where the server said so. */
  retryAfter: number | null;
}

/** Any thrown value as one of our errors: what is none of them keeps its words and is the `cause`, with the code `INTERNAL`. */
export function toWirecopyError(error: unknown): WirecopyError {
  if (error instanceof WirecopyError) return error;
  const made = new WirecopyError('INTERNAL', messageOf(error), { cause: error });
  if (error instanceof Error && error.stack) made.stack = error.stack;
  return made;
}

/** What to say of any thrown value. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Statuses of a server in trouble, or of one that asks for patience (RFC 9110 section 15): the same request may pass later. */
export const retryableStatus: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Turns any thrown value into one line of data; an unknown error keeps its message and gets the code `INTERNAL`. */
export function describeFailure(error: unknown, source: string, url: string | null = null): Failure {
  const known = error instanceof WirecopyError;
  const status = error instanceof HttpStatusError ? error : null;
  return {
    source,
    url,
    file: null,
    found: false,
    status: status?.status ?? null,
    code: known ? error.code : 'INTERNAL',
    message: messageOf(error),
    retryable: status
      ? retryableStatus.has(status.status)
      : (error instanceof NetworkError && error.isRetryable) ||
        (error instanceof TimeoutError && error.isRetryable) ||
        (error instanceof RefusedError && error.isRetryable) ||
        error instanceof InterruptedError ||
        (error instanceof BlockedPageError && error.reason === 'challenge') ||
        (error instanceof NoArticleError && (error.reason === 'maintenance' || error.reason === 'server-error')),
    retryAfter: status?.retryAfterMs == null ? null : Math.ceil(status.retryAfterMs / 1000),
  };
}
