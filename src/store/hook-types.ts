import type { Query } from './query.js';
import type { StoredArticle } from './store.js';

/** What happened to an article: `new` to this hook, changed since, or its page is not there any more. */
export type HookEvent = 'new' | 'revised' | 'gone';

/** One thing to tell a hook; the sequence is the change's own and never another's. */
export interface HookChange {
  sequence: number;
  event: HookEvent;
  stored: StoredArticle;
}

/** A hook and how it fares. */
export interface HookState {
  name: string;
  /** What is called, for people. */
  label: string;
  /** All changes up to this one were delivered, passed over, or set aside as letters. */
  sequence: number;
  /** Calls in a row that failed for good. */
  failures: number;
  /** ms. */
  failingSince: number | null;
  lastError: string | null;
  /** Its endpoint asked to be left alone until then; ms. */
  pausedUntil: number;
  letters: number;
  /** Changes of articles behind its place, whatever its filters say. */
  waiting: number;
}

/** An article that could not be delivered, and waits for somebody to say what becomes of it. */
export interface HookLetter {
  hook: string;
  id: string;
  headline: string | null;
  event: HookEvent;
  sequence: number;
  error: string;
  failedAt: string;
  /** It is sent again by the next run. */
  isDue: boolean;
}

/** Who delivers for a hook: one process at a time. */
export interface HookLease {
  name: string;
  owner: string;
}

/** Which letters; left out or empty is all. */
export interface LetterChoice {
  hooks?: readonly string[];
  ids?: readonly string[];
}

/** Hooks of an archive, each with its place in the changes and its letters. What a lease that was lost asks for is refused (false). */
export interface HookStore {
  /** Makes it where it is not there: what changes from now on is its. */
  add(name: string, label: string): Promise<void>;
  all(): Promise<HookState[]>;
  get(name: string): Promise<HookState | null>;
  /** Takes the hook with its letters away; false where there is none. */
  remove(name: string): Promise<boolean>;
  /** Processes that hold a lease. */
  owners(): Promise<string[]>;
  claim(lease: HookLease, times: { now: number; leaseMs: number }): Promise<boolean>;
  renew(lease: HookLease, until: number): Promise<boolean>;
  /** Gives the lease back. With `reached`, only where nothing has changed behind it: false, and the lease stays. */
  release(lease: HookLease, reached?: number): Promise<boolean>;
  /** What is to be delivered up to a change, in order. */
  changes(name: string, upTo: number, query: Query): AsyncIterable<HookChange>;
  /** Letters that are to be sent again, in order, as the articles are now. */
  dueLetters(name: string): AsyncIterable<HookChange>;
  /** It was taken: the place moves to it, and a letter of the same article is settled. */
  delivered(lease: HookLease, change: HookChange): Promise<boolean>;
  /** It was refused for good: a letter is kept, and the place moves to it. */
  setAside(lease: HookLease, change: HookChange, failure: { error: string; now: number }): Promise<boolean>;
  /** Nothing moves; why, and until when the hook is left alone. */
  failed(lease: HookLease, failure: { error: string; now: number; pausedUntil?: number }): Promise<boolean>;
  /** What is up to here was looked at. */
  passed(lease: HookLease, sequence: number): Promise<boolean>;
  letters(choice?: LetterChoice): Promise<HookLetter[]>;
  /** Puts letters in line again; gives how many. */
  sendAgain(choice?: LetterChoice): Promise<number>;
  /** Throws letters away; gives how many. */
  clear(choice?: LetterChoice): Promise<number>;
}
