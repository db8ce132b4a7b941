// What is known of each page's record and how right it is, by models that saw no page of its publisher: a copy of dist with the
// models of each fold, and a process of its own (node collect.mjs DIST FOLD OUT). Refused pages have no record and are left out.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { foldDist, runScript } from '../../eval/folds.mjs';
import { corpusRoot, foldCount, foldOf, readCorpus, readHtml } from '../corpus.mjs';
import { foldsRoot } from '../ship.mjs';
import { ownSets } from '../../sets.mjs';

const sets = [
  'fundus',
  'aeb',
  'trafilatura',
  'htmldate',
  'wcxb',
  'daniel',
  'mercury',
  'zh',
  'portal',
  'newspaper',
  'fundus-old',
  ...ownSets,
];
const cacheFile = (fold) => path.join(foldsRoot, String(fold), 'quality.json');
const importFrom = (folder, file) => import(pathToFileURL(path.join(folder, file)).href);

/** @returns pages `{ set, id, domain, fold, isBare, signs, right }`; `isBare` pages had their scripts taken out. */
export async function collectQuality({ cached = false } = {}) {
  const pages = [];
  for (let fold = 0; fold < foldCount; fold++) {
    if (!cached) await runScript([import.meta.filename, foldDist(fold), String(fold), cacheFile(fold)]);
    pages.push(...JSON.parse(readFileSync(cacheFile(fold), 'utf8')));
  }
  return pages;
}

async function collectFold(dist, fold) {
  const { scorePages } = await importFrom(corpusRoot, 'score.mjs');
  const { extractArticle } = await importFrom(dist, 'extract/index.js');
  const { normaliseWithSigns } = await importFrom(dist, 'normalise/index.js');
  const read = (html, { url }) => {
    const raw = extractArticle(html, { url, rule: null, fetchedAt: null, isPlain: true });
    const source = { feedUrl: null, guid: null, status: null, rule: null };
    const times = { timeZone: null, now: '', seenAt: null };
    return normaliseWithSigns(raw, { source, rule: null, ...times, explain: false, bodyForm: 'text' }, null);
  };
  const pages = [];
  for (const record of sets.flatMap(readCorpus)) {
    if (foldOf(record.domain) !== fold) continue;
    const html = readHtml(record);
    for (const isBare of [false, true]) {
      const found = unlessRefused(() =>
        read(isBare ? html.replace(/<script\b[\s\S]*?<\/script\s*>/gi, '') : html, record),
      );
      if (!found) continue;
      const { id, set, domain } = record;
      const [row] = scorePages([record], new Map([[id, found.article]]));
      pages.push({ set, id, domain, fold, isBare, signs: found.signs, right: rightOf(row, found.article) });
    }
  }
  return pages;
}

/** How right each field is, 0 to 1; null where the truth says nothing of it or the record has no value. */
function rightOf({ body, segments, headline, date, authors }, article) {
  const { tp = 0, fp = 0, fn = 0 } = segments ?? {};
  return {
    body: body ? (body.best.tp ? body.best.f1 : 0) : null,
    segments: segments ? (2 * tp) / (2 * tp + fp + fn || 1) : null,
    headline: headline && article.headline ? headline.exact : null,
    date: date && article.date ? date.day : null,
    authors: authors && article.authors.length > 0 ? authors.exact : null,
  };
}

function unlessRefused(read) {
  try {
    return read();
  } catch (error) {
    if (typeof error.code === 'string') return null;
    throw error;
  }
}

if (process.argv[1] === import.meta.filename) {
  const [dist, fold, out] = process.argv.slice(2);
  writeFileSync(out, JSON.stringify(await collectFold(dist, Number(fold))));
}
