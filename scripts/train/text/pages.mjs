// The measuring set's pages as lines of plain text, cached under .eval/train.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageLines } from '../../eval/as-text.mjs';
import { cacheRoot, foldOf, readCorpus, readHtml } from '../corpus.mjs';
import { bareSets, sets } from '../matrix.mjs';

const file = path.join(cacheRoot, 'text-pages.json');

/** @returns {{ record, fold, lines }[]} */
export function textPages({ cached = false } = {}) {
  const saved = cached && existsSync(file) ? new Map(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const pages = [];
  for (const record of [...sets, ...bareSets].flatMap(readCorpus)) {
    const lines = saved?.get(`${record.set}/${record.id}`) ?? pageLines(readHtml(record), record.url);
    if (lines.length > 0) pages.push({ record, fold: foldOf(record.domain), lines });
  }
  if (!saved) {
    mkdirSync(cacheRoot, { recursive: true });
    writeFileSync(file, JSON.stringify(pages.map(({ record, lines }) => [`${record.set}/${record.id}`, lines])));
  }
  return pages;
}
