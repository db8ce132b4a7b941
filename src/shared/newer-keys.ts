import type { Article } from '../types.js';

/** A record that an earlier version wrote, with the keys that came since: what it did not say is not said. Changes it in place. */
export function withNewerKeys(record: Article): Article {
  record.enclosures ??= [];
  record.dateBasis.inferred ??= null;
  record.quality ??= null;
  if (typeof record.source === 'object' && record.source !== null) record.source.tags ??= [];
  return record;
}
