import { TermSeries, type Ranking } from './term-series.js';

// What a report says of many articles, as counts. An archive answers it by queries of its own, a stream of records by one pass.

/** Stories that are nearly the same text. */
export interface StoryGroup {
  articles: number;
  sources: number;
  /** A few of them, the earliest first. */
  members: { headline: string | null; url: string | null; source: string; date: string | null }[];
}

export interface EditCounts {
  /** Articles with an edit, and edits in all. */
  articles: number;
  edits: number;
  /** By how long after publication the last edit was seen: as many as `delayHours`, and one for all beyond. */
  delays: number[];
  /** The sources with most edited articles. */
  sources: { source: string; edited: number; articles: number }[];
}

export interface Digest {
  articles: number;
  /** Articles without a date; they count at the day when they were first seen. */
  undated: number;
  sources: Ranking;
  /** By weekday (Monday first) and hour, as printed: 7 × 24. */
  hours: number[];
  tags: Ranking;
  authors: Ranking;
  /** Main tag (`en`), null where none is known; the most frequent first. */
  languages: { language: string | null; count: number }[];
  /** Null where the past of the articles is not known. */
  edits: EditCounts | null;
  groups: { groups: number; articles: number; largest: StoryGroup[] };
}

/** Bounds of the delays after publication, in hours. */
export const delayHours = [1, 6, 24, 24 * 7, 24 * 30] as const;
/** Sources that a report names. */
export const mostSources = 12;
/** Tags and authors that a report names. */
export const mostTerms = 15;
export const mostGroups = 12;
/** Articles of a group that are named. */
export const mostMembers = 6;

/** The day of a date as printed, null where there is none, or none that news can be of. */
export function dayOf(date: string | null): string | null {
  const day = date === null ? null : /^(?:1[6-9]|2[01])\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(date);
  return day?.[0] ?? null;
}

/** Where in `hours` a date as printed stands; -1 where it says no hour. */
export function hourAt(date: string): number {
  const day = dayOf(date);
  const hour = /^.{10}T([01]\d|2[0-3])/.exec(date)?.[1];
  if (day === null || hour === undefined) return -1;
  return ((new Date(day).getUTCDay() + 6) % 7) * 24 + Number(hour);
}

/** What one article adds. */
export interface Facts {
  date: string | null;
  /** When it was first seen, for what has no date. */
  seen: string | null;
  source: string;
  language: string | null;
  tags: readonly string[];
  authors: readonly string[];
}

/** The digest of a stream of records, in one pass and bounded memory. */
export class DigestBuilder {
  private articles = 0;
  private undated = 0;
  private readonly sources = new TermSeries();
  private readonly tags = new TermSeries();
  private readonly authors = new TermSeries();
  private readonly languages = new TermSeries();
  private readonly hours = new Array<number>(7 * 24).fill(0);

  add({ date, seen, source, language, tags, authors }: Facts): void {
    this.articles++;
    const printed = dayOf(date);
    if (printed === null) this.undated++;
    const day = printed ?? dayOf(seen);
    this.sources.add(source, day);
    const hour = date === null ? -1 : hourAt(date);
    if (hour >= 0) this.hours[hour]!++;
    this.languages.add(language?.split('-')[0]?.toLowerCase() ?? '', null);
    for (const tag of new Set(tags)) this.tags.add(tag, day);
    for (const author of new Set(authors)) this.authors.add(author, day);
  }

  digest(groups: Digest['groups']): Digest {
    const { articles, undated, hours } = this;
    return {
      articles,
      undated,
      hours,
      sources: this.sources.ranking(mostSources),
      tags: this.tags.ranking(mostTerms),
      authors: this.authors.ranking(mostTerms),
      languages: this.languages.ranking(mostTerms).top.map(({ term, count }) => ({ language: term || null, count })),
      edits: null,
      groups,
    };
  }
}
