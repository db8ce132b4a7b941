import { byWordsIn } from '../shared/byline-words.js';
import { looksLikePerson, opensSmall } from '../shared/name-words.js';
import type { Candidate, CandidateOf, RawAuthor } from '../types.js';
import { type KnownBylines, nameKey, type ParsedName, parseNames } from './names.js';
import { isShouted } from './spelling.js';
import { agencyOf } from './wires.js';

// Names seen on a page, equal ones in one group.

type AuthorsCandidate = CandidateOf<'authors'>;

export interface NameMember {
  candidate: AuthorsCandidate;
  parsed: ParsedName;
  /** Place in the source's list, and how long it is. */
  index: number;
  size: number;
  /** Which of the source's texts held it: names of one text were written side by side. */
  piece: number;
  kind: NameKind;
}

export interface NameGroup {
  key: string;
  name: string;
  members: NameMember[];
  /** Order of first appearance, the page's own lists before its boxes. */
  order: number;
}

/** Where a name was seen, as one word; each is a feature. */
export const learnedKinds = [
  'ldArticle',
  'ldPage',
  'metaAuthor',
  'articleAuthor',
  'itemprop',
  'hEntry',
  'box',
  'authorLink',
  'byLine',
  'signedLine',
  'bioLine',
  'datedLine',
  'line',
] as const;
type LearnedKind = (typeof learnedKinds)[number];
/** `feed`: a feed entry or the plain text of a page, which tells its authors outright. The model is not asked of the last four. */
export type NameKind = LearnedKind | 'vendorMeta' | 'rule' | 'feed' | 'other';

export const isWeighed = (kind: NameKind): boolean => kind !== 'rule' && kind !== 'feed' && kind !== 'other';

export const isLearned = (kind: NameKind): kind is LearnedKind => kind !== 'vendorMeta' && isWeighed(kind);

const maxGroups = 120;

export interface NamesSeen {
  groups: NameGroup[];
  /** Whom a by-line's or feed's own words give another part than the author's. */
  helpers: ParsedName[];
}

/** Who may be the author. */
export function nameGroups(candidates: readonly Candidate[]): NameGroup[] {
  return namesSeen(candidates).groups;
}

export function namesSeen(candidates: readonly Candidate[]): NamesSeen {
  const groups = new Map<string, NameGroup>();
  const helpers = new Map<string, ParsedName>();
  const known: KnownBylines = new Map();
  const isChinese = candidates.some(({ field, value }) => field === 'language' && /^zh\b/i.test(value));
  const ownBy = byOf(candidates);
  for (const candidate of candidates) {
    if (candidate.field !== 'authors') continue;
    const kind = kindOf(candidate);
    const by = printed.has(candidate.source) ? ownBy : null;
    const isDeclared = candidate.source === 'feed';
    const pieces = candidate.value.map((raw) => {
      const names = parseNames(withoutBy(raw, by), known, isDeclared);
      return (isChinese ? names.flatMap(splitChinese) : names).filter((parsed, at) => {
        // Whom JSON-LD calls an editor is weighed with the others, as many pages call their authors so.
        // A source in a line of its own may be all that the story says of who wrote it.
        const isSource = at === 0 && raw === candidate.value[0] && parsed.role === 'agency' && kind === 'signedLine';
        const isHelper = parsed.role !== null && !isSource && (candidate.source !== 'json-ld' || raw.role === null);
        if (isHelper && helpers.size < maxGroups && !helpers.has(parsed.key) && isCredible(parsed, raw))
          helpers.set(parsed.key, parsed);
        return !isHelper;
      });
    });
    const size = pieces.reduce((sum, names) => sum + names.length, 0);
    let index = 0;
    let breath = 0;
    for (let piece = 0; piece < pieces.length; piece++) {
      if (!candidate.value[piece]!.isJoined) breath = piece;
      for (const parsed of pieces[piece]!) {
        const group = groupOf(parsed, groups);
        group?.members.push({ candidate, parsed, index, size, piece: breath, kind });
        index++;
      }
    }
  }
  for (const group of groups.values()) group.name = bestSpelling(group.members);
  const seen = withoutGlued([...groups.values()]);
  // A link alone does not tell what the words beside it do: "Edited by:", then the link.
  const isLinked = ({ key, members }: NameGroup): boolean => {
    const helper = helpers.get(key);
    return (
      helper === undefined || members.some(({ kind, parsed }) => kind !== 'authorLink' || parsed.url !== helper.url)
    );
  };
  const own = seen.filter(isLinked);
  return { groups: own.length > 0 ? own : seen, helpers: [...helpers.values()] };
}

const printed: ReadonlySet<string> = new Set(['byline', 'h-entry', 'microdata', 'text-page']);

