import type { IncomingHttpHeaders } from 'node:http';
import { NetworkError, TooLargeError } from '../errors.js';
import { UnreadableCoding } from '../shared/content-coding.js';
import { warcHeadLength } from '../shared/warc-stream.js';
import { joined, plainHeaders } from './answer-headers.js';
import type { AnswerListener, Controller, Sender } from './answer-listener.js';
import { BodySink } from './body.js';
import { isCapture, mayBeCapture, mayBeLarge } from './capture.js';
import { CaptureBody } from './capture-body.js';
import { opensSitemap } from './sitemap-start.js';
import { nameError, timedOut } from './name-error.js';
import { Watch } from './watch.js';

/** One request and its answer; the body's coding removed. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** As sent, several values of `Set-Cookie` apart. */
  setCookies: readonly string[];
  /** Each value of `Location` that differs from the others. */
  locations: readonly string[];
  /** Of a capture its first bytes. */
  body: Buffer;
  /** A sitemap that is larger than the limit: its end is missing. */
  isCut?: boolean;
  /** A WARC: all of it, as it comes. */
  capture?: CaptureBody;
}

/** The answer is a WARC, and this way of asking cannot be paused: it is to be asked for in another. */
export class CaptureMet extends NetworkError {}

export interface ExchangeOptions {
  url: URL;
  origin: string;
  /** What messages call it: no password in it. */
  name: string;
  /** The proxy in between, as messages call it. */
  proxy?: string;
  headers: Record<string, string>;
  maxBytes: number;
  maxSitemapBytes: number;
  /** What is beyond `maxBytes` is left out, not refused. */
  isCutAtLimit: boolean;
  /** What becomes of a WARC: it is held as a page is, told (CaptureMet), or given as it comes; `rest`: the answer is a part of one. */
  capture: 'whole' | 'told' | 'streamed' | 'rest';
  /** It may take longer than `timeoutMs` to come, as long as it comes. */
  isCapturePatient: boolean;
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
const unwantedLimits = { maxBytes: 65_536, maxSitemapBytes: 65_536 };
const unwantedMs = 1_000;
/** `103 Early Hints` may come twice or thrice; without end they are there to keep us busy. */
const interimLimit = 20;

const none: readonly string[] = [];
const nothing: readonly Buffer[] = [];

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
  private controller: Controller | null = null;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private sink: BodySink | null = null;
  private readonly watch: Watch;
  private isSettled = false;
  private interimCount = 0;
  /** First bytes of what may be a WARC; null where it is known what it is. */
  private start: readonly Buffer[] | null = null;
  private capture: CaptureBody | null = null;
  private isCut = false;

  constructor(
    private readonly options: ExchangeOptions,
    private readonly resolve: (answer: Answer) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    const { leftMs, connectTimeoutMs, idleTimeoutMs, signal } = options;
    this.watch = new Watch(leftMs, connectTimeoutMs, idleTimeoutMs, (what) => this.fail(timedOut(what, this.options)));
    signal?.addEventListener('abort', this, { once: true });
    if (signal?.aborted) this.handleEvent();
  }

  /** The signal's. */
  handleEvent(): void {
    if (this.capture) this.capture.abort(this.options.signal?.reason);
    else this.fail(this.options.signal?.reason);
  }

  onRequestStart(controller: Controller): void {
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
    const { name, capture, url } = this.options;
    const isWanted = status < 300;
    this.sink = new BodySink(name, this.coding(), isWanted ? this.options : unwantedLimits, this);
    if (!isWanted) this.watch.listen(unwantedMs);
    else if (capture === 'rest') this.takeCapture(Buffer.alloc(0));
    else {
      if (capture !== 'whole') this.start = nothing;
      if (this.isDeclaredTooLarge() && (capture === 'whole' || !mayBeLarge(headers, url))) this.refuseLength();
    }
  }

  private coding(): string | undefined {
    return joined(this.headers['content-encoding']);
  }

