import { emptyQuery, type FollowedSource, type Store, textOfBody } from '../store/index.js';
import type { Article } from '../types.js';
import { defaultAlarmAfterMs } from './failing.js';

/** What is wrong with a source, for whoever looks after it. */
export interface Trouble {
  kind: 'failing' | 'blocked' | 'silent' | 'pages' | 'fields';
  /** Ms since 1970, where it began at a time. */
  since: number | null;
  message: string;
}

/** Answers by which a server keeps readers out; others are its own trouble. */
const refusals: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451]);
/** One refusal may be a bad hour. */
const refusalsTold = 2;
const dayMs = 86_400_000;
/** A weekend, or a week of holidays of a weekly. */
const leastSilenceMs = 3 * dayMs;
const silenceRhythms = 6;
/** Of pages that wait; a few always do. */
const pagesTold = 5;

/** Since when a source is kept out, null where it is not. */
export function blockedSince({ health }: FollowedSource): number | null {
  const isRefused = health !== null && (health.code === 'BLOCKED' || refusals.has(health.status ?? 0));
  return isRefused ? health.failingSince : null;
}

/** Since when a source has shown nothing new for longer than its own rhythm explains; null where it is as it was. */
export function silentSince({ lastNew, rhythmMs, health }: FollowedSource, now: number): number | null {
  if (lastNew === null || health !== null) return null;
  return now - lastNew > Math.max(leastSilenceMs, silenceRhythms * (rhythmMs ?? 0)) ? lastNew : null;
}

/** What is wrong with a source by what polls left behind. A source that is gone for good is not in trouble. */
export function troublesOf(
  source: FollowedSource,
  pages: { thin: number; failed: number } | undefined,
  now: number,
): Trouble[] {
  const { health, status, errorStreak, lastError, url } = source;
  // Whoever prints it names the source.
  const why = lastError?.startsWith(url) ? lastError.slice(url.length).replace(/^:?\s+/, '') : (lastError ?? '');
  if (status === 'gone') return [];
  const troubles: Trouble[] = [];
  const blocked = blockedSince(source);
  if (blocked !== null && errorStreak >= refusalsTold) {
    troubles.push({ kind: 'blocked', since: blocked, message: `is kept out: ${why}` });
  } else if (health !== null && now - health.failingSince >= defaultAlarmAfterMs) {
    troubles.push({ kind: 'failing', since: health.failingSince, message: `fails: ${why}` });
  }
  const silent = silentSince(source, now);
  if (silent !== null) troubles.push({ kind: 'silent', since: silent, message: 'shows nothing new' });
  const { thin, failed } = pages ?? { thin: 0, failed: 0 };
  if (thin + failed >= pagesTold) {
    const parts = [thin > 0 ? `${thin} pages had no text so far` : '', failed > 0 ? `${failed} could not be had` : ''];
    troubles.push({ kind: 'pages', since: null, message: parts.filter((part) => part !== '').join(', ') });
  }
  return troubles;
}

/** Articles that say how a source is now, and those before them that say how it was. */
const recent = 20;
const before = 100;
const enoughRecent = 10;
/** A field that was there so often, and is there half as often now, is lost: a new layout, or a wall. */
const usual = 0.5;
const bodyLength = 200;

const fields: Record<string, (article: Article) => boolean> = {
  date: ({ date }) => date !== null,
  authors: ({ authors }) => authors.length > 0,
  tags: ({ tags }) => tags.length > 0,
  text: (article) => textOfBody(article).length >= bodyLength,
};

/** Fields that a source's newest articles lack, and its earlier ones had. */
export async function fieldTroubles(source: FollowedSource, store: Pick<Store, 'list'>): Promise<Trouble[]> {
  const articles: Article[] = [];
  for await (const { article } of store.list({ ...emptyQuery, source: source.url, limit: recent + before })) {
    articles.push(article);
  }
  const newest = articles.slice(0, recent);
  const earlier = articles.slice(recent);
  if (newest.length < enoughRecent || earlier.length < enoughRecent) return [];
  return Object.entries(fields).flatMap(([name, isThere]): Trouble[] => {
    const rate = (list: Article[]): number => list.filter(isThere).length / list.length;
    const [now, then] = [rate(newest), rate(earlier)];
    if (then < usual || now > then / 2) return [];
    const message = `${name} in ${percent(now)} of the newest ${newest.length} articles, in ${percent(then)} of those before`;
    return [{ kind: 'fields', since: null, message }];
  });
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
