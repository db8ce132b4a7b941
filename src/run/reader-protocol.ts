import type { ReadOptions } from '../options.js';
import type { SourceReading } from '../read/index.js';
import type { Capture } from '../store/index.js';
import type { Article, DocumentItem, Fetched, Target } from '../types.js';
import type { ErrorData } from './error-data.js';

// What a run and its reader processes say to each other: one task at a time, all of it data (structured clone).

export type Task =
  | { kind: 'items'; fetched: Fetched; options: ReadOptions }
  | { kind: 'source'; fetched: Fetched; options: ReadOptions }
  | { kind: 'again'; capture: Capture; previous: Article; options: ReadOptions };

/** An item with its error taken apart. */
export type ItemData =
  | Exclude<DocumentItem, { kind: 'failure' }>
  | { kind: 'failure'; error: ErrorData; target: Target };

export type Answer =
  /** The process has loaded its code. */
  | { kind: 'ready' }
  /** Some of a long list; more will come. */
  | { kind: 'some'; items: ItemData[]; isAtHand: boolean | null }
  | { kind: 'items'; items: ItemData[]; isAtHand: boolean | null }
  | { kind: 'source'; reading: SourceReading }
  | { kind: 'article'; article: Article }
  | { kind: 'error'; error: ErrorData };
