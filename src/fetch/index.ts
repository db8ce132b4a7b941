import type { LookupFunction } from 'node:net';
import { messageOf, NetworkError, RefusedError } from '../errors.js';
import type { FetchOptions } from '../options.js';
import type { Ledger } from '../shared/politeness.js';
import type { Fetched, Target, Validators } from '../types.js';
import { addressRule } from './addresses.js';
import { type Clock, systemClock } from './clock.js';
import { Cookies } from './cookies.js';
import { Gate } from './gate.js';
import type { HttpClient } from './http.js';
import { readBytes, readLocal } from './local.js';
import type { Poster, PostOptions } from './post.js';
import type { ProxySettings } from './proxies.js';
import type { Backlog } from './scheduler.js';

// A target → its bytes, from the network, a file, or at hand. It decodes no text and judges no content; it keeps every
// limit of FetchOptions, connects to no private address, and never puts a secret into a message.

export interface FetchRequest {
  /** Of the stored answer; the server may say 304. */
  validators?: Validators;
  /** Aborted: the request ends, wherever it is. */
  signal?: AbortSignal;
  /** Headers for the origin of an address, which may be secrets; on a redirect they stay behind, but from http to https. */
  own?: { url: string; headers: readonly [name: string, value: string][] };
}

/** Fetches addresses and files within its limits, in each host's turn; `close` it at the end. */
export interface Fetcher {
  /**
   * Gives bytes or throws one of our errors; waits for its host's turn. With `validators` of a stored answer the server may
   * say 304: then `isNotModified` is true, `bytes` is empty, and `validators` are those to keep from now on (the server's new
   * ones, else the old). Validators go to the address asked for and along its redirects; a 304 that nobody asked for is an error.
   * Where a page sends its readers on by itself, they go no further, and what it leads to has none.
   */
  fetch(target: Target, request?: FetchRequest): Promise<Fetched>;
  /**
   * What the robots.txt of an address's origin says, asked for once a run; whether it is obeyed is `options.robots`'s, and
   * where no answer came this throws what a fetch throws. Its `Sitemap:` lines are for everybody.
   */
  robots(address: string): Promise<RobotsFacts>;
  state(): FetcherState;
  /** How many hosts only wait for their next start, which is further off than a moment. */
  resting(): number;
  close(): Promise<void>;
}

/** Requests under way, requests that wait, the hosts they wait for, and the host with the longest line. */
export interface FetcherState {
  active: number;
  waiting: number;
  hosts: number;
  longest: { host: string; waiting: number; delayMs: number; heldMs: number; heldStatus: number } | null;
}

/** What a robots.txt says to us (RFC 9309). */
export interface RobotsFacts {
  allows(url: string): boolean;
  /** Its `Sitemap:` lines as absolute addresses. */
  sitemaps: string[];
  /** 0 where it asks for none. */
  crawlDelayMs: number;
}

export interface FetcherDeps {
  /** Wall clock. */
  now?: () => number;
  clock?: Clock;
  random?: () => number;
  /** How names become addresses; by default the system's way, and DNS beside it where that takes long. */
  lookup?: LookupFunction;
  proxies?: ProxySettings;
  /** Text of a Netscape cookie file. */
  cookieFile?: string | null;
  /** The machine's politeness ledger; without one this run knows only of itself. */
  ledgerFile?: string | null;
  /** In its place: a ledger that many machines share. Where it cannot be opened or fails, nothing is asked. */
  openLedger?: (() => Promise<Ledger>) | null;
  /** Certificates to trust, PEM. */
  certificates?: string;
  backlog?: Backlog | undefined;
  /** What `--verbose` shows. */
  note?: (message: string) => void;
  /** What is said without `--verbose`, too; by default it is a note. */
  warn?: (message: string) => void;
  /** Aborted (Ctrl-C): what is under way is finished, what waits for its turn is an InterruptedError. */
  stop?: AbortSignal;
}

export type { Poster, PostOptions } from './post.js';
export type { ProxySettings } from './proxies.js';
export type { Backlog } from './scheduler.js';
export { opensSitemap } from './sitemap-start.js';

/** More open files at once are not read faster, and systems allow 256 in all. */
const filesAtOnce = 16;

