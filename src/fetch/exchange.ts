import type { IncomingHttpHeaders } from 'node:http';
import { NetworkError, TimeoutError, TooLargeError } from '../errors.js';
import { UnreadableCoding } from '../shared/content-coding.js';
import { BodySink } from './body.js';
import { connectTimeout, nameError } from './name-error.js';
import { type Expiry, Watch } from './watch.js';

/** One request and its answer; the body's coding removed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** As sent, several values of `Set-Cookie` apart. */
  setCookies: readonly string[];
  /** Each value of `Location` that differs from the others. */
  locations: readonly string[];
  body: Buffer;
}

export interface ExchangeOptions {
  url: URL;
  origin: string;
  /** What messages call it: no password in it. */
  name: string;
  /** The proxy in between, as messages call it. */
  proxy?: string;
  headers: Record<string, string>;
  maxBytes: number;
  /** What is beyond `maxBytes` is left out, not refused. */
  isCutAtLimit: boolean;
  connectTimeoutMs: number;
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
/** `103 Early Hints` may come twice or thrice; without end they are there to keep us busy. */
const interimLimit = 20;

const none: readonly string[] = [];

/** What hears how an answer comes; undici's handler, as far as it is used. */
export interface AnswerListener {
  onRequestStart(controller: { abort(reason: Error): void }): void;
  onResponseStart(controller: unknown, status: number, headers: IncomingHttpHeaders): void;
  onResponseData(controller: unknown, chunk: Buffer): void;
  onResponseEnd(): void;
  onResponseError(controller: unknown, error: Error): void;
}

/** undici's dispatcher, or what stands in for it. */
export interface Sender {
  dispatch(
    request: { origin: string; path: string; method: 'GET'; headers: Record<string, string> },
    handler: AnswerListener,
  ): unknown;
}

/** Sends one GET. Redirects and statuses are the caller's; time, size and cut bodies are seen to here. */
export function exchange(sender: Sender, origin: string, path: string, options: ExchangeOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { headers } = options;
    // Own timers: undici's are coarse, and its body timer never ends a trickle.
    const request = { origin, path, method: 'GET', headers, headersTimeout: 0, bodyTimeout: 0 } as const;
    sender.dispatch(request, new AnswerHandler(options, resolve, reject));
  });
}

class AnswerHandler implements AnswerListener {
  private controller: { abort(reason: Error): void } | null = null;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private sink: BodySink | null = null;
  private readonly watch: Watch;
  private isSettled = false;
  private interimCount = 0;

  constructor(
    private readonly options: ExchangeOptions,
    private readonly resolve: (answer: Answer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    const { leftMs, connectTimeoutMs, idleTimeoutMs, signal } = options;
    this.watch = new Watch(leftMs, connectTimeoutMs, idleTimeoutMs, (what) => this.fail(this.timeout(what)));
    signal?.addEventListener('abort', this, { once: true });
    if (signal?.aborted) this.handleEvent();
  }

  /** The signal's. */
  handleEvent(): void {
    this.fail(this.options.signal?.reason);
  }

  onRequestStart(controller: { abort(reason: Error): void }): void {
    this.controller = controller;
    if (this.isSettled) {
      controller.abort(new Error('no longer wanted'));
      return;
    }
    this.options.turn.sent();
    this.watch.heard();
  }

  onResponseStart(_controller: unknown, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) {
      this.interimCount++;
      if (this.interimCount > interimLimit) this.fail(this.endlessInterim());
      return;
    }
    this.watch.heard();
    this.status = status;
    this.headers = headers;
    this.options.turn.answered();
    const { name, maxBytes, isCutAtLimit } = this.options;
    const isWanted = status < 300;
    const declared = Number(headers['content-length'] ?? 0);
    if (isWanted && declared > maxBytes && !isCutAtLimit) {
      this.fail(new TooLargeError(`${name} is ${declared} bytes, over ${maxBytes} (--max-bytes)`));
      return;
    }
    this.sink = new BodySink(name, joined(headers['content-encoding']), isWanted ? maxBytes : unwantedBytes, this);
    if (!isWanted) this.watch.listen(unwantedMs);
  }

  /** The sink's. Another try helps where bytes were lost, not where we lack the coding. */
  damage(message: string, cause: unknown): NetworkError {
    return new NetworkError(message, { cause, isRetryable: !(cause instanceof UnreadableCoding) });
  }

  /** The sink's: nothing more is wanted. */
  onFailure(error: unknown): void {
    this.fail(error);
  }

  /** The sink's: more has come than is read; true where what was read is enough. */
  onFull(body: () => Buffer): boolean {
    if (!this.options.isCutAtLimit) return false;
    this.settle(body());
    this.fail(null);
    return true;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
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

  onResponseError(_controller: unknown, error: Error): void {
    this.fail(error);
  }

  private settle(body: Buffer): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.clear();
    const setCookies = this.headers['set-cookie'] ? [this.headers['set-cookie']].flat() : none;
    const { location } = this.headers as Record<string, string | string[] | undefined>;
    const locations = location ? [...new Set([location].flat())] : none;
    this.resolve({ status: this.status, headers: plainHeaders(this.headers), setCookies, locations, body });
  }

  private fail(error: unknown): void {
    if (this.isSettled) {
      // An answer that was cut on purpose, or one that nobody waits for: the rest of it is not read.
      this.hangUp();
      return;
    }
    // A redirect or refusal says all with its status; what is wrong with a body that nobody reads does not matter.
    const isSaid = this.status >= 300;
    if (isSaid) this.settle(Buffer.alloc(0));
    this.isSettled = true;
    this.clear();
    this.hangUp();
    if (isSaid) return;
    this.reject(nameError(error, this.options.name, this.status > 0, this.options.proxy));
  }

  private hangUp(): void {
    this.sink?.discard();
    this.controller?.abort(new Error('ended by a limit'));
  }

  private timeout(what: Expiry): TimeoutError {
    const { name, connectTimeoutMs, idleTimeoutMs, timeoutMs } = this.options;
    if (what === 'total') return new TimeoutError(`${name} did not end within ${timeoutMs / 1000} s (--timeout)`);
    if (what === 'connection') return connectTimeout(name, `none within ${connectTimeoutMs / 1000} s`);
    return new TimeoutError(`${name} sent nothing for ${idleTimeoutMs / 1000} s (--idle-timeout)`);
  }

  private endlessInterim(): NetworkError {
    return new NetworkError(`${this.options.name} sent ${interimLimit} interim answers and no other`, {
      isRetryable: false,
    });
  }

  private clear(): void {
    this.watch.stop();
    this.options.signal?.removeEventListener('abort', this);
  }
}

/** A value that is said twice is one. */
function joined(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? [...new Set(value)].join(', ') : value;
}

/** In place: undici makes an object for each answer. Cookies are the jar's and nobody else's, and reach no record. */
function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  if (headers['set-cookie']) delete headers['set-cookie'];
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string') continue;
    // Of several types the last counts, as the Fetch standard extracts it.
    headers[name] = (name === 'content-type' ? [value].flat().at(-1) : joined(value)) ?? '';
  }
  return headers as Record<string, string>;
}