/** "By" in the language that the page declares, where it is a name's word in others; null for most. */
function byOf(candidates: readonly Candidate[]): RegExp | null {
  const declared = candidates.find(({ field }) => field === 'language');
  const words =
    declared?.field === 'language' ? byWordsIn[declared.value.split(/[-_]/, 1)[0]!.toLowerCase()] : undefined;
  if (!words) return null;
  const both = words.split('|').flatMap((word) => [word, `${word[0]!.toUpperCase()}${word.slice(1)}`]);
  return new RegExp(String.raw`^\s*(?:${both.join('|')})\s+(?=\p{Lu}\S*\s\S)`, 'u');
}

const withoutBy = (raw: RawAuthor, by: RegExp | null): RawAuthor =>
  by?.test(raw.name) ? { ...raw, name: raw.name.replace(by, '') } : raw;

/** Words behind "Photo by" or "Editor:" in a sentence name nobody: "the Centre for Reefs and based on excellent reporting". */
function isCredible({ name }: ParsedName, raw: RawAuthor): boolean {
  if (looksLikePerson(name) || agencyOf(name) !== null) return true;
  // One word alone is an account.
  return raw.name.length <= maxCredit && !(name.includes(' ') && opensSmall(name));
}

const maxCredit = 100;

/** "张伟 李娜": two persons of two signs each; in Japanese it is family and given name. */
function splitChinese(parsed: ParsedName): ParsedName[] {
  if (!/^\p{Script=Han}{2}(?: \p{Script=Han}{2})+$/u.test(parsed.name)) return [parsed];
  return parsed.name.split(' ').map((name) => ({ ...parsed, name, key: nameKey(name) }));
}

const maxLabel = 3;

/** "Ada Lind Tom Berg" beside "Ada Lind" and "Tom Berg": a list that lost its commas. */
function withoutGlued(groups: NameGroup[]): NameGroup[] {
  const keys = new Set(groups.map(({ key }) => key).filter((key) => key.includes(' ')));
  const isGlued = ({ key }: NameGroup): boolean => {
    const words = key.split(' ');
    if (words.length < 4) return false;
    return words.some((_, at) => at > 1 && keys.has(words.slice(0, at).join(' ')) && isList(words.slice(at), keys));
  };
  // "Ngu Nomusa Dlamini" printed beside "Nomusa Dlamini": a small word before the name is the label of a by-line.
  const isLabelled = ({ key, members }: NameGroup): boolean => {
    const [first = '', ...rest] = key.split(' ');
    const isPrinted = members.every(({ candidate }) => printed.has(candidate.source));
    return first.length <= maxLabel && rest.length > 1 && keys.has(rest.join(' ')) && isPrinted;
  };
  const isOther = (group: NameGroup): boolean => isGlued(group) || isLabelled(group);
  return groups.some(isOther) ? groups.filter((group) => !isOther(group)) : groups;
}

function isList(words: readonly string[], keys: ReadonlySet<string>): boolean {
  if (keys.has(words.join(' '))) return true;
  return words.some((_, at) => at > 1 && keys.has(words.slice(0, at).join(' ')) && isList(words.slice(at), keys));
}

function groupOf({ name, key }: ParsedName, groups: Map<string, NameGroup>): NameGroup | null {
  const known = groups.get(key);
  if (known || !key || groups.size >= maxGroups) return known ?? null;
  const group: NameGroup = { key, name, members: [], order: groups.size };
  groups.set(key, group);
  return group;
}

function bestSpelling(members: readonly NameMember[]): string {
  const calm = members.find(({ parsed }) => !isShouted(parsed.name) && parsed.name !== parsed.name.toLowerCase());
  return (calm ?? members[0]!).parsed.name;
}

function kindOf(candidate: AuthorsCandidate): NameKind {
  const { source, place, confidence = 1 } = candidate;
  switch (source) {
    case 'site-rule':
    case 'user':
      return 'rule';
    case 'json-ld':
      if (confidence < 0.3 || /\.(?:editor|contributor|translator)$/.test(place)) return 'other';
      return /Page\.|\.creator$/.test(place) ? 'ldPage' : 'ldArticle';
    case 'article-meta':
    case 'open-graph':
      return 'articleAuthor';
    case 'microdata':
    case 'rdfa':
      return 'itemprop';
    case 'h-entry':
      return 'hEntry';
    case 'twitter':
    case 'page-state':
      return 'other';
    case 'feed':
    case 'sitemap':
    case 'text-page':
      return 'feed';
    case 'byline':
      if (place === 'a[author]') return 'authorLink';
      if (place.startsWith('line[W')) return 'signedLine';
      if (place === 'line[… is]') return 'bioLine';
      if (place === 'line[… date]') return 'datedLine';
      if (place.startsWith('line[')) return 'byLine';
      return place === 'line' ? 'line' : 'box';
    default:
      return source === 'meta' ? 'metaAuthor' : 'vendorMeta';
  }
}

export const visibleKinds = new Set<NameKind>([
  'box',
  'authorLink',
  'byLine',
  'signedLine',
  'line',
  'itemprop',
  'hEntry',
]);
