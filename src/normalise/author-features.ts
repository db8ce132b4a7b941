import type { Candidate } from '../types.js';
import {
  type NameGroup,
  type NameKind,
  type NameMember,
  isLearned,
  learnedKinds,
  visibleKinds,
} from './author-groups.js';
import { columnsOf, newRows } from './judge.js';
import { isDesk, isRole, looksLikePerson } from '../shared/name-words.js';
import { nameKey } from './names.js';
import { agencyOf } from './wires.js';
import { isSiteName, type SiteNames } from './site-names.js';

// Each group of names as numbers for the weighed choice.

const zones = ['nav', 'footer', 'aside', 'comment', 'others', 'article', 'bio'] as const;

export const authorFeatures = [
  ...learnedKinds,
  ...zones,
  'ldIndex',
  'ldSize',
  'ldPerson',
  'ldOrganisation',
  'metaPlaces',
  'metaSize',
  'itempropCount',
  'boxCount',
  'boxStrong',
  'boxLink',
  'boxPrefix',
  'boxLength',
  'boxPieces',
  'boxIndex',
  'boxSize',
  'boxWithLd',
  'boxWithMeta',
  'nearest',
  'nearestAfter',
  'depth',
  'sources',
  'declared',
  'visible',
  'words',
  'length',
  'hasDigit',
  'isSite',
  'isDesk',
  'isAgency',
  'isRole',
  'isLower',
  'isPerson',
  'inTags',
  'inUrl',
  'isWithinOther',
  'holdsOther',
  'pageLdNames',
  'pageMetaNames',
  'pageBoxNames',
  'pageNearNames',
  'pageNames',
  'pageLdIsSite',
  'pagePersonInLd',
  'pagePersonInBox',
  'visibleRank',
  'hasProfile',
] as const;

const column = columnsOf(authorFeatures);

export interface AuthorContext {
  site: SiteNames;
  url: string | null;
}

/** One row of numbers a group, in the order of `authorFeatures`. */
export function authorRows(
  groups: readonly NameGroup[],
  candidates: readonly Candidate[],
  context: AuthorContext,
): Float32Array[] {
  const rows = newRows(groups.length, authorFeatures);
  groups.forEach((group, index) => {
    writeMembers(rows[index]!, group);
    writeName(rows[index]!, group, groups, context);
  });
  const page = pageFacts(groups, rows, candidates, context);
  groups.forEach((group, index) => {
    writeOnPage(rows[index]!, group, page);
  });
  return rows;
}

const metaKinds = new Set<NameKind>(['metaAuthor', 'vendorMeta', 'articleAuthor']);

function writeMembers(row: Float32Array, { members }: NameGroup): void {
  const raise = (at: number, value: number | undefined): void => {
    if (value !== undefined && value > row[at]!) row[at] = value;
  };
  const sources = new Set<string>();
  const places = new Set<string>();
  const metaPlaces = new Set<string>();
  let ld: NameMember | null = null;
  let nearest: NameMember | null = null;
  for (const member of members) {
    const { candidate, kind, parsed, size } = member;
    if (isLearned(kind)) row[column[kind]] = 1;
    sources.add(candidate.source);
    if (parsed.url !== null) row[column.hasProfile] = 1;
    if (kind === 'ldArticle') ld ??= member;
    else if (metaKinds.has(kind)) {
      metaPlaces.add(candidate.place);
      raise(column.metaSize, size);
    } else if (kind === 'itemprop' || kind === 'hEntry') row[column.itempropCount]!++;
    if (!visibleKinds.has(kind)) {
      places.add(candidate.place);
      continue;
    }
    row[column.boxCount]!++;
    const { traits } = candidate;
    if (!traits) continue;
    raise(column.boxStrong, traits.strong);
    raise(column.boxLink, traits.link);
    raise(column.boxPrefix, traits.prefix);
    if (!nearest || distanceOf(member) < distanceOf(nearest)) nearest = member;
  }
  row[column.sources] = sources.size;
  row[column.declared] = places.size;
  row[column.metaPlaces] = metaPlaces.size;
  row[column.visible] = Number(row[column.boxCount]! > 0);
  row[column.ldIndex] = ld ? ld.index : -1;
  row[column.ldSize] = ld ? ld.size : 0;
  row[column.ldPerson] = Number(ld?.parsed.kind === 'person');
  row[column.ldOrganisation] = Number(ld?.parsed.kind === 'organisation');
  writeNearest(row, nearest);
}

/** Where the name stands that is nearest to the headline. */
function writeNearest(row: Float32Array, nearest: NameMember | null): void {
  const traits = nearest?.candidate.traits ?? {};
  for (const zone of zones) row[column[zone]] = traits[zone] ?? 0;
  row[column.boxLength] = traits.length ?? 0;
  row[column.boxPieces] = traits.pieces ?? 0;
  row[column.boxIndex] = nearest?.index ?? -1;
  row[column.boxSize] = nearest?.size ?? 0;
  row[column.nearest] = nearest ? distanceOf(nearest) : 999;
  row[column.nearestAfter] = nearest ? (traits.distance ?? 0) : 999;
  row[column.depth] = traits.depth ?? -1;
}

