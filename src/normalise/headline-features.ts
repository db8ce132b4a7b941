import { Likeness, wordsOf } from '../shared/likeness.js';
import type { Candidate, CandidateOf } from '../types.js';
import { cleanHeadline, maxHeadline, shorterReadings } from './headline.js';
import { columnsOf, newRows } from './judge.js';
import { weightOf } from '../shared/unspaced.js';
import { minTitleWeight, minTitleWords } from './publisher.js';
import { isSiteName, isWholeSiteName, type SiteNames } from './site-names.js';
import { isShouted, textKey } from './spelling.js';

// Headlines seen on a page, equal ones in one group, each group as numbers for the weighed choice.

type HeadlineCandidate = CandidateOf<'headline'> | CandidateOf<'alternativeHeadline'>;

export interface HeadlineGroup {
  key: string;
  /** The spelling of the most believed source. */
  value: string;
  members: Member[];
  /** It is the site's name and no headline. */
  isSite: boolean;
  /** It is all of the name that the page calls the site by, and no longer than such names are. */
  isWholeSite: boolean;
}

interface Member {
  candidate: HeadlineCandidate;
  value: string;
  /** A part of what the source says, cut at a separator. */
  isPart: boolean;
  kind: Kind;
}

/** Where a headline was seen, as one word; each is a feature. */
const learnedKinds = [
  'ldArticle',
  'ldName',
  'ldPage',
  'alternative',
  'openGraph',
  'twitter',
  'vendorMeta',
  'h1',
  'h1Part',
  'h2',
  'title',
  'titlePart',
] as const;
/** Microdata, a rule, other meta tags; a feed, a text or JSON-LD of something else. The model is not asked of these. */
type Kind = (typeof learnedKinds)[number] | 'marked' | 'rule' | 'otherMeta' | 'other';

export const headlineFeatures = [
  ...learnedKinds,
  'sources',
  'length',
  'words',
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
] as const;

const column = columnsOf(headlineFeatures);
const isLearned = (kind: Kind): kind is (typeof learnedKinds)[number] => kind in column;

/** Values beyond these many come from a page made to be slow. */
const maxGroups = 40;

export function headlineGroups(candidates: readonly Candidate[], site: SiteNames): HeadlineGroup[] {
  const groups = new Map<string, HeadlineGroup>();
  const add = (candidate: HeadlineCandidate, value: string, isPart: boolean): void => {
    const isTold = candidate.source === 'feed';
    // A feed's title may be one sign; on a page that is a button.
    const key = textKey(value) || (isTold ? value : '');
    if (key.length < (isTold ? 1 : 2) || value.length > maxHeadline) return;
    const member: Member = { candidate, value, isPart, kind: kindOf(candidate, isPart) };
    const group = groups.get(key);
    if (group) group.members.push(member);
    else if (groups.size < maxGroups) groups.set(key, { key, value, members: [member], ...sitesName(value, site) });
  };
  // A page says the same headline in many places.
  const cleanOf = new Map<string, string>();
  for (const candidate of candidates) {
    if (candidate.field !== 'headline' && candidate.field !== 'alternativeHeadline') continue;
    const cleaned = cleanOf.get(candidate.value) ?? cleanHeadline(candidate.value, site);
    cleanOf.set(candidate.value, cleaned);
    add(candidate, cleaned, false);
    if (candidate.source === 'title-element' || candidate.place === 'h1' || candidate.source === 'open-graph') {
      for (const part of shorterReadings(cleaned)) add(candidate, part, true);
    }
  }
  for (const group of groups.values()) group.value = bestSpelling(group.members);
  return [...groups.values()];
}

function sitesName(value: string, site: SiteNames): Pick<HeadlineGroup, 'isSite' | 'isWholeSite'> {
  const isSite = isSiteName(value, site);
  const isShort = (): boolean => value.split(' ').length < minTitleWords && weightOf(value) < minTitleWeight;
  return { isSite, isWholeSite: isSite && isShort() && isWholeSiteName(value, site) };
}

const spellingOrder: Kind[] = [
  'rule',
  'h1',
  'ldArticle',
  'openGraph',
  'marked',
  'ldPage',
  'title',
  'twitter',
  'vendorMeta',
  'otherMeta',
];

function bestSpelling(members: readonly Member[]): string {
  const rank = ({ kind, value }: Member): number => {
    const at = spellingOrder.indexOf(kind);
    return (at < 0 ? spellingOrder.length : at) + (isShouted(value) ? 100 : 0);
  };
  const ranks = members.map(rank);
  return members[ranks.indexOf(Math.min(...ranks))]!.value;
}

function kindOf(candidate: HeadlineCandidate, isPart: boolean): Kind {
  const { source, place } = candidate;
  const confidence = candidate.confidence ?? 1;
  if (source === 'site-rule') return 'rule';
  if (source === 'feed' || source === 'sitemap' || source === 'text-page') return 'other';
  if (source === 'title-element') return isPart ? 'titlePart' : 'title';
  if (source === 'heading')
    return place !== 'h1' ? (place.startsWith('h1') ? 'h1Part' : 'h2') : isPart ? 'h1Part' : 'h1';
  if (candidate.field === 'alternativeHeadline') return place.endsWith('.name') ? 'ldName' : 'alternative';
  if (source === 'json-ld') {
    if (confidence < 0.3) return 'other';
    return /Page\./.test(place) ? 'ldPage' : 'ldArticle';
  }
  if (source === 'open-graph') return isPart ? 'titlePart' : 'openGraph';
  if (source === 'twitter') return 'twitter';
  if (source === 'microdata' || source === 'rdfa' || source === 'h-entry') return 'marked';
  return source === 'parsely' || source === 'sailthru' || source === 'dublin-core' ? 'vendorMeta' : 'otherMeta';
}

