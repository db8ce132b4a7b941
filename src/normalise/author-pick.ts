import { LatinTwin } from '../shared/latin-twin.js';
import { authorFeatures } from './author-features.js';
import type { NameGroup } from './author-groups.js';
import { agencyOf } from './wires.js';
import { isPost } from '../shared/name-words.js';
import { letterKey } from './site-names.js';

const isSiteColumn = authorFeatures.indexOf('isSite');
const isPersonColumn = authorFeatures.indexOf('isPerson');
const isRoleColumn = authorFeatures.indexOf('isRole');

/** Below this weight a name is not taken, be it the best. */
const floor = 0.18;
/** The others need this weight and this share of the best one's. */
const enough = 0.36;
const shareOfBest = 0.5;
const maxAuthors = 20;

/** Indices of the names that are the story's authors, in the page's order; `weights` are the model's. */
export function pickAuthors(
  groups: readonly NameGroup[],
  rows: readonly Float32Array[],
  learned: readonly number[],
): number[] {
  const ruled = groups.flatMap((group, index) => (group.members.some(({ kind }) => kind === 'rule') ? [index] : []));
  if (ruled.length > 0) return ruled;
  const isTold = groups.every((group) => group.members.every(({ kind }) => kind === 'feed'));
  const weights = groups.map((group, index) =>
    learned[index]! >= floorOf(group, rows[index]![isSiteColumn] === 1) ? learned[index]! : 0,
  );
  const best = Math.max(0, ...weights);
  if (isTold || best < floor) return toldAuthors(groups);
  const needed = Math.min(best, Math.max(enough, shareOfBest * best));
  const sure = groups.flatMap((_, index) => (weights[index]! >= needed ? [index] : []));
  const picked = withCompanions(sure, groups, rows, weights)
    .filter((index) => !isUserName(index, sure, groups, weights))
    .slice(0, maxAuthors);
  // Beside a person the site's own name says who published, not who wrote.
  const isSite = (index: number): boolean => rows[index]![isSiteColumn] === 1;
  const isTitle = (index: number): boolean => isPost(groups[index]!.name) && agencyOf(groups[index]!.name) === null;
  const hasPerson = picked.some((index) => rows[index]![isPersonColumn] === 1 && !isSite(index) && !isTitle(index));
  // Newsrooms sign with their host ("ORF.at"); beside any other name it says where, not who.
  const isHost = (index: number): boolean => isSite(index) && hostForm.test(groups[index]!.name);
  const hasOther = picked.some((index) => !isSite(index));
  // Who put the page into its system: "human", beside Ada Lind.
  const isAccount = (index: number): boolean =>
    accountForm.test(groups[index]!.name) && agencyOf(groups[index]!.name) === null;
  // "(mw, PAP)"
  const isSign = (index: number): boolean => groups[index]!.name.length <= maxSign && isAccount(index);
  const hasWire = groups.some(({ name }) => agencyOf(name) !== null);
  return picked.filter(
    (index) =>
      !(hasPerson && (isSite(index) || isAccount(index) || isTitle(index))) &&
      !(hasOther && isHost(index)) &&
      !(hasWire && isSign(index)),
  );
}

const maxSign = 3;
const accountForm = new LatinTwin(/^[\p{Ll}\d._-]+$/u);
const hostForm = /^(?:[\w-]+\.)+[a-z]{2,}$/i;

/** Names written in one breath belong together: "A and B", and the agency that the article's JSON-LD lists beside a person. */
const companionFloor = 0.1;
const agencyFloor = 0.05;

function withCompanions(
  sure: readonly number[],
  groups: readonly NameGroup[],
  rows: readonly Float32Array[],
  weights: readonly number[],
): number[] {
  const isPerson = (index: number): boolean =>
    rows[index]![isPersonColumn] === 1 && rows[index]![isRoleColumn] !== 1 && rows[index]![isSiteColumn] !== 1;
  const own = sure.flatMap((index) => groups[index]!.members.filter(({ size }) => size > 1 && size <= 8));
  return groups.flatMap(({ members, name }, index) => {
    if (sure.includes(index)) return [index];
    const shares = (test: (member: NameGroup['members'][number]) => boolean): boolean =>
      own.some((one) => members.some((other) => other.candidate === one.candidate && test(one) && test(other)));
    const isBeside =
      weights[index]! >= companionFloor &&
      isPerson(index) &&
      own.some((one) => members.some((other) => other.candidate === one.candidate && other.piece === one.piece));
    const isListed =
      weights[index]! >= companionFloor &&
      isPerson(index) &&
      own.some(
        ({ candidate }) =>
          members.some((other) => other.candidate === candidate) && listsPeople(candidate, groups, isPerson, rows),
      );
    const isAgency =
      weights[index]! >= agencyFloor && agencyOf(name) !== null && shares(({ kind }) => kind === 'ldArticle');
    return isBeside || isListed || isAgency ? [index] : [];
  });
}

/** Whether a box that is called the authors' holds three persons or more, what they are, and nothing else. */
function listsPeople(
  candidate: NameGroup['members'][number]['candidate'],
  groups: readonly NameGroup[],
  isPerson: (index: number) => boolean,
  rows: readonly Float32Array[],
): boolean {
  if (candidate.source !== 'byline' || !candidate.traits?.strong || candidate.place === 'a[author]') return false;
  const its = groups.flatMap(({ members }, at) => (members.some((one) => one.candidate === candidate) ? [at] : []));
  return its.filter(isPerson).length > 2 && its.every((at) => isPerson(at) || rows[at]![isRoleColumn] === 1);
}

/** "annasmith" beside "Anna Smith": the account, not a second author. */
function isUserName(
  index: number,
  sure: readonly number[],
  groups: readonly NameGroup[],
  weights: readonly number[],
): boolean {
  const key = letterKey(groups[index]!.name);
  return sure.some(
    (other) => other !== index && letterKey(groups[other]!.name) === key && weights[other]! > weights[index]!,
  );
}

/** The model learned from pages that have an author. On those that have none, capitalised words near the headline and the names of
 *  commenters must not take his place. */
function floorOf({ members }: NameGroup, isSite: boolean): number {
  const isNobodys = ({ candidate: { traits = {} } }: NameGroup['members'][number]): boolean =>
    Boolean(traits.comment || traits.doubtful || traits.otherStory);
  if (members.every(isNobodys)) return 1;
  // Whom the page's data call its editor or translator, and nobody its author.
  if (members.every(({ kind, parsed }) => kind === 'other' && parsed.role !== null)) return 1;
  // A list of columnists beside a story that names nobody.
  const isAside = ({ kind, candidate }: NameGroup['members'][number]): boolean =>
    (kind === 'authorLink' || kind === 'line') && candidate.traits?.aside === 1;
  if (members.every(isAside)) return isSite ? 1 : asideFloor;
  if (!members.every(({ kind }) => kind === 'line')) return 0;
  // The site's name near the headline is its logo.
  return isSite ? 1 : bareFloor;
}

const bareFloor = 0.3;
const asideFloor = 0.5;

/** What a feed entry or a plain-text page says outright: the list of its most confident place. */
function toldAuthors(groups: readonly NameGroup[]): number[] {
  const confidence = (group: NameGroup): number =>
    Math.max(
      0,
      ...group.members.filter(({ kind }) => kind === 'feed').map(({ candidate }) => candidate.confidence ?? 1),
    );
  const best = Math.max(0, ...groups.map(confidence));
  if (best === 0) return [];
  return groups.flatMap((group, index) => (confidence(group) === best ? [index] : [])).slice(0, maxAuthors);
}
