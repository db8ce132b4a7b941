import { messageOf } from '../errors.js';
import type { FetchOptions } from '../options.js';
import { isOwnOrigin } from '../shared/own-origin.js';
import type { Target, Validators } from '../types.js';
import type { Clock } from './clock.js';
import type { Cookies } from './cookies.js';
import { namesCapture } from '../shared/warc-stream.js';
import { type Answer, CaptureMet, type ExchangeOptions } from './exchange.js';
import { hostKey } from './host.js';
import { isClosedConnection, isTolerable } from './name-error.js';
import { basicCredentials, headerWriter } from './request-headers.js';
import { endingOf } from './retry.js';
import { retryAfterMs } from './retry-after.js';
import type { Ending, Place, Scheduler } from './scheduler.js';
import type { Transport } from './transport.js';
import type { Turn } from './turn.js';

export interface AskerDeps {
  /** Wall clock. */
  now: () => number;
  clock: Clock;
  scheduler: Scheduler;
  transport: Transport;
  cookies: Cookies;
  note: (message: string) => void;
  warn: (message: string) => void;
}

/** One target's way through redirects. */
export interface Journey {
  target: Target;
  start: URL;
  validators: Validators | null;
  signal: AbortSignal | undefined;
  /** Time left for requests, redirects included; waiting for a turn costs nothing of it. */
  leftMs: number;
  maxBytes: number;
  /** What is beyond `maxBytes` is left out, not refused. */
  isCutAtLimit: boolean;
  /** What comes may send its reader on by itself (`Refresh`, `<meta http-equiv="refresh">`). */
  isPage: boolean;
  /** The rest of a capture: from which byte on, of which version of it. */
  rest?: { from: number; etag: string | null };
  /** It is tried again, or others wait for it: it stands at the head of its host's line. */
  isFirst: boolean;
  /** robots.txt counts for it. */
  isRobot: boolean;
  credentials: { origin: string; value: string } | null;
  /** Headers for one origin. */
  own?: { url: string; headers: readonly [name: string, value: string][] } | undefined;
}

/** A crawl of a million odd hosts must not keep them all. */
const mostLenientHosts = 10_000;

/** One request in its host's turn, and what its answer says about the host. */
export class Asker {
  /** Origins that the user typed: only these get headers of the user's that may be credentials. */
  private readonly named = new Set<string>();
  /** Hosts whose answers break the rules of HTTP: the strict parser is not asked a second time. */
  private readonly lenientHosts = new Set<string>();
  private readonly headers: ReturnType<typeof headerWriter>;

  constructor(
    private readonly options: FetchOptions,
    private readonly deps: AskerDeps,
  ) {
    this.headers = headerWriter(options);
  }

  nameOrigin(origin: string): void {
    this.named.add(origin);
  }

  /** `name` is what messages call the address; `isUnderWay`: a redirect led there. */
  ask(journey: Journey, url: URL, name: string, isUnderWay: boolean): Promise<Answer> {
    const key = hostKey(url);
    const place = isUnderWay ? 'under-way' : journey.isFirst ? 'first' : 'last';
    if (journey.rest || (journey.isPage && namesCapture(url.pathname)))
      return this.captureTurn(journey, url, name, place);
    if (this.lenientHosts.has(key)) return this.captureTurn(journey, url, name, place);
    return this.turn(journey, url, name, place).catch((error: unknown) => {
      if (error instanceof CaptureMet) return this.captureTurn(journey, url, name, 'under-way');
      if (!isTolerable(error)) throw error;
      this.deps.note(`${(error as Error).message}: asking once more, and letting that pass`);
      if (this.lenientHosts.size < mostLenientHosts) this.lenientHosts.add(key);
      return this.captureTurn(journey, url, name, 'under-way');
    });
  }

