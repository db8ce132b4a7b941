import { wordsOf } from '../shared/likeness.js';
import type { Candidate, CandidateOf } from '../types.js';
import { rowOf } from './judge.js';
import type { SiteNames } from './site-names.js';
import { textKey } from './spelling.js';
import { cleanTags } from './tags.js';

// Lists of tags seen on a page, equal ones in one group, each group as numbers for the weighed choice.

type TagsCandidate = CandidateOf<'tags'>;

export interface TagGroup {
  key: string;
  tags: string[];
  members: TagsCandidate[];
}

const kinds = [
  'rule',
  'ldKeywords',
  'ldOther',
  'ldPage',
  'ldAbout',
  'ldMentions',
  'newsKeywords',
  'metaKeywords',
  'articleTag',
  'vendorMeta',
  'otherMeta',
  'itemprop',
  'hEntry',
  'linkRel',
  'linkPath',
  'linkCategory',
  'linkBox',
  'linkLabel',
  'linkRow',
  'pageState',
  'feed',
] as const;
type Kind = (typeof kinds)[number];

const zones = [
  'nav',
  'footer',
  'aside',
  'comment',
  'others',
  'article',
  'bio',
  'distance',
  'depth',
  'named',
  'hash',
] as const;

export const tagFeatures: readonly string[] = [
  ...kinds,
  ...zones,
  'places',
  'count',
  'rawCount',
  'meanLength',
  'meanWords',
  'lowerShare',
  'shoutedShare',
  'slugShare',
  'headlineShare',
  'hyphenShare',
  'inDeclaredShare',
  'inShownShare',
  'sectionShare',
  'pageLists',
  'pageShownLists',
  'pageDeclaredLists',
  'pageHasRel',
  'pageHasNewsKeywords',
  'pageHasLdKeywords',
  'shownRank',
  'coveredByOther',
  'repeats',
];

const maxGroups = 80;

export function tagGroups(candidates: readonly Candidate[], site: SiteNames): TagGroup[] {
  const groups = new Map<string, TagGroup>();
  for (const candidate of candidates) {
    if (candidate.field !== 'tags') continue;
    const tags = cleanTags(candidate.value, site);
    if (tags.length === 0) continue;
    const key = tags.map(textKey).sort().join('\n');
    const group = groups.get(key);
    if (group) group.members.push(candidate);
    else if (groups.size < maxGroups) groups.set(key, { key, tags, members: [candidate] });
  }
  return [...groups.values()];
}

function kindOf({ source, place, confidence = 1 }: TagsCandidate): Kind {
  switch (source) {
    case 'site-rule':
    case 'user':
      return 'rule';
    case 'json-ld':
      if (confidence < 0.3) return 'ldOther';
      if (place.endsWith('.about')) return 'ldAbout';
      if (place.endsWith('.mentions')) return 'ldMentions';
      return /Page\./.test(place) ? 'ldPage' : 'ldKeywords';
    case 'article-meta':
    case 'open-graph':
      return 'articleTag';
    case 'meta':
      return place.includes('news_keywords') || place.includes('news-keywords')
        ? 'newsKeywords'
        : place.includes('"keywords"')
          ? 'metaKeywords'
          : 'otherMeta';
    case 'microdata':
    case 'rdfa':
      return 'itemprop';
    case 'h-entry':
      return 'hEntry';
    case 'tag-links':
      return linkKinds[place] ?? 'linkRow';
    case 'page-state':
      return 'pageState';
    case 'feed':
    case 'sitemap':
    case 'text-page':
      return 'feed';
    default:
      return 'vendorMeta';
  }
}

const linkKinds: Record<string, Kind> = {
  'a[rel]': 'linkRel',
  'a[path]': 'linkPath',
  'a[category]': 'linkCategory',
  'a[box]': 'linkBox',
  'a[label]': 'linkLabel',
  'a[row]': 'linkRow',
};

export interface TagContext {
  url: string | null;
  headline: string | null;
}

