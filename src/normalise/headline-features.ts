import { Likeness, wordsOf } from '../shared/likeness.js';
import type { Candidate, CandidateOf } from '../types.js';
import { cleanHeadline, maxHeadline, shorterReadings } from './headline.js';
import { rowOf } from './judge.js';
import { isSiteName, type SiteNames } from './site-names.js';
import { isShouted, textKey } from './spelling.js';

// Headlines seen on a page, equal ones in one group, each group as numbers for the weighed choice.

type HeadlineCandidate = CandidateOf<'headline'> | CandidateOf<'alternativeHeadline'>;

export interface HeadlineGroup {
  key: string;
  /** The spelling of the most believed source. */
  value: string;
  members: Member[];
}

interface Member {
  candidate: HeadlineCandidate;
  value: string;
  /** A part of what the source says, cut at a separator. */
  isPart: boolean;
}

/** Where a headline was seen, as one word; each is a feature. */
const kinds = [
  'rule',
  'ldArticle',
  'ldOther',
  'ldName',
  'ldPage',
  'alternative',
  'openGraph',
  'twitter',
  'vendorMeta',
  'otherMeta',
  'h1',
  'h1Part',
  'h2',
  'title',
  'titlePart',
  'itemprop',
  'hEntry',
  'feed',
] as const;
type Kind = (typeof kinds)[number];

export const headlineFeatures: readonly string[] = [
  ...kinds,
  'sources',
  'length',
  'words',
  'isSite',
  'isShouted',
  'endsCut',
  'hasSeparator',
  'likeH1',
  'likeOpenGraph',
  'likeTitle',
  'likeLd',
  'startsOther',
  'startedByOther',
  'endsOther',
  'endedByOther',
  'h1Index',
  'h1Count',
  'h1Marked',
  'h1Distance',
  'h1InOthers',
  'h1InNavigation',
  'pageHasLd',
  'pageLdIsNews',
  'pageLikeLdH1',
  'pageLikeLdOpenGraph',
  'pageH1Shorter',
  'declared',
  'pageH1IsLd',
  'pageH1IsOpenGraph',
  'pageLdIsOpenGraph',
  'groups',
  'lengthToLongest',
  'inSlug',
];

/** Values beyond these many come from a page made to be slow. */
const maxGroups = 40;

export function headlineGroups(candidates: readonly Candidate[], site: SiteNames): HeadlineGroup[] {
  const groups = new Map<string, HeadlineGroup>();
  const add = (candidate: HeadlineCandidate, value: string, isPart: boolean): void => {
    const key = textKey(value);
    if (key.length < 2 || value.length > maxHeadline) return;
    const group = groups.get(key);
    if (group) group.members.push({ candidate, value, isPart });
    else if (groups.size < maxGroups) groups.set(key, { key, value, members: [{ candidate, value, isPart }] });
  };
  for (const candidate of candidates) {
    if (candidate.field !== 'headline' && candidate.field !== 'alternativeHeadline') continue;
    const cleaned = cleanHeadline(candidate.value, site);
    add(candidate, cleaned, false);
    if (candidate.source === 'title-element' || candidate.place === 'h1' || candidate.source === 'open-graph') {
      for (const part of shorterReadings(cleaned)) add(candidate, part, true);
    }
  }
  for (const group of groups.values()) group.value = bestSpelling(group.members);
  return [...groups.values()];
}

const spellingOrder: Kind[] = [
  'rule',
  'h1',
  'ldArticle',
  'openGraph',
  'itemprop',
  'hEntry',
  'ldPage',
  'title',
  'twitter',
  'vendorMeta',
  'otherMeta',
];

function bestSpelling(members: readonly Member[]): string {
  const rank = ({ candidate, isPart, value }: Member): number => {
    const at = spellingOrder.indexOf(kindOf(candidate, isPart));
    return (at < 0 ? spellingOrder.length : at) + (isShouted(value) ? 100 : 0);
  };
  return [...members].sort((a, b) => rank(a) - rank(b))[0]!.value;
}

function kindOf(candidate: HeadlineCandidate, isPart: boolean): Kind {
  const { source, place } = candidate;
  const confidence = candidate.confidence ?? 1;
  if (source === 'site-rule') return 'rule';
  if (source === 'feed' || source === 'sitemap' || source === 'text-page') return 'feed';
  if (source === 'title-element') return isPart ? 'titlePart' : 'title';
  if (source === 'heading')
    return place !== 'h1' ? (place.startsWith('h1') ? 'h1Part' : 'h2') : isPart ? 'h1Part' : 'h1';
  if (candidate.field === 'alternativeHeadline') return place.endsWith('.name') ? 'ldName' : 'alternative';
  if (source === 'json-ld') {
    if (confidence < 0.3) return 'ldOther';
    return /Page\./.test(place) ? 'ldPage' : 'ldArticle';
  }
  if (source === 'open-graph') return isPart ? 'titlePart' : 'openGraph';
  if (source === 'twitter') return 'twitter';
  if (source === 'microdata' || source === 'rdfa') return 'itemprop';
  if (source === 'h-entry') return 'hEntry';
  return source === 'parsely' || source === 'sailthru' || source === 'dublin-core' ? 'vendorMeta' : 'otherMeta';
}

