import { wordsOf } from '../shared/likeness.js';
import type { Candidate, CandidateOf } from '../types.js';
import { columnsOf, newRows } from './judge.js';
import type { SiteNames } from './site-names.js';
import { textKey } from './spelling.js';
import { type CleanTag, cleanTags, type KnownTags } from './tags.js';

// Lists of tags seen on a page, equal ones in one group, each group as numbers for the weighed choice.

type TagsCandidate = CandidateOf<'tags'>;

export interface TagGroup {
  key: string;
  tags: string[];
  /** Of each tag, in their order. */
  keys: string[];
  clean: CleanTag[];
  members: TagsCandidate[];
}

/** Where a list was seen; other places tell the model nothing. */
const kinds = [
  'ldKeywords',
  'newsKeywords',
  'metaKeywords',
  'linkRel',
  'linkPath',
  'linkCategory',
  'linkBox',
  'linkLabel',
  'linkRow',
] as const;
type Kind = (typeof kinds)[number];

const zones = ['nav', 'footer', 'aside', 'others', 'article', 'distance', 'depth', 'named'] as const;

export const tagFeatures = [
  ...kinds,
  ...zones,
  'places',
  'count',
  'rawCount',
  'meanLength',
  'meanWords',
  'lowerShare',
  'slugShare',
  'headlineShare',
  'inDeclaredShare',
  'inShownShare',
  'sectionShare',
  'pageLists',
  'pageShownLists',
  'pageDeclaredLists',
  'pageHasRel',
  'shownRank',
  'coveredByOther',
  'repeats',
] as const;

const column = columnsOf(tagFeatures);

const maxGroups = 80;

export function tagGroups(candidates: readonly Candidate[], site: SiteNames): TagGroup[] {
  const groups = new Map<string, TagGroup>();
  const known: KnownTags = new Map();
  for (const candidate of candidates) {
    if (candidate.field !== 'tags') continue;
    const clean = cleanTags(candidate.value, site, known);
    if (clean.length === 0) continue;
    const keys = clean.map((one) => one.key);
    const key = keys.toSorted().join('\n');
    const group = groups.get(key);
    if (group) group.members.push(candidate);
    else if (groups.size < maxGroups)
      groups.set(key, { key, tags: clean.map(({ tag }) => tag), keys, clean, members: [candidate] });
  }
  return [...groups.values()];
}

function kindOf({ source, place, confidence = 1 }: TagsCandidate): Kind | null {
  switch (source) {
    case 'json-ld':
      return confidence < 0.3 || /\.(?:about|mentions)$|Page\./.test(place) ? null : 'ldKeywords';
    case 'meta':
      if (/news[_-]keywords/.test(place)) return 'newsKeywords';
      return place.includes('"keywords"') ? 'metaKeywords' : null;
    case 'tag-links':
      return linkKinds.get(place) ?? 'linkRow';
    default:
      return null;
  }
}

const linkKinds: ReadonlyMap<string, Kind> = new Map([
  ['a[rel]', 'linkRel'],
  ['a[path]', 'linkPath'],
  ['a[category]', 'linkCategory'],
  ['a[box]', 'linkBox'],
  ['a[label]', 'linkLabel'],
  ['a[row]', 'linkRow'],
]);

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
  const page = pageFacts(groups, candidates, context);
  const rows = newRows(groups.length, tagFeatures);
  let shownRank = 0;
  groups.forEach((group, index) => {
    const row = rows[index]!;
    writeMembers(row, group);
    writeTags(row, index, group, page);
    row.set(page.numbers, column.pageLists);
    row[column.shownRank] = page.shown[index] ? shownRank++ : -1;
  });
  return rows;
}

interface PageFacts {
  groups: readonly TagGroup[];
  /** Of each group: the keys of its tags, and whether readers see it as links. */
  keySets: ReadonlySet<string>[];
  shown: boolean[];
  /** In how many lists of each sort a tag stands. */
  declaredLists: ReadonlyMap<string, number>;
  shownLists: ReadonlyMap<string, number>;
  slugWords: ReadonlySet<string>;
  headlineWords: ReadonlySet<string>;
  sections: ReadonlySet<string>;
  /** `pageLists` to `pageHasRel`. */
  numbers: readonly number[];
}

