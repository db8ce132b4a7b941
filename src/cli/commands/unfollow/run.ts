import { sourceNamed } from '../../archive/find-source.js';
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
