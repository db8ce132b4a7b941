import { FeedError } from '../../errors.js';
import type { AskedRange, NewAddress } from '../../store/index.js';
import type { BackfillOptions } from './backfill-types.js';
import { askedHost, isOfSite, listAddress, pageAddress } from './named.js';
import { periodOf } from './range.js';

// The index of the Wayback Machine (https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server): a line a capture, as JSON
// arrays, the first of which names the columns; behind an empty one stands the key to go on with.

/** Lines an answer; the server itself stops at 150,000. */
const linesAPage = 5_000;
/** A story may be captured late; what is captured later than this after the range is hardly of it. */
const lateMs = 31 * 86_400_000;
/** A key to go on with is an address and a time. */
const longestKey = 10_000;
const longestAddress = 4_096;

const indexPath = '/cdx/search/cdx';

/** The archive that a page of an index is of. */
export const archiveOf = ({ url }: Pick<NewAddress, 'url'>): string => url.slice(0, url.indexOf(indexPath));

/** The page of the index to ask for: one line for each address that answered 200 with HTML since the range began. */
export function captureIndex(
  { site, range }: Pick<BackfillOptions, 'site' | 'range'>,
  archive: string,
  next: { key: string; page: number } | null,
): NewAddress {
  const url = new URL(archive + indexPath);
  const ask = (name: string, value: string): void => url.searchParams.append(name, value);
  ask('url', new URL(site).host.replace(/^www\./, ''));
  ask('matchType', 'host');
  ask('output', 'json');
  ask('fl', 'timestamp,original,mimetype,statuscode,digest');
  ask('filter', 'statuscode:200');
  ask('filter', 'mimetype:text/html');
  ask('collapse', 'urlkey');
  for (const [name, at] of Object.entries(edgesOf(range))) if (at !== null) ask(name, at);
  ask('limit', String(linesAPage));
  ask('showResumeKey', 'true');
  if (next !== null) ask('resumeKey', next.key);
  return listAddress(url.href, { kind: 'index', source: null, page: next?.page ?? 1 });
}

function edgesOf({ since, until }: AskedRange): { from: string | null; to: string | null } {
  const digits = (at: number): string => new Date(at).toISOString().replace(/\D/g, '').slice(0, 8);
  const end = until === null ? null : periodOf(until)!.to + lateMs;
  return { from: since === null ? null : digits(periodOf(since)!.from), to: end === null ? null : digits(end) };
}

/** What one page of the index names. */
export interface IndexReading {
  found: NewAddress[];
  /** Lines that are not what was asked for. */
  odd: number;
  key: string | null;
}

/** Text of the index → captures of the site's pages, each of which may be made up; throws FeedError where it is not an index. */
export function readCaptureIndex(text: string, { site, archive }: { site: string; archive: string }): IndexReading {
  const rows = rowsOf(text, archive);
  const reading: IndexReading = { found: [], odd: 0, key: null };
  const [names = [], ...lines] = rows;
  const column = (name: string): number => (Array.isArray(names) ? names.indexOf(name) : -1);
  const at = { time: column('timestamp'), url: column('original'), status: column('statuscode') };
  const more = { type: column('mimetype'), digest: column('digest') };
  if (rows.length > 0 && (at.time === -1 || at.url === -1))
    throw new FeedError(`${archive} gave an index without its columns`);
  for (const [n, line] of lines.entries()) {
    if (Array.isArray(line) && line.length === 0) {
      reading.key = keyOf(lines[n + 1]);
      break;
    }
    const cell = (place: number): string => {
      const value: unknown = Array.isArray(line) && place >= 0 ? line[place] : null;
      return typeof value === 'string' ? value : '';
    };
    const isPage =
      /^(200|-|)$/.test(cell(at.status)) && /^(text\/html|application\/xhtml\+xml|)$/.test(cell(more.type));
    const address = isPage ? captured(cell(at.time), cell(at.url), cell(more.digest), { site, archive }) : null;
    if (address === null) reading.odd++;
    else reading.found.push(address);
  }
  return reading;
}

function rowsOf(text: string, archive: string): unknown[] {
  if (text.trim() === '') return [];
  try {
    const rows: unknown = JSON.parse(text);
    if (Array.isArray(rows)) return rows;
  } catch (cause) {
    throw new FeedError(`${archive} gave an index that is not JSON`, { cause });
  }
  throw new FeedError(`${archive} gave an index that is not a list`);
}

function keyOf(line: unknown): string | null {
  const key: unknown = Array.isArray(line) ? line[0] : null;
  return typeof key === 'string' && key !== '' && key.length <= longestKey ? key : null;
}

function captured(
  time: string,
  original: string,
  digest: string,
  { site, archive }: { site: string; archive: string },
): NewAddress | null {
  if (!isTime(time) || original.length > longestAddress || !/^https?:\/\//i.test(original) || !URL.canParse(original))
    return null;
  const page = new URL(original);
  if (page.username !== '' || page.password !== '' || !isOfSite(page.href, site)) return null;
  page.hash = '';
  return pageAddress(page.href, {
    // Raw, as it was captured: https://archive.org/help/wayback_api.php and the `id_` flag of its addresses.
    capture: `${archive}/web/${time}id_/${page.href}`,
    digest: /^[A-Z2-7]{32}$/.test(digest) ? digest : null,
    isPast: true,
    host: askedHost(archive),
  });
}

/** `20240402052800`: a day that the calendar has, since the web was archived. */
function isTime(time: string): boolean {
  const instant = captureTime(time);
  return instant !== null && time >= '1994';
}

/** The instant of a capture's fourteen digits, null where they are none. */
export function captureTime(digits: string): string | null {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
  const instant = new Date(`${y}-${m}-${d}T${h}:${min}:${s}Z`);
  return y === undefined || Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
