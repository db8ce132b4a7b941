import type { Page } from '../page.js';
import { readJsonLd } from './json-ld-graph.js';
import { firstText } from './text-values.js';

const edges = ['startDate', 'endDate', 'doorTime', 'previousStartDate'] as const;

/** Days (`YYYY-MM-DD`) of the events that a page declares (https://schema.org/Event): printed, they say when it takes place. */
export function readEventDays(page: Page): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { types, value } of readJsonLd(page).nodes) {
    if (!types.some((type) => /(?:Event|Festival)$/.test(type))) continue;
    for (const edge of edges) days.add(firstText(value[edge])?.slice(0, 10) ?? '');
  }
  days.delete('');
  return days;
}
