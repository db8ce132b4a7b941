import { NetworkError, TimeoutError, WirecopyError } from '../errors.js';

// What went wrong below HTTP, in words that people understand.

/** What undici and the system call it → what people call it. */
const causes: Record<string, string> = {
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name could not be resolved',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  EPIPE: 'connection closed',
  UND_ERR_SOCKET: 'connection closed',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too large',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

const closed = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** The same at the next try. */
const lasting = new Set([
  'ENOTFOUND',
  'UND_ERR_HEADERS_OVERFLOW',
  ...Object.keys(causes).filter((code) => /CERT|VERIFY/.test(code)),
]);

/** Any error of the transport as one of ours; `name` is the subject of the message. */
export function nameError(error: unknown, name: string, isAnswering: boolean): Error {
  if (error instanceof WirecopyError) return error;
  if (error instanceof Error && error.cause instanceof WirecopyError) return error.cause;
  const code = codeOf(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return connectTimeout(name, error);
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new NetworkError(`${name}: the request was given up`, { cause: error });
  }
  const isRetryable = !lasting.has(code);
  const what = causes[code] ?? (error instanceof Error ? error.message : String(error));
  const when = isAnswering ? 'the answer was cut: ' : '';
  return new NetworkError(`${name}: ${when}${what}`, { cause: error, isRetryable });
}

/** A connection that did not come about; its cause tells it from an answer that took too long. */
export function connectTimeout(name: string, cause: unknown): TimeoutError {
  return new TimeoutError(`${name}: no connection within the time (--connect-timeout)`, { cause });
}

/** The other side closed a connection; where it is one that has served before, it may have been about to anyhow. */
export function isClosedConnection(error: unknown): boolean {
  return error instanceof NetworkError && closed.has(codeOf(error.cause));
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