/** Pages of newsrooms declare much more about themselves than others. */
const declaring = new Set(['json-ld', 'article-meta', 'parsely', 'sailthru', 'dublin-core']);

/** One row of numbers a group, in the order of `headlineFeatures`. */
export function headlineRows(
  groups: readonly HeadlineGroup[],
  candidates: readonly Candidate[],
  site: SiteNames,
  url: string | null,
): Float32Array[] {
  const found = (kind: Kind): HeadlineGroup | undefined =>
    groups.find((group) => group.members.some((member) => kindOf(member.candidate, member.isPart) === kind));
  const page = { h1: mainH1(groups), openGraph: found('openGraph'), title: found('title'), ld: found('ldArticle') };
  const isNews = candidates.some(({ field, value }) => field === 'type' && /NewsArticle|LiveBlogPosting/.test(value));
  const declared = new Set(candidates.filter(({ source }) => declaring.has(source)).map(({ place }) => place)).size;
  const longest = Math.max(1, ...groups.map((group) => group.value.length));
  const slug = new Set(wordsOf(decodeURIComponentSafely(url ?? '')));
  const h1Count =
    groups.flatMap((group) => group.members).find(({ candidate }) => candidate.source === 'heading')?.candidate.traits
      ?.count ?? 0;
  const alike = new Likeness();
  return groups.map((group) => {
    const values: Record<string, number> = {};
    for (const { candidate, isPart } of group.members) values[kindOf(candidate, isPart)] = 1;
    const like = (other: HeadlineGroup | undefined): number => (other ? alike.of(other.value, group.value) : -1);
    const others = groups.filter((other) => other !== group && other.key.length > 8);
    const h1 = group.members
      .map(({ candidate }) => candidate)
      .find(({ source, place }) => source === 'heading' && place === 'h1');
    const ownWords = wordsOf(group.value);
    Object.assign(values, {
      sources: new Set(group.members.map(({ candidate }) => candidate.source)).size,
      length: group.value.length,
      words: ownWords.length,
      isSite: Number(isSiteName(group.value, site)),
      isShouted: Number(isShouted(group.value)),
      endsCut: Number(/(\.\.\.|…)$/.test(group.value)),
      hasSeparator: Number(/\s[|–—»·-]\s|:\s/.test(group.value)),
      likeH1: like(page.h1),
      likeOpenGraph: like(page.openGraph),
      likeTitle: like(page.title),
      likeLd: like(page.ld),
      startsOther: Number(others.some((other) => other.key.startsWith(group.key))),
      startedByOther: Number(others.some((other) => group.key.startsWith(other.key))),
      endsOther: Number(others.some((other) => other.key.endsWith(group.key))),
      endedByOther: Number(others.some((other) => group.key.endsWith(other.key))),
      h1Index: h1 ? (h1.traits?.index ?? 0) : -1,
      h1Count,
      h1Marked: h1?.traits?.marked ?? -1,
      h1Distance: h1?.traits?.depth ?? -1,
      h1InOthers: h1 ? Math.max(h1.traits?.others ?? 0, h1.traits?.aside ?? 0) : -1,
      h1InNavigation: h1 ? Math.max(h1.traits?.nav ?? 0, h1.traits?.footer ?? 0) : -1,
      pageHasLd: Number(page.ld !== undefined),
      pageLdIsNews: Number(isNews),
      pageLikeLdH1: page.ld && page.h1 ? alike.of(page.ld.value, page.h1.value) : -1,
      pageLikeLdOpenGraph: page.ld && page.openGraph ? alike.of(page.ld.value, page.openGraph.value) : -1,
      pageH1Shorter: page.ld && page.h1 ? page.h1.value.length / page.ld.value.length : -1,
      declared,
      pageH1IsLd: page.h1 && page.ld ? Number(page.h1 === page.ld) : -1,
      pageH1IsOpenGraph: page.h1 && page.openGraph ? Number(page.h1 === page.openGraph) : -1,
      pageLdIsOpenGraph: page.ld && page.openGraph ? Number(page.ld === page.openGraph) : -1,
      groups: groups.length,
      lengthToLongest: group.value.length / longest,
      inSlug: ownWords.length > 0 ? ownWords.filter((word) => slug.has(word)).length / ownWords.length : 0,
    });
    return rowOf(headlineFeatures, values);
  });
}

/** The h1 that is most like what else names the page; its first where none is. */
function mainH1(groups: readonly HeadlineGroup[]): HeadlineGroup | undefined {
  const headings = groups.filter((group) => group.members.some(({ candidate }) => candidate.place === 'h1'));
  return headings.find((group) => group.members.some(({ candidate }) => candidate.source !== 'heading')) ?? headings[0];
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text.replace(/^https?:\/\/[^/]+/, ''));
  } catch {
    // A stray % is no escape: the address is compared as it stands.
    return text;
  }
}
