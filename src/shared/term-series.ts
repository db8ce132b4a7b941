/** How often a term came, and when: the beginning of a date (a day, a month or a year), and how often. */
export interface TermCount {
  term: string;
  count: number;
  times: [time: string, count: number][];
}

/** The most frequent terms; `times` are those of all. */
export interface Ranking {
  top: TermCount[];
  /** Different terms that came; at least so many where `isExact` is false. */
  distinct: number;
  total: number;
  times: [time: string, count: number][];
  /** False where rare terms were let go to keep memory bounded: counts may then be a little low. */
  isExact: boolean;
}

interface Kept {
  shown: string;
  count: number;
  times: Map<string, number>;
}

const mostTerms = 20_000;
const mostCells = 300_000;
/** Longer ones are sentences that somebody took for a tag. */
const longestTerm = 120;

/**
 * Counts terms over time in bounded memory: days become months and then years where there are too many of them, and of more terms
 * than there is room for the rarer half goes. Case does not part terms; the first spelling is shown.
 */
export class TermSeries {
  private readonly kept = new Map<string, Kept>();
  private readonly times = new Map<string, number>();
  private cells = 0;
  /** Characters of a date that are kept: 10, 7 or 4. */
  private precision = 10;
  private total = 0;
  private distinct = 0;
  private isExact = true;

  /** `day` is null where nobody knows when. */
  add(term: string, day: string | null, count = 1): void {
    const shown = term.length > longestTerm ? `${term.slice(0, longestTerm)}…` : term;
    const key = shown.normalize('NFC').toLowerCase();
    let one = this.kept.get(key);
    if (one === undefined) {
      if (this.kept.size >= mostTerms) this.dropRare();
      one = { shown, count: 0, times: new Map() };
      this.kept.set(key, one);
      this.distinct++;
    }
    one.count += count;
    this.total += count;
    if (day === null) return;
    const time = day.slice(0, this.precision);
    if (!one.times.has(time)) this.cells++;
    one.times.set(time, (one.times.get(time) ?? 0) + count);
    this.times.set(time, (this.times.get(time) ?? 0) + count);
    if (this.cells + this.times.size > mostCells && this.precision > 4) this.coarsen();
  }

  ranking(most: number): Ranking {
    const top = [...this.kept.values()]
      .sort((a, b) => b.count - a.count || (a.shown < b.shown ? -1 : 1))
      .slice(0, most)
      .map(({ shown, count, times }): TermCount => ({ term: shown, count, times: [...times] }));
    const { distinct, total, isExact } = this;
    return { top, distinct, total, times: [...this.times], isExact };
  }

  private dropRare(): void {
    const byCount = [...this.kept].sort(([, a], [, b]) => b.count - a.count);
    for (const [key, { times }] of byCount.slice(mostTerms / 2)) {
      this.kept.delete(key);
      this.cells -= times.size;
    }
    this.isExact = false;
    this.distinct = Math.max(this.distinct, mostTerms);
  }

  private coarsen(): void {
    this.precision = this.precision === 10 ? 7 : 4;
    this.cells = 0;
    for (const times of [this.times, ...[...this.kept.values()].map((one) => one.times)]) {
      const finer = [...times];
      times.clear();
      for (const [time, count] of finer) {
        const coarse = time.slice(0, this.precision);
        times.set(coarse, (times.get(coarse) ?? 0) + count);
      }
      if (times !== this.times) this.cells += times.size;
    }
  }
}
