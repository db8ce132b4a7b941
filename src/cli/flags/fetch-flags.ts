import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.js';
import { type FetchOptions, fetchDefaults } from '../../options.js';
import { version } from '../../version.js';
import type { Config } from './config.js';
import { countFromFlag } from './count.js';

export interface FetchFlagValues {
  timeout?: number;
  connectTimeout?: number;
  idleTimeout?: number;
  maxBytes?: number;
  maxRedirects?: number;
  allowDowngrade?: boolean;
  concurrency?: number;
  perHost?: number;
  delay?: number;
  retries?: number;
  maxWait?: number;
  robots?: FetchOptions['robots'];
  header?: [string, string][];
  cookies?: string;
  userAgent?: string;
  contact?: string;
  http2?: boolean;
  ledger?: boolean;
  allowPrivate?: true | string[];
}

/** Adds the flags of requests to a command that fetches. */
export function addFetchFlags(command: Command): Command {
  command.optionsGroup('Requests:');
  const take = (flags: string, text: string, parse: (value: string) => number): void => {
    command.option(flags, text, parse);
  };
  take('--timeout <duration>', 'time for a whole request, redirects and body included (default: 60s)', parseTimeLimit);
  take('--connect-timeout <duration>', 'time to make a connection (default: 10s)', parseTimeLimit);
  take('--idle-timeout <duration>', 'longest silence while an answer comes in (default: 20s)', parseTimeLimit);
  take('--max-bytes <size>', 'largest body, decompressed (default: 16MiB)', parseSizeLimit);
  take('--max-redirects <n>', 'redirects followed (default: 10)', countOf('--max-redirects'));
  take('--concurrency <n>', 'requests at once (default: 64)', countOf('--concurrency', 1));
  take('--per-host <n>', 'requests at once to one host (default: 2)', countOf('--per-host', 1));
  take('--delay <duration>', 'time between two requests to one host (default: 1s)', parseDuration);
  take('--retries <n>', 'tries again after a network error or a busy server (default: 2)', countOf('--retries'));
  take('--max-wait <duration>', 'wait for a Retry-After of up to this long (default: 60s)', parseDuration);
  command
    .option('--allow-downgrade', 'follow redirects from https to http')
    .addOption(
      new Option(
        '--robots <when>',
        'when to obey robots.txt (default: found, only for what wirecopy found itself)',
      ).choices(['found', 'always', 'never']),
    )
    .option(
      '--header <name:value>',
      'send a header to the sites that you name, and to no others (repeatable)',
      addHeader,
    )
    .option('--cookies <file>', 'send the cookies of a file in Netscape form, each to its own host')
    .option('--user-agent <text>', 'User-Agent (default: wirecopy/<version>)', parseHeaderText)
    .option('--contact <address>', 'how a publisher can reach you: sent as From and in the User-Agent', parseHeaderText)
    .option('--http2', 'speak HTTP/2 where a server offers it')
    .option('--no-ledger', 'do not share delays with other runs on this machine')
    .option(
      '--allow-private [ranges]',
      'connect to private addresses: all, or =RANGES with commas between',
      parseRanges,
    );
  return withPlainAllowPrivate(command);
}

/** `--allow-private URL` must not take the address for its ranges: only `=` gives it a value. */
function withPlainAllowPrivate(command: Command): Command {
  const parseOptions = command.parseOptions.bind(command);
  command.parseOptions = (argv) => {
    const end = argv.indexOf('--');
    return parseOptions(
      argv.map((word, at) => (word === '--allow-private' && (end === -1 || at < end) ? '--allow-private=all' : word)),
    );
  };
  return command;
}

