import { fieldTroubles, type Trouble, troublesOf } from '../../../sync/index.js';
import { type ArchiveFlags, openExistingArchive } from '../../archive/open-archive.js';
import type { Context } from '../../context.js';
import { minuteOf, span } from '../../screen/times.js';
import { type Finding, ok, problem } from './finding.js';

/** A sync from cron that has not run for so long runs no more. */
const longestPauseMs = 2 * 86_400_000;

const advice: Record<Trouble['kind'], (url: string) => string> = {
  failing: (url) => `wirecopy discover or the site itself may show where it is now; wirecopy unfollow ${url} ends it`,
  blocked: () => '--user-agent, --contact or --header may open it; ask the publisher',
  silent: (url) => `look at ${url}: it may have moved, or be left alone by its publisher`,
  pages: () => 'look at one of them: wirecopy sync --dry-run names them, wirecopy fetch shows why',
  fields: () => 'the site may have a new layout or a wall: wirecopy fetch --explain of a new story shows what is read',
};

/** When the last sync was, and what is wrong with each source, its fields against its own past among it. */
export async function sourceHealth(flags: ArchiveFlags, context: Context): Promise<Finding[]> {
  const now = context.now();
  const store = await openExistingArchive(flags, context);
  try {
    const all = await store.sources.all();
    const pages = await store.sources.troubledPages();
    const { lastSync } = await store.sources.marks();
    const findings = all.length === 0 ? [] : [lastSyncFinding(lastSync, now)];
    let troubled = 0;
    for (const source of all) {
      const troubles = troublesOf(source, pages.get(source.url), now);
      if (source.status === 'active') troubles.push(...(await fieldTroubles(source, store)));
      if (troubles.length > 0) troubled++;
      const good = source.answeredAt === null ? 'never read yet' : `last good ${minuteOf(source.answeredAt)}`;
      for (const { kind, since, message } of troubles) {
        const when = since === null ? '' : `, since ${minuteOf(since)}`;
        findings.push(
          problem(`source ${kind}`, `${source.url}: ${message}${when} (${good})`, advice[kind](source.url)),
        );
      }
      if (context.stop.aborted) break;
    }
    if (troubled === 0) findings.push(ok('sources', `${all.length} followed, ${failingNow(all)}`));
    return findings;
  } finally {
    await store.close();
  }
}

/** A source that failed once or twice is not in trouble yet, and not well either. */
function failingNow(all: readonly { errorStreak: number; status: string }[]): string {
  const failing = all.filter((one) => one.status === 'active' && one.errorStreak > 0).length;
  return failing === 0 ? 'all well' : `none in trouble (${failing} failed at the last poll)`;
}

function lastSyncFinding(lastSync: number | null, now: number): Finding {
  if (lastSync === null) return { check: 'last sync', state: 'note', message: 'no sync has run yet' };
  const message = `${span(now - lastSync)} ago, ${minuteOf(lastSync)}`;
  return now - lastSync > longestPauseMs
    ? problem('last sync', message, 'does cron still run it? crontab -l, or systemctl --user list-timers')
    : ok('last sync', message);
}
