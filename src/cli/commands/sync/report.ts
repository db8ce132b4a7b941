import { messageOf, NetworkError, TimeoutError } from '../../../errors.js';
import type { FollowedSource } from '../../../store/index.js';
import type { SyncCounts, SyncEvent } from '../../../sync/index.js';
import { minuteOf } from '../../screen/times.js';
import type { Progress } from '../../screen/progress.js';
import type { Reporter } from '../../screen/report.js';

/** When the network is down every source fails; a cron job's mail needs not name them all. */
const failuresNamed = 20;

interface Telling {
  reporter: Reporter;
  progress: Progress;
  /** Somebody looks on: each failure is said, and not only what has lasted. */
  isWatched: boolean;
  now: () => number;
}

/** What a run says as it goes: trouble that has lasted, the rest where somebody looks on or with `--verbose`. */
export function openSyncReport({ reporter, progress, isWatched, now }: Telling): {
  event: (event: SyncEvent) => void;
  close: () => void;
} {
  let failures = 0;
  // Whether it is the source that gave no answer or our own network is known at the end only.
  const unanswered: (SyncEvent & { kind: 'source-failed' })[] = [];
  const failed = (event: SyncEvent & { kind: 'source-failed' }): void => {
    const { url } = event.source;
    if (!event.isAlarm && !isWatched) reporter.keep(event.error, { ref: url, url });
    else if (++failures <= failuresNamed) reporter.failed(event.error, { ref: url, url }, sinceWhen(event.source));
    else {
      reporter.keep(event.error, { ref: url, url });
      if (failures === failuresNamed + 1) reporter.warn('more sources failed: `wirecopy sources` shows them all');
    }
  };
  const say = (event: SyncEvent): void => {
    switch (event.kind) {
      case 'job-ended':
        progress.count(true);
        break;
      case 'saved': {
        const { outcome, id, url, headline } = event;
        // Printed once the archive has it for good: who reads the log may rely on it.
        reporter.note(`${outcome}: ${headline ?? url ?? id}`, { event: 'saved', outcome, id, url });
        break;
      }
      case 'source-failed':
        if (isUnanswered(event.error)) unanswered.push(event);
        else failed(event);
        break;
      case 'page-failed': {
        const when =
          event.nextDue === null ? 'it is left alone' : `asked again ${new Date(event.nextDue).toISOString()}`;
        reporter.note(`${messageWithUrl(event.error, event.page.url)} (${when})`);
        break;
      }
      case 'gone':
        reporter.warn(`${event.source.url} answered 410: it is gone for good and asked no more`);
        break;
      case 'moved':
        reporter.note(`${event.from} moved to ${event.to} for good, which is followed from now on`);
        if (event.hasLostHeaders)
          reporter.warn(
            `${event.to}: its headers were for ${event.from}: wirecopy sources edit --header sets them anew`,
          );
        break;
      case 'gap':
        reporter.warn(gapOf(event.source, event.filled));
        break;
      case 'outage': {
        for (const { error, source } of unanswered.splice(0))
          reporter.keep(error, { ref: source.url, url: source.url });
        const since = now() - event.since > 60_000 ? ` since ${minuteOf(event.since)}` : '';
        const line = `none of ${event.sources} sources could be reached${since}: is the network down? They are asked again soon`;
        if (event.isAlarm || isWatched) reporter.warn(line);
        break;
      }
      case 'left-out': {
        const { source, url, headline, rule } = event;
        const told = { event: 'left-out', source, url, rule };
        reporter.note(`left out: ${headline ?? url ?? source} (${rule})`, told);
        break;
      }
      case 'note':
        reporter.note(event.message);
    }
  };
  return {
    event: say,
    close: () => {
      for (const event of unanswered.splice(0)) failed(event);
    },
  };
}

const isUnanswered = (error: unknown): boolean => error instanceof NetworkError || error instanceof TimeoutError;

/** ` (it fails since 2026-05-01 12:00 UTC, 14 times; at first: … answered 503)`; nothing at the first time. */
function sinceWhen({ url, health, errorStreak, lastError }: FollowedSource): string {
  if (health === null || errorStreak < 2) return '';
  const first = health.firstError.replace(`${url}: `, '').replace(`${url} `, '');
  const why = health.firstError === lastError ? '' : `; at first: ${first}`;
  return ` (failing since ${minuteOf(health.failingSince)}, ${errorStreak} times${why})`;
}

function messageWithUrl(error: unknown, url: string): string {
  const message = messageOf(error);
  return message.includes(url) ? message : `${url}: ${message}`;
}

function gapOf({ url }: FollowedSource, filled: number): string {
  const found =
    filled === 0 ? 'nothing else was found' : `${filled} more ${filled === 1 ? 'was' : 'were'} found elsewhere`;
  return `${url} shows nothing of the last poll: entries may have been missed (${found}); it is asked sooner from now on`;
}

/** What `sync` and `sources` say where there is nothing to do for them. */
export const nothingFollowed = 'nothing is followed yet: wirecopy follow <feed, sitemap, site or OPML file>';

/** `12 sources: 3 new, 1 revised (1 doubtful), 40 unchanged; 1 failed, 2 pages wait`. */
export function summaryOf(counts: SyncCounts): string {
  const trouble = [
    [counts.failed, 'failed'],
    [counts.gone, 'gone'],
    [counts.gaps, counts.gaps === 1 ? 'gap' : 'gaps'],
    [counts.pages.waiting, counts.pages.waiting === 1 ? 'page waits' : 'pages wait'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${count} ${word}`);
  const sources = `${counts.sources} ${counts.sources === 1 ? 'source' : 'sources'}`;
  const doubtful = counts.doubtful === 0 ? '' : ` (${counts.doubtful} doubtful)`;
  const filtered = counts.filtered === 0 ? '' : `, ${counts.filtered} left out`;
  const ruled = counts.leftOut === 0 ? '' : `, ${counts.leftOut} left out by rules`;
  const articles = `${counts.new} new, ${counts.revised} revised${doubtful}, ${counts.unchanged} unchanged${filtered}${ruled}`;
  return [`${sources} asked: ${articles}`, ...(trouble.length > 0 ? [trouble.join(', ')] : [])].join('; ');
}
