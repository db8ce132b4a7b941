import { sha256 } from '../shared/sha256.js';
import type { Article } from '../types.js';
import { type Candidate, type History, type Known, type Plan, planSave, type Seen } from './plan.js';
import { seenOfStory, storyByKeys } from './plan.js';
import { type Neighbour, storyByText } from './story-by-text.js';
import type { Simhash } from './simhash.js';
import type { RawPage, RevisionCause, Saved } from './store.js';

// The steps of a save, the same for every kind of archive: look up, plan, carry out. All looking up comes before the first
// write, so that an archive far away can fetch what is asked for, and ask for the plan again.

export interface Near {
  /** Of the text; null where it is too short to tell. */
  hash: Simhash | null;
  neighbours: Neighbour[];
  /** The group of near duplicates that it belongs to. */
  group: { name: string; first: number } | null;
}

/** What an archive tells of itself. */
export interface Lookups {
  /** The stories that the keys lead to, in the order of the ladder. */
  candidatesOf(seen: Seen): Candidate[];
  /** The newest articles with nearly the same text. */
  nearOf(seen: Seen): Near;
  historyOf(row: number, seen: Seen): History;
  /** Whether the sighting adds nothing: each key and the sighting itself are known. */
  isSighted(row: number, seen: Seen): boolean;
  /** Whether the page would not be kept: it is there, or one that reads the same, or the archive keeps none. */
  hasCapture(row: number, raw: RawPage): boolean;
  isTaken(id: string): boolean;
}

/** What is done to an archive. */
export interface Writes {
  /** Article, first revision, full text and what near duplicates are found by; gives its row. */
  insert(seen: Seen, id: string, near: Near | null): number;
  revise(known: Known, cause: RevisionCause, seen: Seen): void;
  /** Puts a record in the place of the revision that stands. */
  complete(known: Known, article: Article): void;
  /** An earlier revision stands again. */
  vary(known: Known, revision: number, hash: string): void;
  setAside(row: number, since: string, article: Article): void;
  forgetAside(row: number): void;
  addKeys(row: number, keys: readonly string[]): void;
  /** `isNew`: of an article that was just inserted. */
  noteSighting(row: number, seen: Seen, isNew?: boolean): void;
  saveRaw(row: number, raw: RawPage): void;
}

export interface Decision {
  /** As it came, and as it is saved. */
  seen: Seen;
  own: Seen;
  story: Known | null;
  history: History;
  plan: Plan;
  near: Near | null;
  /** Of a new article. */
  id: string | null;
}

/** Where the story, this sighting of it and its page are known, and no look is kept aside: nothing has to be written. */
export function unchanged(archive: Lookups, seen: Seen): Saved | null {
  const known = storyByKeys(seen, archive.candidatesOf(seen));
  if (known === null || !archive.isSighted(known.row, seen)) return null;
  const own = seenOfStory(seen, known);
  const history = archive.historyOf(known.row, own);
  if (history.aside !== null || planSave(own, known, history).kind !== 'keep') return null;
  if (seen.options.raw && !archive.hasCapture(known.row, seen.options.raw)) return null;
  return { outcome: 'unchanged', id: known.id, revision: known.revisions };
}

/** Whether a save will likely keep its page: told before others wait for the save, so that pages are made ready and lie in their file. */
export function likelyKeeps(archive: Lookups, seen: Seen): boolean {
  const { raw } = seen.options;
  if (!raw) return false;
  const known = storyByKeys(seen, archive.candidatesOf(seen));
  if (known === null) return true;
  if (archive.hasCapture(known.row, raw)) return false;
  const own = seenOfStory(seen, known);
  return mayKeepPage(planSave(own, known, archive.historyOf(known.row, own)), seen);
}

/** The page of a wall is not the story's, and its newest page is never one of the past. */
const mayKeepPage = (plan: Plan, { options }: Seen): boolean =>
  plan.kind !== 'aside' && plan.kind !== 'older' && !(plan.kind === 'keep' && options.look === 'past');

/** What a save does; it only looks. */
export function decide(archive: Lookups, seen: Seen): Decision {
  const byKey = storyByKeys(seen, archive.candidatesOf(seen));
  const near = byKey === null ? archive.nearOf(seen) : null;
  const story = byKey ?? (near && storyByText(seen, near.neighbours));
  const own = story ? seenOfStory(seen, story) : seen;
  const history = story ? archive.historyOf(story.row, own) : { earlier: null, aside: null, isSighted: false };
  const plan = planSave(own, story, history);
  const id = plan.kind === 'insert' ? freeId(seen.article.id, plan, (one) => archive.isTaken(one)) : null;
  return { seen, own, story, history, plan, near, id };
}

/** Does it; inside a transaction. */
export function carryOut(archive: Writes, decision: Decision): Saved {
  const { seen, own, story, history, plan } = decision;
  if (story === null || plan.kind === 'insert') return insert(archive, decision);
  const saved = saveKnown(archive, story, plan, own);
  if (plan.kind === 'aside') return saved;
  if (history.aside !== null && (plan.kind === 'keep' ? plan.isGoodLook : plan.kind !== 'older'))
    archive.forgetAside(story.row);
  archive.noteSighting(story.row, seen);
  if (seen.options.raw && mayKeepPage(plan, seen)) archive.saveRaw(story.row, seen.options.raw);
  return saved;
}

function saveKnown(archive: Writes, known: Known, plan: Exclude<Plan, { kind: 'insert' }>, seen: Seen): Saved {
  const { row, id, revisions } = known;
  const saved = (outcome: Saved['outcome'], revision = revisions): Saved => ({ outcome, id, revision });
  switch (plan.kind) {
    case 'keep':
      return saved('unchanged');
    case 'older':
      return saved('older');
    case 'aside':
      archive.setAside(row, plan.since, seen.article);
      return saved('aside');
    case 'variant':
      archive.vary(known, plan.revision, seen.hash);
      return saved('variant');
    case 'complete':
      archive.complete(known, seen.article);
      return saved('unchanged');
    case 'revise':
      archive.revise(known, plan.cause, seen);
      return saved('revised', revisions + 1);
  }
}

function insert(archive: Writes, { seen, plan, near, id }: Decision): Saved {
  const { article, options } = seen;
  const row = archive.insert(seen, id!, near);
  // Where another story has the record's id, this one is found by each of the others that it could have had.
  if (id !== article.id && plan.kind === 'insert')
    archive.addKeys(
      row,
      plan.ids.slice(1).map((other) => `id:${other}`),
    );
  archive.noteSighting(row, seen, true);
  if (options.raw) archive.saveRaw(row, options.raw);
  return { outcome: 'new', id: id!, revision: 1 };
}

/** The first id that no other article has; two contents that are the same to a letter get a number each. */
function freeId(own: string, plan: { readonly ids: string[] }, isTaken: (id: string) => boolean): string {
  // Nearly always: the others need not be made.
  if (!isTaken(own)) return own;
  const { ids } = plan;
  const free = ids.find((id) => !isTaken(id));
  if (free !== undefined) return free;
  for (let n = 1; ; n++) {
    const numbered = sha256(`${ids[0]} ${n}`).slice(0, 16);
    if (!isTaken(numbered)) return numbered;
  }
}