function pageFacts(
  groups: readonly TagGroup[],
  candidates: readonly Candidate[],
  { url, headline }: TagContext,
): PageFacts {
  const keySets = groups.map(({ keys }) => new Set(keys));
  const shown = groups.map((group) =>
    group.members.some(({ source }) => source === 'tag-links' || source === 'h-entry'),
  );
  const shownCount = shown.filter(Boolean).length;
  return {
    groups,
    keySets,
    shown,
    declaredLists: listsOf(keySets.filter((_, at) => !shown[at])),
    shownLists: listsOf(keySets.filter((_, at) => shown[at])),
    slugWords: new Set(wordsOf((url ?? '').replace(/^https?:\/\/[^/]+/, ''))),
    headlineWords: new Set(wordsOf(headline ?? '')),
    sections: new Set(candidates.flatMap((one) => (one.field === 'section' ? [textKey(one.value)] : []))),
    numbers: [
      groups.length,
      shownCount,
      groups.length - shownCount,
      Number(groups.some(({ members }) => members.some((member) => kindOf(member) === 'linkRel'))),
    ],
  };
}

/** Shares of the list's tags that are of some sort. */
function writeTags(row: Float32Array, index: number, { tags, keys: own, clean }: TagGroup, page: PageFacts): void {
  const isShown = page.shown[index]!;
  const counts = { letters: 0, blanks: 0, lower: 0, slug: 0, headline: 0 };
  const lists = { declared: 0, shown: 0, sections: 0 };
  for (const { tag, key, words } of clean) {
    counts.letters += tag.length;
    counts.blanks += tag.split(' ').length - 1;
    if (tag === tag.toLowerCase() && tag !== tag.toUpperCase()) counts.lower++;
    if (words.every((word) => page.slugWords.has(word))) counts.slug++;
    if (words.every((word) => page.headlineWords.has(word))) counts.headline++;
    if ((page.declaredLists.get(key) ?? 0) > Number(!isShown)) lists.declared++;
    if ((page.shownLists.get(key) ?? 0) > Number(isShown)) lists.shown++;
    if (page.sections.has(key)) lists.sections++;
  }
  row[column.count] = tags.length;
  row[column.meanLength] = counts.letters / tags.length;
  row[column.meanWords] = (counts.blanks + tags.length) / tags.length;
  row[column.lowerShare] = counts.lower / tags.length;
  row[column.slugShare] = counts.slug / tags.length;
  row[column.headlineShare] = counts.headline / tags.length;
  row[column.inDeclaredShare] = lists.declared / tags.length;
  row[column.inShownShare] = lists.shown / tags.length;
  row[column.sectionShare] = lists.sections / tags.length;
  const isCovered = page.groups.some(
    ({ keys }, at) => at !== index && keys.length > own.length && own.every((key) => page.keySets[at]!.has(key)),
  );
  row[column.coveredByOther] = Number(isCovered);
}

/** In how many lists each tag stands. */
function listsOf(lists: readonly ReadonlySet<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function writeMembers(row: Float32Array, { members }: TagGroup): void {
  let nearest: TagsCandidate | null = null;
  for (const member of members) {
    const kind = kindOf(member);
    if (kind) row[column[kind]] = 1;
    row[column.rawCount] = Math.max(row[column.rawCount]!, member.value.length);
    if (member.traits && (!nearest || reachOf(member) < reachOf(nearest))) nearest = member;
  }
  for (const zone of zones) row[column[zone]] = nearest?.traits?.[zone] ?? (zone === 'distance' ? 999 : -1);
  row[column.places] = new Set(members.map(({ place }) => place)).size;
  row[column.repeats] = members.length;
}

const reachOf = ({ traits }: TagsCandidate): number => Math.abs(traits?.distance ?? 999);
