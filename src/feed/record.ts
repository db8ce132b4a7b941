import { candidateAdder } from '../shared/candidate-adder.js';
import { lettersOf } from '../shared/letters-of.js';
import { cleanUrl } from '../shared/tracking.js';
import { beyondLimit } from '../shared/raw-article.js';
import { rawAuthor } from '../shared/raw-author.js';
import type { Attachment, Block, Candidate, Image, Link, RawArticle, RawAuthor, RawDate } from '../types.js';
import { withoutClosing } from './closing.js';
import { isDayInNumbers, isEitherDay } from './day-order.js';
import type { FeedEntry, ParsedFeed } from './feed-types.js';
import { plainTitle } from './plain-text.js';
import { targetOfRedirector } from './redirectors.js';
import { storyBlocks, storyHtml } from './story-blocks.js';

type BlocksFromHtml = (
  html: string,
  options: { baseUrl: string | null },
) => { blocks: Block[]; links: Link[]; images: Image[] };

/** Everything that one entry says, as a RawArticle of kind `entry`. */
export function rawArticleFromEntry(
  whole: FeedEntry,
  feed: ParsedFeed,
  { blocksFromHtml }: { blocksFromHtml: BlocksFromHtml },
): RawArticle {
  const entry = withoutClosings(whole, feed);
  const url = pageOf(entry);
  const text = textOf(entry) ?? '';
  const isCut = text.length > maxStoryLength;
  const options = { baseUrl: url ?? feed.feed.link };
  const read = (html: string): ReturnType<BlocksFromHtml> => blocksFromHtml(html.slice(0, maxStoryLength), options);
  const { blocks: all, links, images } = read(text);
  const { blocks, removals } = storyBlocks(all, images);
  // A teaser is not a story, but its picture is the entry's; so is one that stands where the story should.
  const beside =
    images.length > 0
      ? null
      : [entry.summary, entry.content].find((html) => html && html !== text && pictures.test(html));
  return {
    kind: 'entry',
    url,
    candidates: candidatesOf(entry, feed),
    blocks,
    images: withOwnImages(beside ? read(beside).images : images, entry),
    links,
    updates: [],
    briefs: [],
    notices: [],
    enclosures: enclosuresOf(entry),
    removals: isCut ? [...removals, { text: text.slice(-200), reason: beyondLimit }] : removals,
  };
}

const pictures = /<img\s/i;

/** Characters of one entry's HTML that are read; the longest novel is shorter, and blocks cost a hundred times their length. */
const maxStoryLength = 2_000_000;

function withoutClosings(entry: FeedEntry, { feed }: ParsedFeed): FeedEntry {
  const { link, originalLink, id, title, summary, content, comments } = entry;
  const context = { own: [link, originalLink, id].filter(isAddress), site: feed.link, title, comments };
  const shorter = (html: string | null): string | null => html && withoutClosing(html, context);
  return { ...entry, summary: shorter(summary), content: shorter(content) };
}

const isAddress = (text: string | null): text is string =>
  text !== null && /^https?:/i.test(text) && URL.canParse(text);

/** What an entry carries beside its pictures, which stand among the images. */
function enclosuresOf({ enclosures }: FeedEntry): Attachment[] {
  return enclosures
    .filter(({ url, type }) => /^https?:/i.test(url) && !type?.startsWith('image/'))
    .map(({ url, type, length }) => ({
      url: fileAddress(url),
      type,
      length: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null,
    }));
}

/** Names of files are written as they are on the disk, with blanks and letters that an address must escape. */
function fileAddress(url: string): string {
  return /[^\x21-\x7e]/.test(url) && URL.canParse(url) ? new URL(url).href : url;
}

/** The story's own address: a redirector undone where the feed tells its target, tracking parameters off. */
export function pageOf(entry: FeedEntry): string | null {
  const link = entry.originalLink ?? entry.link;
  if (link === null) return null;
  const target = targetOfRedirector(link, entry);
  return cleanUrl(target) ?? null;
}

function candidatesOf(entry: FeedEntry, feed: ParsedFeed): Candidate[] {
  const out: Candidate[] = [];
  const add = candidateAdder(out, { source: 'feed' });
  add('headline', 'title', entry.title);
  const published = dateOf(entry.publishedText, entry.published);
  add('date', 'published', published);
  const updated = dateOf(entry.updatedText, entry.updated);
  add('modified', 'updated', updated);
  // Atom demands only `updated`; without another date it is the best that is known of publication.
  if (!published) add('date', 'updated', updated, 0.5);
  add('authors', 'author', authorsOf(entry, feed));
  add('tags', 'category', entry.tags);
  add('guid', 'guid', entry.id);
  add('summary', 'summary', summaryOf(entry));
  add('language', 'language', entry.language ?? feed.feed.language);
  const publisher = entry.source ?? feed.feed.title;
  const url = entry.source ? entry.sourceUrl : feed.feed.link;
  add('publisher', 'channel', publisher ? { name: plainTitle(publisher, 'bare'), url } : null);
  const rights = entry.rights ?? feed.feed.rights;
  add('copyright', 'rights', rights && plainTitle(rights, 'bare'));
  return out;
}

