import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { UsageError } from '../errors.js';
import { basicCredentials } from './request-headers.js';

/** As the environment says it: `HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY` (the caller reads them). */
export interface ProxySettings {
  http: string | null;
  https: string | null;
  no: string | null;
}

/** Says which proxy an address goes through; null: none. Throws for an address whose proxy cannot be used, and for no other. */
export function proxyRule(settings: ProxySettings): (url: URL) => URL | null {
  const http = settings.http ? parseProxy(settings.http) : null;
  const https = settings.https ? parseProxy(settings.https) : null;
  const exceptions = (settings.no ?? '')
    .split(/[\s,]+/)
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  return (url) => {
    const proxy = url.protocol === 'https:' ? https : http;
    if (!proxy || exceptions.some((entry) => isException(url, entry))) return null;
    if (proxy instanceof UsageError) throw proxy;
    return proxy;
  };
}

function parseProxy(text: string): URL | UsageError {
  const withScheme = text.includes('://') ? text : `http://${text}`;
  // The address may hold a password: the message does not repeat it.
  if (!URL.canParse(withScheme)) return new UsageError('the proxy in the environment is not an address');
  const url = new URL(withScheme);
  if (!['http:', 'https:'].includes(url.protocol)) {
    return new UsageError(
      `the environment names a proxy of the form ${url.protocol}, and only http: and https: are spoken`,
    );
  }
  return url;
}

/** The header that lets in at a proxy; none where its address holds no name. */
export function proxyAuthorization(proxy: URL): Record<string, string> {
  const value = basicCredentials(proxy);
  return value === null ? {} : { 'proxy-authorization': value };
}

/** As curl reads `NO_PROXY`: `*`, names with or without a leading dot (and all below them), ports, addresses and CIDR ranges. */
function isException(url: URL, entry: string): boolean {
  if (entry === '*') return true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const withPort = /^(.*[^:]):(\d+)$/.exec(entry);
  if (withPort && isIP(entry) !== 6) return withPort[2] === port && isHostException(host, withPort[1]!);
  return isHostException(host, entry);
}

function isHostException(host: string, entry: string): boolean {
  if (entry.includes('/')) return isInRange(host, entry);
  const name = entry.replace(/^\*?\./, '').replace(/^\[|\]$/g, '');
  return host === name || (!isIP(host) && host.endsWith(`.${name}`));
}

function isInRange(host: string, range: string): boolean {
  if (!isIP(host)) return false;
  try {
    const [network, bits] = ipaddr.parseCIDR(range);
    const address = ipaddr.parse(host);
    return address.kind() === network.kind() && (address as ipaddr.IPv6).match(network as ipaddr.IPv6, bits);
  } catch {
    return false; // an entry that is not a range excepts nothing
  }
}
