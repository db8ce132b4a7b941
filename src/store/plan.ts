import type { Article } from '../types.js';
import { isHeadlineAlike, isTextAlike, likenessOf, storyText } from './alike.js';
import { contentHash, pageHash, textOfBody } from './content-hash.js';
import { isEditInFeed } from './feed-edit.js';
import { withFeedPart, withoutSilence } from './feed-part.js';
import { placeKey } from '../shared/address-key.js';
import { evenSpelling } from '../shared/tracking.js';
import { hoursApart } from './hours-apart.js';
import { identityKeys, idsOf, isReprint, type Key } from './identity.js';
import { isLost, isWalled } from './lost-look.js';
import type { RevisionCause, SaveOptions } from './store.js';

// What a save does, decided without a database: (the record, how it was come by, what is known) → a plan. A store looks up what is
// asked for here and carries the plan out, so that every kind of store means the same by "the same story".

/** A record that is to be saved, with what follows from it alone. */
export interface Seen {
  article: Article;
  options: SaveOptions;
  keys: Key[];
  hash: string;
}

export const seenOf = (article: Article, options: SaveOptions): Seen => ({
  article,
  options,
  keys: identityKeys(article, options),
  hash: contentHash(article),
});

/** A story of the archive as the plan needs it. */
export interface Known {
  row: number;
  id: string;
  kind: Article['kind'];
  /** The revision that stands, and how many there are. */
  revision: number;
  revisions: number;
  changedAt: string;
  hash: string;
  /** As it stands; looked at only where the texts differ. */
  readonly record: Article;
  /** As it stood before the last revision; null where there is no other. */
  readonly before: Article | null;
}

/** A story that one of the keys leads to. */
export interface Candidate {
  key: Key;
  known: Known;
}

/** More of the chosen story. */
export interface History {
  /** The revision that said just this, if there was one. */
  earlier: number | null;
  /** A look that was kept aside. */
  aside: { seenAt: string; record: Article } | null;
  /** Whether this source has named the story before. */
  isSighted: boolean;
}

export type Plan =
  /** A new story; the first of the ids that is free is its own. They are made when they are asked for. */
  | { kind: 'insert'; readonly ids: string[] }
  /** It says nothing new of the story. */
  | { kind: 'keep'; isGoodLook: boolean }
  /** It was seen before what the archive has. */
  | { kind: 'older' }
  /** A wall, an error page or a stump in the story's place: not believed, or not yet. */
  | { kind: 'aside'; since: string }
  /** A text that was there before. */
  | { kind: 'variant'; revision: number }
  | { kind: 'revise'; cause: RevisionCause }
  /** It says more of the same state: it takes the place of the newest revision. */
  | { kind: 'complete' };

/** The story that a record is of, by the first rung that knows it; null where no key leads to it. */
export function storyByKeys(seen: Seen, candidates: readonly Candidate[]): Known | null {
  const guids = new Set(candidates.filter(({ key }) => key.rung === 'guid').map(({ known }) => known.row));
  return candidates.find((one) => isSameStory(seen, one, guids.has(one.known.row)))?.known ?? null;
}

function isSameStory(seen: Seen, { key, known }: Candidate, hasGuid: boolean): boolean {
  const { article, hash, options } = seen;
  if (key.rung === 'clock') return isEditInFeed(seen, known);
  if (known.hash === hash) return true;
  const { record } = known;
  // A guid of a feed that nobody knows the address of may be another feed's, too.
  if (key.rung === 'id') return likenessOf(record, article) === 'alike';
  if (key.rung === 'token') {
    return isHeadlineAlike(record.headline, article.headline) === true || (hasGuid && options.isGuidOwn === true);
  }
  if (key.rung === 'guid') return isOfGuid(seen, known);
  const isOwn = isOwnAddress(key, record);
  const likeness = likenessOf(record, article, isOwn ? undefined : closeHeadline);
  if (likeness !== 'unlike') return key.rung !== 'hop' || likeness === 'alike';
  // Page and guid both lead to it: whatever its text says now, it is the same story. So is a page that is followed itself.
  const isOfEntry = hasGuid && options.isGuidOwn === true && !isOfOtherTime(article, record);
  return isOwn && (isOfEntry || options.look === 'followed' || isLost(seen, known, likeness));
}

