import { isMasthead } from '../heading-address.js';
import type { Page } from '../page.js';
import type { Run, Runs } from '../runs.js';
import type { BareTexts } from './bare-text.js';
import type { Compared } from './hints.js';

/** The run that prints the story's headline: a heading that says what the metadata say, else the first h1; -1 for none. */
export function findHeadlineRun(page: Page, runs: Runs, compared: Compared, bares: BareTexts): number {
  let best = -1;
  let bestScore = 0;
  for (const run of runs.list) {
    const score = headlineScore(run, compared, bares);
    if (score > bestScore && !(run.level > 0 && run.links > 0 && isMasthead(run.block, page))) {
      best = run.index;
      bestScore = score;
    }
  }
  return best;
}

function headlineScore(run: Run, compared: Compared, bares: BareTexts): number {
  const { length } = run.text;
  if (length < 4 || length > 300) return 0;
  const level = headingLevel(run);
  const weight = level === 1 ? 3 : level > 0 ? 2 : 1;
  const text = bares.of(run);
  if (text.length < 4) return 0;
  if (compared.titles.includes(text)) return 10 + weight;
  if (level === 0) return 0;
  for (const title of compared.titles) {
    if (text.length >= 12 && title.includes(text)) return 6 + weight;
    if (title.length >= 12 && text.includes(title)) return 5 + weight;
  }
  return level === 1 ? 1 : 0;
}

/** 1 to 6 for a run inside a heading, else 0. */
export function headingLevel(run: Run): number {
  return run.level;
}
