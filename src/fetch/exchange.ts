import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { NetworkError, TimeoutError, TooLargeError, WirecopyError } from '../errors.js';
import { BodySink } from './body.js';
import { type Expiry, Watch } from './watch.js';

/** One request and its answer; the body's coding removed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** As sent, several values of `Set-Cookie` apart. */
  setCookies: string[];
  body: Buffer;
}

export interface ExchangeOptions {
  url: URL;
  /** What messages call it: no password in it. */
  name: string;
  headers: Record<string, string>;
  maxBytes: number;
  idleTimeoutMs: number;
  /** Of `timeoutMs`, which is for all redirects together, what is left for this request. */
  leftMs: number;
  timeoutMs: number;
  signal: AbortSignal | undefined;
  turn: {
    /** The request leaves now: a connection was there or has been made. */
    sent(): void;
    /** Status and headers have come. */
    answered(): void;
  };
}

/** Bodies of redirects and refusals are not kept; more than this is not even read, so that the connection can serve again. */
const unwantedBytes = 65_536;
const unwantedMs = 1_000;

/** Sends one GET. Redirects and statuses are the caller's; time, size and cut bodies are seen to here. */
export function exchange(
  dispatcher: Dispatcher,
  place: { origin: string; path: string },
  options: ExchangeOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const handler = new AnswerHandler(options, resolve, reject);
    dispatcher.dispatch(
      {
        ...place,
        method: 'GET',
        headers: options.headers,
        // Own timers: undici's are coarse, and its body timer never ends a trickle.
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      handler,
    );
  });
}

class AnswerHandler implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | null = null;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private sink: BodySink | null = null;
  private readonly watch: Watch;
  private isSettled = false;

  constructor(
    private readonly options: ExchangeOptions,
    private readonly resolve: (answer: Answer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    this.watch = new Watch(options.leftMs, options.idleTimeoutMs, (what) => this.fail(this.timeout(what)));
    options.signal?.addEventListener('abort', this.onAbort, { once: true });
    if (options.signal?.aborted) this.onAbort();
  }

  private readonly onAbort = (): void => this.fail(this.options.signal?.reason);

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.isSettled) {
      controller.abort(new Error('no longer wanted'));
      return;
    }
    this.options.turn.sent();
    this.watch.heard();
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.watch.heard();
    this.status = status;
    this.headers = headers;
    this.options.turn.answered();
    const isWanted = status < 300;
    const limit = isWanted ? this.options.maxBytes : unwantedBytes;
    const declared = Number(headers['content-length'] ?? 0);
    if (isWanted && declared > limit) {
      this.fail(new TooLargeError(`${this.options.name} is ${declared} bytes, over ${limit} (--max-bytes)`));
      return;
    }
    const fail = (error: unknown): void => this.fail(error);
    this.sink = new BodySink(this.options.name, joined(headers['content-encoding']), limit, fail);
    if (!isWanted) this.watch.listen(unwantedMs);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // The body of a refusal is waited for in all, not from byte to byte.
    if (this.status < 300) this.watch.heard();
    if (!this.isSettled) this.sink?.write(chunk);
  }

  onResponseEnd(): void {
    if (this.isSettled || !this.sink) return;
    this.clear();
    const whole = this.sink.wholeAtHand();
    if (whole) this.settle(whole);
    else {
      this.sink.end().then(
        (body) => this.settle(body),
        (error: unknown) => this.fail(error),
      );
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  private settle(body: Buffer): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.clear();
    this.resolve({
      status: this.status,
      headers: plainHeaders(this.headers),
      setCookies: this.headers['set-cookie'] ? [this.headers['set-cookie']].flat() : [],
      body,
    });
  }

  private fail(error: unknown): void {
    if (this.isSettled) return;
    // A redirect or refusal says all with its status; what is wrong with a body that nobody reads does not matter.
    const isSaid = this.status >= 300;
    if (isSaid) this.settle(Buffer.alloc(0));
    this.isSettled = true;
    this.clear();
    this.sink?.discard();
    this.controller?.abort(new Error('ended by a limit'));
    if (isSaid) return;
    this.reject(nameError(error, this.options.name, this.status > 0));
  }

  private timeout(what: Expiry): TimeoutError {
    const { name, idleTimeoutMs, timeoutMs } = this.options;
    return new TimeoutError(
      what === 'total'
        ? `${name} did not end within ${timeoutMs / 1000} s (--timeout)`
        : `${name} sent nothing for ${idleTimeoutMs / 1000} s (--idle-timeout)`,
    );
  }

  private clear(): void {
    this.watch.stop();
    this.options.signal?.removeEventListener('abort', this.onAbort);
  }
}

function joined(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const plain: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(headers)) {
    // Cookies are the jar's and nobody else's: they must not reach records or archives.
    if (value !== undefined && name !== 'set-cookie') plain[name] = joined(value) ?? '';
  }
  return plain;
}

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

/** The same at the next try. */
const lasting = new Set([
  'ENOTFOUND',
  'UND_ERR_HEADERS_OVERFLOW',
  ...Object.keys(causes).filter((code) => /CERT|VERIFY/.test(code)),
]);

/** Any error of the transport as one of ours; `name` is the subject of the message. */
function nameError(error: unknown, name: string, isAnswering: boolean): Error {
  if (error instanceof WirecopyError) return error;
  if (error instanceof Error && error.cause instanceof WirecopyError) return error.cause;
  const code = codeOf(error);
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new TimeoutError(`${name}: no connection within the time (--connect-timeout)`, { cause: error });
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new NetworkError(`${name}: the request was given up`, { cause: error });
  }
  const isRetryable = !lasting.has(code);
  const what = causes[code] ?? (error instanceof Error ? error.message : String(error));
  const when = isAnswering ? 'the answer was cut: ' : '';
  return new NetworkError(`${name}: ${when}${what}`, { cause: error, isRetryable });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