const firstMonthMs = 31 * 86_400_000;

/** As the feed's exact reading has it; where the text states no zone, the reader of pages' dates may know the publisher's. */
function dateOf(text: string | null, iso: string | null): RawDate | null {
  if (text === null) return null;
  if (iso === null) return isEitherDay(text) ? { text, iso } : null;
  // Programs without a date write the first second of Unix time; those that take seconds for milliseconds, its first month.
  const time = Date.parse(iso);
  if (time >= 0 && time < firstMonthMs) return null;
  const statesZone = !iso.endsWith('Z') || /(?:Z|UTC?|GMT|[+-]00:?00)\W*$/i.test(text);
  // Dots, or the feed's other dates, have told which number is the day; the text alone does not.
  if (!statesZone && isDayInNumbers(text)) return { text, iso: iso.slice(0, -1) };
  return { text, iso: statesZone ? iso : null };
}

function authorsOf(entry: FeedEntry, feed: ParsedFeed): RawAuthor[] {
  const own = entry.people.flatMap(({ name, email, url, role }): RawAuthor[] => {
    const bare = name && withoutPaper(name, entry.source ?? feed.feed.title);
    return bare ? [rawAuthor(bare, { role: role === 'author' ? null : role, url, email })] : [];
  });
  // An entry taken from another feed has that feed's authors, which nobody copied.
  const isInheriting = entry.people.length === 0 && entry.source === null;
  const inherited = feed.feed.authors.map((name) => rawAuthor(name));
  const all = isInheriting ? inherited.filter(({ name }) => !name.includes('@')) : own;
  const seen = new Set<string>();
  return all.filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** "Ada Brandt | Harbour Herald": the paper that the feed is of says nothing behind a name. */
function withoutPaper(name: string, paper: string | null): string {
  if (!paper || name.length <= paper.length + 2) return name;
  const start = name.length - paper.length;
  const isPaper = name.slice(start).toLowerCase() === paper.toLowerCase();
  const before = name.slice(0, start);
  const bare = before.replace(/\s*[|,/•·–—-]\s*$/u, '');
  // Without a sign between them it is one name: "The Harbour Herald".
  return isPaper && bare !== before && bare !== '' ? bare : name;
}

/** Characters of a description that is a story and no teaser. */
const storyLength = 600;

/** An entry without title, text, link or id is a slip of a template and makes no record. */
export function saysSomething({ title, link, id, summary, content }: FeedEntry): boolean {
  return [title, link, id, summary, content].some((text) => text !== null && text.trim() !== '');
}

/** Whether an entry holds its story, not only a teaser. */
export function hasStory(entry: FeedEntry): boolean {
  const text = textOf(entry);
  return text !== null && plainTitle(text, 'html').length >= storyLength;
}

/** A feed that has one text only puts it into the description, whole or as a teaser; some have a picture or the teaser for the content then. */
function textOf({ content, summary }: FeedEntry): string | null {
  const own = content !== null && content.trim() !== '' ? content : null;
  const described = summary === null ? 0 : plainTitle(summary, 'html').length;
  if (described < storyLength) return own;
  return own === null || plainTitle(own, 'html').length < described / 2 ? summary : own;
}

function summaryOf(entry: FeedEntry): string | null {
  if (entry.summary === null || entry.summary === textOf(entry)) return null;
  const text = plainTitle(storyHtml(entry.summary), 'html');
  // Collectors of news describe a story by its title and its paper.
  return text === '' || (entry.title !== null && lettersOf(text) === lettersOf(entry.title)) ? null : text;
}

/** The entry's own picture and attached ones first; addresses once. */
function withOwnImages(images: Image[], entry: FeedEntry): Image[] {
  const attached = entry.enclosures.filter(({ type }) => type?.startsWith('image/'));
  const said = new Map(attached.map((one) => [fileAddress(one.url), one]));
  const own = [...(entry.image ? [entry.image] : []), ...attached.map(({ url }) => url)]
    .filter((url) => /^https?:/i.test(url))
    .map(fileAddress);
  const rest = own
    .filter((url, at) => own.indexOf(url) === at && !images.some((image) => image.url === url))
    .map((url) => {
      const { caption = null, credit = null, width, height } = said.get(url) ?? {};
      return { url, caption, credit, alt: null, width: pixels(width), height: pixels(height) };
    });
  return [...rest, ...images];
}

const pixels = (text: string | null | undefined): number | null =>
  /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : null;
