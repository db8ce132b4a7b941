import { createTwoFilesPatch } from 'diff';
import { diffArticles, defaultThresholds, type Thresholds } from '../../../diff/index.js';
import { StoreError, UsageError } from '../../../errors.js';
import type { Revision } from '../../../store/index.js';
import type { Article } from '../../../types.js';
import { colourLevel } from '../../screen/colour.js';
import { type Context, write } from '../../context.js';
import { stepAsText } from './report.js';
import { exitCodes } from '../../exit-codes.js';
import { findArticle } from '../../archive/find-article.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import { countFromFlag } from '../../flags/count.js';
import { inColour } from '../../screen/terminal-guard.js';

export interface DiffFlags extends ArchiveFlags {
  from?: string;
  to?: string;
  format?: 'text' | 'json' | 'patch';
  substanceWords?: string;
  substanceShare?: string;
  color?: boolean;
}

/** Two revisions that stand one after the other, or that the user named. */
export interface RevisionStep {
  from: Revision;
  to: Revision;
}

/** Prints what changed from each revision to the next, or between two of them. */
export async function runDiff(idOrUrl: string, flags: DiffFlags, context: Context): Promise<number> {
  const thresholds = thresholdsFromFlags(flags);
  const store = await openExistingArchive(flags, context);
  try {
    const { article } = await findArticle(store, idOrUrl);
    const steps = stepsOf(await store.revisions(article.id), flags, idOrUrl);
    if (steps.length === 0 && context.isStderrTerminal) {
      context.stderr.write('there is one revision: nothing was changed since it was first seen\n');
    }
    const isText = flags.format === 'text' || (flags.format === undefined && context.isStdoutTerminal);
    if (isText) context.page?.();
    const level = colourLevel(flags.color, context.env, context.isStdoutTerminal);
    for (const [at, step] of steps.entries()) {
      const diff = diffArticles(step.from.article, step.to.article, thresholds);
      const data = { id: article.id, from: about(step.from), to: about(step.to), ...diff };
      const text = isText
        ? `${at > 0 ? '\n' : ''}${stepAsText(step, diff, level, context.isStdoutTerminal ? context.columns : undefined)}`
        : flags.format === 'patch'
          ? patchOf(step)
          : `${JSON.stringify(data)}\n`;
      await write(isText ? inColour(context).stdout : context.stdout, text);
    }
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

const about = ({ number, savedAt, cause }: Revision): Omit<Revision, 'article'> => ({ number, savedAt, cause });

function stepsOf(revisions: Revision[], flags: DiffFlags, idOrUrl: string): RevisionStep[] {
  const byNumber = (flag: string, text: string): Revision => {
    const found = revisions.find((one) => String(one.number) === text);
    if (found) return found;
    const known = revisions.map((one) => one.number).join(', ');
    if (!/^\d+$/.test(text))
      throw new UsageError(`${flag} ${text} is not the number of a revision (there are ${known})`);
    throw new StoreError(`${idOrUrl} has no revision ${text} (there are ${known})`);
  };
  if (flags.from === undefined && flags.to === undefined) {
    return revisions.slice(1).map((to, at) => ({ from: revisions[at]!, to }));
  }
  const to = flags.to === undefined ? revisions[revisions.length - 1]! : byNumber('--to', flags.to);
  const before = revisions[revisions.indexOf(to) - 1] ?? to;
  return [{ from: flags.from === undefined ? before : byNumber('--from', flags.from), to }];
}

function thresholdsFromFlags(flags: DiffFlags): Thresholds {
  const { substanceWords: words, substanceShare: share } = flags;
  const percent = share === undefined ? null : /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(share.trim());
  if (share !== undefined && !percent)
    throw new UsageError(`--substance-share ${share} is not a share: write one such as 10%`);
  return {
    words: words === undefined ? defaultThresholds.words : countFromFlag('--substance-words', words),
    share: percent ? Number(percent[1]) / 100 : defaultThresholds.share,
  };
}

/** Unified, as `patch` and reviewers take it: what would be read, a paragraph a line. */
function patchOf({ from, to }: RevisionStep): string {
  const name = (one: Revision): string => `${one.article.id}/${one.number}.txt`;
  const patch = createTwoFilesPatch(
    name(from),
    name(to),
    linesOf(from.article),
    linesOf(to.article),
    from.savedAt,
    to.savedAt,
    { context: 2 },
  );
  return patch.replace(/^=+\n/, '');
}

function linesOf(article: Article): string {
  const body = Array.isArray(article.body) ? article.body.map((one) => one.text).join('\n\n') : article.body;
  const updates = article.updates.flatMap((one) => [one.headline, one.body]);
  const head = [article.headline, article.date, article.authors.join(', '), ...article.notices, article.summary];
  const parts = [...head, body, ...updates].filter((part) => part);
  return `${parts.join('\n\n')}\n`;
}