  /** A turn by the tolerant parser; one that lasts until a capture has come, where the answer is one. */
  private captureTurn(journey: Journey, url: URL, name: string, place: Place): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const work = async (turn: Turn): Promise<void> => {
        const answer = await this.inTurn(journey, url, name, turn, hostKey(url), true);
        resolve(answer);
        await answer.capture?.ended;
      };
      this.deps.scheduler.run(hostKey(url), name, journey.signal, work, place).catch(reject);
    });
  }

  private turn(journey: Journey, url: URL, name: string, place: Place): Promise<Answer> {
    const key = hostKey(url);
    const work = (turn: Turn): Promise<Answer> => this.inTurn(journey, url, name, turn, key, false);
    return this.deps.scheduler.run(key, name, journey.signal, work, place);
  }

  private async inTurn(
    journey: Journey,
    url: URL,
    name: string,
    turn: Turn,
    key: string,
    isLenient: boolean,
  ): Promise<Answer> {
    const { clock, cookies, scheduler } = this.deps;
    const { origin } = url;
    const cookie = cookies.headerFor(url);
    const headers = this.headersFor(journey, url, origin, cookie && (await cookie));
    const hadAnswered = scheduler.hasAnswered(key);
    const started = clock.now();
    try {
      let answer: Answer;
      try {
        answer = await this.send(journey, url, origin, name, headers, turn, isLenient);
      } catch (error) {
        // A server may close a connection in the moment in which it is used again (RFC 9112 section 9.3.1).
        const isStale =
          !isLenient && hadAnswered && !turn.hasAnswer && isClosedConnection(error) && !journey.signal?.aborted;
        if (!isStale) throw error;
        answer = await this.send(journey, url, origin, name, headers, turn, isLenient);
      }
      if (answer.setCookies.length > 0) await cookies.keep(url, answer.setCookies);
      this.noteStatus(url, key, answer);
      return answer;
    } catch (error) {
      const isOurs = journey.signal?.aborted || error instanceof CaptureMet;
      if (!isOurs) this.ended(url, key, endingOf(error, turn.hasAnswer), causeOf(error, name));
      throw error;
    } finally {
      journey.leftMs = Math.max(1, journey.leftMs - (clock.now() - started));
    }
  }

  private send(
    journey: Journey,
    url: URL,
    origin: string,
    name: string,
    headers: Record<string, string>,
    turn: Turn,
    isLenient: boolean,
  ): Promise<Answer> {
    const { connectTimeoutMs, idleTimeoutMs, timeoutMs, maxSitemapBytes } = this.options;
    const { maxBytes, isCutAtLimit, leftMs, signal } = journey;
    const request: ExchangeOptions = {
      url,
      origin,
      name,
      headers,
      maxBytes,
      maxSitemapBytes,
      isCutAtLimit,
      capture: captureOf(journey, isLenient),
      isCapturePatient: !journey.target.isFound,
      connectTimeoutMs,
      idleTimeoutMs,
      timeoutMs,
      leftMs,
      signal,
      turn,
    };
    return this.deps.transport.send(request, isLenient);
  }

  private headersFor(journey: Journey, url: URL, origin: string, cookie: string | null): Record<string, string> {
    const { credentials, validators, rest, own } = journey;
    const headers = this.headers(url, {
      isNamed: this.named.has(origin),
      credentials: credentials?.origin === origin ? credentials.value : basicCredentials(url),
      cookie,
      validators,
      own: own && isOwnOrigin(own.url, url.href) ? own.headers : [],
    });
    if (!rest) return headers;
    const range = { ...headers, range: `bytes=${rest.from}-` };
    return rest.etag ? { ...range, 'if-range': rest.etag } : range;
  }

  private noteStatus(url: URL, key: string, answer: Answer): void {
    const { status, headers } = answer;
    this.ended(url, key, status === 429 || status >= 500 ? 'troubled' : 'answered', `it answered ${status}`);
    const wait = headers['retry-after'] === undefined ? null : retryAfterMs(headers['retry-after'], this.deps.now());
    const isRequest = status === 429 || status === 503 || (status >= 300 && status < 400 && status !== 304);
    if (wait === null || wait === 0 || !isRequest) return;
    this.deps.scheduler.hold(key, wait, status);
    this.deps.note(`${url.host} answered ${status} and asks to wait ${Math.ceil(wait / 1000)} s (Retry-After)`);
  }

  private ended(url: URL, key: string, ending: Ending, cause: string): void {
    const how = this.deps.scheduler.ended(key, ending, cause);
    if (how) this.deps.warn(`${url.host} ${how} and is left alone for the rest of this run`);
  }
}

function captureOf({ rest, isPage }: Journey, isLenient: boolean): ExchangeOptions['capture'] {
  if (rest) return 'rest';
  return !isPage ? 'whole' : isLenient ? 'streamed' : 'told';
}

/** What an error says of the host: the address in front is that of one page. */
function causeOf(error: unknown, name: string): string {
  const message = messageOf(error);
  return message.startsWith(name) ? message.slice(name.length).replace(/^:?\s+/, '') : message;
}
