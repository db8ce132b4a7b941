import type { PageSigns } from '../types.js';

// What is known of a record that says how right it is, as numbers by name. Same code in training and running.

/** What is known of each field that is judged; null where the field has no value. */
export interface QualitySigns {
  body: BodySigns;
  headline: HeadlineSigns | null;
  date: DateSigns | null;
  authors: AuthorSigns | null;
}

export interface BodySigns extends PageSigns {
  /** Logarithm of their number. */
  words: number;
}

/** Weights are the model's that made the choice: of what was chosen, and of the likeliest thing that was not. */
export interface HeadlineSigns {
  weight: number;
  second: number;
  /** Places that say it. */
  seen: number;
  startedByOther: number;
  pageH1IsOpenGraph: number;
}

export interface DateSigns {
  weight: number;
  second: number;
  days: number;
  seen: number;
  isModified: number;
  isUpdated: number;
  printed: number;
  timeElements: number;
  fromDeclared: number;
}

/** Of the authors the least likely one counts. */
export interface AuthorSigns {
  weight: number;
  second: number;
  count: number;
  seen: number;
  line: number;
  isDesk: number;
  isPerson: number;
}

/** The numbers that the model of each field takes, in its order. */
export const qualityFeatures = {
  body: ['keptUnsure', 'keptRow', 'expectedF1', 'containerF1', 'leftBetween', 'keptGood', 'afterGood', 'words'],
  headline: ['weight', 'second', 'seen', 'startedByOther', 'pageH1IsOpenGraph'],
  date: ['weight', 'second', 'days', 'seen', 'isModified', 'isUpdated', 'printed', 'timeElements', 'fromDeclared'],
  authors: ['weight', 'second', 'count', 'seen', 'line', 'isDesk', 'isPerson'],
} as const satisfies { [Name in keyof QualitySigns]: readonly (keyof NonNullable<QualitySigns[Name]>)[] };

export const bodySigns = (page: PageSigns, words: number): BodySigns => ({ words: Math.log2(1 + words), ...page });
