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

/** Says which proxy an address goes through; null: none. */
export function proxyRule(settings: ProxySettings): (url: URL) => URL | null {
  const http = parseProxy(settings.http);
  const https = parseProxy(settings.https);
  const exceptions = (settings.no ?? '')
    .split(/[\s,]+/)
    .map((entry) => entry.trim().toLowerCase())
    .filter(Boolean);
  return (url) => {
    const proxy = url.protocol === 'https:' ? https : http;
    return proxy && !exceptions.some((entry) => isException(url, entry)) ? proxy : null;
  };
}

function parseProxy(text: string | null): URL | null {
  if (!text) return null;
  const withScheme = text.includes('://') ? text : `http://${text}`;
  // The address may hold a password: the message does not repeat it.
  if (!URL.canParse(withScheme)) throw new UsageError('the proxy in the environment is not an address');
  const url = new URL(withScheme);
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw new UsageError(`proxies of the form ${url.protocol} in the environment are not supported: use http:`);
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
    return false; // an entry that is no range excepts nothing
  }
}
