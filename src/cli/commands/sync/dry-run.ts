import { printableLine } from '../../../output/index.js';
import type { FollowedSource, PendingPage, Store } from '../../../store/index.js';
import { previewPages, previewRules, type SyncOptions } from '../../../sync/index.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { span } from '../../screen/times.js';
import type { SyncFlags } from './run.js';

/** Prints what a sync would ask for now, each with its reason; changes nothing. */
export async function printDue(
  options: SyncOptions,
  store: Store,
  flags: SyncFlags,
  context: Context,
): Promise<number> {
  const now = context.now();
  const { only = null, all, isNow = false, limit } = options;
  const everything = now + 1;
  const asked = { now, leaseMs: 0, only };
  const { sources } = await store.sources.due({ ...asked, triedBefore: all || isNow ? everything : null });
  const { pages } = await store.sources.due({ ...asked, triedBefore: all ? everything : null });
  const chosen = sources.slice(0, limit);
  const ruled = await Promise.all(chosen.map((one) => previewRules(one, store)));
  const judged = await previewPages(pages, store);
  const lines = [
    ...chosen.map((one, at) => ({
      ...{ kind: 'source', url: one.url, ...reasonOfSource(one, options, now) },
      ...ruledIn(ruled[at]!),
    })),
    ...judged.map(({ page, rule }) => ({ kind: 'page', url: page.url, rules: '', ...reasonOfPage(page, rule) })),
  ];
  for (const { words, rules, ...data } of lines) {
    const text = `${data.kind === 'source' ? 'source' : 'page  '}  ${words.padEnd(30)}  ${printableLine(data.url + rules)}`;
    await write(context.stdout, flags.format === 'json' ? `${JSON.stringify(data)}\n` : `${text}\n`);
  }
  if (context.isStderrTerminal && !flags.quiet) {
    context.stderr.write(
      `${counted(chosen.length, 'source')} and ${counted(judged.filter(({ rule }) => rule === null).length, 'page')} would be asked for\n`,
    );
  }
  return exitCodes.done;
}

interface Reason {
  reason: string;
  due: string;
  words: string;
}

function reasonOfSource(source: FollowedSource, { all, isNow }: SyncOptions, now: number): Reason {
  const due = new Date(source.nextDue).toISOString();
  const told = (reason: string, words: string): Reason => ({ reason, due, words });
  if (source.lastPolled === null) return told('new', 'never asked before');
  if (source.nextDue > now)
    return isNow ? told('named', 'named') : told(all ? 'all' : 'clock', all ? '--all' : 'its times lie ahead');
  const since = source.nextDue < now - 1000 ? `since ${span(now - source.nextDue)}` : 'now';
  if (source.errorStreak > 0)
    return told('failed', `failed ${source.errorStreak === 1 ? 'once' : `${source.errorStreak} times`}, due ${since}`);
  return told('due', `due ${since}`);
}

const pageReasons: Record<PendingPage['reason'], string> = {
  new: 'new entry',
  edited: 'its entry was edited',
  recheck: 'a look for silent edits',
  thin: 'had no text yet',
  failed: 'could not be had',
};

/** What the rules of a source keep out, behind its address. */
function ruledIn({ leftOut, letIn }: { leftOut: number; letIn: number }): {
  leftOut?: number;
  letIn?: number;
  rules: string;
} {
  if (leftOut + letIn === 0) return { rules: '' };
  const more = letIn > 0 ? `, ${letIn} of them not any more` : '';
  return { leftOut, letIn, rules: ` (its rules left out ${counted(leftOut + letIn, 'story', 'stories')}${more})` };
}

function reasonOfPage({ reason, dueAt, attempts }: PendingPage, rule: string | null): Reason & { rule?: string } {
  const due = new Date(dueAt).toISOString();
  if (rule !== null) return { reason: 'left-out', due, words: `left out by ${rule}`, rule };
  const tries = attempts > 0 ? `, ${counted(attempts, 'try', 'tries')} so far` : '';
  return { reason, due, words: pageReasons[reason] + tries };
}

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
