import { readFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, UsageError } from '../errors.js';
import { type Backlog, type Fetcher, type FetcherDeps, openFetcher, type ProxySettings } from '../fetch/index.js';
import type { FetchOptions } from '../options.js';
import type { Ledger } from '../shared/politeness.js';
import { withoutPassword } from '../shared/without-password.js';
import { isServerAddress } from '../shared/server-address.js';
import type { Context } from './context.js';
import { type FetchFlagValues, fetchOptionsFromFlags } from './flags/fetch-flags.js';
import { sizeInWords } from './screen/sizes.js';
import { stateFolder } from './folders.js';

interface FetcherSetting {
  /** What is said without `--verbose`, too; by default it is a note. */
  warn?: (message: string) => void;
  /** Who reads what is fetched. */
  backlog?: Backlog;
  hostDelays?: FetchOptions['hostDelays'];
  /** Left out is that of the flags. */
  ledger?: Pick<FetcherDeps, 'ledgerFile' | 'openLedger'>;
}

/**
 * The fetcher of a command: flags over the configuration file, proxies from the environment, and the ledger: the machine's, or that
 * of all machines where the archive is a PostgreSQL database.
 */
export function fetcherFromFlags(
  flags: FetchFlagValues & { verbose?: boolean; archive?: string },
  context: Context,
  note: (message: string) => void,
  { warn = note, backlog, hostDelays = {}, ledger = ledgerFrom(flags, context, warn) }: FetcherSetting = {},
): { fetcher: Fetcher; options: FetchOptions } {
  const options = { ...fetchOptionsFromFlags(flags, context.config?.hosts), hostDelays };
  const fetcher = openFetcher(options, {
    now: context.now,
    proxies: proxiesFromEnvironment(context.env),
    cookieFile: flags.cookies === undefined ? null : readCookies(flags.cookies),
    ...ledger,
    note,
    warn,
    backlog,
    stop: context.stop,
  });
  // Each promise more is felt at thousands of pages a second.
  return { fetcher: flags.verbose ? told(fetcher, context, note) : fetcher, options };
}

function ledgerFrom(
  { ledger, archive }: { ledger?: boolean; archive?: string },
  context: Context,
  warn: (message: string) => void,
): Pick<FetcherDeps, 'ledgerFile' | 'openLedger'> {
  if (ledger === false) return {};
  if (archive === undefined || !isServerAddress(archive)) {
    return { ledgerFile: path.join(stateFolder(context.env), 'politeness.db') };
  }
  const openLedger = async (): Promise<Ledger> => {
    const { openSharedLedger } = await import('../store/index.js');
    const onAway = (error: unknown): void =>
      warn(`the politeness ledger ${withoutPassword(archive)} cannot be reached (${messageOf(error)}): waiting for it`);
    return openSharedLedger(archive, { now: context.now, patience: { stop: context.stop, onAway } });
  };
  return { openLedger };
}

/** With `--verbose`: what was asked for, what came, and how long it took. */
function told(fetcher: Fetcher, context: Context, note: (message: string) => void): Fetcher {
  return {
    ...fetcher,
    fetch: async (target, request) => {
      const began = context.now();
      const fetched = await fetcher.fetch(target, request);
      if (fetched.status !== null && fetched.url !== null) {
        const came = fetched.isNotModified ? 'not modified' : sizeInWords(fetched.bytes.length);
        const via = fetched.redirects.length > 0 ? ` (from ${withoutPassword(target.url ?? target.ref)})` : '';
        note(
          `${withoutPassword(fetched.url)}${via} answered ${fetched.status}, ${came}, in ${context.now() - began} ms`,
        );
      }
      return fetched;
    },
  };
}

function readCookies(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`--cookies: ${file} cannot be read`, { cause });
  }
}

/** Lower case wins, as in curl; `HTTP_PROXY` in capitals is a request header's name under CGI, but nobody runs wirecopy there. */
export function proxiesFromEnvironment(env: Context['env']): ProxySettings {
  const value = (name: string): string | null => env[name.toLowerCase()] || env[name] || null;
  const all = value('ALL_PROXY');
  return { http: value('HTTP_PROXY') ?? all, https: value('HTTPS_PROXY') ?? all, no: value('NO_PROXY') };
}
