import ipaddr from 'ipaddr.js';
import { UsageError } from '../errors.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Says whether an IP address may be connected to. */
export type AddressRule = (ip: string) => boolean;

/** Everything but the public Internet is refused, except the ranges named (`true`: nothing is refused). */
export function addressRule(allowPrivate: true | string[]): AddressRule {
  if (allowPrivate === true) return () => true;
  const open = allowPrivate.map(parseRange);
  return (ip) => {
    if (!ipaddr.isValid(ip)) return false;
    const address = unwrap(ipaddr.parse(ip));
    return isPublic(address) || open.some((range) => isInside(address, range));
  };
}

function parseRange(text: string): [Address, number] {
  try {
    if (text.includes('/')) return ipaddr.parseCIDR(text);
    const address = unwrap(ipaddr.parse(text));
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  } catch (cause) {
    throw new UsageError(`--allow-private: ${text} is not an address range: write one such as 10.0.0.0/8`, { cause });
  }
}

function isInside(address: Address, [network, bits]: [Address, number]): boolean {
  if (address.kind() !== network.kind()) return false;
  return (address as ipaddr.IPv6).match(network as ipaddr.IPv6, bits);
}

/** Azure answers instance metadata there; the address itself is public. */
const metadataAddresses = new Set(['168.63.129.16']);

function isPublic(address: Address): boolean {
  return address.range() === 'unicast' && !metadataAddresses.has(address.toString()) && !isIsatap(address);
}

/** RFC 5214: an interface `0:5efe:a.b.c.d` (`200:5efe` where the IPv4 address is public) is a host inside of a network. */
function isIsatap(address: Address): boolean {
  if (address.kind() === 'ipv4') return false;
  const parts = (address as ipaddr.IPv6).parts;
  return parts[5] === 0x5efe && (parts[4]! & 0xfdff) === 0;
}

/** The address that `--allow-private` would have to name: of an IPv6 form that carries an IPv4 address, that one. */
export function plainAddress(ip: string): string {
  return ipaddr.isValid(ip) ? unwrap(ipaddr.parse(ip)).toString() : ip;
}

/** IPv6 forms that carry an IPv4 address are judged by it: a router on the way takes the wrapping off. */
function unwrap(address: Address): Address {
  if (address.kind() === 'ipv4') return address;
  const ip = address as ipaddr.IPv6;
  const bytes = ip.toByteArray();
  const inner = (from: number): Address => ipaddr.fromByteArray(bytes.slice(from, from + 4));
  const range = ip.range();
  if (range === 'ipv4Mapped' || range === 'rfc6145') return inner(12);
  // 64:ff9b::/96 is for the whole Internet; 64:ff9b:1::/48 (RFC 8215) is a network's own and stays refused.
  if (range === 'rfc6052' && bytes.slice(4, 12).every((byte) => byte === 0)) return inner(12);
  if (range === '6to4') return inner(2);
  // ::a.b.c.d, long deprecated; :: and ::1 stay what they are.
  const isCompatible = bytes.slice(0, 12).every((byte) => byte === 0) && bytes.slice(12, 14).some((byte) => byte > 0);
  return isCompatible ? inner(12) : address;
}
