import { UsageError } from '../../../errors.js';
import { nearest } from '../../../shared/nearest.js';
import { printableLine } from '../../../output/index.js';
import { targetFromName } from '../../../source/index.js';
import type { FollowedSource } from '../../../store/index.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { type ArchiveFlags, openFollowedArchive } from '../../archive/open-archive.js';

export interface UnfollowFlags extends ArchiveFlags {
  format?: 'text' | 'json';
}

/** Ends following; where one name is not known, nothing is changed. */
export async function runUnfollow(names: string[], flags: UnfollowFlags, context: Context): Promise<number> {
  const store = await openFollowedArchive(flags, context);
  try {
    const all = await store.sources.all();
    for (const source of names.map((name) => sourceNamed(name, all))) {
      await store.sources.remove(source.url);
      const { url, title } = source;
      const told = { url, state: 'unfollowed', title };
      await write(
        context.stdout,
        flags.format === 'json' ? `${JSON.stringify(told)}\n` : `no longer following ${url}\n`,
      );
    }
    return exitCodes.done;
  } finally {
    await store.close();
  }
}

/** By address, as it was typed or without its scheme, or by title. */
function sourceNamed(name: string, all: readonly FollowedSource[]): FollowedSource {
  const bare = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const url = targetFromName(name, () => false).url ?? name;
  const byUrl = all.find((one) => one.url === url) ?? all.find((one) => bare(one.url) === bare(name));
  if (byUrl) return byUrl;
  const titled = all.filter((one) => one.title?.toLowerCase() === name.toLowerCase());
  if (titled.length === 1) return titled[0]!;
  if (titled.length > 1) throw new UsageError(`${titled.length} sources are called ${name}: name one by its address`);
  const best = nearest(
    name,
    all.flatMap((one) => [one.url, bare(one.url), ...(one.title ? [one.title] : [])]),
  );
  throw new UsageError(`${name} is not followed${best ? `: did you mean ${printableLine(best)}?` : ''}`);
}