/** One row of numbers a group, in the order of `tagFeatures`. */
export function tagRows(
  groups: readonly TagGroup[],
  candidates: readonly Candidate[],
  context: TagContext,
): Float32Array[] {
  const keys = groups.map((group) => group.tags.map(textKey));
  const shown = groups.map((group) =>
    group.members.some(({ source }) => source === 'tag-links' || source === 'h-entry'),
  );
  const slugWords = new Set(wordsOf((context.url ?? '').replace(/^https?:\/\/[^/]+/, '')));
  const headlineWords = new Set(wordsOf(context.headline ?? ''));
  const sections = new Set(candidates.flatMap((one) => (one.field === 'section' ? [textKey(one.value)] : [])));
  const has = (kind: Kind): number =>
    Number(groups.some((group) => group.members.some((member) => kindOf(member) === kind)));
  const page = {
    pageLists: groups.length,
    pageShownLists: shown.filter(Boolean).length,
    pageDeclaredLists: shown.filter((is) => !is).length,
    pageHasRel: has('linkRel'),
    pageHasNewsKeywords: has('newsKeywords'),
    pageHasLdKeywords: has('ldKeywords'),
  };
  const keySets = keys.map((list) => new Set(list));
  const declaredLists = listsOf(keySets.filter((_, at) => !shown[at]));
  const shownLists = listsOf(keySets.filter((_, at) => shown[at]));
  let shownRank = 0;
  return groups.map((group, index) => {
    const own = keys[index]!;
    const share = (test: (tag: string, key: string) => boolean): number =>
      group.tags.filter((tag, at) => test(tag, own[at]!)).length / group.tags.length;
    const covered = groups.some(
      (_, at) => at !== index && keys[at]!.length > own.length && own.every((key) => keySets[at]!.has(key)),
    );
    const others = (counts: ReadonlyMap<string, number>, isOwn: boolean, key: string): boolean =>
      (counts.get(key) ?? 0) > (isOwn ? 1 : 0);
    const isShown = shown[index]!;
    const values: Record<string, number> = { ...memberFacts(group), ...page };
    Object.assign(values, {
      count: group.tags.length,
      meanLength: group.tags.join('').length / group.tags.length,
      meanWords: group.tags.join(' ').split(' ').length / group.tags.length,
      lowerShare: share((tag) => tag === tag.toLowerCase() && tag !== tag.toUpperCase()),
      shoutedShare: share((tag) => tag === tag.toUpperCase() && tag !== tag.toLowerCase()),
      slugShare: share((tag) => wordsOf(tag).every((word) => slugWords.has(word))),
      headlineShare: share((tag) => wordsOf(tag).every((word) => headlineWords.has(word))),
      hyphenShare: share((tag) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(tag)),
      inDeclaredShare: share((_tag, key) => others(declaredLists, !isShown, key)),
      inShownShare: share((_tag, key) => others(shownLists, isShown, key)),
      sectionShare: share((_tag, key) => sections.has(key)),
      shownRank: shown[index] ? shownRank++ : -1,
      coveredByOther: Number(covered),
    });
    return rowOf(tagFeatures, values);
  });
}

/** In how many lists each tag stands. */
function listsOf(lists: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function memberFacts({ members }: TagGroup): Record<string, number> {
  const values: Record<string, number> = {};
  for (const member of members) values[kindOf(member)] = 1;
  const placed = members.filter(({ traits }) => traits);
  const nearest = placed.reduce<TagsCandidate | null>((best, one) => {
    return !best || Math.abs(one.traits?.distance ?? 999) < Math.abs(best.traits?.distance ?? 999) ? one : best;
  }, null);
  for (const zone of zones) values[zone] = nearest?.traits?.[zone] ?? (zone === 'distance' ? 999 : -1);
  return Object.assign(values, {
    places: new Set(members.map(({ place }) => place)).size,
    repeats: members.length,
    rawCount: Math.max(...members.map(({ value }) => value.length)),
  });
}