/** Pages of newsrooms declare much more about themselves than others. */
const declaring = new Set(['json-ld', 'article-meta', 'parsely', 'sailthru', 'dublin-core']);

/** One row of numbers a group, in the order of `headlineFeatures`. */
export function headlineRows(
  groups: readonly HeadlineGroup[],
  candidates: readonly Candidate[],
  url: string | null,
): Float32Array[] {
  const page = pageFacts(groups, candidates, url);
  const rows = newRows(groups.length, headlineFeatures);
  groups.forEach((group, index) => {
    const row = rows[index]!;
    writeOwn(row, group, page);
    writeOthers(row, group, groups);
    writeH1(row, group);
    row.set(page.numbers, column.pageLdIsNews);
  });
  return rows;
}

interface PageFacts {
  h1: HeadlineGroup | undefined;
  openGraph: HeadlineGroup | undefined;
  title: HeadlineGroup | undefined;
  ld: HeadlineGroup | undefined;
  alike: Likeness;
  longest: number;
  h1Count: number;
  /** Words of the address. */
  slug: ReadonlySet<string>;
  /** `pageLdIsNews` to `groups`. */
  numbers: readonly number[];
}

function pageFacts(groups: readonly HeadlineGroup[], candidates: readonly Candidate[], url: string | null): PageFacts {
  const found = (kind: Kind): HeadlineGroup | undefined =>
    groups.find((group) => group.members.some((member) => member.kind === kind));
  const [h1, openGraph, title, ld] = [mainH1(groups), found('openGraph'), found('title'), found('ldArticle')];
  const places = new Set<string>();
  let isNews = false;
  for (const { field, source, place, value } of candidates) {
    if (declaring.has(source)) places.add(place);
    isNews ||= field === 'type' && /NewsArticle|LiveBlogPosting/.test(value);
  }
  const alike = new Likeness();
  const heading = groups.flatMap((group) => group.members).find(({ candidate }) => candidate.source === 'heading');
  const likeness = (a?: HeadlineGroup, b?: HeadlineGroup): number => (a && b ? alike.of(a.value, b.value) : -1);
  const isSame = (a?: HeadlineGroup, b?: HeadlineGroup): number => (a && b ? Number(a === b) : -1);
  return {
    h1,
    openGraph,
    title,
    ld,
    alike,
    longest: Math.max(1, ...groups.map((group) => group.value.length)),
    h1Count: heading?.candidate.traits?.count ?? 0,
    slug: new Set(wordsOf(decodeURIComponentSafely(url ?? ''))),
    numbers: [
      Number(isNews),
      likeness(ld, h1),
      likeness(ld, openGraph),
      ld && h1 ? h1.value.length / ld.value.length : -1,
      places.size,
      isSame(h1, ld),
      isSame(h1, openGraph),
      isSame(ld, openGraph),
      groups.length,
    ],
  };
}

function writeOwn(row: Float32Array, { value, members }: HeadlineGroup, page: PageFacts): void {
  for (const { kind } of members) if (isLearned(kind)) row[column[kind]] = 1;
  const like = (other: HeadlineGroup | undefined): number => (other ? page.alike.of(other.value, value) : -1);
  const words = wordsOf(value);
  row[column.sources] = new Set(members.map(({ candidate }) => candidate.source)).size;
  row[column.length] = value.length;
  row[column.words] = words.length;
  row[column.hasSeparator] = Number(/\s[|–—»·-]\s|:\s/.test(value));
  row[column.likeH1] = like(page.h1);
  row[column.likeOpenGraph] = like(page.openGraph);
  row[column.likeTitle] = like(page.title);
  row[column.likeLd] = like(page.ld);
  row[column.h1Count] = page.h1Count;
  row[column.lengthToLongest] = value.length / page.longest;
  row[column.inSlug] = words.length > 0 ? words.filter((word) => page.slug.has(word)).length / words.length : 0;
}

/** Whether a headline is part of another one, or has it as a part. */
function writeOthers(row: Float32Array, group: HeadlineGroup, groups: readonly HeadlineGroup[]): void {
  const { key } = group;
  for (const other of groups) {
    if (other === group || other.key.length <= 8) continue;
    if (other.key.startsWith(key)) row[column.startsOther] = 1;
    if (key.startsWith(other.key)) row[column.startedByOther] = 1;
    if (other.key.endsWith(key)) row[column.endsOther] = 1;
    if (key.endsWith(other.key)) row[column.endedByOther] = 1;
  }
}

function writeH1(row: Float32Array, { members }: HeadlineGroup): void {
  const h1 = members.find(({ candidate: { source, place } }) => source === 'heading' && place === 'h1')?.candidate;
  const traits = h1?.traits ?? {};
  row[column.h1Index] = h1 ? (traits.index ?? 0) : -1;
  row[column.h1Marked] = traits.marked ?? -1;
  row[column.h1Distance] = traits.depth ?? -1;
  row[column.h1InOthers] = h1 ? Math.max(traits.others ?? 0, traits.aside ?? 0) : -1;
  row[column.h1InNavigation] = h1 ? Math.max(traits.nav ?? 0, traits.footer ?? 0) : -1;
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
    // A stray % is not an escape: the address is compared as it stands.
    return text;
  }
}
