import type { FollowedSource, PendingPage } from '../../store/index.js';
import { endRun } from '../outage.js';
import { pollSource } from '../poll-source.js';
import { Judges } from '../story-facts.js';
import { noCounts, type SyncCounts, type SyncDeps, type SyncOptions, type SyncRun } from '../sync-types.js';
import { takePage } from '../take-page.js';

/** What fetches for a while: a host that failed too often is left alone for as long as it lives. */
export interface Fetching extends Pick<SyncDeps, 'fetch' | 'sitemapsOf'> {
  /** Hosts that do nothing until their next start. */
  resting(): number;
  close(): Promise<void>;
}

/** A while of a worker that runs for months: with a fetcher of its own, and what its jobs have to know of each other. */
export class Turn {
  private readonly run: SyncRun;
  private underWay = 0;
  private closing: Promise<void> | null = null;
  private ended: (() => void) | null = null;

  constructor(
    options: SyncOptions,
    deps: Omit<SyncDeps, keyof Fetching>,
    private readonly fetching: Fetching,
  ) {
    this.run = {
      ...deps,
      ...fetching,
      options,
      counts: noCounts(),
      judges: new Judges(),
      unreached: [],
      hasNewPages: false,
    };
  }

  get counts(): SyncCounts {
    return this.run.counts;
  }

  get resting(): number {
    return this.fetching.resting();
  }

  poll(source: FollowedSource): Promise<void> {
    return this.job(() => pollSource(source, this.run));
  }

  look(page: PendingPage): Promise<void> {
    return this.job(() => takePage(page, this.run));
  }

  private async job(work: () => Promise<void>): Promise<void> {
    this.underWay++;
    try {
      await work();
    } finally {
      this.run.report({ kind: 'job-ended' });
      this.underWay--;
      if (this.underWay === 0) this.ended?.();
    }
  }

  /** After its last job. What it knows of sources that could not be reached is judged now. */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (this.underWay > 0) {
      await new Promise<void>((resolve) => {
        this.ended = resolve;
      });
    }
    try {
      if (this.counts.sources > 0) await endRun(this.run);
    } finally {
      await this.fetching.close();
    }
  }
}
