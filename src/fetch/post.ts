import { createHmac } from 'node:crypto';
import { isIP, type LookupFunction } from 'node:net';
import { lookup as systemLookup } from 'node:dns';
import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici';
import { messageOf, RefusedError } from '../errors.js';
import { deliveryKey, type HookAnswer, type HookCall } from '../shared/hook-call.js';
import { withoutPassword } from '../shared/without-password.js';
import { type AddressRule, addressRule } from './addresses.js';
import { guardedConnector } from './connect.js';
import { proxyAuthorization, type ProxySettings, proxyRule } from './proxies.js';
import { ProxyPool } from './proxy-pool.js';
import { basicCredentials } from './request-headers.js';
import { retryAfterMs } from './retry-after.js';

export interface PostOptions {
  url: string;
  timeoutMs: number;
  connectTimeoutMs: number;
  userAgent: string;
  /** Signs each body, where there is one. */
  secret: string | null;
  proxies: ProxySettings;
  now: () => number;
  /** Whether an address belongs to the public Internet; a test has only private ones. */
  isPublic?: AddressRule;
}

/** Sends records to one address. */
export interface Poster {
  post(call: HookCall): Promise<HookAnswer>;
  close(): Promise<void>;
}

/** By which way a request goes, and what the proxy on it wants. */
interface Route {
  sender: Dispatcher;
  origin: string;
  path: string;
  headers: Record<string, string>;
}

const mostRedirects = 5;
const busy = new Set([408, 425, 429, 500, 502, 503, 504]);
/** No request was made at all. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * The address that somebody typed may be private. Only redirects that keep method and body (307, 308) are followed, with the signature
 * only at the same origin, and where the first address is public none leads to a private one.
 */
export function makePoster(options: PostOptions): Poster {
  const isPublic = options.isPublic ?? addressRule([]);
  const lookup = systemLookup as LookupFunction;
  const connecting = { connectTimeoutMs: options.connectTimeoutMs, http2: false, certificates: undefined };
  let isPrivate = false;
  const open = buildConnector({ timeout: options.connectTimeoutMs });
  const typed = new Agent({
    connect: (target, callback) =>
      open(target, (error, socket) => {
        if (socket?.remoteAddress && isIP(socket.remoteAddress)) isPrivate = !isPublic(socket.remoteAddress);
        if (error) callback(error, null);
        else callback(null, socket!);
      }),
  });
  const guarded = new Agent({ connect: guardedConnector(connecting, isPublic, lookup) });
  const proxyFor = options.proxies.http || options.proxies.https ? proxyRule(options.proxies) : null;
  const proxied = new Map<string, Dispatcher>();
  const proxyAgent = (key: string, make: () => Dispatcher): Dispatcher => {
    const agent = proxied.get(key) ?? make();
    proxied.set(key, agent);
    return agent;
  };
  const routeTo = (url: URL, hops: number): Route => {
    const proxy = proxyFor?.(url);
    const { origin } = url;
    const path = `${url.pathname}${url.search}`;
    if (!proxy) return { sender: hops === 0 || isPrivate ? typed : guarded, origin, path, headers: {} };
    const timeout = options.connectTimeoutMs;
    const authorization = proxyAuthorization(proxy);
    if (url.protocol === 'https:') {
      const token = authorization['proxy-authorization'];
      const sender = proxyAgent(
        proxy.href,
        () =>
          new ProxyAgent({
            uri: proxy.origin,
            proxyTls: { timeout } as object,
            ...(token ? { token } : {}),
            clientFactory: (to, pool) => new ProxyPool(to, pool),
          }),
      );
      return { sender, origin, path, headers: {} };
    }
    // A plain proxy gets the whole address as the path: few let a tunnel through to a port that is not of TLS.
    const sender = proxyAgent('', () => new Agent({ connect: { timeout } }));
    return { sender, origin: proxy.origin, path: `${origin}${path}`, headers: { host: url.host, ...authorization } };
  };
  return {
    post: async (call) => {
      const signal = AbortSignal.timeout(options.timeoutMs);
      let url = new URL(options.url);
      const first = url.origin;
      try {
        for (let hops = 0; ; hops++) {
          const { sender, origin, path, headers: added } = routeTo(url, hops);
          if (hops > 0 && sender !== typed) refusePrivate(url, isPublic);
          const credentials = url.origin === first ? basicCredentials(url) : null;
          const asked = sender.request({
            origin,
            path,
            method: 'POST',
            headers: {
              ...added,
              ...headersOf(call, options, url.origin === first),
              ...(credentials === null ? {} : { authorization: credentials }),
            },
            body: call.body,
            signal,
          });
          const { statusCode, headers, body } = await inTime(asked, signal);
          // What it says in its answer is not asked for.
          body.on('error', () => undefined);
          body.destroy();
          const location = typeof headers.location === 'string' ? headers.location : null;
          const isKept = statusCode === 307 || statusCode === 308;
          if (isKept && location !== null && hops < mostRedirects && URL.canParse(location, url.href)) {
            const next = new URL(location, url);
            if (!/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol === 'http:'))
              return { kind: 'refused', message: `leads from https to ${withoutPassword(next.origin)}` };
            url = next;
            continue;
          }
          return answerOf(statusCode, headers['retry-after'], options.now());
        }
      } catch (error) {
        return failureOf(error, options.timeoutMs);
      }
    },
    close: async () => {
      await Promise.all([typed, guarded, ...proxied.values()].map((one) => one.destroy()));
    },
  };
}

/** undici hears of a signal when a request is sent, and a proxy that says nothing keeps it from being sent. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, late]);
}

/** Behind a proxy names are resolved out of our sight: literals and localhost are judged all the same. */
function refusePrivate(url: URL, isPublic: (ip: string) => boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const ip = /(^|\.)localhost\.?$/i.test(host) ? '127.0.0.1' : host;
  if (isIP(ip) && !isPublic(ip)) throw new RefusedError(`a redirect leads to the private address ${host}`);
}

function headersOf(call: HookCall, { userAgent, secret }: PostOptions, isFirst: boolean): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': userAgent,
    'idempotency-key': deliveryKey(call),
    'x-wirecopy-event': call.event,
    'x-wirecopy-id': call.id,
    'x-wirecopy-revision': String(call.revision),
    'x-wirecopy-attempt': String(call.attempt),
    // As GitHub and WebSub sign: HMAC of the body as it is sent.
    ...(secret !== null && isFirst
      ? { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(call.body).digest('hex')}` }
      : {}),
  };
}

function answerOf(status: number, retryAfter: string | string[] | undefined, now: number): HookAnswer {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const message = `answered ${status}`;
  if (!busy.has(status) && status < 500) return { kind: 'refused', message };
  return { kind: 'failed', message, retryAfterMs: retryAfterMs([retryAfter].flat()[0], now) };
}

function failureOf(error: unknown, timeoutMs: number): HookAnswer {
  if (error instanceof RefusedError) return { kind: 'refused', message: messageOf(error) };
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (unreached.has(code)) return { kind: 'broken', message: `cannot be reached (${code})` };
  const isLate = error instanceof Error && error.name === 'TimeoutError';
  const message = isLate ? `took longer than ${timeoutMs / 1000} s` : `gave no answer: ${messageOf(error)}`;
  return { kind: 'failed', message, retryAfterMs: null };
}