/**
 * A guid that its feed gives to no other entry names the story, whatever it says; one that nobody looked at may be a feed's for all.
 * Some feeds number their entries from the top, so that a guid goes to another story, at another address: the same poll still lists
 * the first one at its own, or its page tells something else, also under the headline of a series.
 */
function isOfGuid({ article, options, keys }: Seen, { kind, record }: Known): boolean {
  const own = keys.filter(({ rung }) => rung === 'own').map(({ key }) => key);
  const before = identityKeys(record).find(({ rung }) => rung === 'own')?.key;
  const isElsewhere = own.length > 0 && before !== undefined && !own.includes(before);
  if (isElsewhere && options.siblings?.has(before)) return false;
  const arePages = kind !== 'entry' && article.kind !== 'entry';
  if (isElsewhere && arePages && isTextAlike(storyText(record), storyText(article)) === false) return false;
  if (likenessOf(record, article) !== 'unlike') return true;
  return options.isGuidOwn === true && !isElsewhere && !isOfOtherTime(article, record);
}

/** Sites that start their counters again give address and guid to another story, which is of another time. */
const otherTimeHours = 14 * 24;
const isOfOtherTime = (article: Article, record: Article): boolean =>
  hoursApart(article.date, record.date) >= otherTimeHours;

/** Headlines of two addresses that are one story's: series have headlines that are half alike. */
export const closeHeadline = 0.75;

/** Whether the address is that of the known story, too, and not one that its page wrongly names. */
function isOwnAddress({ key, rung }: Key, record: Article): boolean {
  if (rung !== 'own') return false;
  const [own, even] = [placeKey(record.url), evenSpelling(key)];
  return own === null || own === even || placeKey(record.canonicalUrl) !== even;
}

/** What is saved of a story: as it was seen, or what its feed says anew over what is known. */
export function seenOfStory(seen: Seen, story: Known): Seen {
  const { article, hash, options } = seen;
  if (article.kind !== 'entry' || hash === story.hash) return seen;
  const isPage = story.kind !== 'entry';
  if (isPage && (options.look !== 'refused' || !saysMore(seen, story))) return seen;
  const merged = isPage ? withFeedPart(story.record, article) : withoutSilence(story.record, article);
  return { ...seen, article: merged, hash: contentHash(merged) };
}

/** What a save does. `story` is what `storyByKeys`, else `storyByText` found, `history` is its, and `seen` is `seenOfStory`. */
export function planSave(seen: Seen, story: Known | null, history: History): Plan {
  const { article, options, hash } = seen;
  if (story === null)
    return {
      kind: 'insert',
      get ids() {
        return idsOf(article, options, textOfBody(article));
      },
    };
  // What a feed said before the copy was made has no page yet.
  if (options.look === 'past' && (story.kind !== 'entry' || !isLater(article, story)))
    return { kind: 'keep', isGoodLook: false };
  const isPage = article.kind !== 'entry' && options.look !== 'refused';
  const wasPage = story.kind !== 'entry';
  if (story.hash === hash) {
    const isAwaited = isPage && (!wasPage || isPageToCome(seen, story));
    return isAwaited ? { kind: 'complete' } : { kind: 'keep', isGoodLook: isPage };
  }
  if (options.look === 'dated' && isEarlier(article, story.record)) return { kind: 'older' };
  // A feed's entry never replaces its page, nor a refused or emptied page its text.
  if (wasPage && article.kind === 'entry') return { kind: 'keep', isGoodLook: false };
  const { record } = story;
  if (isReprint(article, record)) return { kind: 'keep', isGoodLook: false };
  const isRetold = article.kind === 'entry' && !history.isSighted && !saysMore(seen, story);
  if (textOfBody(article) === '' && textOfBody(record) !== '') return { kind: 'keep', isGoodLook: false };
  if (wasPage) {
    const likeness = likenessOf(record, article);
    if (isLost(seen, story, likeness) && !isConfirmed(seen, story, history)) {
      return { kind: 'aside', since: sinceOf(seen, history) };
    }
    if (pageHash(record) === pageHash(article)) {
      if (!saysMore(seen, story)) return { kind: 'keep', isGoodLook: true };
      if (isOneEdit(seen, story)) return { kind: 'complete' };
    }
  }
  // Publishers test versions on readers: a text that was there before is a variant, and no news to anybody.
  if (history.earlier !== null) return { kind: 'variant', revision: history.earlier };
  if (isPage && isPageToCome(seen, story)) return { kind: 'complete' };
  // Feeds of one paper have titles and teasers of their own: what another one calls the story is no edit.
  if (isRetold && textOfBody(article).length <= textOfBody(record).length) return { kind: 'keep', isGoodLook: false };
  if (isRetold) return { kind: 'revise', cause: 'page' };
  // That the page of an entry came is not an edit of the publisher's.
  return { kind: 'revise', cause: !wasPage && isPage ? 'page' : 'edit' };
}

