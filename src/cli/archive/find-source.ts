import { UsageError } from '../../errors.js';
import { printableLine } from '../../output/index.js';
import { nearest } from '../../shared/nearest.js';
import { targetFromName } from '../../source/index.js';
import type { FollowedSource } from '../../store/index.js';

/** By address, as it was typed or without its scheme, or by title. */
export function sourceNamed<T extends FollowedSource>(name: string, all: readonly T[]): T {
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

/** Sources with a tag; where no source has it, a text that says which tags there are. */
export function sourcesTagged<T extends FollowedSource>(tag: string, all: readonly T[]): T[] | string {
  const found = all.filter((one) => one.tags.includes(tag));
  if (found.length > 0) return found;
  const tags = [...new Set(all.flatMap((one) => one.tags))].sort();
  const known = tags.length > 0 ? `: there are ${tags.slice(0, 20).join(', ')}` : '';
  return printableLine(`none of ${all.length} ${all.length === 1 ? 'source' : 'sources'} has the tag ${tag}${known}`);
}
