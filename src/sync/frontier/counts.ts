import type { SyncCounts } from '../sync-types.js';

/** What two runs did together; how many pages wait is the later one's. */
export function addCounts(one: SyncCounts, two: SyncCounts): SyncCounts {
  const { pages, ...rest } = one;
  const sums = Object.fromEntries(
    Object.entries(rest).map(([name, count]) => [name, count + two[name as keyof typeof rest]]),
  );
  return {
    ...(sums as Omit<SyncCounts, 'pages'>),
    pages: {
      fetched: pages.fetched + two.pages.fetched,
      notModified: pages.notModified + two.pages.notModified,
      failed: pages.failed + two.pages.failed,
      waiting: two.pages.waiting,
    },
  };
}