/** Names above the headline count as twice as far: they belong to something else more often. Comments are far away. */
function distanceOf({ candidate }: NameMember): number {
  const { distance = 500, comment = 0, others = 0 } = candidate.traits ?? {};
  return (distance < 0 ? -2 * distance : distance) + 1_000 * comment + 200 * others;
}

function writeName(
  row: Float32Array,
  { name, key }: NameGroup,
  groups: readonly NameGroup[],
  { site }: AuthorContext,
): void {
  row[column.words] = name.split(' ').length;
  row[column.length] = name.length;
  row[column.hasDigit] = Number(/\d/.test(name));
  row[column.isSite] = Number(isSiteName(name, site));
  row[column.isDesk] = Number(isDesk(name));
  row[column.isAgency] = Number(agencyOf(name) !== null);
  row[column.isRole] = Number(isRole(name));
  row[column.isLower] = Number(name === name.toLowerCase() && name !== name.toUpperCase());
  row[column.isPerson] = Number(looksLikePerson(name));
  row[column.isWithinOther] = Number(groups.some((other) => isWithin(key, other.key)));
  row[column.holdsOther] = Number(groups.some((other) => isWithin(other.key, key)));
}

function writeOnPage(row: Float32Array, { key, members }: NameGroup, page: PageFacts): void {
  row[column.inTags] = Number(page.tagKeys.has(key));
  row[column.inUrl] = Number(key.length > 3 && page.urlKey.includes(key.replaceAll(' ', '-')));
  row.set(page.numbers, column.pageLdNames);
  row[column.visibleRank] = page.visibleRank.get(key) ?? -1;
  row[column.boxWithLd] = Number(members.some(({ candidate }) => page.ldBoxes.has(candidate)));
  row[column.boxWithMeta] = Number(members.some(({ candidate }) => page.metaBoxes.has(candidate)));
}

/** Whole words of a longer name. */
function isWithin(key: string, other: string): boolean {
  return other.length > key.length && other.includes(key) && ` ${other} `.includes(` ${key} `);
}

interface PageFacts {
  /** `pageLdNames` and those behind it. */
  numbers: readonly number[];
  /** Names of one box share its rank. */
  visibleRank: Map<string, number>;
  /** Boxes that also hold a name of the JSON-LD's or the meta tags' list. */
  ldBoxes: Set<unknown>;
  metaBoxes: Set<unknown>;
  tagKeys: Set<string>;
  urlKey: string;
}

/** Within so many runs of the headline a name stands in its head. */
const nearRuns = 12;

/** `rows` hold what the names themselves say. */
function pageFacts(
  groups: readonly NameGroup[],
  rows: readonly Float32Array[],
  candidates: readonly Candidate[],
  { url }: AuthorContext,
): PageFacts {
  const rowOf = new Map(groups.map((group, index) => [group, rows[index]!]));
  const says = (group: NameGroup, feature: 'isSite' | 'isDesk' | 'isPerson'): boolean =>
    rowOf.get(group)![column[feature]] === 1;
  const isOnePerson = (group: NameGroup): boolean => says(group, 'isPerson') && !says(group, 'isSite');
  const having = (test: (member: NameMember) => boolean): NameGroup[] =>
    groups.filter(({ members }) => members.some(test));
  const ld = having(({ kind }) => kind === 'ldArticle');
  const boxed = having(
    ({ kind, candidate }) => visibleKinds.has(kind) && kind !== 'line' && !candidate.traits?.comment,
  );
  const near = having((member) => visibleKinds.has(member.kind) && distanceOf(member) <= nearRuns);
  const boxesOf = (some: readonly NameGroup[]): Set<unknown> =>
    new Set(
      some.flatMap(({ members }) =>
        members.flatMap(({ kind, candidate }) => (visibleKinds.has(kind) ? [candidate] : [])),
      ),
    );
  const tagKeys = new Set<string>();
  for (const candidate of candidates) {
    if (candidate.field === 'tags')
      for (const tag of candidate.value.slice(0, 60)) tagKeys.add(nameKey(tag.slice(0, 80)));
  }
  return {
    visibleRank: ranksOf(boxed),
    ldBoxes: boxesOf(ld),
    metaBoxes: boxesOf(having(({ kind }) => kind === 'metaAuthor' || kind === 'vendorMeta')),
    tagKeys,
    urlKey: (url ?? '').toLowerCase(),
    numbers: [
      ld.length,
      having(({ kind }) => kind === 'metaAuthor' || kind === 'vendorMeta').length,
      boxed.length,
      near.length,
      groups.length,
      Number(ld.length > 0 && ld.every((group) => says(group, 'isSite') || says(group, 'isDesk'))),
      Number(ld.some(isOnePerson)),
      Number(near.some(isOnePerson)),
    ],
  };
}

function ranksOf(boxed: readonly NameGroup[]): Map<string, number> {
  const nearest = boxed.map((group) => {
    const own = group.members.filter(({ kind }) => visibleKinds.has(kind) && kind !== 'authorLink');
    const all = own.length > 0 ? own : group.members.filter(({ kind }) => visibleKinds.has(kind));
    return { key: group.key, at: Math.min(...all.map(distanceOf)) };
  });
  const distances = [...new Set(nearest.map(({ at }) => at))].sort((a, b) => a - b);
  return new Map(nearest.map(({ key, at }) => [key, distances.indexOf(at)]));
}
