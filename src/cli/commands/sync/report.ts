import { messageOf } from '../../../errors.js';
import type { FollowedSource } from '../../../store/index.js';
import type { SyncCounts, SyncEvent } from '../../../sync/index.js';
import type { Progress } from '../../screen/progress.js';
import type { Reporter } from '../../screen/report.js';

/** When the network is down every source fails; a cron job's mail needs not name them all. */
const failuresNamed = 20;

/** What a run says as it goes: trouble always, the rest with `--verbose`. */
export function openSyncReport(reporter: Reporter, progress: Progress): (event: SyncEvent) => void {
  let failures = 0;
  return (event) => {
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
        failures++;
        if (failures <= failuresNamed) reporter.failed(event.error, { ref: event.source.url, url: event.source.url });
        else if (failures === failuresNamed + 1)
          reporter.warn('more sources failed: `wirecopy sources` shows them all');
        else reporter.note(`${event.source.url} failed`);
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
        break;
      case 'gap':
        reporter.warn(gapOf(event.source, event.filled));
        break;
      case 'outage':
        reporter.warn(
          `none of ${event.sources} sources could be reached: is the network down? They are asked again soon`,
        );
        break;
      case 'note':
        reporter.note(event.message);
    }
  };
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

/** `12 sources: 3 new, 1 revised, 40 unchanged; 1 failed, 2 pages wait`. */
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
  const articles = `${counts.new} new, ${counts.revised} revised, ${counts.unchanged} unchanged`;
  return [`${sources} asked: ${articles}`, ...(trouble.length > 0 ? [trouble.join(', ')] : [])].join('; ');
}
