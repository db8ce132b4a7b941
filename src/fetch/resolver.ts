import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';

// Names → addresses. The system's own way (hosts file, mDNS, VPNs) comes first, but it blocks a thread for each name, and Node
// has four: some names whose servers never answer would keep every healthy host waiting. So few are asked for at once, and a
// name that takes long is also asked for over DNS, which needs no thread. Whichever answers first counts.

export interface ResolverParts {
  system: LookupFunction;
  /** DNS without threads; rejects where it finds nothing. */
  overDns: (host: string) => Promise<LookupAddress[]>;
  /** What the hosts file says; DNS must not overrule it. */
  hostsFile: () => string;
}

/** The pool's size; libuv lets names have half of it. */
const systemAtOnce = 4;
/** Healthy servers answer in a tenth of it. */
const patienceMs = 500;

interface Search {
  host: string;
  settle: (error: Error | null, found?: LookupAddress[]) => void;
}

/** A lookup that never-answering names cannot starve; nobody waits longer than `giveUpMs`. */
export function patientLookup(giveUpMs: number, parts: ResolverParts = systemParts()): LookupFunction {
  const searches = new Map<string, Promise<LookupAddress[]>>();
  const waiting = new Set<Search>();
  let running = 0;
  let hosts: Map<string, LookupAddress[]> | null = null;

  const startNext = (): void => {
    for (const search of waiting) {
      if (running >= systemAtOnce) return;
      waiting.delete(search);
      running++;
      parts.system(search.host, { all: true }, (error, found) => {
        running--;
        search.settle(error, found as unknown as LookupAddress[]);
        startNext();
      });
    }
  };

  const askBeside = (search: Search): void => {
    const { host } = search;
    hosts ??= readHosts(parts.hostsFile());
    const known = hosts.get(host.toLowerCase().replace(/\.$/, ''));
    if (known) search.settle(null, known);
    // Names of one part and `.local` are not DNS's. What it does not find the system may know.
    else if (/\.(?!local\.?$)[^.]+\.?$/i.test(host)) {
      parts.overDns(host).then(
        (found) => search.settle(null, found),
        () => undefined,
      );
    }
  };

  const search = (host: string): Promise<LookupAddress[]> =>
    new Promise<LookupAddress[]>((resolve, reject) => {
      const late = setTimeout(() => askBeside(one), patienceMs);
      const last = setTimeout(() => one.settle(timedOut(host)), giveUpMs);
      const one: Search = {
        host,
        settle: (error, found = []) => {
          clearTimeout(late);
          clearTimeout(last);
          waiting.delete(one);
          if (error) reject(error);
          else resolve(found);
        },
      };
      // An interrupted run does not stay for them.
      late.unref();
      last.unref();
      waiting.add(one);
      startNext();
    }).finally(() => searches.delete(host));

  return (host, _options, callback) => {
    const running = searches.get(host) ?? search(host);
    searches.set(host, running);
    running.then(
      (found) => callback(null, found),
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

function timedOut(host: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} could not be resolved in time`), { code: 'EAI_AGAIN' });
}

function systemParts(): ResolverParts {
  let resolver: Resolver | null = null;
  return {
    system: systemLookup as LookupFunction,
    overDns: (host) => {
      resolver ??= new Resolver({ timeout: 2_000, tries: 2 });
      return askDns(resolver, host);
    },
    hostsFile: () => {
      try {
        return readFileSync(
          process.platform === 'win32' ? 'C:/Windows/System32/drivers/etc/hosts' : '/etc/hosts',
          'utf8',
        );
      } catch {
        return ''; // a system without one, or one that hides it
      }
    },
  };
}

/** Both kinds of addresses; rejects where there is neither. */
export async function askDns(resolver: Resolver, host: string): Promise<LookupAddress[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = [
    ...(four.status === 'fulfilled' ? four.value : []).map((address) => ({ address, family: 4 })),
    ...(six.status === 'fulfilled' ? six.value : []).map((address) => ({ address, family: 6 })),
  ];
  if (found.length === 0 && four.status === 'rejected') throw four.reason;
  return found;
}

function readHosts(text: string): Map<string, LookupAddress[]> {
  const found = new Map<string, LookupAddress[]>();
  for (const line of text.split(/\r?\n/)) {
    const [address, ...names] = line.split('#', 1)[0]!.trim().split(/\s+/);
    if (!address) continue;
    for (const name of names) {
      const addresses = found.get(name.toLowerCase()) ?? [];
      addresses.push({ address, family: address.includes(':') ? 6 : 4 });
      found.set(name.toLowerCase(), addresses);
    }
  }
  return found;
}