/** The flags that were given over the defaults. */
export function fetchOptionsFromFlags(flags: FetchFlagValues, hosts: Config['hosts'] = {}): FetchOptions {
  const name = flags.contact ? `wirecopy/${version} (+${flags.contact})` : `wirecopy/${version}`;
  return {
    timeoutMs: flags.timeout ?? fetchDefaults.timeoutMs,
    connectTimeoutMs: flags.connectTimeout ?? fetchDefaults.connectTimeoutMs,
    idleTimeoutMs: flags.idleTimeout ?? fetchDefaults.idleTimeoutMs,
    maxBytes: flags.maxBytes ?? fetchDefaults.maxBytes,
    maxSitemapBytes: flags.maxBytes ?? fetchDefaults.maxSitemapBytes,
    maxRedirects: flags.maxRedirects ?? fetchDefaults.maxRedirects,
    allowDowngrade: flags.allowDowngrade ?? fetchDefaults.allowDowngrade,
    concurrency: flags.concurrency ?? fetchDefaults.concurrency,
    perHost: flags.perHost ?? fetchDefaults.perHost,
    delayMs: flags.delay ?? fetchDefaults.delayMs,
    hostDelays: fetchDefaults.hostDelays,
    retries: flags.retries ?? fetchDefaults.retries,
    maxWaitMs: flags.maxWait ?? fetchDefaults.maxWaitMs,
    robots: flags.robots ?? fetchDefaults.robots,
    userAgent: flags.userAgent ?? name,
    contact: flags.contact ?? fetchDefaults.contact,
    headers: flags.header ?? fetchDefaults.headers,
    hostHeaders: hostHeaders(hosts),
    http2: flags.http2 ?? fetchDefaults.http2,
    allowPrivate: flags.allowPrivate ?? fetchDefaults.allowPrivate,
  };
}

/** `hosts` of a configuration file; its headers keep the rules of `--header`. */
function hostHeaders(hosts: Config['hosts']): FetchOptions['hostHeaders'] {
  return Object.fromEntries(
    Object.entries(hosts).map(([host, { headers = {} }]) => [
      host,
      Object.entries(headers).flatMap(([name, value]) => addHeader(`${name}: ${value}`)),
    ]),
  );
}

const durationUnits: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Beyond this setTimeout wraps round to 1 ms. */
const longestMs = 2 ** 31 - 1;

/** `10s`, `500ms`, `2m`, `1.5h`; 0 needs no unit. */
export function parseDuration(text: string): number {
  const found = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text.trim());
  const ms = found ? Number(found[1]) * durationUnits[found[2]!]! : text.trim() === '0' ? 0 : Number.NaN;
  if (Number.isNaN(ms)) throw new UsageError(`${text} is not a duration: write one such as 500ms, 10s or 2m`);
  return Math.min(ms, longestMs);
}

const sizeUnits: Record<string, number> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/** `16MiB`, `500kB`, `1000`. */
function parseSize(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  const unit = found ? sizeUnits[found[2]!.toLowerCase()] : undefined;
  if (!found || unit === undefined)
    throw new UsageError(`${text} is not a size: write one such as 16MiB, 500kB or 1000`);
  return Math.floor(Number(found[1]) * unit);
}

/** No time at all, and no byte at all, would refuse every page. */
export function parseTimeLimit(text: string): number {
  const ms = parseDuration(text);
  if (ms === 0) throw new UsageError(`${text} would leave no time: write a limit such as 30s`);
  return ms;
}

export function parseSizeLimit(text: string): number {
  const bytes = parseSize(text);
  if (bytes === 0) throw new UsageError(`${text} would leave no room: write a limit such as 16MiB`);
  return bytes;
}

const countOf =
  (flag: string, least = 0) =>
  (text: string): number =>
    countFromFlag(flag, text, { least });

/** What the connection itself sets; another value would break it. */
const ownHeaders = new Set(
  'connection content-length expect host keep-alive proxy-authorization proxy-connection te trailer transfer-encoding upgrade'.split(
    ' ',
  ),
);
/** What can stand in a header (RFC 9110 section 5.5). */
const headerText = /^[\t\x20-\x7e\x80-\xff]*$/;

/** `Name: value`, added to those before. Throws UsageError without the value, which may be a secret. */
export function addHeader(text: string, before: [string, string][] = []): [string, string][] {
  const found = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*([\s\S]*)$/.exec(text);
  // The value may be a secret: the messages do not repeat it.
  if (!found) throw new UsageError("--header needs 'Name: value'");
  const [, name = '', value = ''] = found;
  if (ownHeaders.has(name.toLowerCase())) throw new UsageError(`--header ${name} is set by the connection itself`);
  if (!headerText.test(value))
    throw new UsageError(`--header ${name} has a value that cannot stand in a header: write ASCII`);
  return [...before, [name, value.trim()]];
}

function parseHeaderText(text: string): string {
  if (!headerText.test(text) || text.trim() === '') {
    throw new UsageError(`${JSON.stringify(text)} cannot stand in a header: write it in ASCII, in one line`);
  }
  return text.trim();
}

function parseRanges(text: string, before?: true | string[]): true | string[] {
  if (before === true || text === 'all') return true;
  return [
    ...(before ?? []),
    ...text
      .split(',')
      .map((range) => range.trim())
      .filter(Boolean),
  ];
}
