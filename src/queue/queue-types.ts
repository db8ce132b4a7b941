/** What jobs of the queue are: a slice of work at the frontier of hosts, a read anew of stored pages, an export into a file. */
export type JobKind = 'slice' | 'reextract' | 'export';

/** A job that this process has taken: nobody else has it until it ends, or its time is over. */
export interface Job {
  id: string;
  kind: JobKind;
  data: Record<string, unknown>;
}

/** A job that failed as often as it may. */
export interface DeadJob extends Job {
  error: string;
  failedAt: number;
}

/** One kind's jobs as they are. Times are ms. */
export interface QueueState {
  kind: JobKind;
  /** Those that may start now, those that are to start later, those under way. */
  ready: number;
  later: number;
  active: number;
  /** How long the oldest of the ready ones has waited. */
  oldestMs: number;
  /** Ended well in the last five minutes, and what they say that they did. */
  done: number;
  pages: number;
}

/** Coarse work for any number of processes; what is one request is no job, hosts are leased for that (`store/`). */
export interface Queue {
  /** False where a job of the same key waits already. */
  send(kind: JobKind, data: Record<string, unknown>, options?: SendOptions): Promise<boolean>;
  /** The next job that may start; null where there is none. Throws where the database is in trouble. */
  take(kind: JobKind): Promise<Job | null>;
  /** A long job is still being worked on: it expires later. False where it has expired, and is another process's. */
  keep(job: Job): Promise<boolean>;
  /** `result` is kept for `state`. */
  done(job: Job, result?: { pages: number }): Promise<void>;
  /** It is tried again, or ends as a dead letter. */
  failed(job: Job, error: unknown): Promise<void>;
  /** Unfinished work goes back at once, and that is no failure. */
  giveBack(job: Job): Promise<void>;
  state(): Promise<QueueState[]>;
  dead(): Promise<DeadJob[]>;
  /** Sends dead letters again, or throws them away; null is all. Gives how many. */
  retry(ids: readonly string[] | null): Promise<number>;
  clear(ids: readonly string[] | null): Promise<number>;
  close(): Promise<void>;
}

export interface SendOptions {
  /** It starts so much later. */
  afterMs?: number;
  /** No second one of this key waits. */
  key?: string;
}

type Value = string | number | bigint | boolean | null | Uint8Array | readonly Value[];

/** What the queue needs of a database: `store/`'s is one. */
export interface QueueSql {
  all<T>(text: string, values?: readonly Value[]): Promise<T[]>;
  exec(text: string): Promise<void>;
}

export interface QueueDatabase extends QueueSql {
  transaction<T>(work: (sql: QueueSql) => Promise<T>): Promise<T>;
}

export interface QueueOptions {
  /** What goes wrong behind the scenes (upkeep while the server is away): told, and never the end. */
  onError: (error: unknown) => void;
  /** This process sees to it that jobs of dead processes come back. */
  supervises: boolean;
  /** A slice's and an export's, and how often is looked for jobs of dead processes; tests are in a hurry. */
  expireSeconds?: number;
  upkeepSeconds?: number;
}
