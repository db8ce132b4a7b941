import type { ReportData } from '../../../report/index.js';
import type { Query, Store } from '../../../store/index.js';
import { countWords } from '../../../diff/index.js';
import { shownEdit } from '../../archive/shown-edit.js';

type Largest = NonNullable<ReportData['largestEdits']>;

/** Edits that are compared word by word, the newest: each costs a millisecond or more. */
const mostCompared = 500;
const mostShown = 8;

/** Of the newest edits those with most changed words. */
export async function largestEdits(store: Store, query: Query, stop: AbortSignal): Promise<Largest> {
  let found: Largest['edits'] = [];
  let lookedAt = 0;
  for await (const edit of store.edits({ ...query, limit: Math.min(query.limit ?? mostCompared, mostCompared) })) {
    if (stop.aborted) break;
    lookedAt++;
    const shown = shownEdit(edit);
    const count = (kind: string): number =>
      shown.changes
        .filter(({ field }) => field === 'headline' || field === 'body' || field === 'updates')
        .flatMap(({ parts }) => parts)
        .reduce((sum, part) => sum + (part.kind === kind ? countWords(part.text) : 0), 0);
    const sized = { ...shown, removed: count('removed'), added: count('added') };
    if (sized.removed + sized.added === 0) continue;
    found = [...found, sized].sort((a, b) => b.removed + b.added - a.removed - a.added).slice(0, mostShown);
  }
  return { edits: found, lookedAt };
}
