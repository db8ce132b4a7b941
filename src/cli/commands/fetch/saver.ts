import { UsageError } from '../../../errors.js';
import type { ReadOptions } from '../../../options.js';
import type { Article, Outcome } from '../../../types.js';
import type { Context } from '../../context.js';
import { type ArchiveFlags, openArchive } from '../../archive/open-archive.js';

export interface SaveFlags extends ArchiveFlags {
  save?: boolean;
  raw?: boolean;
  body?: ReadOptions['bodyForm'];
}

/** Puts what is printed into the archive. */
export interface Saver {
  /** Whether that was new, or a new revision. */
  save(outcome: Outcome & { ok: true }): Promise<boolean>;
  /** The same, or a failure where that record cannot be saved. */
  checked(outcome: Outcome): Outcome;
  /** Whether the story is in the archive, in whatever state. */
  has(article: Article): Promise<boolean>;
  close(): Promise<void>;
}

/** With `--save`; null without it. */
export async function openSaver(
  flags: SaveFlags,
  context: Context,
  warn: (message: string) => void,
): Promise<Saver | null> {
  if (!flags.save) return null;
  // Another form of the same text would be a revision of every article.
  if (flags.body && flags.body !== 'text') throw new UsageError('--save keeps the body as text: leave --body out');
  const store = await openArchive(flags, context);
  const { rawPageOf } = await import('../../../sync/index.js');
  const startedAt = new Date(context.now()).toISOString();
  return {
    checked: (outcome) => {
      if (!outcome.ok || !lacksText(outcome.article)) return outcome;
      const { url, headline } = outcome.article;
      const message = `${url ?? headline} was printed without its text (--body none), so that it is not saved`;
      return { ok: false, error: new UsageError(message), target: outcome.target };
    },
    save: async ({ article, target, fetched }) => {
      const { kind, feedUrl, guid, fetchedAt } = article.source;
      // A feed's address and bytes are those of none of its entries.
      const page = kind === 'feed' ? null : { url: target.url, fetched };
      const { outcome } = await store.save(article, {
        now: new Date(context.now()).toISOString(),
        feedUrl,
        guid,
        isGuidOwn: kind === 'feed',
        urls: page?.url ? [page.url] : [],
        look: fetchedAt !== null && fetchedAt < startedAt ? 'dated' : 'first',
        hops: (page?.fetched?.redirects ?? []).map((hop) => hop.url),
        besideSince: startedAt,
        raw: page?.fetched && flags.raw !== false ? rawPageOf(page.fetched) : null,
      });
      if (outcome === 'aside') {
        warn(`${article.url ?? target.ref} has lost much of its text: the archive keeps what it has, and this aside`);
      }
      if (outcome === 'older') {
        warn(
          `${article.url ?? target.ref} was seen later than ${fetchedAt}: the archive keeps that, and leaves this out`,
        );
      }
      return outcome === 'new' || outcome === 'revised';
    },
    has: async ({ id, url }) => (url !== null && (await store.idsAt(url)).length > 0) || (await store.get(id)) !== null,
    close: () => store.close(),
  };
}

/** Words are counted in the text alone. */
const lacksText = ({ body, wordCount }: Article): boolean => body === null && wordCount !== null && wordCount > 0;
