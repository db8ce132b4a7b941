import { createHash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { HttpStatusError, NetworkError, RefusedError } from '../errors.js';
import type { FetchOptions } from '../options.js';
import type { Fetched, Target, Validators } from '../types.js';
import type { AddressRule } from './addresses.js';
import { guardedConnector } from './connect.js';
import { acceptedCodings } from './content-coding.js';
import { Deadline } from './deadline.js';
import { type Answer, exchange } from './exchange.js';
import { retryAfterMs } from './retry-after.js';

export interface HttpDeps {
  isAllowed: AddressRule;
  now: () => number;
  lookup: LookupFunction | undefined;
}

/** Larger than Node's 16 KB: security policies of news sites alone reach 20. */
const maxHeaderBytes = 65_536;

/** One agent for a run: connections, limits, redirects. */
export class HttpClient {
  private readonly agent: Agent;

  constructor(
    private readonly options: FetchOptions,
    private readonly deps: HttpDeps,
  ) {
    this.agent = new Agent({
      connect: guardedConnector(
        { connectTimeoutMs: options.connectTimeoutMs, http2: false },
        deps.isAllowed,
        deps.lookup,
      ),
      maxHeaderSize: maxHeaderBytes,
      pipelining: 1,
    });
  }

  async fetch(
    target: Target,
    address: string,
    request: { validators?: Validators | undefined; signal?: AbortSignal | undefined },
  ): Promise<Fetched> {
    const deadline = new Deadline(this.options.timeoutMs, this.deps.now);
    const redirects: { url: string; status: number }[] = [];
    const seen = new Set<string>();
    let url = new URL(address);
    for (;;) {
      if (seen.has(url.href)) throw new NetworkError(`${publicUrl(address)} redirects in a circle`);
      seen.add(url.href);
      const answer = await this.once(url, request, deadline, address);
      const next = redirectTarget(answer, url);
      if (!next) return finish(target, url, redirects, answer, this.deps.now());
      redirects.push({ url: publicUrl(url.href), status: answer.status });
      if (redirects.length > this.options.maxRedirects) {
        throw new NetworkError(
          `${publicUrl(address)} redirects more than ${this.options.maxRedirects} times (--max-redirects)`,
        );
      }
      this.checkHop(url, next);
      url = next;
    }
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private once(
    url: URL,
    request: { validators?: Validators | undefined; signal?: AbortSignal | undefined },
    deadline: Deadline,
    address: string,
  ): Promise<Answer> {
    const name = publicUrl(url.href);
    const headers = this.headersFor(url, new URL(address).origin, request.validators);
    return deadline.run(name, request.signal, (signal) =>
      exchange(this.agent as Dispatcher, {
        url,
        name,
        headers,
        maxBytes: this.options.maxBytes,
        idleTimeoutMs: this.options.idleTimeoutMs,
        signal,
        onSent: () => undefined,
        onHeaders: () => undefined,
      }),
    );
  }

  private headersFor(url: URL, firstOrigin: string, validators: Validators | undefined): Record<string, string> {
    const headers: Record<string, string> = {
      'user-agent': this.options.userAgent,
      accept:
        'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8',
      'accept-encoding': acceptedCodings,
    };
    // A user's headers may be credentials: they are for the origin that was named and never leave it.
    if (url.origin === firstOrigin) {
      for (const [name, value] of this.options.headers) headers[name.toLowerCase()] = value;
    }
    if (url.username || url.password) {
      const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    }
    if (validators?.etag) headers['if-none-match'] = validators.etag;
    if (validators?.lastModified) headers['if-modified-since'] = validators.lastModified;
    return headers;
  }

  private checkHop(from: URL, to: URL): void {
    if (to.protocol !== 'http:' && to.protocol !== 'https:') {
      throw new RefusedError(`${publicUrl(from.href)} redirects to ${to.protocol}, and only http: and https: are read`);
    }
    if (from.protocol === 'https:' && to.protocol === 'http:' && !this.options.allowDowngrade) {
      throw new RefusedError(
        `${publicUrl(from.href)} redirects from https to ${publicUrl(to.href)}: --allow-downgrade follows it`,
      );
    }
  }
}

function redirectTarget(answer: Answer, url: URL): URL | null {
  const location = answer.headers.location;
  if (![301, 302, 303, 307, 308].includes(answer.status) || !location) return null;
  // Header bytes are read as Latin-1; servers that send raw UTF-8 mean UTF-8.
  const text = Buffer.from(location, 'latin1').toString('utf8');
  const chosen = text.includes('\uFFFD') ? location : text;
  if (!URL.canParse(chosen, url.href)) throw new NetworkError(`${publicUrl(url.href)} redirects to no address`);
  const next = new URL(chosen, url);
  if (!next.hash) next.hash = url.hash;
  return next;
}

function finish(
  target: Target,
  url: URL,
  redirects: { url: string; status: number }[],
  answer: Answer,
  now: number,
): Fetched {
  const reached = publicUrl(url.href);
  const isNotModified = answer.status === 304;
  if (!isNotModified && (answer.status < 200 || answer.status >= 300)) {
    const wait = retryAfterMs(answer.headers['retry-after'], now);
    throw new HttpStatusError(`${reached} answered ${answer.status}`, answer.status, wait);
  }
  return {
    target,
    url: reached,
    redirects,
    status: answer.status,
    headers: answer.headers,
    contentType: answer.headers['content-type'] ?? null,
    bytes: answer.body,
    sha256: createHash('sha256').update(answer.body).digest('hex'),
    fetchedAt: new Date(now).toISOString(),
    retries: 0,
    isNotModified,
    validators: { etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null },
  };
}

/** An address as messages and records may show it: no name, no password. */
export function publicUrl(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
