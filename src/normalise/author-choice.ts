import { openerLength } from '../shared/byline.js';
import { largestOf } from '../shared/largest.js';
import type { Candidate, Contributor } from '../types.js';
import { type AuthorContext, authorFeatures, authorRows } from './author-features.js';
import { isWeighed, type NameGroup, namesSeen } from './author-groups.js';
import { pickAuthors } from './author-pick.js';
import file from './authors.model.json' with { type: 'json' };
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { columnsOf, judgeOf } from './judge.js';
import type { ParsedName } from './names.js';
import type { AuthorSigns } from './quality-signs.js';
import { isDesk } from '../shared/name-words.js';
import { agencyOf } from './wires.js';
import { isSiteName, isWholeSiteName } from './site-names.js';

// Who wrote the story: every name seen is weighed by a model; those that hold are the authors, others with a stated part in it contributors.

const judge = judgeOf(file, authorFeatures);
const { line, isDesk: isDeskColumn, isPerson } = columnsOf(authorFeatures);

export interface AuthorChoice {
  authors: string[];
  contributors: Contributor[];
  /** How sure the choice is; null where nothing was weighed. */
  signs: () => AuthorSigns | null;
  explain: () => FieldEvidence;
}

export function chooseAuthors(candidates: readonly Candidate[], context: AuthorContext): AuthorChoice {
  const { groups, helpers } = namesSeen(candidates.filter((one) => !isOnlySite(one, context)));
  const rows = authorRows(groups, candidates, context);
  const weights = judge(rows);
  const picked = pickAuthors(groups, rows, weights);
  const authors = picked.map((index) => groups[index]!);
  const rest = groups.filter((group) => !authors.includes(group));
  return {
    authors: authors.map(({ name }) => name),
    contributors: [
      ...authors.map((group) => contributorOf(group, 'author', context)),
      ...rest.flatMap((group) => {
        const role = statedRole(group) ?? helpers.find(({ key }) => key === group.key)?.role;
        return role ? [contributorOf(group, role, context)] : [];
      }),
      ...helpers.filter(({ key }) => !groups.some((group) => group.key === key)).map((one) => helperOf(one, context)),
    ],
    signs: () => {
      // What a rule, a feed or a text says outright was not weighed.
      if (!authors.some(({ members }) => members.some(({ kind }) => isWeighed(kind)))) return null;
      const least = picked.reduce((one, other) => (weights[other]! < weights[one]! ? other : one));
      const row = rows[least]!;
      return {
        weight: weights[least]!,
        second: largestOf(weights.filter((_, index) => !picked.includes(index))),
        count: picked.length,
        seen: Math.min(...authors.map(({ members }) => members.length)),
        line: row[line]!,
        isDesk: row[isDeskColumn]!,
        isPerson: row[isPerson]!,
      };
    },
    explain: () => {
      const order = groups.map((_, index) => index).sort((a, b) => weights[b]! - weights[a]!);
      const others = order
        .filter((index) => !picked.includes(index))
        .map((index) => ({
          value: groups[index]!.name,
          from: groups[index]!.members[0]!.candidate,
          why: `weight ${weights[index]!.toFixed(2)}`,
        }));
      const shown =
        authors.length > 0 ? { value: authors.map(({ name }) => name), from: authors[0]!.members[0]!.candidate } : null;
      const why = picked.map(
        (index) =>
          `${picked.length > 1 ? `${groups[index]!.name}: ` : ''}weight ${weights[index]!.toFixed(2)}, seen ${groups[index]!.members.length} times`,
      );
      return fieldEvidence(shown, why.join('; ') || 'no name is sure enough', others);
    },
  };
}

/** "De Kade", a line of its own: the paper is called so, and its first word is "by" in another language. */
function isOnlySite(candidate: Candidate, { site }: AuthorContext): boolean {
  if (candidate.field !== 'authors' || candidate.place !== 'line[By …]') return false;
  const [first] = candidate.value;
  return first !== undefined && openerLength(first.name) > 0 && isWholeSiteName(first.name, site);
}

/** A part other than author that the page's own data gives to somebody. */
function statedRole({ members, name }: NameGroup): string | null {
  const own = members.filter(({ candidate }) => candidate.source === 'json-ld' && (candidate.confidence ?? 1) === 1);
  const role = own.find(({ parsed }) => parsed.role !== null)?.parsed.role;
  if (role) return role;
  return own.length > 0 && agencyOf(name) ? 'agency' : null;
}

function helperOf({ name, role, kind, url, email }: ParsedName, { site }: AuthorContext): Contributor {
  const isOrganisation = agencyOf(name) !== null || isDesk(name) || isSiteName(name, site);
  return { name, role: role!, kind: isOrganisation ? 'organisation' : (kind ?? 'person'), url, email };
}

function contributorOf({ name, members }: NameGroup, role: string, { site }: AuthorContext): Contributor {
  const declared = members.find(({ parsed }) => parsed.kind !== null)?.parsed.kind;
  const isOrganisation = agencyOf(name) !== null || isDesk(name) || isSiteName(name, site);
  const byPage = members.find(
    ({ parsed }) => parsed.url !== null && !/facebook|twitter|x\.com|linkedin|instagram/.test(parsed.url),
  );
  return {
    name,
    role: role === 'author' && agencyOf(name) ? 'agency' : role,
    kind: isOrganisation ? 'organisation' : (declared ?? 'person'),
    url: (byPage ?? members.find(({ parsed }) => parsed.url !== null))?.parsed.url ?? null,
    email: members.find(({ parsed }) => parsed.email !== null)?.parsed.email ?? null,
  };
}
