import type { FollowedSource, LeftOut, SourceSettings } from '../store/index.js';
import type { SeenEntry } from '../read/index.js';
import type { Article, RawArticle } from '../types.js';
import { type Judge, judgeOf, type StoryFacts } from './rules.js';

// What rules look at: of an entry before its page is fetched, of a page when it was read.

/** The address, headline and tags that a source gives a story; null is what it does not say, and its page may. */
export function factsOfEntry(url: string | null, raw: RawArticle | null): StoryFacts {
  const addresses = addressesOf([url, raw?.url ?? null]);
  const values = (field: 'headline' | 'tags'): string[] =>
    (raw?.candidates ?? []).flatMap((one) => (one.field === field ? (one.value as string | string[]) : []));
  const told = (list: string[]): string[] | null => (list.length > 0 ? list : null);
  return { address: told(addresses), headline: told(values('headline')), tag: told(values('tags')) };
}

/** The same with all that its page says: nothing is open any more. */
export function factsWithPage(
  entry: StoryFacts,
  { url, canonicalUrl, headline, alternativeHeadlines, tags }: Article,
): StoryFacts {
  return {
    address: [...(entry.address ?? []), ...addressesOf([url, canonicalUrl])],
    headline: [...(entry.headline ?? []), ...(headline === null ? [] : [headline]), ...alternativeHeadlines],
    tag: [...(entry.tag ?? []), ...tags],
  };
}

/** Where no page follows, what is not said is not there. */
export const allTold = ({ address, headline, tag }: StoryFacts): StoryFacts => ({
  address: address ?? [],
  headline: headline ?? [],
  tag: tag ?? [],
});

/** As they are written, and as people read them. */
function addressesOf(urls: readonly (string | null)[]): string[] {
  const written = urls.filter((url) => url !== null);
  return [...new Set([...written, ...written.map(readable)])];
}

function readable(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url; // signs of another charset
  }
}

/** A story that rules keep out: its entry, and what its page said where it was read. */
export interface Kept {
  entry: SeenEntry;
  page: StoryFacts | null;
}

/** A story as the archive remembers it. */
export const leftOutOf = (kept: Kept): LeftOut => ({ key: kept.entry.key, story: JSON.stringify(kept) });

/** The story that the archive remembers, under the key that it has now: an entry whose address moved has another one. */
export function keptFrom({ key, story }: LeftOut): Kept {
  const kept = JSON.parse(story) as Kept;
  return { ...kept, entry: { ...kept.entry, key } };
}

/** The rules of a source as one text, null where it has none. */
export function rulesText({ only, skip }: Pick<SourceSettings, 'only' | 'skip'>): string | null {
  return only.length + skip.length === 0 ? null : JSON.stringify([only, skip]);
}

/** Whether rules were changed since what they keep out was gone through. */
export const isLoosened = (source: FollowedSource): boolean => rulesText(source) !== source.rulesApplied;

/** Judges of sources, each made once. */
export class Judges {
  private readonly made = new Map<string, Promise<Judge>>();

  /** Null where there are no rules. */
  of(settings: Pick<SourceSettings, 'only' | 'skip'>): Promise<Judge> | null {
    const text = rulesText(settings);
    if (text === null) return null;
    // A rule that only a later version understands keeps nothing out.
    const judge = this.made.get(text) ?? judgeOf(settings).catch((): Judge => () => 'in');
    this.made.set(text, judge);
    return judge;
  }
}
