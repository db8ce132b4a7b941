import { HttpStatusError, InterruptedError, messageOf, NetworkError, RefusedError } from '../errors.js';
import type { FetchOptions } from '../options.js';
import type { Ledger } from '../shared/politeness.js';
import type { Fetched, Target, Validators } from '../types.js';
import { finish, type Hop, publicUrl, redirectTarget, shownUrl } from './answer.js';
import { Asker, type AskerDeps, type Journey } from './asker.js';
import { captureOf } from './capture.js';
import type { CaptureBody } from './capture-body.js';
import { sleep } from './clock.js';
import type { Answer } from './exchange.js';
import { hostKey } from './host.js';
import { checkHop, checkPort, RedirectError } from './hops.js';
import { refreshTarget } from './refresh.js';
import { basicCredentials } from './request-headers.js';
import { backoffMs, isRetryable } from './retry.js';
import { checkRules, type RobotRules, Robots, robotsText } from './robots.js';
import { type Backlog, Scheduler } from './scheduler.js';

export interface HttpDeps extends Omit<AskerDeps, 'scheduler'> {
  random: () => number;
  ledger: Ledger | null;
  backlog: Backlog | undefined;
  /** Aborted: whoever has not been asked yet is not asked any more. */
  stop: AbortSignal | undefined;
}

export interface HttpRequest {
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
  own?: Journey['own'];
}

/** RFC 9309 asks for at least 500 KiB; a server that sends more of robots.txt is not read on. */
const maxRobotsBytes = 1_048_576;
const maxRobotsRedirects = 5;

const noHops: readonly Hop[] = [];

/** HTTP for one run: turns, redirects, retries, robots.txt. */
export class HttpClient {
  readonly scheduler: Scheduler;
  private readonly asker: Asker;
  private readonly robots: Robots;
  private readonly captures = new Set<CaptureBody>();

  constructor(
    private readonly options: FetchOptions,
    private readonly deps: HttpDeps,
  ) {
    this.scheduler = new Scheduler(options, deps.clock, deps.ledger, deps.now, deps.backlog);
    this.asker = new Asker(options, { ...deps, scheduler: this.scheduler });
    deps.stop?.addEventListener('abort', this.stop, { once: true });
    if (deps.stop?.aborted) this.scheduler.stop();
    this.robots = new Robots((origin) => this.fetchRobots(origin), options.userAgent, deps.ledger, deps.now);
  }

  private readonly stop = (): void => {
    this.scheduler.stop();
    for (const capture of this.captures) capture.abort(new InterruptedError('the run was stopped'));
  };

  /** Whoever watches for weeks opens one after another; the signal that ends them all holds none that is over. */
  close(): void {
    this.deps.stop?.removeEventListener('abort', this.stop);
  }

  async fetch(target: Target, address: string, request: HttpRequest): Promise<Fetched> {
    const url = new URL(address);
    if (!target.isFound) this.asker.nameOrigin(url.origin);
    for (let attempt = 0; ; attempt++) {
      try {
        const journey = this.journey(target, url, request, attempt > 0);
        const { answer, reached, hops } = await this.follow(journey, this.options.maxRedirects);
        const { capture } = answer;
        let fetched: Fetched;
        try {
          fetched = finish(journey, reached, hops, answer, this.deps.now(), attempt);
        } catch (error) {
          capture?.abort();
          throw error;
        }
        return capture ? { ...fetched, stream: this.streamOf(journey, reached, { ...answer, capture }) } : fetched;
      } catch (error) {
        const isLast = attempt >= this.options.retries || this.deps.stop?.aborted;
        if (isLast || !isRetryable(error) || this.isHopeless(error)) throw error;
        const wait = backoffMs(attempt, this.deps.random);
        const why = messageOf(error);
        this.deps.note(`${why}: trying again in ${(wait / 1000).toFixed(1)} s`);
        await sleep(this.deps.clock, wait, request.signal);
      }
    }
  }

  /** A WARC as it comes. What is missing of it is asked for as it was itself, redirects and all. */
  private streamOf(
    journey: Journey,
    reached: string,
    answer: Answer & { capture: CaptureBody },
  ): () => AsyncIterable<Uint8Array> {
    const { etag = null } = answer.headers;
    const again = async (from: number): Promise<Answer> => {
      this.deps.note(`${reached}: asking for the rest, from byte ${from} on`);
      const rest = { from, etag: etag?.startsWith('"') ? etag : null };
      const next = { ...journey, validators: null, isPage: false, isFirst: true, leftMs: this.options.timeoutMs, rest };
      const found = (await this.follow(next, this.options.maxRedirects)).answer;
      this.keep(found.capture);
      if (etag === null || found.headers.etag === undefined || found.headers.etag === etag) return found;
      found.capture?.abort();
      throw new NetworkError(`${reached} changed while it was read`, { isRetryable: false });
    };
    this.keep(answer.capture);
    return captureOf(answer, again, this.options.retries);
  }

