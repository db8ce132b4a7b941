import type { LookupFunction } from 'node:net';
import { NetworkError, RefusedError } from '../errors.js';
import type { FetchOptions } from '../options.js';
import type { Fetched, Target, Validators } from '../types.js';
import { addressRule } from './addresses.js';
import type { HttpClient } from './http.js';
import { readBytes, readLocal } from './local.js';

// A target → its bytes, from the network, a file, or at hand. It decodes no text and judges no content; it keeps every
// limit of FetchOptions, connects to no private address, and never puts a secret into a message.

export interface FetchRequest {
  /** Of the stored answer; the server may say 304. */
  validators?: Validators;
  signal?: AbortSignal;
}

export interface Fetcher {
  fetch(target: Target, request?: FetchRequest): Promise<Fetched>;
  close(): Promise<void>;
}

export interface FetcherDeps {
  now?: () => number;
  /** How names become addresses; the system's by default. */
  lookup?: LookupFunction;
}

/** Opens a fetcher for one run: its connections, limits and waits are shared by all its targets. */
export function openFetcher(options: FetchOptions, deps: FetcherDeps = {}): Fetcher {
  const now = deps.now ?? Date.now;
  const isAllowed = addressRule(options.allowPrivate);
  let client: Promise<HttpClient> | null = null;
  const http = (): Promise<HttpClient> => {
    // Files need no undici, and loading it is half of a short run.
    client ??= import('./http.js').then(
      (module) => new module.HttpClient(options, { now, isAllowed, lookup: deps.lookup }),
    );
    return client;
  };
  return {
    fetch: async (target, request = {}) => {
      if (target.bytes) return readBytes(target, target.bytes, options.maxBytes, now());
      if (target.file) return readLocal(target, target.file, options.maxBytes, now());
      if (!target.url) throw new NetworkError(`${target.ref} names neither an address nor a file`);
      if (!/^https?:/i.test(target.url)) throw new RefusedError(`${target.ref}: only http: and https: are read`);
      return (await http()).fetch(target, target.url, request);
    },
    close: async () => {
      await (await client)?.close();
    },
  };
}
