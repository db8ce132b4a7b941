import type { Candidate } from '../types.js';
import { type NameGroup, type NameMember, nameKinds, visibleKinds } from './author-groups.js';
import { rowOf } from './judge.js';
import { agencyOf, isDesk, looksLikePerson } from './name-words.js';
import { isGeneric, isRole, nameKey } from './names.js';
import { isSiteName, type SiteNames } from './site-names.js';
import { isShouted } from './spelling.js';

// Each group of names as numbers for the weighed choice.

const zones = ['nav', 'footer', 'aside', 'comment', 'others', 'article', 'bio'] as const;

export const authorFeatures: readonly string[] = [
  ...nameKinds,
  ...zones,
  'ldIndex',
  'ldSize',
  'ldPerson',
  'ldOrganisation',
  'ldRole',
  'metaPlaces',
  'metaSize',
  'itempropCount',
  'itempropNear',
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
  'isGeneric',
  'isShouted',
  'isLower',
  'isPerson',
  'inHeadline',
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
];

export interface AuthorContext {
  site: SiteNames;
  url: string | null;
  headline: string | null;
}

/** One row of numbers a group, in the order of `authorFeatures`. */
export function authorRows(
  groups: readonly NameGroup[],
  candidates: readonly Candidate[],
  context: AuthorContext,
): Float32Array[] {
  const page = pageFacts(groups, candidates, context);
  return groups.map((group) => {
    const values: Record<string, number> = {
      ...memberFacts(group),
      ...nameFacts(group, groups, context, page),
      ...page.numbers,
    };
    values.visibleRank = page.visibleRank.get(group.key) ?? -1;
    values.boxWithLd = Number(group.members.some(({ candidate }) => page.ldBoxes.has(candidate)));
    values.boxWithMeta = Number(group.members.some(({ candidate }) => page.metaBoxes.has(candidate)));
    return rowOf(authorFeatures, values);
  });
}

function memberFacts({ members }: NameGroup): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { kind } of members) values[kind] = 1;
  const ld = members.find(({ kind }) => kind === 'ldArticle');
  const metas = members.filter(
    ({ kind }) => kind === 'metaAuthor' || kind === 'vendorMeta' || kind === 'articleAuthor',
  );
  const itemprops = members.filter(({ kind }) => kind === 'itemprop' || kind === 'hEntry');
  const boxes = members.filter(({ kind }) => visibleKinds.has(kind));
  const placed = boxes.filter(({ candidate }) => candidate.traits);
  const nearest = placed.reduce<NameMember | null>(
    (best, one) => (!best || distanceOf(one) < distanceOf(best) ? one : best),
    null,
  );
  const max = (name: string): number => Math.max(0, ...boxes.map(({ candidate }) => candidate.traits?.[name] ?? 0));
  for (const zone of zones) values[zone] = nearest?.candidate.traits?.[zone] ?? 0;
  return Object.assign(values, {
    ldIndex: ld ? ld.index : -1,
    ldSize: ld ? ld.size : 0,
    ldPerson: Number(ld?.parsed.kind === 'person'),
    ldOrganisation: Number(ld?.parsed.kind === 'organisation'),
    ldRole: Number(members.some(({ kind, parsed }) => kind === 'ldArticle' && parsed.role !== null)),
    metaPlaces: new Set(metas.map(({ candidate }) => candidate.place)).size,
    metaSize: Math.max(0, ...metas.map(({ size }) => size)),
    itempropCount: itemprops.length,
    itempropNear: Number(itemprops.some(({ candidate }) => (candidate.confidence ?? 1) === 1)),
    boxCount: boxes.length,
    boxStrong: max('strong'),
    boxLink: max('link'),
    boxPrefix: max('prefix'),
    boxLength: nearest?.candidate.traits?.length ?? 0,
    boxPieces: nearest?.candidate.traits?.pieces ?? 0,
    boxIndex: nearest?.index ?? -1,
    boxSize: nearest?.size ?? 0,
    nearest: nearest ? distanceOf(nearest) : 999,
    nearestAfter: nearest ? (nearest.candidate.traits?.distance ?? 0) : 999,
    depth: nearest?.candidate.traits?.depth ?? -1,
    sources: new Set(members.map(({ candidate }) => candidate.source)).size,
    declared: new Set(members.filter(({ kind }) => !visibleKinds.has(kind)).map(({ candidate }) => candidate.place))
      .size,
    visible: Number(boxes.length > 0),
    hasProfile: Number(members.some(({ parsed }) => parsed.url !== null)),
  });
}

/** Names above the headline count as twice as far: they belong to something else more often. Comments are far away. */
function distanceOf({ candidate }: NameMember): number {
  const { distance = 500, comment = 0, others = 0 } = candidate.traits ?? {};
  return (distance < 0 ? -2 * distance : distance) + 1_000 * comment + 200 * others;
}

function nameFacts(
  { name, key }: NameGroup,
  groups: readonly NameGroup[],
  { site }: AuthorContext,
  page: PageFacts,
): Record<string, number> {
  const padded = ` ${key} `;
  return {
    words: name.split(' ').length,
    length: name.length,
    hasDigit: Number(/\d/.test(name)),
    isSite: Number(isSiteName(name, site)),
    isDesk: Number(isDesk(name)),
    isAgency: Number(agencyOf(name) !== null),
    isRole: Number(isRole(name)),
    isGeneric: Number(isGeneric(name)),
    isShouted: Number(isShouted(name)),
    isLower: Number(name === name.toLowerCase() && name !== name.toUpperCase()),
    isPerson: Number(looksLikePerson(name)),
    inHeadline: Number(page.headlineKey.includes(padded)),
    inTags: Number(page.tagKeys.has(key)),
    inUrl: Number(key.length > 3 && page.urlKey.includes(key.replaceAll(' ', '-'))),
    isWithinOther: Number(groups.some((other) => isWithin(key, other.key))),
    holdsOther: Number(groups.some((other) => isWithin(other.key, key))),
  };
}

/** Whole words of a longer name. */
function isWithin(key: string, other: string): boolean {
  return other.length > key.length && other.includes(key) && ` ${other} `.includes(` ${key} `);
}

interface PageFacts {
  numbers: Record<string, number>;
  /** Names of one box share its rank. */
  visibleRank: Map<string, number>;
  /** Boxes that also hold a name of the JSON-LD's or the meta tags' list. */
  ldBoxes: Set<unknown>;
  metaBoxes: Set<unknown>;
  headlineKey: string;
  tagKeys: Set<string>;
  urlKey: string;
}

/** Within so many runs of the headline a name stands in its head. */
const nearRuns = 12;

function pageFacts(
  groups: readonly NameGroup[],
  candidates: readonly Candidate[],
  { site, url, headline }: AuthorContext,
): PageFacts {
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
    headlineKey: ` ${nameKey(headline ?? '')} `,
    tagKeys,
    urlKey: (url ?? '').toLowerCase(),
    numbers: {
      pageLdNames: ld.length,
      pageMetaNames: having(({ kind }) => kind === 'metaAuthor' || kind === 'vendorMeta').length,
      pageBoxNames: boxed.length,
      pageNearNames: near.length,
      pageNames: groups.length,
      pageLdIsSite: Number(ld.length > 0 && ld.every(({ name }) => isSiteName(name, site) || isDesk(name))),
      pagePersonInLd: Number(ld.some(({ name }) => looksLikePerson(name) && !isSiteName(name, site))),
      pagePersonInBox: Number(near.some(({ name }) => looksLikePerson(name) && !isSiteName(name, site))),
    },
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