/** Opens a fetcher for one run: its connections, limits and waits are shared by all its targets. */
export function openFetcher(options: FetchOptions, deps: FetcherDeps = {}): Fetcher {
  const now = deps.now ?? Date.now;
  const parts = makeParts(options, deps);
  const reading = new Gate(filesAtOnce);
  let opened: { client: HttpClient; close: () => Promise<void> } | null = null;
  let opening: Promise<HttpClient> | null = null;
  const http = (): Promise<HttpClient> => {
    // Files need no undici, and loading it is half of a short run.
    if (opening === null) {
      opening = openHttp(options, deps, parts).then((found) => {
        opened = found;
        return found.client;
      });
      // A ledger of many machines may be there again at the next request.
      opening.catch(() => {
        opening = null;
      });
    }
    return opening;
  };
  const fetchAddress = (target: Target, url: string, request: FetchRequest): Promise<Fetched> =>
    // Once it is open nothing is awaited: each promise more is felt at thousands of pages a second.
    opened ? opened.client.fetch(target, url, request) : http().then((client) => client.fetch(target, url, request));
  const refusal = (error: Error): Promise<never> => Promise.reject(error);
  return {
    fetch: (target, request = {}) => {
      const { bytes, file, url, ref } = target;
      if (bytes) return readBytes(target, bytes, options, now());
      if (file) return reading.run(() => readLocal(target, file, options, now()));
      if (!url) return refusal(new NetworkError(`${ref} names neither an address nor a file`));
      if (!/^https?:/i.test(url)) return refusal(new RefusedError(`${ref}: only http: and https: are read`));
      return fetchAddress(target, url, request);
    },
    robots: async (address) => (await http()).rulesFor(new URL(address)),
    state: () => opened?.client.scheduler.state() ?? { active: 0, waiting: 0, hosts: 0, longest: null },
    resting: () => opened?.client.scheduler.resting() ?? 0,
    close: async () => {
      await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/** Opens what sends records to one address. Like all that needs undici it is loaded when it is wanted. */
export async function openPoster(options: PostOptions): Promise<Poster> {
  const { makePoster } = await import('./post.js');
  return makePoster(options);
}

/** What may be wrong usage is found before anything is fetched. */
function makeParts(options: FetchOptions, deps: FetcherDeps) {
  return { isAllowed: addressRule(options.allowPrivate), cookies: new Cookies(deps.cookieFile ?? null) };
}

async function openHttp(options: FetchOptions, deps: FetcherDeps, parts: ReturnType<typeof makeParts>) {
  const [{ HttpClient }, { Transport }, { patientLookup }] = await Promise.all([
    import('./http.js'),
    import('./transport.js'),
    import('./resolver.js'),
  ]);
  const note = deps.note ?? (() => undefined);
  const transport = new Transport({
    ...options,
    isAllowed: parts.isAllowed,
    lookup: deps.lookup ?? patientLookup(options.connectTimeoutMs),
    proxies: deps.proxies ?? { http: null, https: null, no: null },
    certificates: deps.certificates,
  });
  const now = deps.now ?? Date.now;
  const hasDelay = options.delayMs > 0 || Object.keys(options.hostDelays).length > 0;
  const ledger = hasDelay ? await ledgerOf(deps, now, note) : null;
  const client = new HttpClient(options, {
    now,
    clock: deps.clock ?? systemClock,
    random: deps.random ?? Math.random,
    transport,
    cookies: parts.cookies,
    ledger,
    note,
    warn: deps.warn ?? note,
    backlog: deps.backlog,
    stop: deps.stop,
  });
  const close = async (): Promise<void> => {
    client.close();
    await transport.close();
    await ledger?.close();
  };
  return { client, close };
}

async function ledgerOf(
  { openLedger, ledgerFile }: FetcherDeps,
  now: () => number,
  note: (message: string) => void,
): Promise<Ledger | null> {
  if (openLedger) return openLedger();
  return ledgerFile ? tryLedger(ledgerFile, now, note) : null;
}

/** An unwritable folder must not stop a reader from reading. */
async function tryLedger(file: string, now: () => number, note: (message: string) => void): Promise<Ledger | null> {
  const [{ openLedger }, { tolerantLedger }] = await Promise.all([
    import('./ledger.js'),
    import('./tolerant-ledger.js'),
  ]);
  const say = (error: unknown): void => {
    const why = messageOf(error);
    note(`the politeness ledger ${file} cannot be used (${why}): other runs on this machine are not seen`);
  };
  try {
    return tolerantLedger(await openLedger(file, now), say);
  } catch (error) {
    say(error);
    return null;
  }
}
