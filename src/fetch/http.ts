import { HttpStatusError, NetworkError, RefusedError, TimeoutError, WirecopyError } from '../errors.js';
import type { FetchOptions } from '../options.js';
import type { Fetched, Target, Validators } from '../types.js';
import { type Clock, sleep } from './clock.js';
import type { Cookies } from './cookies.js';
import type { Answer } from './exchange.js';
import { finish, type Hop, publicUrl, redirectTarget } from './answer.js';
import { hostKey } from './host.js';
import type { Ledger } from './ledger.js';
import { basicCredentials, requestHeaders } from './request-headers.js';
import { backoffMs, endingOf, isRetryable } from './retry.js';
import { retryAfterMs } from './retry-after.js';
import { checkRules, Robots } from './robots.js';
import { type Ending, Scheduler } from './scheduler.js';
import type { Turn } from './turn.js';
import type { Transport } from './transport.js';

export interface HttpDeps {
  /** Wall clock. */
  now: () => number;
  clock: Clock;
  random: () => number;
  transport: Transport;
  cookies: Cookies;
  ledger: Ledger | null;
  /** What `--verbose` shows: retries, hosts left alone, delays that robots.txt asked for. */
  note: (message: string) => void;
  /** Aborted: whoever has not been asked yet is not asked any more. */
  stop: AbortSignal | undefined;
}

export interface HttpRequest {
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
}

/** One target's way through redirects. */
interface Journey {
  target: Target;
  request: HttpRequest;
  /** Time left for requests, redirects included; waiting for a turn costs nothing of it. */
  leftMs: number;
  maxBytes: number;
  /** robots.txt counts for it. */
  isRobot: boolean;
  credentials: { origin: string; value: string | null };
}

/** RFC 9309 asks for at least 500 KiB; a server that sends more of robots.txt is not read on. */
const maxRobotsBytes = 1_048_576;
const maxRobotsRedirects = 5;

/** HTTP for one run: turns, redirects, retries, robots.txt. */
export class HttpClient {
  readonly scheduler: Scheduler;
  private readonly robots: Robots;
  /** Origins that the user typed: only these get headers of the user's that may be credentials. */
  private readonly named = new Set<string>();

  constructor(
    private readonly options: FetchOptions,
    private readonly deps: HttpDeps,
  ) {
    this.scheduler = new Scheduler(options, deps.clock, deps.ledger, deps.now);
    deps.stop?.addEventListener('abort', () => this.scheduler.stop(), { once: true });
    if (deps.stop?.aborted) this.scheduler.stop();
    this.robots = new Robots((origin) => this.fetchRobots(origin), options.userAgent, deps.ledger);
  }

  async fetch(target: Target, address: string, request: HttpRequest): Promise<Fetched> {
    const url = new URL(address);
    if (!target.isFound) this.named.add(url.origin);
    for (let attempt = 0; ; attempt++) {
      try {
        const found = await this.attempt(target, url, request);
        found.retries = attempt;
        return found;
      } catch (error) {
        const isLast = attempt >= this.options.retries || this.deps.stop?.aborted;
        if (isLast || !isRetryable(error) || this.isHopeless(error)) throw error;
        const wait = backoffMs(attempt, this.deps.random);
        const why = error instanceof Error ? error.message : String(error);
        this.deps.note(`${why}: trying again in ${(wait / 1000).toFixed(1)} s`);
        await sleep(this.deps.clock, wait, request.signal);
      }
    }
  }

  /** A `Retry-After` beyond `--max-wait` is remembered, not waited for. */
  private isHopeless(error: unknown): boolean {
    return error instanceof HttpStatusError && (error.retryAfterMs ?? 0) > this.options.maxWaitMs;
  }

  private async attempt(target: Target, url: URL, request: HttpRequest): Promise<Fetched> {
    const { robots, maxBytes } = this.options;
    const journey: Journey = {
      target,
      request,
      maxBytes,
      leftMs: this.options.timeoutMs,
      isRobot: robots === 'always' || (robots === 'found' && target.isFound),
      credentials: { origin: url.origin, value: basicCredentials(url) },
    };
    const { answer, reached, hops } = await this.follow(journey, url, this.options.maxRedirects);
    return finish(target, reached, hops, answer, this.deps.now());
  }

  private async follow(
    journey: Journey,
    start: URL,
    maxRedirects: number,
  ): Promise<{ answer: Answer; reached: URL; hops: Hop[] }> {
    const hops: Hop[] = [];
    const seen: string[] = [];
    const from = publicUrl(start);
    for (let url = start; ; ) {
      if (journey.isRobot) await this.obeyRobots(url);
      const answer = await this.once(journey, url, hops.length > 0);
      const next = redirectTarget(answer, url);
      if (!next) return { answer, reached: url, hops };
      hops.push({ url: publicUrl(url), status: answer.status });
      // A page that sets a cookie and sends one back to itself is no circle: cookies may change the next answer.
      const step = `${next.href} ${(await this.deps.cookies.headerFor(next)) ?? ''}`;
      if (seen.includes(step)) throw new NetworkError(`${from} redirects in a circle`, { isRetryable: false });
      seen.push(step);
      if (hops.length > maxRedirects) {
        throw new NetworkError(`${from} redirects more than ${maxRedirects} times (--max-redirects)`, {
          isRetryable: false,
        });
      }
      this.checkHop(url, next);
      url = next;
    }
  }

