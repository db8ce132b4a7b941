import { messageOf, NetworkError, TimeoutError, WirecopyError } from '../errors.js';
import type { Expiry } from './watch.js';

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
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its answer has another length than it says',
  ERR_SSL_WRONG_VERSION_NUMBER: 'that port does not speak TLS; is it an http: address?',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'that port does not speak TLS; is it an http: address?',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an issuer that is not known',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate comes from an issuer that is not known',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

const closed = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/** Nobody was reached: with a proxy in between it is the proxy that was not. */
const unreached = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The same at the next try: the rules of HTTP, of TLS and of certificates, a name that does not exist. */
const lasting =
  /^(?:ENOTFOUND|UND_ERR_(?:HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH)|HPE_.*|EPROTO|ERR_(?:SSL|TLS)_.*|INVALID_CA|.*(?:CERT|VERIFY|CRL|HOSTNAME_MISMATCH).*)$/;

/** Any error of the transport as one of ours; `name` is the subject of the message. */
export function nameError(error: unknown, name: string, isAnswering: boolean, proxy: string | null = null): Error {
  if (error instanceof WirecopyError) return error;
  if (error instanceof Error && error.cause instanceof WirecopyError) return error.cause;
  const code = codeOf(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return connectTimeout(name, error);
  }
  const refused = error instanceof Error ? /^Proxy response \((\d+)\)/.exec(error.message)?.[1] : undefined;
  if (refused !== undefined) return proxyRefusal(name, Number(refused), error);
  if (error instanceof Error && error.name === 'AbortError') {
    return new NetworkError(`${name}: the request was given up`, { cause: error });
  }
  const by = proxy && unreached.has(code) ? `the proxy ${proxy}: ` : isAnswering ? 'the answer was cut: ' : '';
  if (code.startsWith('HPE_')) {
    const message = `${name}: its answer breaks the rules of HTTP (${grammarOf(error)})`;
    return new NetworkError(message, { cause: error, isRetryable: false });
  }
  return new NetworkError(`${name}: ${by}${plainWords(error, code)}`, {
    cause: error,
    isRetryable: !lasting.test(code),
  });
}

function plainWords(error: unknown, code: string): string {
  const known = causes[code];
  if (known !== undefined) return known;
  if (!(error instanceof Error)) return String(error);
  // OpenSSL's message is a line of its log; what it means stands in `reason`.
  if (/^(?:EPROTO|ERR_SSL_)/.test(code)) {
    return `no secure connection could be agreed on (${'reason' in error ? String(error.reason) : code})`;
  }
  return lasting.test(code) ? `its certificate is not trusted (${error.message})` : error.message;
}

function grammarOf(error: unknown): string {
  const message = messageOf(error);
  if (message === 'bad response') return 'a 100 Continue that was not asked for';
  return /\(([^()]+)\)$/.exec(message)?.[1] ?? message.replace(/^Parse Error: /, '');
}

/** A proxy that opens no tunnel, or asks who comes: 407 is a word of proxies alone. */
export function proxyRefusal(name: string, status: number, cause?: unknown): NetworkError {
  const what = status === 407 ? 'the proxy wants another name or password (407)' : `the proxy answered ${status}`;
  return new NetworkError(`${name}: ${what}`, { cause, isRetryable: status >= 500 });
}

/** A connection that did not come about; its cause tells it from an answer that took too long. */
function connectTimeout(name: string, cause: unknown): TimeoutError {
  return new TimeoutError(`${name}: no connection within the time (--connect-timeout)`, { cause });
}

/** A limit of time that ran out, by its flag. */
export function timedOut(
  what: Expiry,
  limits: { name: string; connectTimeoutMs: number; idleTimeoutMs: number; timeoutMs: number },
): TimeoutError {
  const { name, connectTimeoutMs, idleTimeoutMs, timeoutMs } = limits;
  if (what === 'total') return new TimeoutError(`${name} did not end within ${timeoutMs / 1000} s (--timeout)`);
  if (what === 'connection') return connectTimeout(name, `none within ${connectTimeoutMs / 1000} s`);
  return new TimeoutError(`${name} sent nothing for ${idleTimeoutMs / 1000} s (--idle-timeout)`);
}

/** The other side closed a connection; where it is one that has served before, it may have been about to anyhow. */
export function isClosedConnection(error: unknown): boolean {
  return error instanceof NetworkError && closed.has(codeOf(error.cause));
}

/** What the tolerant parser does not take either: an answer that is not HTTP. */
const hopeless = /Expected HTTP|Expected dot/;

/** An answer that breaks the rules of HTTP in a way that browsers let pass. */
export function isTolerable(error: unknown): boolean {
  if (!(error instanceof NetworkError)) return false;
  const code = codeOf(error.cause);
  return code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || (code.startsWith('HPE_') && !hopeless.test(error.message));
}

/** An answer came, though one that cannot be read: the host is there. */
export function isGrammar(error: unknown): boolean {
  return error instanceof NetworkError && /^HPE_|LENGTH_MISMATCH$/.test(codeOf(error.cause));
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  if (!(error instanceof Error)) return '';
  // undici's parser gives its errors a name only, and takes a `100 Continue` for a broken socket.
  if (error.name === 'HTTPParserError') return 'HPE_STRICT';
  if (error.name === 'SocketError' && error.message === 'bad response') return 'HPE_INTERIM';
  return 'code' in error ? String(error.code) : '';
}
