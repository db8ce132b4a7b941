import { isIP, type LookupFunction, type Socket } from 'node:net';
import { Agent, buildConnector, Client, type Dispatcher, ProxyAgent } from 'undici';
import type { AddressRule } from './addresses.js';
import { bareHostname, guardedConnector, refusal } from './connect.js';
import type { Sender } from './answer-listener.js';
import { type Answer, exchange, type ExchangeOptions } from './exchange.js';
import { lenientSender, type SocketOpener } from './lenient.js';
import { proxyRefusal } from './name-error.js';
import { proxyAuthorization, type ProxySettings, proxyRule } from './proxies.js';
import { ProxyPool } from './proxy-pool.js';

export interface TransportOptions {
  connectTimeoutMs: number;
  perHost: number;
  http2: boolean;
  isAllowed: AddressRule;
  lookup: LookupFunction;
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
  /** Of second tries: undici does not know them. */
  private readonly sockets = new Set<Socket>();
  /** Connections to proxies that have not answered yet. */
  private readonly tunnelling = new Set<Client>();
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

  /** `isLenient`: by the parser that takes what breaks the rules of HTTP; all guards and limits are the same. */
  send(options: ExchangeOptions, isLenient = false): Promise<Answer> {
    const { url, origin } = options;
    const proxy = this.proxyFor?.(url);
    const path = `${url.pathname}${url.search}`;
    if (!proxy) return exchange(isLenient ? this.straight(url) : this.agent, origin, path, options);
    // The proxy resolves names, out of our sight; literals and localhost are judged here all the same.
    const refused = this.refusalBehindProxy(bareHostname(url.hostname));
    if (refused) return Promise.reject(refused);
    if (url.protocol === 'https:') {
      const sender = isLenient ? this.lenient(url, (done) => this.openTunnel(proxy, url, done)) : this.tunnel(proxy);
      return exchange(sender, origin, path, { ...options, proxy: proxy.host });
    }
    // A plain proxy gets the whole address as the path; undici's own way of it (proxyTunnel) opens one connection only.
    const headers = { ...options.headers, host: url.host, ...proxyAuthorization(proxy) };
    const sender = isLenient ? this.lenient(url, connection(this.plainConnector(), proxy)) : this.plainProxy();
    const asked = exchange(sender, proxy.origin, `${origin}${path}`, { ...options, headers, proxy: proxy.host });
    return asked.then((answer) => {
      if (answer.status === 407) throw proxyRefusal(options.name, answer.status);
      return answer;
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all([this.agent, ...this.proxyAgents.values(), ...this.tunnelling].map((one) => one.destroy()));
  }

  private refusalBehindProxy(host: string): Error | null {
    if (isIP(host)) return this.options.isAllowed(host) ? null : refusal(host, host);
    const isLocal = /(^|\.)localhost\.?$/i.test(host);
    return isLocal && !this.options.isAllowed('127.0.0.1') ? refusal(host, '127.0.0.1') : null;
  }

  private straight(url: URL): Sender {
    const { isAllowed, lookup } = this.options;
    return this.lenient(url, connection(guardedConnector({ ...this.options, http2: false }, isAllowed, lookup), url));
  }

  private lenient(url: URL, open: SocketOpener): Sender {
    const kept: SocketOpener = (done) =>
      open((error, socket) => {
        if (socket) {
          this.sockets.add(socket);
          socket.once('close', () => this.sockets.delete(socket));
        }
        done(error, socket);
      });
    return lenientSender(kept, url.host, maxHeaderBytes);
  }

  private plainConnector(): buildConnector.connector {
    return buildConnector({ timeout: this.options.connectTimeoutMs });
  }

  private openTunnel(proxy: URL, url: URL, done: Parameters<SocketOpener>[0]): void {
    const { certificates: ca, connectTimeoutMs: timeout } = this.options;
    const client = new Client(proxy.origin, { connect: { timeout } });
    this.tunnelling.add(client);
    // A socket that became a tunnel is not the client's any more.
    const leave = (): void => {
      this.tunnelling.delete(client);
      void client.destroy();
    };
    const host = `${url.hostname}:${url.port || 443}`;
    client.connect({ path: host, headers: { host, ...proxyAuthorization(proxy) } }).then(
      ({ statusCode, socket }) => {
        leave();
        if (statusCode === 200) {
          connection(buildConnector({ timeout, ...(ca ? { ca } : {}) }), url, socket as Socket)(done);
          return;
        }
        socket.destroy();
        done(proxyRefusal(url.host, statusCode), null);
      },
      (error: Error) => {
        leave();
        done(error, null);
      },
    );
  }

  private tunnel(proxy: URL): Dispatcher {
    return this.proxyAgent(proxy.href, () => {
      const tls = this.options.certificates ? { ca: this.options.certificates } : {};
      const timeout = this.options.connectTimeoutMs;
      const token = proxyAuthorization(proxy)['proxy-authorization'];
      return new ProxyAgent({
        // Without name and password: undici refuses a `%` that is not an escape.
        uri: proxy.origin,
        ...(token ? { token } : {}),
        requestTls: { ...tls, timeout } as object,
        proxyTls: { timeout } as object,
        maxHeaderSize: maxHeaderBytes,
        clientFactory: (origin, pool) => new ProxyPool(origin, pool),
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

function connection(connect: buildConnector.connector, to: URL, httpSocket?: Socket): SocketOpener {
  const { host, protocol, port } = to;
  const hostname = bareHostname(to.hostname);
  return (done) =>
    connect({ host, hostname, protocol, port, ...(httpSocket ? { httpSocket } : {}) }, (error, socket) =>
      done(error, socket),
    );
}
