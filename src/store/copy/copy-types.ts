export interface CopyOptions {
  /** Told what is under way, and how much of it is done, from 0 to 1. */
  progress?: (step: CopyStep, share: number) => void;
  stop?: AbortSignal | undefined;
}

/** A table that is copied, the full text that is made, or the rows that are read again to compare them. */
export type CopyStep = { step: 'table'; name: string; rows: number } | { step: 'index' } | { step: 'verify' };

export interface CopyReport {
  from: string;
  to: string;
  rows: number;
  /** What this run put in or replaced, and took out: a run that goes on finds the rest there. */
  written: number;
  removed: number;
  /** By table: the same on both sides. */
  tables: Record<string, { rows: number; hash: string }>;
  /** Changes of articles that came to the source since the copy began, and are not in it. */
  missed: number;
}
