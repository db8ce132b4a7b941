import type { ReadOptions } from '../options.js';
import { readDocument, readSource, rereadPage, type SourceReading } from '../read/index.js';
import type { Capture } from '../store/index.js';
import type { Article, DocumentItems, Fetched } from '../types.js';

/** Reads documents, here or in processes of their own; each fails alone, within its limits. */
export interface Reader {
  /** Records, and what a document names. */
  items(fetched: Fetched, options: ReadOptions): Promise<DocumentItems>;
  /** A source as a poll sees it. */
  source(fetched: Fetched, options: ReadOptions): Promise<SourceReading>;
  /** A stored page anew. */
  again(capture: Capture, previous: Article, options: ReadOptions): Promise<Article>;
  /** What is at hand (a file) waits for a place before it is opened, and keeps it until the function given back is called. */
  room(): Promise<() => void>;
  /** So much is fetched and not yet read that more would only fill the memory: a fetcher begins nothing new meanwhile. */
  isFull(): boolean;
  /** Called once when a document was taken. */
  onRoom(run: () => void): void;
  close(): Promise<void>;
}

/** Reads in this process: nothing to start, and a document that takes too long is ended; one that fills the memory is not. */
export const localReader: Reader = {
  items: readDocument,
  source: (fetched, options) => readSource(fetched, options.documentTimeoutMs),
  again: rereadPage,
  room: async () => () => undefined,
  // What is fetched is read before anything else is looked at.
  isFull: () => false,
  onRoom: () => undefined,
  close: async () => undefined,
};
