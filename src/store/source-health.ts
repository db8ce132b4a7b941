import type { SyncMarks } from './source-types.js';

// Rows of what is kept of the last syncs, and of pages in trouble.

/** How each mark is called in the table of settings. */
const markNames: Record<keyof SyncMarks, string> = {
  lastSync: 'last sync',
  outageSince: 'outage since',
  outageTold: 'outage told',
};

/** Settings by name → marks. */
export function marksFrom(settingOf: (name: string) => string | undefined): SyncMarks {
  const read = (name: string): number | null => {
    const value = settingOf(name);
    return value === undefined ? null : Number(value);
  };
  return {
    lastSync: read(markNames.lastSync),
    outageSince: read(markNames.outageSince),
    outageTold: read(markNames.outageTold),
  };
}

/** What of the marks is to be written, by name; null is to be taken away. */
export function changedMarks(before: SyncMarks, marks: SyncMarks): [name: string, value: number | null][] {
  return (Object.keys(markNames) as (keyof SyncMarks)[])
    .filter((key) => marks[key] !== before[key])
    .map((key) => [markNames[key], marks[key]]);
}

/** How many pages of a source are in trouble for one reason. */
export interface TroubleRow {
  url: string;
  reason: 'thin' | 'failed';
  n: number;
}

/** The same by source. */
export function troubleFromRows(rows: readonly TroubleRow[]): Map<string, { thin: number; failed: number }> {
  const found = new Map<string, { thin: number; failed: number }>();
  for (const { url, reason, n } of rows) {
    const counts = found.get(url) ?? { thin: 0, failed: 0 };
    found.set(url, { ...counts, [reason]: n });
  }
  return found;
}
