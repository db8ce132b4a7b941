import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { RefusedError } from '../errors.js';
import { type AddressRule, plainAddress } from './addresses.js';

/**
 * A connector that asks the rule about every address before a packet leaves: literals here, names after resolution.
 * Each new connection passes it, so each hop of a redirect does, and the address asked about is the one connected to.
 */
export function guardedConnector(
  options: { connectTimeoutMs: number; http2: boolean; certificates: string | undefined },
  isAllowed: AddressRule,
  lookup: LookupFunction,
): buildConnector.connector {
  const connect = buildConnector({
    timeout: options.connectTimeoutMs,
    allowH2: options.http2,
    lookup: guardedLookup(isAllowed, lookup),
    ...(options.certificates ? { ca: options.certificates } : {}),
  });
  return (target, callback) => {
    const host = bareHostname(target.hostname);
    if (isIP(host) && !isAllowed(host)) callback(refusal(host, host), null);
    else connect(target, callback);
  };
}

/** `[::1]` as URLs write it, without its brackets. */
export function bareHostname(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

/** The refusal says what would open it. */
export function refusal(host: string, ip: string): RefusedError {
  const name = host === ip ? ip : `${host} (${ip})`;
  const plain = plainAddress(ip);
  const range = plain.includes(':') ? `${plain}/128` : `${plain}/32`;
  return new RefusedError(
    `${name} is a private or special address: --allow-private=${range} opens it, --allow-private all of them`,
  );
}

/** Leaves out what the rule refuses; a name with nothing left is refused. */
function guardedLookup(isAllowed: AddressRule, lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0);
      const all = Array.isArray(found) ? found : [{ address: found, family: isIP(found) }];
      const open = all.filter((one) => isAllowed(one.address));
      const first = open[0];
      if (!first) return callback(refusal(hostname, all[0]?.address ?? 'no address'), '', 0);
      if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  };
}
