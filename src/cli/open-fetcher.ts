import { readFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.js';
import { type Fetcher, openFetcher, type ProxySettings } from '../fetch/index.js';
import type { FetchOptions } from '../options.js';
import type { Context } from './context.js';
import { type FetchFlagValues, fetchOptionsFromFlags } from './flags/fetch-flags.js';
import { stateFolder } from './folders.js';

/** The fetcher of a command: flags over the configuration file, proxies from the environment, the machine's ledger. */
export function fetcherFromFlags(
  flags: FetchFlagValues,
  context: Context,
  note: (message: string) => void,
  warn: (message: string) => void = note,
): { fetcher: Fetcher; options: FetchOptions } {
  const options = fetchOptionsFromFlags(flags, context.config?.hosts);
  const fetcher = openFetcher(options, {
    now: context.now,
    proxies: proxiesFromEnvironment(context.env),
    cookieFile: flags.cookies === undefined ? null : readCookies(flags.cookies),
    ledgerFile: flags.ledger === false ? null : path.join(stateFolder(context.env), 'politeness.db'),
    note,
    warn,
    stop: context.stop,
  });
  return { fetcher, options };
}

function readCookies(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`--cookies: ${file} cannot be read`, { cause });
  }
}

/** Lower case wins, as in curl; `HTTP_PROXY` in capitals is a request header's name under CGI, but nobody runs wirecopy there. */
function proxiesFromEnvironment(env: Context['env']): ProxySettings {
  const value = (name: string): string | null => env[name.toLowerCase()] || env[name] || null;
  const all = value('ALL_PROXY');
  return { http: value('HTTP_PROXY') ?? all, https: value('HTTPS_PROXY') ?? all, no: value('NO_PROXY') };
}
