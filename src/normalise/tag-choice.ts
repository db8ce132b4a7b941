import type { Candidate } from '../types.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { judgeOf } from './judge.js';
import type { SiteNames } from './site-names.js';
import { tagFeatures, tagGroups, tagRows } from './tag-features.js';
import { pickTags } from './tag-pick.js';
import file from './tags.model.json' with { type: 'json' };

// One list of all that were seen: a union would mix the newsroom's topics with an index of the whole site.

const judge = judgeOf(file, tagFeatures);

export interface TagChoice {
  tags: string[];
  explain: () => FieldEvidence;
}

export function chooseTags(
  candidates: readonly Candidate[],
  context: { site: SiteNames; url: string | null; headline: string | null },
): TagChoice {
  const groups = tagGroups(candidates, context.site);
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
