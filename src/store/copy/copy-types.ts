export interface CopyOptions {
  /** Told what is under way, and how much of it is done, from 0 to 1. */
  progress?: (step: CopyStep, share: number) => void;
  stop?: AbortSignal | undefined;
  /** Where this machine finds the folder in which the source keeps its raw pages. */
  rawFolder?: string | undefined;
}

export type CopyStep = { step: 'table'; name: string; rows: number } | { step: 'index' } | { step: 'verify' };

export interface CopyReport {
  from: string;
  to: string;
  rows: number;
  /** By this run: one that goes on finds the rest there. */
  written: number;
  removed: number;
  /** By table: the same on both sides. */
  tables: Record<string, { rows: number; hash: string }>;
  /** Changes of the source since the copy began. */
  missed: number;
}
