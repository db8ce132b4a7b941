export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

/** How the day was written. */
export type DayForm = 'year-first' | 'words' | 'numbers' | 'compact';

export interface ParsedDate {
  /** As precise as the text says: `2024-04-02`, `2024-04-02T05:28`, `2024-04-02T05:28:00+03:00`; also `2024-04`, `2024`. */
  iso: string;
  precision: DatePrecision;
  hasZone: boolean;
  form: DayForm | 'relative';
  /** `3/4/2024` where nothing tells the country. */
  isOrderGuessed: boolean;
  /** Written without a year; the fetch time gave it. */
  isYearInferred: boolean;
}

export interface FoundDate extends ParsedDate {
  /** Where it stands in `text` of the result. */
  start: number;
  end: number;
}

export interface DateParseOptions {
  /** BCP 47 tags, likeliest first; they decide between months of two languages. */
  languages?: string[];
  /** ISO 3166 region of the publisher: the order of `3/4/2024` and what `IST` means. */
  country?: string | null;
  /** ISO instant of the fetch: what "2 hours ago" counts from. */
  now?: string | null;
  /** Feeds: nothing but a date may stand in the text, and two-digit years and odd ISO forms are read. */
  isExact?: boolean;
}