  private isDeclaredTooLarge(): boolean {
    const { maxBytes, isCutAtLimit } = this.options;
    return !isCutAtLimit && Number(this.headers['content-length'] ?? 0) > maxBytes;
  }

  private refuseLength(): void {
    const { name, maxBytes } = this.options;
    const declared = String(this.headers['content-length']);
    this.fail(new TooLargeError(`${name} is ${declared} bytes, over ${maxBytes} (--max-bytes)`));
  }

  /** The usual short way: a page is told by its first byte. */
  private isSurelyNone(start: readonly Buffer[], chunk: Buffer): boolean {
    if (start !== nothing || this.options.capture === 'streamed' || this.isDeclaredTooLarge()) return false;
    return chunk.length > 0 && !mayBeCapture(chunk[0], this.headers);
  }

  /** Enough of a body decides whether it is a WARC; most are none by their first byte. */
  private decide(known: readonly Buffer[], chunk: Buffer | null): void {
    const { url, capture } = this.options;
    const start = chunk ? [...known, chunk] : known;
    this.start = start;
    const length = start.reduce((sum, one) => sum + one.length, 0);
    const mayBe = capture === 'streamed' || mayBeCapture(start[0]?.[0], this.headers);
    if ((mayBe || this.isDeclaredTooLarge()) && chunk && length < warcHeadLength) return;
    this.start = null;
    const head = start.length === 1 ? start[0]! : Buffer.concat(start, length);
    if (!mayBe || !isCapture(head.subarray(0, warcHeadLength), this.coding(), url)) {
      if (this.isDeclaredTooLarge() && !opensSitemap([head])) this.refuseLength();
      if (!this.isSettled && length > 0) this.sink?.write(head);
    } else if (capture === 'streamed') this.takeCapture(head);
    else this.fail(new CaptureMet(`${this.options.name} is a WARC file`));
  }

  private takeCapture(head: Buffer): void {
    const { isCapturePatient, leftMs, signal } = this.options;
    const endAt = isCapturePatient ? Number.POSITIVE_INFINITY : performance.now() + leftMs;
    const control = {
      pause: () => this.controller?.pause?.(),
      resume: () => this.controller?.resume?.(),
      abort: (reason: Error) => this.controller?.abort(reason),
    };
    this.capture = new CaptureBody(control, { ...this.options, endAt });
    if (head.length > 0) this.capture.push(head);
    this.settle(head.subarray(0, warcHeadLength));
    signal?.addEventListener('abort', this, { once: true });
    void this.capture.ended.then(() => signal?.removeEventListener('abort', this));
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
  onFull(body: () => Buffer, isSitemap: boolean): boolean {
    if (!this.options.isCutAtLimit && !(isSitemap && this.status < 300)) return false;
    this.isCut = isSitemap;
    this.settle(body());
    this.fail(null);
    return true;
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    // The body of a refusal is waited for in all, not from byte to byte.
    if (this.status < 300 && !this.capture) this.watch.heard();
    if (this.start !== null && this.isSurelyNone(this.start, chunk)) this.start = null;
    if (this.start !== null) this.decide(this.start, chunk);
    else if (this.capture) this.capture.push(chunk);
    else if (!this.isSettled) this.sink?.write(chunk);
  }

  onResponseEnd(): void {
    if (this.start) this.decide(this.start, null);
    this.capture?.finish();
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
    if (this.capture) this.capture.finish(nameError(error, this.options.name, true, this.options.proxy));
    else this.fail(error);
  }

  private settle(body: Buffer): void {
    if (this.isSettled) return;
    this.isSettled = true;
    this.clear();
    const setCookies = this.headers['set-cookie'] ? [this.headers['set-cookie']].flat() : none;
    const { location } = this.headers as Record<string, string | string[] | undefined>;
    const locations = location ? [...new Set([location].flat())] : none;
    const { status, capture, isCut } = this;
    const answer = { status, headers: plainHeaders(this.headers), setCookies, locations, body };
    this.resolve(capture ? { ...answer, capture } : isCut ? { ...answer, isCut } : answer);
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
