import type { Evidence, Quality } from '../types.js';
import { fieldEvidence } from './explain.js';
import { judgeOf } from './judge.js';
import file from './quality.model.json' with { type: 'json' };
import { qualityFeatures, type QualitySigns } from './quality-signs.js';

// How right a record is likely to be: a small model a field, over what the models of the fields themselves said and how far they
// wavered. It knows nothing of a publisher's habits: a wrong date that a page states everywhere looks as sure as a right one.

type FieldName = keyof QualitySigns;
const names = ['body', 'headline', 'date', 'authors'] as const satisfies readonly FieldName[];

const judges = {
  body: judgeOf(file.body, qualityFeatures.body),
  headline: judgeOf(file.headline, qualityFeatures.headline),
  date: judgeOf(file.date, qualityFeatures.date),
  authors: judgeOf(file.authors, qualityFeatures.authors),
};

/** Less of the text, or a field less likely right than this, is doubtful: by folds a third of such dates and half of the others are wrong. */
const enough = { body: 0.8, headline: 0.7, date: 0.7, authors: 0.7 };

export interface QualityJudgement {
  quality: Quality;
  /** The evidence of a record with each doubt beside its field, that of the body under `quality`. */
  explain: (evidence: Evidence) => Evidence;
}

/** The score of a record and its doubtful fields. */
export function judgeQuality(signs: QualitySigns): QualityJudgement {
  const chances = names.flatMap((name): [FieldName, number][] => {
    const chance = chanceOf(name, signs);
    return chance === null ? [] : [[name, chance]];
  });
  const doubtful = chances.filter(([name, chance]) => chance < enough[name]);
  const score = Math.round(100 * chances[0]![1]) / 100;
  return {
    quality: { score, reasons: doubtful.map(([name]) => name) },
    explain: (evidence) => {
      const all = { ...evidence };
      for (const [name, chance] of doubtful) {
        const its = evidence[name];
        const why = `${percent(chance)} likely right: ${wordsOf(name, signs)}`;
        if (its) all[name] = { ...its, why: `doubtful, ${why}; ${its.why}` };
      }
      const body = doubtful.some(([name]) => name === 'body') ? `; of the body: ${wordsOf('body', signs)}` : '';
      const why =
        doubtful.length === 0 ? 'nothing is doubtful' : `doubtful: ${doubtful.map(([name]) => name).join(', ')}${body}`;
      return { ...all, quality: fieldEvidence({ value: score, from: null }, why, []) };
    },
  };
}

function chanceOf(name: FieldName, signs: QualitySigns): number | null {
  const its = signs[name] as Readonly<Record<string, number>> | null;
  return its && judges[name]([Float32Array.from(qualityFeatures[name], (feature) => its[feature]!)])[0]!;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Nearly as likely as what was chosen. */
const close = 0.5;
/** Less of the text is that of the other way. */
const agreeing = 0.7;
const muchLeftOut = 0.3;

/** What speaks against a field, in a reader's words. */
function wordsOf(name: FieldName, { body, headline, date, authors }: QualitySigns): string {
  const isClose = (one: { weight: number; second: number } | null): boolean =>
    one !== null && one.second > one.weight * close;
  switch (name) {
    case 'headline':
      if (isClose(headline)) return 'another one is nearly as likely';
      return headline?.seen === 1 ? 'only one place of the page says it' : 'little speaks for it';
    case 'date':
      if (date?.isModified) return 'it is called the day of a change';
      return isClose(date) ? 'another day is nearly as likely' : 'little speaks for it';
    case 'authors':
      return isClose(authors) ? 'another name is nearly as likely' : 'little speaks for a name';
    case 'body':
      if (body.containerF1 < agreeing) return 'another way of finding the text finds a different one';
      if (body.leftBetween > muchLeftOut) return 'much was left out amid the text';
      return 'many paragraphs may belong to the story or not';
  }
}
