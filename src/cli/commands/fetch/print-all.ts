import { InterruptedError } from '../../../errors.js';
import type { Journal } from '../../../journal/index.js';
import { isDoubtful } from '../../../shared/quality.js';
import type { Article, Outcome } from '../../../types.js';
import type { Selection } from '../../flags/select.js';
import type { Progress } from '../../screen/progress.js';
import type { Reporter } from '../../screen/report.js';
import type { Writer } from '../../writing/writer.js';
import type { Saver } from './saver.js';

// What comes of a run's outcomes: records are printed and saved, failures said, both counted.

export interface Ends {
  journal: Journal | null;
  selection: Selection;
  saver: Saver | null;
  writer: Writer;
  reporter: Reporter;
  progress: Progress;
  /** A pager has the screen from the first record on. */
  isPaged: boolean;
}

/** `238 records (9 doubtful), 2 failed`. */
export function closingLine(printed: number, failures: number, doubtful: number): string {
  const records = `${printed} ${printed === 1 ? 'record' : 'records'}${doubtful === 0 ? '' : ` (${doubtful} doubtful)`}`;
  return failures === 0 ? records : `${records}, ${failures} failed`;
}

export interface Ended {
  failures: number;
  printed: number;
  /** New to the archive, or a new revision there. */
  saved: number;
  /** Of those printed: a field or much of the text is likely wrong. */
  doubtful: number;
}

/** Prints records and says failures; gives the numbers of both. */
export async function printAll(outcomes: AsyncIterable<Outcome>, ends: Ends): Promise<Ended> {
  const { selection, saver, writer, reporter, progress, journal } = ends;
  const ended: Ended = { failures: 0, printed: 0, saved: 0, doubtful: 0 };
  if (selection.limit === 0) return ended;
  for await (const given of outcomes) {
    const outcome = saver?.checked(given) ?? given;
    if (outcome.target.depth === 0) progress.count(outcome.ok);
    if (!outcome.ok) {
      const isLeft = outcome.error instanceof InterruptedError;
      if (isLeft) reporter.left(outcome.error, outcome.target);
      else {
        ended.failures++;
        reporter.failed(outcome.error, outcome.target);
      }
      continue;
    }
    if (!selection.keeps(outcome.article)) continue;
    if (ends.isPaged) progress.close();
    else progress.clear();
    const past = journal?.replayed.get(outcome.article);
    const isKept = past && (saver === null || (await saver.has(outcome.article)));
    if (isKept ? past.isNew : await saver?.save(outcome)) {
      ended.saved++;
      journal?.markNew();
    }
    await writer.article(outcome.article as Article);
    ended.printed++;
    if (isDoubtful(outcome.article)) ended.doubtful++;
    if (ended.printed >= selection.limit || writer.isClosed()) break;
  }
  journal?.taken();
  return ended;
}
