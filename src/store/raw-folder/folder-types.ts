/** What a look at the folder of raw pages found. */
export interface RawFolderReport {
  path: string;
  pages: number;
  files: number;
  /** Of the pages that count, packed. */
  bytes: number;
  /** Files that no page names: of a process that was killed, or one that is at work. */
  orphans: { files: number; bytes: number };
  /** Pages that were read to see whether they fit their hashes. */
  read: number;
  /** Why this archive writes and deletes nothing there: it is a copy of the one that does. */
  onlyReads: string | null;
  problems: string[];
}

/** How `vacuum` treats the folder. */
export interface TidyLimits {
  /** A file grows to this. Files of less than the half are put together; those of which less than the half counts are written anew. */
  largeBytes: number;
  /** What a process that was killed left behind is older, and what one is writing right now is not. */
  graceMs: number;
}
