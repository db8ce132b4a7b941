import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.js';
import { longestLine } from '../shared/json-objects.js';
import { withoutPassword, withoutPasswords } from '../shared/without-password.js';
import type { Target } from '../types.js';

/** Fills in what a target leaves out. */
export function makeTarget(ref: string, parts: Partial<Target> = {}): Target {
  return {
    ref,
    url: null,
    file: null,
    bytes: null,
    contentType: null,
    isFound: false,
    depth: 0,
    entry: null,
    feedUrl: null,
    ...parts,
  };
}

/** An address that a document names; throws UsageError where it is not one, or not http(s). */
export function targetFromAddress(name: string, parts: Partial<Target>): Target {
  const target = targetFromName(name.trim(), () => false);
  if (!target.url) throw new UsageError(`${withoutPassword(name)} is not an address`);
  return { ...target, ...parts };
}

/** Of two letters or more: one letter is a drive of Windows (`C:\\page.html`, also as `C://page.html`). */
const scheme = /^([a-z][a-z0-9+.-]+):\/\//i;
/** Of an address or a file's name. */
const longestName = 65_536;
/** What a message shows of a line that is not a source. */
const shownLength = 80;

/** `example.org/story` as people type it: a dotted host name, then nothing or a path. */
const bareHost = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i;

/** `localhost:8000/x`, `127.0.0.1/x`, `[::1]:8080`, `myserver:8000`; `D:2024/page.html` is a file of a drive. */
const localHost =
  /^(?:localhost(?::\d+)?|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\[[\da-f:.]+\](?::\d+)?|[a-z][a-z0-9-]+:\d{2,5})(?:[/?#]|$)/i;

/** `page.html` that is not there is a file's name misspelt, no host: none of these is a top-level domain. */
const fileName = /^[^/]*\.(x?html?|xml|rss|atom|json|ndjson|jsonl|txt|opml|warc|wet|gz|mhtml?|pdf|csv|tsv)$/i;

/**
 * What one name on the command line means: an address where it has a scheme, a file where one of that name is there,
 * an https address where it looks like a host name, else a file (whose absence the reading step reports).
 */
export function targetFromName(name: string, isFile: (path: string) => boolean): Target {
  // A variable of a script that is not set, as a rule.
  if (name.trim() === '') throw new UsageError('a source is empty: name an address or a file');
  if (isFile(name)) return makeTarget(name, { file: name });
  const meant = name
    .trim()
    // As letters write addresses (RFC 3986 appendix C).
    .replace(/^<(?:url:)?\s*(\S+)\s*>$/i, '$1')
    .replace(/^view-source:/i, '')
    .replace(/^feed(s?):(?:\/\/)?(https?:)?(?:\/\/)?/i, feedScheme);
  const found = scheme.exec(meant);
  if (found) {
    const protocol = found[1]!.toLowerCase();
    if (protocol === 'file') return makeTarget(meant, { file: filePath(meant) });
    if (protocol !== 'http' && protocol !== 'https') {
      throw new UsageError(`${withoutPassword(meant)}: only http: and https: addresses can be read, not ${protocol}:`);
    }
    // The address that is asked for keeps its password; what messages and records show does not.
    return makeTarget(withoutPassword(meant), { url: parseUrl(meant) });
  }
  if (isFile(meant)) return makeTarget(meant, { file: meant });
  // A server on the machine itself, or a host by its number or port, speaks plain http as a rule.
  if (localHost.test(meant)) return makeTarget(meant, { url: parseUrl(`http://${meant}`) });
  if (bareHost.test(meant) && !fileName.test(meant)) return makeTarget(meant, { url: parseUrl(`https://${meant}`) });
  return makeTarget(name, { file: name });
}

/** `feed://host/x`, `feeds://host/x` and `feed:https://host/x`, as feed readers write addresses. */
function feedScheme(_whole: string, isSecure: string, inner: string | undefined): string {
  return `${inner ?? (isSecure ? 'https:' : 'http:')}//`;
}

function parseUrl(text: string): string {
  try {
    return new URL(text).href;
  } catch (cause) {
    throw new UsageError(`${withoutPassword(text)} is not an address`, { cause });
  }
}

function filePath(text: string): string {
  try {
    return fileURLToPath(text);
  } catch (cause) {
    throw new UsageError(`${withoutPassword(text)} is not a file address`, { cause });
  }
}

/** One line of a list: a source as on the command line, or a JSON object with `url`, `file`, `contentType`, `ref`. */
export function targetFromLine(line: string, isFile: (path: string) => boolean): Target {
  const text = line.trim();
  const isObject = text.startsWith('{');
  if (text.length > (isObject ? longestLine : longestName)) {
    throw new UsageError(
      `a line of more than ${isObject ? longestLine : longestName} characters is too long for a source: ${startOfLine(text)}`,
    );
  }
  if (!isObject) return targetFromName(text, isFile);
  const object = parseObject(text);
  const string = (key: string): string | null => (typeof object[key] === 'string' ? (object[key] as string) : null);
  // A line of `--failures` names its source as `source`, and says whether that was a file and whether anybody typed it.
  const file = string('file');
  const name = file ?? string('url') ?? string('source');
  if (!name) throw new UsageError(`a JSON line needs "url" or "file": ${startOfLine(text)}`);
  const target = file ? makeTarget(name, { file }) : targetFromName(name, isFile);
  const url = string('url');
  return {
    ...target,
    ref: string('ref') ?? string('source') ?? target.ref,
    url: url ? parseUrl(url) : target.url,
    contentType: string('contentType'),
    isFound: object.found === true,
  };
}

/** The start of a line, for messages. */
export function startOfLine(line: string): string {
  const text = line.trim();
  const shown = withoutPasswords(text.slice(0, longestName));
  return shown.length > shownLength ? `${shown.slice(0, shownLength)}…` : shown;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new UsageError(`not a source and not JSON: ${startOfLine(text)}`, { cause });
  }
}