  /** One request in its host's turn. */
  private once(journey: Journey, url: URL, isUnderWay: boolean): Promise<Answer> {
    const name = publicUrl(url);
    const { signal } = journey.request;
    return this.scheduler.run(hostKey(url), name, signal, (turn) => this.ask(journey, url, name, turn), isUnderWay);
  }

  private async ask(journey: Journey, url: URL, name: string, turn: Turn): Promise<Answer> {
    const { signal } = journey.request;
    const cookie = this.deps.cookies.headerFor(url);
    const headers = this.headersFor(journey, url, cookie && (await cookie));
    const started = this.deps.clock.now();
    const { idleTimeoutMs, timeoutMs } = this.options;
    const { maxBytes, leftMs } = journey;
    try {
      const answer = await this.deps.transport.send({
        url,
        name,
        headers,
        maxBytes,
        idleTimeoutMs,
        timeoutMs,
        leftMs,
        signal,
        turn,
      });
      if (answer.setCookies.length > 0) await this.deps.cookies.keep(url, answer.setCookies);
      this.noteStatus(url, answer);
      return answer;
    } catch (error) {
      if (!signal?.aborted) this.ended(url, endingOf(error, turn.hasAnswer));
      throw error;
    } finally {
      journey.leftMs = Math.max(1, journey.leftMs - (this.deps.clock.now() - started));
    }
  }

  private headersFor(journey: Journey, url: URL, cookie: string | null): Record<string, string> {
    const { credentials, request } = journey;
    return requestHeaders(this.options, url, {
      isNamed: this.named.has(url.origin),
      credentials: credentials.origin === url.origin ? credentials.value : basicCredentials(url),
      cookie,
      validators: request.validators ?? null,
    });
  }

  private noteStatus(url: URL, answer: Answer): void {
    const { status, headers } = answer;
    this.ended(url, status === 429 || status >= 500 ? 'troubled' : 'answered');
    const wait = retryAfterMs(headers['retry-after'], this.deps.now());
    const isRequest = status === 429 || status === 503 || (status >= 300 && status < 400 && status !== 304);
    if (wait === null || wait === 0 || !isRequest) return;
    this.scheduler.hold(hostKey(url), wait, status);
    this.deps.note(`${url.host} answered ${status} and asks to wait ${Math.ceil(wait / 1000)} s (Retry-After)`);
  }

  private ended(url: URL, ending: Ending): void {
    if (this.scheduler.ended(hostKey(url), ending)) {
      this.deps.note(`${url.host} failed too often and is left alone for the rest of this run`);
    }
  }

  private async obeyRobots(url: URL): Promise<void> {
    const rules = await this.robots.rulesFor(url);
    checkRules(rules, publicUrl(url));
    if (this.scheduler.slowDown(hostKey(url), rules.crawlDelayMs)) {
      this.deps.note(`${url.host} asks for ${rules.crawlDelayMs / 1000} s between two requests (Crawl-delay)`);
    }
  }

  private async fetchRobots(origin: string): Promise<{ status: number; text: string }> {
    const url = new URL('/robots.txt', origin);
    const journey: Journey = {
      target: {
        ref: url.href,
        url: url.href,
        file: null,
        bytes: null,
        contentType: null,
        isFound: true,
        depth: 0,
        entry: null,
        feedUrl: null,
      },
      request: {},
      maxBytes: maxRobotsBytes,
      leftMs: this.options.timeoutMs,
      isRobot: false,
      credentials: { origin, value: null },
    };
    try {
      const { answer } = await this.follow(journey, url, maxRobotsRedirects);
      return { status: answer.status, text: answer.body.toString('utf8') };
    } catch (error) {
      if (error instanceof NetworkError || error instanceof TimeoutError) throw error;
      // More redirects than the RFC asks to follow, or a file beyond all measure: as if there were none.
      if (error instanceof WirecopyError) return { status: 404, text: '' };
      throw error;
    }
  }

  private checkHop(from: URL, to: URL): void {
    const start = publicUrl(from);
    if (to.protocol !== 'http:' && to.protocol !== 'https:') {
      throw new RefusedError(`${start} redirects to ${to.protocol}, and only http: and https: are read`);
    }
    if (from.protocol === 'https:' && to.protocol === 'http:' && !this.options.allowDowngrade) {
      throw new RefusedError(`${start} redirects from https to ${publicUrl(to)}: --allow-downgrade follows it`);
    }
  }
}
