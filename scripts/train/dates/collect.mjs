// Date candidates of every page that has a true date, as the extractor sees them, with and without scripts; cached, as it is the slow part.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readMetadata } from '../../../dist/extract/metadata/index.js';
import { parsePage } from '../../../dist/extract/page.js';
import { readingOf } from '../../../dist/normalise/date.js';
import { seenDates } from '../../../dist/normalise/date-seen.js';
import { ownSets } from '../../sets.mjs';
import { cacheRoot, foldOf, readCorpus, readHtml } from '../corpus.mjs';

export const sets = [
  'fundus',
  'trafilatura',
  'htmldate',
  'wcxb',
  'mercury',
  'zh',
  'newspaper',
  'fundus-old',
  ...ownSets,
];
const cacheFile = path.join(cacheRoot, 'dates.json');

/** @returns pages `{ id, set, domain, fold, truth, isBare, seen }`; `isBare` pages had their scripts taken out. */
export function collectDates({ cached = false } = {}) {
  if (cached && existsSync(cacheFile)) return JSON.parse(readFileSync(cacheFile, 'utf8'));
  const pages = [];
  for (const record of sets.flatMap(readCorpus)) {
    if (!record.date) continue;
    const html = readHtml(record);
    for (const isBare of [false, true]) {
      const text = isBare ? html.replace(/<script\b[\s\S]*?<\/script\s*>/gi, '') : html;
      const page = parsePage(text, { url: record.url });
      const candidates = readMetadata(page, { rule: null, fetchedAt: null }).filter(
        ({ field }) => field === 'date' || field === 'modified' || field === 'language',
      );
      const reading = readingOf(candidates, { rule: null, timeZone: null, now: '', seenAt: null, url: record.url });
      const { id, set, domain } = record;
      const seen = seenDates(candidates, reading).filter((one) => one.inferred === null);
      pages.push({
        id,
        set,
        domain,
        url: record.url,
        fold: foldOf(domain),
        truth: record.date,
        isBare,
        country: reading.country,
        seen,
      });
    }
  }
  mkdirSync(cacheRoot, { recursive: true });
  writeFileSync(cacheFile, JSON.stringify(pages));
  return pages;
}
