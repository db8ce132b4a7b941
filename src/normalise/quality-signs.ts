import type { Article, PageSigns } from '../types.js';

// What is known of a record that says how right it is, as numbers by name. Same code in training and running.

/** How sure the choice of one field is. */
export type FieldSigns = Readonly<Record<string, number>>;

export interface QualitySigns {
  body: FieldSigns;
  /** Null where the field has no value. */
  headline: FieldSigns | null;
  date: FieldSigns | null;
  authors: FieldSigns | null;
}

export interface QualityFacts {
  text: string;
  words: number | null;
  /** Words of the body as the page counts them. */
  counted: number | null;
  headline: string | null;
  summary: string | null;
  article: Pick<Article, 'access' | 'bodyComplete' | 'kind'>;
  fields: Omit<QualitySigns, 'body'>;
}

export function qualitySigns(
  page: PageSigns,
  { text, words, counted, headline, summary, article, fields }: QualityFacts,
): QualitySigns {
  const folded = text.toLowerCase();
  const body = {
    ...page,
    words: Math.log2(1 + (words ?? 0)),
    countedShare: counted && counted > 20 ? (words ?? 0) / counted : -1,
    isWalled: Number(article.access === 'paywalled'),
    isCut: Number(article.bodyComplete === false),
    isPage: Number(article.kind === 'page'),
    headlineWords: wordsWithin(headline, folded),
    summaryWords: wordsWithin(summary, folded),
  };
  return { body, ...fields };
}

const mostWords = 30;

/** Share of the longer words of a text that another one holds; -1 where it has none. */
function wordsWithin(text: string | null, folded: string): number {
  const words =
    (text ?? '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{4,}/gu)
      ?.slice(0, mostWords) ?? [];
  return words.length === 0 ? -1 : words.filter((word) => folded.includes(word)).length / words.length;
}
