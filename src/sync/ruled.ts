import { type FollowedSource, type LeftOut, urlKey } from '../store/index.js';
import type { SeenEntry } from '../read/index.js';
import type { Verdict } from './rules.js';
import { allTold, factsOfEntry, isLoosened, type Kept, keptFrom, leftOutOf, rulesText } from './story-facts.js';
import type { SyncRun } from './sync-types.js';

type Ruling = Pick<SyncRun, 'store' | 'judges' | 'counts' | 'report'>;

/** The entries of a poll by the rules of their source. */
export interface Ruled {
  /** They come in, or their pages decide. */
  wanted: SeenEntry[];
  leftOut: LeftOut[];
  /** Keys of stories that were kept out so far and are not any more. */
  letIn: string[];
  rulesApplied: string | null;
}

interface Judged {
  source: FollowedSource;
  /** Never seen before. */
  fresh: readonly SeenEntry[];
  /** Kept out so far, and edited since. */
  edited: readonly SeenEntry[];
  /** Whether an entry would come in if there were no rules: the back-catalogue of a sitemap does not. */
  comes: (entry: SeenEntry) => boolean;
}

/** Judges what a poll showed, and after a change of rules what they kept out before. */
export async function byRules({ source, fresh, edited, comes }: Judged, run: Ruling): Promise<Ruled> {
  const rulesApplied = rulesText(source);
  const ruled: Ruled = { wanted: [], leftOut: [], letIn: [], rulesApplied };
  const judge = await run.judges.of(source);
  const verdictOn = ({ entry, page }: Kept): Verdict => {
    if (judge === null) return 'in';
    const facts = page ?? factsOfEntry(entry.url, entry.raw);
    return judge(hasPage(source, entry) ? facts : allTold(facts));
  };
  for (const entry of fresh) {
    const verdict = comes(entry) ? verdictOn({ entry, page: null }) : 'in';
    if (isIn(verdict)) ruled.wanted.push(entry);
    else {
      ruled.leftOut.push(leftOutOf({ entry, page: null }));
      tellLeftOut(source.url, entry, verdict.rule, run);
    }
  }
  const before = isLoosened(source) ? (await run.store.sources.leftOut(source.url)).map(keptFrom) : [];
  const again = new Map(before.map((kept) => [kept.entry.key, kept]));
  for (const entry of edited) again.set(entry.key, { entry, page: null });
  const editedKeys = new Set(edited.map(({ key }) => key));
  for (const [key, kept] of again) {
    if (isIn(verdictOn(kept))) {
      ruled.wanted.push(kept.entry);
      ruled.letIn.push(key);
    } else if (editedKeys.has(key)) ruled.leftOut.push(leftOutOf(kept));
  }
  return ruled;
}

const isIn = (verdict: Verdict): verdict is 'in' | 'open' => typeof verdict === 'string';

/** Whether a page is fetched that may say more than its entry. */
function hasPage({ entriesOnly }: FollowedSource, { url, raw }: SeenEntry): boolean {
  return !entriesOnly && raw?.ownUrl === undefined && urlKey(url) !== null;
}

/** Counts a story that rules keep out, and says which. */
export function tellLeftOut(
  source: string,
  { url, raw }: Pick<SeenEntry, 'url' | 'raw'>,
  rule: string,
  run: Ruling,
): void {
  run.counts.leftOut++;
  const [headline = null] = factsOfEntry(url, raw).headline ?? [];
  run.report({ kind: 'left-out', source, url, headline, rule });
}
