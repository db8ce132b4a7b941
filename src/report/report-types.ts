import type { Digest } from '../shared/digest.js';
import type { ShownEdit } from '../shared/edit-html.js';

/** A source that somebody should look at. */
export interface ReportTrouble {
  url: string;
  title: string | null;
  kind: string;
  /** Ms since 1970, where it began at a time. */
  since: number | null;
  message: string;
}

/** All that a report shows. */
export interface ReportData {
  title: string;
  /** Ms since 1970. */
  madeAt: number;
  /** What the articles were chosen by, in words: `since 2026-05`. */
  filters: string[];
  digest: Digest;
  /** The edits with most changed words of those that were looked at; null where no past is known. */
  largestEdits: { edits: (ShownEdit & { removed: number; added: number })[]; lookedAt: number } | null;
  /** Null where the input says nothing of sources. */
  health: { followed: number; troubles: ReportTrouble[] } | null;
}
