import type { FollowedSource, PendingPage, Store } from '../store/index.js';
import { sourcesOfPage } from './page-rules.js';
import { byRules } from './ruled.js';
import { Judges } from './story-facts.js';
import { noCounts } from './sync-types.js';

// What rules would do at the next sync, without one.

/** How many stories the rules of a source keep out, and how many of them its next poll lets in. */
export async function previewRules(source: FollowedSource, store: Store): Promise<{ leftOut: number; letIn: number }> {
  const run = { store, judges: new Judges(), counts: noCounts(), report: () => undefined };
  const { letIn } = await byRules({ source, fresh: [], edited: [], comes: () => true }, run);
  return { leftOut: (await store.sources.leftOut(source.url)).length - letIn.length, letIn: letIn.length };
}

/** The rule that keeps each page out as far as its feed tells, null where it will be fetched. */
export async function previewPages(
  pages: readonly PendingPage[],
  store: Store,
): Promise<{ page: PendingPage; rule: string | null }[]> {
  const judges = new Judges();
  const found: { page: PendingPage; rule: string | null }[] = [];
  for (const page of pages) {
    const { verdict } = await sourcesOfPage(page, store, judges);
    found.push({ page, rule: typeof verdict === 'object' ? verdict.rule : null });
  }
  return found;
}