  /** A run that is stopped does not wait for the rest of a capture. */
  private keep(capture: CaptureBody | undefined): void {
    if (!capture) return;
    this.captures.add(capture);
    void capture.ended.then(() => this.captures.delete(capture));
  }

  /** What the robots.txt of an address's origin says. */
  rulesFor(url: URL): Promise<RobotRules> {
    return this.robots.rulesFor(url.origin);
  }

  /** A `Retry-After` beyond `--max-wait` is remembered, not waited for; a host that is left alone stays so for this run. */
  private isHopeless(error: unknown): boolean {
    if (error instanceof NetworkError) return error.isHostDown;
    return error instanceof HttpStatusError && (error.retryAfterMs ?? 0) > this.options.maxWaitMs;
  }

  private journey(target: Target, start: URL, request: HttpRequest, isFirst: boolean): Journey {
    const { robots, maxBytes, timeoutMs } = this.options;
    const credentials = basicCredentials(start);
    return {
      target,
      start,
      validators: request.validators ?? null,
      own: request.own,
      signal: request.signal,
      maxBytes,
      isCutAtLimit: false,
      isPage: true,
      leftMs: timeoutMs,
      isFirst,
      isRobot: robots === 'always' || (robots === 'found' && target.isFound),
      credentials: credentials === null ? null : { origin: start.origin, value: credentials },
    };
  }

  private async follow(
    journey: Journey,
    maxRedirects: number,
  ): Promise<{ answer: Answer; reached: string; hops: readonly Hop[] }> {
    let hops: readonly Hop[] = noHops;
    let seen: string[] | null = null;
    let name = publicUrl(journey.start);
    if (journey.target.isFound) checkPort(journey.start, name);
    for (let url = journey.start; ; ) {
      if (journey.isRobot) await this.obeyRobots(url, name);
      const answer = await this.asker.ask(journey, url, name, hops.length > 0);
      const redirect = redirectTarget(answer, url, name);
      const next = redirect ?? (journey.isPage && !answer.capture ? refreshTarget(answer, url) : null);
      if (!next) return { answer, reached: name, hops };
      // What was kept of the first address is of another page than that to which its page sends on.
      if (!redirect) journey.validators = null;
      hops = [...hops, { url: name, status: answer.status }];
      // A page that sets a cookie and sends one back to itself is not a circle: cookies may change the next answer.
      const step = `${next.href} ${(await this.deps.cookies.headerFor(next)) ?? ''}`;
      seen ??= [];
      if (seen.includes(step)) throw new RedirectError(`${publicUrl(journey.start)} redirects in a circle`);
      seen.push(step);
      if (hops.length > maxRedirects) {
        const from = publicUrl(journey.start);
        throw new RedirectError(`${from} redirects more than ${maxRedirects} times (--max-redirects)`);
      }
      const nextName = shownUrl(next, journey.start);
      checkHop({ url, name }, { url: next, name: nextName }, this.options.allowDowngrade);
      url = next;
      name = nextName;
    }
  }

  private async obeyRobots(url: URL, name: string): Promise<void> {
    const rules = await this.rulesFor(url);
    checkRules(rules, publicUrl(url), name);
    if (this.scheduler.slowDown(hostKey(url), rules.crawlDelayMs)) {
      this.deps.note(`${url.host} asks for ${rules.crawlDelayMs / 1000} s between two requests (Crawl-delay)`);
    }
  }

  private async fetchRobots(origin: string): Promise<{ status: number; text: string }> {
    const start = new URL('/robots.txt', origin);
    const journey: Journey = {
      target: robotsTarget(start.href),
      start,
      validators: null,
      signal: undefined,
      maxBytes: maxRobotsBytes,
      isCutAtLimit: true,
      isPage: false,
      leftMs: this.options.timeoutMs,
      isFirst: true,
      isRobot: false,
      credentials: null,
    };
    try {
      const { answer } = await this.follow(journey, maxRobotsRedirects);
      return { status: answer.status, text: robotsText(answer.body) };
    } catch (error) {
      // More redirects than the RFC asks to follow, or to where we do not go: as if there were none.
      if (error instanceof RedirectError || error instanceof RefusedError) return { status: 404, text: '' };
      throw error;
    }
  }
}

function robotsTarget(url: string): Target {
  return {
    ref: url,
    url,
    file: null,
    bytes: null,
    contentType: null,
    isFound: true,
    depth: 0,
    entry: null,
    feedUrl: null,
  };
}
