import type { Article } from '../types.js';
import {
  admitsError,
  type ChangeClass,
  classifyParts,
  defaultThresholds,
  gravest,
  type Thresholds,
} from './classify.js';
import { diffParagraphs, type ParagraphChange } from './paragraphs.js';
import { diffWords, type Part } from './words.js';

// Two states of one story → what changed, word by word, with what it means. It prints nothing and knows no archive.

/** One field that is another now. `parts` says how, where it is text; `paragraphs` for the body. */
export interface FieldChange {
  field: string;
  class: ChangeClass;
  before: string | null;
  after: string | null;
  parts: Part[];
  paragraphs?: ParagraphChange[];
}

export interface ArticleDiff {
  /** The gravest of the changes; null where nothing changed. */
  class: ChangeClass | null;
  /** Headline and dates first. */
  changes: FieldChange[];
}

/** Fields in the order in which they are shown; lists as one text. Those that say how it was fetched are left out. */
const fields: [name: string, read: (article: Article) => string | null][] = [
  ['headline', (a) => a.headline],
  ['date', (a) => a.date],
  ['modified', (a) => a.modified],
  ['notices', (a) => a.notices.join('\n\n') || null],
  ['authors', (a) => a.authors.join(', ') || null],
  ['summary', (a) => a.summary],
  ['body', bodyOf],
  [
    'updates',
    (a) => a.updates.map((one) => [one.headline, one.body].filter(Boolean).join('\n\n')).join('\n\n') || null,
  ],
  ['section', (a) => a.section],
  ['tags', (a) => a.tags.join(', ') || null],
  ['access', (a) => a.access],
];

/** What changed from one state to the other. */
export function diffArticles(before: Article, after: Article, thresholds: Thresholds = defaultThresholds): ArticleDiff {
  const changes = fields.flatMap(([field, read]) => {
    const [one, two] = [read(before), read(after)];
    return one === two ? [] : [changeOf(field, one, two, thresholds)];
  });
  return { class: changes.length > 0 ? gravest(changes.map((one) => one.class)) : null, changes };
}

function changeOf(field: string, before: string | null, after: string | null, thresholds: Thresholds): FieldChange {
  if (field === 'body' || field === 'updates' || field === 'notices') {
    const paragraphs = diffParagraphs(before ?? '', after ?? '');
    const parts = paragraphs.flatMap((one) => one.parts);
    // Of the whole text, not of the changed paragraphs alone.
    const rest: Part = { kind: 'same', text: before ?? '' };
    const own = classifyParts([...parts.filter((part) => part.kind !== 'same'), rest], thresholds);
    return {
      field,
      class: field === 'notices' && admitsError(after ?? '') ? 'correction' : own,
      before,
      after,
      parts,
      paragraphs,
    };
  }
  // Half a date says nothing.
  const isWhole = field === 'date' || field === 'modified' || field === 'access';
  const parts = isWhole ? replaced(before, after) : diffWords(before ?? '', after ?? '');
  return { field, class: classOf(field, before, after, parts, thresholds), before, after, parts };
}

function replaced(before: string | null, after: string | null): Part[] {
  const removed: Part[] = before === null ? [] : [{ kind: 'removed', text: `${before} ` }];
  return after === null ? removed : [...removed, { kind: 'added', text: after }];
}

function classOf(
  field: string,
  before: string | null,
  after: string | null,
  parts: Part[],
  thresholds: Thresholds,
): ChangeClass {
  if (field === 'headline')
    return classifyParts(parts, { words: 1, share: 0 }) === 'cosmetic' ? 'cosmetic' : 'headline';
  if (field === 'date') return isSameTime(before, after) ? 'cosmetic' : 'substance';
  if (field === 'authors') return classifyParts(parts, { words: 1, share: 0 });
  // The publisher's own word that something changed, and where it files the story, say nothing of what.
  if (field === 'modified' || field === 'section' || field === 'tags' || field === 'access') return 'cosmetic';
  return classifyParts(parts, thresholds);
}

/** The same instant in another zone, or the same day said more or less precisely. */
function isSameTime(before: string | null, after: string | null): boolean {
  if (before === null || after === null) return false;
  const shorter = Math.min(before.length, after.length);
  if (before.slice(0, shorter) === after.slice(0, shorter)) return true;
  return (
    /T.*(Z|[+-]\d\d:\d\d)$/.test(before) &&
    /T.*(Z|[+-]\d\d:\d\d)$/.test(after) &&
    Date.parse(before) === Date.parse(after)
  );
}

function bodyOf(article: Article): string | null {
  return Array.isArray(article.body) ? article.body.map((block) => block.text).join('\n\n') : article.body;
}

export { countWords } from './words.js';
export { type ChangeClass, defaultThresholds, type ParagraphChange, type Part, type Thresholds };
