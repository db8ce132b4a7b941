import { LatinTwin } from '../shared/latin-twin.js';
import type { Candidate } from '../types.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { judgeOf } from './judge.js';
import { letterKey, type SiteNames } from './site-names.js';
import { type TagGroup, tagFeatures, tagGroups, tagRows } from './tag-features.js';
import { wordsOf } from '../shared/likeness.js';
import { textKey } from './spelling.js';
import { pickTags } from './tag-pick.js';
import file from './tags.model.json' with { type: 'json' };

// One list of all that were seen: a union would mix the newsroom's topics with an index of the whole site.

const judge = judgeOf(file, tagFeatures);

export interface TagChoice {
  tags: string[];
  explain: () => FieldEvidence;
}

interface TagContext {
  site: SiteNames;
  url: string | null;
  headline: string | null;
}

/** What a feed or sitemap says of the page that it names. */
const isTold = ({ field, source }: Candidate): boolean =>
  field === 'tags' && (source === 'feed' || source === 'sitemap');

/** The page's own tags, then what its feed entry or sitemap adds to them. */
export function chooseTags(candidates: readonly Candidate[], context: TagContext): TagChoice {
  const told = candidates.filter(isTold);
  if (told.length === 0) return chooseList(candidates, context);
  const own = chooseList(
    candidates.filter((one) => !isTold(one)),
    context,
  );
  if (own.tags.length === 0) return chooseList(candidates, context);
  const more = tagGroups(told, context.site).flatMap(({ tags }) => tags);
  const known = new Set(own.tags.map(textKey));
  const tags = [...own.tags, ...more.filter((tag) => !known.has(textKey(tag)) && known.add(textKey(tag)))];
  return { tags, explain: () => withTold(own.explain(), tags.length - own.tags.length, told) };
}

function withTold(evidence: FieldEvidence, count: number, told: readonly Candidate[]): FieldEvidence {
  if (count === 0) return evidence;
  return { ...evidence, why: `${evidence.why}; ${count} more from the ${told[0]!.source}` };
}

/** A hyphened phrase of three words or more is an address's. */
const slug = new LatinTwin(/^[\p{Ll}\d]+(?:-[\p{Ll}\d]+){2,}$/u);

/** The headline cut into its words, which readers do not see, is not a list of topics. */
function isCutUp({ clean, members }: TagGroup, headline: string): boolean {
  const words = new Set(wordsOf(headline));
  // "Old mill reopens, council says", cut at its comma.
  if (clean.length > 1 && letterKey(clean.map(({ tag }) => tag).join('')) === letterKey(headline)) return true;
  return (
    clean.length >= 4 &&
    clean.every((tag) => tag.words.length === 1 && words.has(tag.words[0]!)) &&
    !members.some(({ source }) => source === 'tag-links')
  );
}

/** The tags of a list but the headline itself and the page's address; no list where none is left. */
function ownTags(group: TagGroup, { headline, url }: TagContext): TagGroup[] {
  const story = textKey(headline ?? '');
  if (isCutUp(group, headline ?? '')) return [];
  const isStory = (tag: string, key: string): boolean =>
    key === story || (slug.test(tag) && Boolean(url?.includes(tag)));
  if (!group.clean.some(({ tag, key }) => isStory(tag, key))) return [group];
  const clean = group.clean.filter(({ tag, key }) => !isStory(tag, key));
  const keys = clean.map(({ key }) => key);
  return clean.length === 0 ? [] : [{ ...group, clean, keys, tags: clean.map(({ tag }) => tag) }];
}

function chooseList(candidates: readonly Candidate[], context: TagContext): TagChoice {
  const groups = tagGroups(candidates, context.site).flatMap((group) => ownTags(group, context));
  const rows = tagRows(groups, candidates, context);
  const weights = judge(rows);
  const best = pickTags(groups, rows, weights);
  const chosen = best < 0 ? null : groups[best]!;
  return {
    tags: chosen?.tags ?? [],
    explain: () => {
      const order = groups.map((_, index) => index).sort((a, b) => weights[b]! - weights[a]!);
      const others = order
        .filter((index) => index !== best)
        .map((index) => ({
          value: groups[index]!.tags.slice(0, 12),
          from: groups[index]!.members[0]!,
          why: `weight ${weights[index]!.toFixed(2)}`,
        }));
      const shown = chosen && { value: chosen.tags, from: chosen.members[0]! };
      return fieldEvidence(
        shown,
        chosen ? `one list of ${groups.length}, weight ${weights[best]!.toFixed(2)}` : 'no list is sure enough',
        others,
      );
    },
  };
}
