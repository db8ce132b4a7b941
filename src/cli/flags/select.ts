import { UsageError } from '../../errors.js';
import { columnNames, recordKeys } from '../../output/index.js';
import { hasQuality } from '../../shared/quality.js';
import { nearest } from '../../shared/nearest.js';
import type { Article } from '../../types.js';
import { dateOrSpan } from './spans.js';
import { countFromFlag } from './count.js';

export interface SelectFlags {
  since?: string;
  until?: string;
  match?: string;
  language?: string;
  minQuality?: number;
  limit?: string;
  field?: string;
}

export interface Selection {
  keeps: (article: Article) => boolean;
  limit: number;
  fields: string[] | null;
  /** No listing need be followed to what it dates before this day. */
  sinceDay: string | null;
}

/** Flags → which records are printed. A record without a date is not "since" anything. */
export function selectionFromFlags(flags: SelectFlags, now: number): Selection {
  const since = edgeOf('since', flags.since, now);
  const until = edgeOf('until', flags.until, now);
  const limit = flags.limit === undefined ? Number.POSITIVE_INFINITY : countFromFlag('--limit', flags.limit);
  const words = flags.match?.toLocaleLowerCase();
  const language = flags.language?.toLowerCase();
  return {
    limit,
    fields: fieldsFromFlag(flags.field),
    sinceDay: flags.since === undefined ? null : dateOrSpan('--since ', flags.since, now).slice(0, 10),
    keeps: (article) =>
      (since === null || (article.date !== null && since(article.date) >= 0)) &&
      (until === null || (article.date !== null && until(article.date) <= 0)) &&
      (flags.minQuality === undefined || hasQuality(article, flags.minQuality)) &&
      (language === undefined || isLanguage(article.language, language)) &&
      (words === undefined || textOf(article).includes(words)),
  };
}

/** How a record's date compares with a day, month or year as printed, or with `7d` back from now; null where nothing is asked. */
function edgeOf(name: string, value: string | undefined, now: number): ((date: string) => number) | null {
  if (value === undefined) return null;
  const edge = dateOrSpan(`--${name} `, value, now);
  if (edge === value) return (date) => compare(date.slice(0, value.length), value);
  // A clock without a zone tells no instant: its day counts.
  const at = Date.parse(edge);
  const day = edge.slice(0, 10);
  return (date) => (/T.*(?:Z|[+-]\d\d:\d\d)$/.test(date) ? Date.parse(date) - at : compare(date.slice(0, 10), day));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** `--field headline,date` → keys of a record. A misspelt one would be silently missing in every record. */
export function fieldsFromFlag(text: string | undefined): string[] | null {
  if (!text) return null;
  const names = text.split(',').map((name) => name.trim());
  const known: readonly string[] = [...recordKeys, ...columnNames];
  for (const name of names) {
    if (known.includes(name)) continue;
    const best = nearest(name, known);
    throw new UsageError(
      `--field ${name} is not a key of a record: ${best ? `did you mean ${best}?` : "see 'wirecopy schema'"}`,
    );
  }
  return names;
}

function isLanguage(actual: string | null, wanted: string): boolean {
  const tag = actual?.toLowerCase();
  return tag === wanted || (tag?.startsWith(`${wanted}-`) ?? false);
}

function textOf(article: Article): string {
  const body =
    typeof article.body === 'string' ? article.body : (article.body ?? []).map((block) => block.text).join('\n');
  return [article.headline, article.summary, article.tags.join('\n'), body].join('\n').toLocaleLowerCase();
}
