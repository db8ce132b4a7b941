import { UsageError } from '../errors.js';
import type { Article } from '../types.js';

export interface SelectFlags {
  since?: string;
  until?: string;
  match?: string;
  language?: string;
  limit?: string;
  field?: string;
}

export interface Selection {
  keeps: (article: Article) => boolean;
  limit: number;
  fields: string[] | null;
}

const day = /^\d{4}(-\d{2}(-\d{2})?)?/;

/** Flags → which records are printed. A record without a date is not "since" anything. */
export function selectionFromFlags(flags: SelectFlags): Selection {
  for (const name of ['since', 'until'] as const) {
    const value = flags[name];
    if (value !== undefined && !day.test(value))
      throw new UsageError(`--${name} ${value} is no date: write 2026-05-31`);
  }
  const limit = flags.limit === undefined ? Number.POSITIVE_INFINITY : Number(flags.limit);
  if (!(limit >= 0) || (Number.isFinite(limit) && !Number.isInteger(limit))) {
    throw new UsageError(`--limit ${flags.limit} is no count`);
  }
  const words = flags.match?.toLocaleLowerCase();
  const language = flags.language?.toLowerCase();
  return {
    limit,
    fields: flags.field ? flags.field.split(',').map((name) => name.trim()) : null,
    keeps: (article) =>
      (flags.since === undefined ||
        (article.date !== null && article.date.slice(0, flags.since.length) >= flags.since)) &&
      (flags.until === undefined ||
        (article.date !== null && article.date.slice(0, flags.until.length) <= flags.until)) &&
      (language === undefined || isLanguage(article.language, language)) &&
      (words === undefined || textOf(article).includes(words)),
  };
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