const isLater = ({ source }: Article, { changedAt }: Known): boolean =>
  source.fetchedAt !== null && Date.parse(source.fetchedAt) >= Date.parse(changedAt);

/** Whether it was seen before the other; a page and an entry do not stand in each other's place. */
function isEarlier(article: Article, record: Article): boolean {
  const [own, other] = [article, record].map(({ source }) => Date.parse(source.fetchedAt ?? '')) as [number, number];
  return own < other && (article.kind === 'entry') === (record.kind === 'entry');
}

/** A look a day after the first one, a little less for a cron job's sake. */
const confirmedAfterMs = 23 * 3_600_000;

/** Seen alike twice, a day apart and without the mark of a wall: the publisher took the text back. */
function isConfirmed(seen: Seen, { record }: Known, { aside }: History): boolean {
  if (aside === null || isWalled(seen.article, record) || !isSameLook(aside.record, seen.article)) return false;
  return Date.parse(seen.options.now) - Date.parse(aside.seenAt) >= confirmedAfterMs;
}

function sinceOf({ article, options }: Seen, { aside }: History): string {
  const isSame = aside !== null && aside.seenAt <= options.now && isSameLook(aside.record, article);
  return isSame ? aside.seenAt : options.now;
}

function isSameLook(a: Article, b: Article): boolean {
  if (isHeadlineAlike(a.headline, b.headline) === false) return false;
  return isTextAlike(storyText(a), storyText(b)) !== false;
}

/** Whether a record of the same page says anything that the archive wants to know: not without the feed, nor by another feed. */
function saysMore({ article, options }: Seen, { record }: Known): boolean {
  const [before, now] = [record.source.feedUrl, options.feedUrl ?? article.source.feedUrl];
  return before === null || before === now;
}

/**
 * Whether the feed's part and the page's part are of one edit: the page stands in the archive without the feed, or its edit was
 * read after the feed was last asked, so that the feed may have said then what it says now. An edit that has its feed's part is
 * whole, and what the feed says next is another one.
 */
function isOneEdit(seen: Seen, story: Known): boolean {
  const { record, before } = story;
  if (record.source.feedUrl === null || seen.options.look === 'followed') return true;
  if (!isOfLastPoll(seen, story) || before === null || before.kind === 'entry') return false;
  return before.summary === record.summary && before.authors.join('\n') === record.authors.join('\n');
}

/** Whether the newest revision is of the feed alone, saved while its page could not be had: the page's part of it is still to come. */
function isPageToCome(seen: Seen, story: Known): boolean {
  if (story.kind === 'entry' || !isOfLastPoll(seen, story)) return false;
  return story.before?.kind !== 'entry' && story.before?.source.fetchedAt === story.record.source.fetchedAt;
}

/** Whether the newest revision came after the feed was last asked and did not say yet what it says now. */
const isOfLastPoll = ({ options }: Seen, { revision, revisions, changedAt }: Known): boolean =>
  revision === revisions && options.entrySince != null && changedAt > options.entrySince;
