import { isButton, isPager, isService } from '../shared/button-words.js';
import { withoutBreakMarks } from '../shared/break-marks.js';
import { foldSpaces } from '../shared/fold-spaces.js';
import { LatinTwin } from '../shared/latin-twin.js';
import { wordsOf } from '../shared/likeness.js';
import { isTopicHeading } from '../shared/topic-words.js';
import { isSiteName, type SiteNames } from './site-names.js';
import { textKey } from './spelling.js';

// One list of tags as a source gives it → clean tags in the page's spelling.

const noTopic =
  /^(?:tümü|более|more|read more|news|home|articles?|posts?|blog|allgemein|uncategorized|startseite|latest news|breaking news|top stories|featured|undefined|null|none|default|rss|seo|faqs?|(?:privacy|cookie) policy|terms (?:and conditions|of (?:use|service))|impressum|datenschutzerklärung|sitemap|(?:most read|آخر الا?خبار|اكثر قراءة|الأكثر قراءة)|_.*|person|organization|no autolink|email link)$/iu;
const isToPress = (tag: string): boolean => (isButton(tag) || isPager(tag)) && !isService(tag);
const code =
  /^(?:[A-Z]{2,}[:_-][\w:.-]+|\w+[:=]\w[\w:.-]*|[a-z]+:\/\/\S+|[A-Z]{2,4}\d{5,}\w*|[a-z]{1,8}[-_:]?\d{5,}|\d{1,3}|\d{5,}|[0-9a-f]{8}-[0-9a-f-]{20,}|(?=\w*\d)(?=\w*[a-z])\w{16,})$/;

const maxTag = 80;
const maxTags = 100;

export interface CleanTag {
  tag: string;
  /** What makes its spellings one. */
  key: string;
  words: string[];
}

/** Clean tags by the items as given, null for what is not a tag: a page has most of its tags in several lists. */
export type KnownTags = Map<string, CleanTag | null>;

/** Clean tags of one list, equal ones but for case once. */
export function cleanTags(list: readonly string[], site: SiteNames, known: KnownTags = new Map()): CleanTag[] {
  const found = new Map<string, CleanTag>();
  for (const item of splitList(list)) {
    let read = known.get(item);
    if (read === undefined) {
      read = readTag(item, site);
      known.set(item, read);
    }
    if (read && !found.has(read.key)) found.set(read.key, read);
    if (found.size >= maxTags) break;
  }
  return withoutNoise([...found.values()], list);
}

function readTag(item: string, site: SiteNames): CleanTag | null {
  const tag = cleanTag(item);
  const key = textKey(tag);
  if (!key || tag.length > maxTag || tag.length < 2) return null;
  return isTopicHeading(tag) || isToPress(tag) || noTopic.test(tag) || code.test(tag) || isSiteName(tag, site)
    ? null
    : { tag, key, words: wordsOf(tag) };
}

/** "Bhopal news today", "World news live": search phrases that some sites add to every story. */
const searchPhrase = /\b(?:latest|live|today|breaking)\b.*\bnews\b|\bnews (?:today|live|latest|online)\b/i;

/** Services among buttons, or with few beside them, are what a story is shared with. */
function areToShare(services: number, tags: readonly CleanTag[], list: readonly string[]): boolean {
  return services > 0 && (2 * services >= tags.length || list.some((item) => isToPress(item.trim())));
}

/** An index's codes ("AERO", "TPT") are not words for readers; a list of them is none at all. */
function withoutNoise(found: CleanTag[], list: readonly string[]): CleanTag[] {
  const topics = found.filter(({ tag }) => !isService(tag));
  const tags = areToShare(found.length - topics.length, found, list) ? topics : found;
  if (tags.length >= 6) {
    const codes = tags.filter(({ tag }) => /^[A-Z][A-Z0-9]{1,6}$/.test(tag)).length;
    if (codes > 0.7 * tags.length) return [];
  }
  const plain = tags.filter(({ tag }) => !searchPhrase.test(tag));
  return plain.length > 0 ? plain : tags;
}

/** No blank behind the comma: a name has one there. */
const gluedTags = new LatinTwin(/\p{L},\p{L}/u);

/** A list that comes as strings with separators inside is split; a comma inside one of several items stays. */
function splitList(list: readonly string[]): string[] {
  const items = list.slice(0, 300).map((item) => item.slice(0, 5_000));
  const isJoined = items.length <= 2 || items.filter((item) => /[,;、，]/.test(item)).length > items.length / 2;
  if (!isJoined) return items.flatMap((item) => (gluedTags.test(item) ? item.split(',') : [item]));
  return items.flatMap((item) => {
    if (/[,、，،]/.test(item)) return item.split(/\s*[,、，،]\s*/);
    if (item.includes(';')) return item.split(/\s*;\s*/);
    if (item.includes('|')) return item.split(/\s*\|\s*/);
    return [item];
  });
}

function cleanTag(item: string): string {
  const bare = foldSpaces(withoutBreakMarks(item))
    .replace(/^["'“”„«»]+|["'“”„«»]+$/gu, '')
    .replace(/^#+\s*/, '')
    .replace(/[,;]+$/, '')
    .trim();
  // "person/Name", "Topic: Name" and "tag:name" are a name with its kind in front.
  if (/^(?:NLP|IAB|Section|Category|Sponsor|Layout|Template|Author|Byline)\b[\w\s]*:\s?\S/.test(bare)) return '';
  const path = /^[a-z]+\/([^/]+)$/.exec(bare);
  if (path) return path[1]!;
  const typed =
    /^(?:tags?|topics?|themen?|keywords?|persons?|people|places?|locations?|organi[sz]ations?|company|companies|subjects?|kategorie|category|story|entity|type)\s*[/:]\s*(\S.*)$/i.exec(
      bare,
    );
  return typed ? typed[1]! : bare;
}
