import { UsageError } from '../errors.js';
import { urlKey } from '../shared/address-key.js';

// Which raw pages an archive keeps. The rule is kept in the archive itself, so that cron jobs and people who work on it agree.

/** Pages that none of the first three names go; without any of them all stay, as long as there is room. */
export interface KeepRaw {
  /** The first page of an article. */
  first: boolean;
  /** The page of its current revision, or where that is the first one, the newest. */
  latest: boolean;
  /** Pages not older than this. */
  ageMs: number | null;
  /** Of all pages together, packed; the oldest go first. */
  bytes: number | null;
  isAll: boolean;
}

/** What the first and the last state of a story said can be read again by a later extractor; what stood between is in the records. */
export const defaultKeepRaw = 'first,latest';

/** `first,latest`, `latest`, `90d`, `latest,90d`, `20GB`, `first,latest,20GB`, `all`, `none`. Throws a UsageError for anything else. */
export function parseKeepRaw(text: string): KeepRaw {
  if (!isKeepRaw(text)) {
    throw new UsageError(
      `--keep-raw ${text} is not understood: write all, none, or some of first, latest, an age such as 90d and a size such as 20GB, with commas between`,
    );
  }
  const rule: KeepRaw = { first: false, latest: false, ageMs: null, bytes: null, isAll: text === 'all' };
  for (const part of text.split(',')) {
    const [, age, ageUnit] = agePart.exec(part) ?? [];
    const [, size, sizeUnit, binary] = sizePart.exec(part) ?? [];
    if (part === 'first' || part === 'latest') rule[part] = true;
    else if (age) rule.ageMs = Number(age) * ages[ageUnit!]!;
    else if (size)
      rule.bytes = Math.floor(Number(size) * (binary ? 1024 : 1000) ** ('kmgt'.indexOf(sizeUnit!.toLowerCase()) + 1));
  }
  const namesPages = rule.first || rule.latest || rule.ageMs !== null;
  return { ...rule, isAll: rule.isAll || (!namesPages && rule.bytes !== null) };
}

const ages: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_557_600_000 };
const agePart = /^(\d{1,9}(?:\.\d+)?)([mhdwy])$/;
const sizePart = /^(\d{1,9}(?:\.\d+)?)([kmgt])(i?)b$/i;

const isKeepRaw = (text: string): boolean =>
  text === 'all' ||
  text === 'none' ||
  text.split(',').every((part) => part === 'first' || part === 'latest' || agePart.test(part) || sizePart.test(part));

export const keepsNone = (rule: KeepRaw): boolean => !rule.isAll && !rule.first && !rule.latest && rule.ageMs === null;

/** A stored page, as far as a rule looks at it. */
export interface KeptPage {
  number: number;
  /** What its address is compared by. */
  key: string;
  fetchedAt: string;
  /** The page that the current revision was read from. */
  isCurrent: boolean;
}

/**
 * Which pages of one article go, oldest first in `pages`. Where pages of several addresses came together, which may be several
 * stories that were taken for one, each address keeps its own.
 */
function surplusPages(pages: readonly KeptPage[], rule: KeepRaw, now: string): number[] {
  if (rule.isAll) return [];
  const youngest = rule.ageMs === null ? null : agedBefore(now, rule.ageMs);
  const kept = new Set<number>();
  for (const key of new Set(pages.map((one) => one.key))) {
    const group = pages.filter((one) => one.key === key);
    const [first] = group;
    const current = group.find((one) => one.isCurrent);
    const latest = rule.first && current === first ? group.at(-1) : (current ?? group.at(-1));
    if (rule.first) kept.add(first!.number);
    if (rule.latest) kept.add(latest!.number);
    if (youngest !== null) for (const one of group) if (one.fetchedAt >= youngest) kept.add(one.number);
  }
  return pages.filter((one) => !kept.has(one.number)).map((one) => one.number);
}

/** A stored page as a row of a table. */
export interface PageRow {
  number: number;
  url: string;
  fetched_at: string;
  sha256: string;
}

/** The same of rows; `currentSha` is of the bytes that the current record was read from. */
export function surplusRows(rows: readonly PageRow[], currentSha: string | null, rule: KeepRaw, now: string): number[] {
  const pages = rows.map(
    ({ number, url, fetched_at, sha256 }): KeptPage => ({
      number,
      key: urlKey(url) ?? url,
      fetchedAt: fetched_at,
      isCurrent: sha256 === currentSha,
    }),
  );
  return surplusPages(pages, rule, now);
}

/** The rule of an archive as its setting says it. One that only a later version knows lets nothing go. */
export const ruleOf = (setting: string): KeepRaw => parseKeepRaw(isKeepRaw(setting) ? setting : 'all');

/** Oldest pages looked at for each one that comes: more go than come, and no save waits long. */
export const agedPerSave = 20;

/** The instant before which a page is too old; the beginning of time where `now` is not a date. */
export function agedBefore(now: string, ageMs: number): string {
  const at = Date.parse(now) - ageMs;
  return new Date(Number.isNaN(at) ? 0 : Math.max(0, at)).toISOString();
}

/** How many of the pages stay once those of `going` are gone and the rule's size is kept to. `rows`: captures, oldest first. */
export function stayingPages(
  rows: readonly { raw: number; number: number; length: number }[],
  going: ReadonlySet<number>,
  { bytes }: KeepRaw,
): number {
  const staying = new Map<number, number>();
  for (const { raw, number, length } of rows) if (!going.has(number)) staying.set(raw, length);
  let total = [...staying.values()].reduce((sum, one) => sum + one, 0);
  for (const [raw, length] of staying) {
    if (bytes === null || total <= bytes) break;
    staying.delete(raw);
    total -= length;
  }
  return staying.size;
}
