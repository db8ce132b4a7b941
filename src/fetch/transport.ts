import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { AddressRule } from './addresses.js';
import { bareHostname, guardedConnector, refusal } from './connect.js';
import { type Answer, exchange, type ExchangeOptions } from './exchange.js';
import { type ProxySettings, proxyRule } from './proxies.js';

export interface TransportOptions {
  connectTimeoutMs: number;
  perHost: number;
  http2: boolean;
  isAllowed: AddressRule;
  lookup: LookupFunction | undefined;
  proxies: ProxySettings;
  /** Certificates to trust in place of the system's, PEM. */
  certificates: string | undefined;
}

/** Larger than Node's 16 KB: security policies of news sites alone reach 20. */
const maxHeaderBytes = 65_536;

/** Connections, kept alive for the run: straight ones behind the address guard, and those to the user's proxies. */
export class Transport {
  private readonly agent: Agent;
  private readonly proxyAgents = new Map<string, Dispatcher>();
  /** Null where the environment names none. */
  private readonly proxyFor: ((url: URL) => URL | null) | null;

  constructor(private readonly options: TransportOptions) {
    const { http, https } = options.proxies;
    this.proxyFor = http || https ? proxyRule(options.proxies) : null;
    this.agent = new Agent({
      connect: guardedConnector(options, options.isAllowed, options.lookup),
      maxHeaderSize: maxHeaderBytes,
      allowH2: options.http2,
      // A place is free a moment before its connection is; without this a third one would be opened in that moment.
      connections: options.perHost,
      pipelining: options.http2 ? 100 : 1,
    });
  }

  send(options: ExchangeOptions): Promise<Answer> {
    const { url, origin } = options;
    const proxy = this.proxyFor?.(url);
    const path = `${url.pathname}${url.search}`;
    if (!proxy) return exchange(this.agent, origin, path, options);
    // The proxy resolves names, out of our sight; literals and localhost are judged here all the same.
    const refused = this.refusalBehindProxy(bareHostname(url.hostname));
    if (refused) return Promise.reject(refused);
    if (url.protocol === 'https:') return exchange(this.tunnel(proxy), origin, path, options);
    // A plain proxy gets the whole address as the path; undici's own way of it (proxyTunnel) opens one connection only.
    const headers = { ...options.headers, host: url.host, ...proxyAuthorization(proxy) };
    return exchange(this.plainProxy(), proxy.origin, `${origin}${path}`, { ...options, headers });
  }

  async close(): Promise<void> {
    await Promise.all([this.agent, ...this.proxyAgents.values()].map((one) => one.destroy()));
  }

  private refusalBehindProxy(host: string): Error | null {
    if (isIP(host)) return this.options.isAllowed(host) ? null : refusal(host, host);
    const isLocal = /(^|\.)localhost\.?$/i.test(host);
    return isLocal && !this.options.isAllowed('127.0.0.1') ? refusal(host, '127.0.0.1') : null;
  }

  private tunnel(proxy: URL): Dispatcher {
    return this.proxyAgent(proxy.href, () => {
      const tls = this.options.certificates ? { ca: this.options.certificates } : {};
      const timeout = this.options.connectTimeoutMs;
      return new ProxyAgent({
        uri: proxy.href,
        requestTls: { ...tls, timeout } as object,
        proxyTls: { timeout } as object,
        maxHeaderSize: maxHeaderBytes,
      });
    });
  }

  private plainProxy(): Dispatcher {
    const timeout = this.options.connectTimeoutMs;
    return this.proxyAgent('', () => new Agent({ connect: { timeout }, maxHeaderSize: maxHeaderBytes }));
  }

  private proxyAgent(key: string, open: () => Dispatcher): Dispatcher {
    const agent = this.proxyAgents.get(key) ?? open();
    this.proxyAgents.set(key, agent);
    return agent;
  }
}

function proxyAuthorization(proxy: URL): Record<string, string> {
  if (!proxy.username && !proxy.password) return {};
  const pair = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
