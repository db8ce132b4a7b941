import { createInterface } from 'node:readline';
import { messageOf } from '../../../errors.js';
import type { BackfillCounts, BackfillEvent, Estimate } from '../../../sync/index.js';
import { withoutPassword } from '../../../shared/without-password.js';
import { type Context, write } from '../../context.js';
import type { Progress } from '../../screen/progress.js';
import type { Reporter } from '../../screen/report.js';
import { countsData, estimateData, estimateInWords, shownSite, summaryOf } from './report.js';
import type { BackfillFlags } from './run.js';

/** More pages than somebody may have meant: at a second each, more than half an hour of a publisher's server. */
const manyPages = 2_000;
/** Failures that are named one by one where somebody looks on. */
const failuresNamed = 20;

interface Telling {
  event: (event: BackfillEvent) => void;
  confirm: (estimate: Estimate) => Promise<boolean>;
  isHeld: () => boolean;
}

/** What a run says as it goes: an estimate and each failure where somebody looks on, else only what stands in its way. */
export function openTelling(flags: BackfillFlags, context: Context, reporter: Reporter, progress: Progress): Telling {
  const isWatched = context.isStderrTerminal || (flags.verbose ?? false);
  let failures = 0;
  let isHeld = false;
  const event = (one: BackfillEvent): void => {
    switch (one.kind) {
      case 'saved':
        reporter.note(`${one.outcome}: ${one.headline ?? one.url ?? one.id}`, {
          event: 'saved',
          outcome: one.outcome,
          id: one.id,
          url: one.url,
        });
        break;
      case 'failed': {
        const url = withoutPassword(one.address.url);
        const source = { ref: url, url, isFound: true };
        if (isWatched && ++failures <= failuresNamed) reporter.failed(one.error, source);
        else reporter.keep(one.error, source);
        break;
      }
      case 'held':
        isHeld = true;
        reporter.warn(`${messageOf(one.error)}: what is left of ${one.host} waits for the next run`);
        break;
      case 'warning':
        reporter.warn(one.message);
        break;
      case 'note':
        reporter.note(one.message);
        break;
      case 'ended':
        progress.count(true);
    }
  };
  const confirm = async (estimate: Estimate): Promise<boolean> => {
    progress.clear();
    if (flags.dryRun) {
      const text = flags.format === 'json' ? JSON.stringify(estimateData(estimate)) : estimateInWords(estimate);
      await write(context.stdout, `${text}\n`);
      return false;
    }
    for (let n = 0; n < estimate.pages; n++) progress.found();
    progress.allFound();
    if (isWatched) reporter.warn(estimateInWords(estimate));
    const mayAsk = context.isStderrTerminal && (context.stdin as { isTTY?: boolean }).isTTY === true;
    if (estimate.pages <= manyPages || flags.yes || !mayAsk) return true;
    return isAgreed(`Read ${estimate.pages} pages? [y/N] `, context);
  };
  return { event, confirm, isHeld: () => isHeld };
}

/** Ctrl-C, an end of the input and anything but yes are a no. */
async function isAgreed(question: string, context: Context): Promise<boolean> {
  context.stderr.write(question);
  const lines = createInterface({ input: context.stdin });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
      context.stop.addEventListener('abort', () => resolve(''), { once: true });
    });
    return /^\s*(y|yes)\s*$/i.test(answer);
  } finally {
    lines.close();
    context.stdin.pause();
  }
}

/** What a run came to: as it was asked for, else where somebody looks on; that something failed is always said. */
export async function tellEnd(
  counts: BackfillCounts,
  isHeld: boolean,
  { flags, context, reporter }: { flags: BackfillFlags; context: Context; reporter: Reporter },
): Promise<void> {
  const site = shownSite(counts.state);
  if (flags.format === 'json') await write(context.stdout, `${JSON.stringify(countsData(counts))}\n`);
  else if (flags.format === 'text') await write(context.stdout, `${summaryOf(counts)}\n`);
  else if (context.isStderrTerminal || flags.verbose) reporter.warn(summaryOf(counts));
  const waiting = counts.state.pages.waiting ?? 0;
  if (counts.end === 'shared') reporter.note(`${site}: another process is at work on the rest`);
  else if (counts.end === 'left' && waiting > 0 && !isHeld)
    reporter.note(`${site}: ${waiting} pages wait for the next run`);
  const { elsewhere = 0, 'not-article': _fronts, ...own } = counts.state.pages;
  if (elsewhere > 0 && Object.keys(own).length === 0)
    reporter.warn(
      `${site}: its lists name ${elsewhere} addresses, all of other sites: name that one (--list shows them)`,
    );
  if (counts.failed > 0) {
    const what = counts.failed === 1 ? '1 address' : `${counts.failed} addresses`;
    reporter.warn(`${site}: ${what} failed: wirecopy backfill ${site} --list --outcome failed`);
  }
}
