import type { Block, Candidate, Image, RawArticle, SiteRule } from '../types.js';
import { joinPictures } from '../shared/caption.js';
import { furnitureKind } from '../shared/furniture-words.js';
import { chooseLines, keptText, startOf } from './choose-lines.js';
import { judgeLines } from './judge-lines.js';
import { dateOptions } from './dated-line.js';
import { type Analysis, analyseLines } from './features.js';
import { isBox } from './furniture.js';
import { readHeadMatter } from './head-matter.js';
import { findHeadline } from './headline.js';
import { type Line, plainLine } from './line.js';
import { linesOf } from './lines.js';
import { sortTimed } from './live.js';
import { refuseText } from './refuse.js';
import { cutStory } from './story.js';
import { readSurroundings } from './surroundings.js';
import { briefOf, postOf, type TimedItem, timedItems } from './timed.js';

// Front door of plain-text pages: the rendered text of one page, as text corpora, dumps and reader services write it, in; everything
// that it says out. It chooses no value and refuses a text without a story: BlockedPageError, NoArticleError.

export interface TextPageOptions {
  url: string | null;
  rule: SiteRule | null;
  /** ISO instant of the fetch: what a date without a year counts from. */
  fetchedAt?: string | null;
}

/** Everything seen in the plain text of a page. */
export function parseTextPage(text: string, options: TextPageOptions): RawArticle {
  const head = readHeadMatter(text);
  const url = options.url ?? head.url;
  // A label of an advert between paragraphs parts nothing.
  const lines = linesOf(head.rest, head.isFenced).filter(({ text }) => furnitureKind(text) !== 'advert');
  const told = head.candidates.find((one) => one.field === 'headline');
  // A text that leaves the headline to its head is read as one that begins with it, the form that pages have.
  if (told && lineOf(told.value, lines) < 0) lines.unshift({ ...plainLine(told.value), kind: 'heading', level: 1 });
  const a = analyseLines(lines);
  const p = judgeLines(a);
  const keep = chooseLines(a, p);
  const read = readTimed(a, keep, `${url ?? ''} ${told?.value ?? ''}`);
  if (read.updates.length === 0) refuseText(a, p, keep, url, told !== undefined);
  const headline = told ? lineOf(told.value, lines) : findHeadline({ a, p, bodyStart: startOf(a, keep), url });
  const place = cutStory(a, keep, headline, options.rule, read.from);
  const now = crawlInstant(text) ?? options.fetchedAt ?? null;
  const authors = head.candidates.flatMap((one) => (one.field === 'authors' ? one.value.map(({ name }) => name) : []));
  const around = readSurroundings(a, place, dateOptions(url, now), url, authors);
  const candidates = [...head.candidates, ...around.candidates];
  if (headline >= 0 && !told) {
    const value = lines[headline]!.text;
    candidates.push({ field: 'headline', value, source: 'text-page', place: `line ${headline + 1}` });
  }
  candidates.push(...summaryOf(lines, keep, place, around.used));
  const kept = lines.flatMap((line, i) => (keep[i] && !around.used.has(i) ? [line] : []));
  return {
    kind: read.updates.length > 0 ? 'live' : 'article',
    url,
    candidates,
    blocks: blocksOf(kept),
    images: distinct(joinPictures(around.images)),
    links: [],
    updates: read.updates,
    briefs: read.briefs,
    notices: around.notices,
    removals: [...around.used].map(([i, reason]) => ({ text: lines[i]!.text, reason })),
  };
}

/** Where the headline that a tool wrote stands in the text, too; -1 where it does not. */
function lineOf(headline: string, lines: readonly Line[]): number {
  return lines.slice(0, 40).findIndex(({ text }) => text === headline);
}

/** Noon of the crawl's day, where the corpus wrote it before the text. */
function crawlInstant(text: string): string | null {
  const day = /^\uFEFF?\s*date (\d{4}-\d\d-\d\d)\s/.exec(text)?.[1];
  return day ? `${day}T12:00:00Z` : null;
}

/** Posts or other news that begin with a time; their lines do not belong to the story. */
function readTimed(
  a: Analysis,
  keep: Uint8Array,
  address: string,
): { updates: RawArticle['updates']; briefs: RawArticle['briefs']; from: number } {
  const { lines } = a;
  const items = timedItems(lines);
  if (items.length < 2) return { updates: [], briefs: [], from: lines.length };
  const first = lines.slice(0, items[0]!.at).map(({ text }) => text);
  const rest = Uint8Array.from(keep);
  for (const { at, end } of items) rest.fill(0, at, end);
  const story = keptText(a, rest);
  const { posts, briefs } = sortTimed(items, lines, story, `${address} ${first.slice(-12).join(' ')}`);
  if (posts.length > 0) {
    const updates = posts.flatMap((item) => postOf(item, lines) ?? []);
    keepPosts(lines, keep, posts[0]!.at, updates);
    return { updates, briefs: [], from: posts[0]!.at };
  }
  const read = briefs.flatMap((run) => readBriefs(run, a, keep));
  return { updates: [], briefs: read, from: lines.length };
}

/** Other news of one list; their lines are taken out of the story, unless that would be most of it. */
function readBriefs(run: readonly TimedItem[], a: Analysis, keep: Uint8Array): RawArticle['briefs'] {
  const read = run.flatMap((item, i) => {
    const found = briefOf(item, a.lines, i === run.length - 1);
    return found ? [{ ...found, from: item.at }] : [];
  });
  const rest = Uint8Array.from(keep);
  for (const { from, end } of read) rest.fill(0, from, end);
  if (keptText(a, rest) < keptText(a, keep) * 0.5) return [];
  keep.set(rest);
  return read.map(({ brief }) => brief);
}

/** A live blog's text is that of its posts, without their times, names and buttons. */
function keepPosts(lines: readonly Line[], keep: Uint8Array, from: number, updates: RawArticle['updates']): void {
  const said = new Set(updates.flatMap(({ headline, body }) => [headline, ...(body ?? '').split('\n\n')]));
  for (let i = from; i < keep.length; i++) keep[i] = Number(said.has(lines[i]!.text));
}

/** A standfirst: prose between headline and story that is not kept. */
function summaryOf(
  lines: readonly Line[],
  keep: Uint8Array,
  { headline, bodyStart }: { headline: number; bodyStart: number },
  used: ReadonlyMap<number, string>,
): Candidate[] {
  for (let i = headline + 1; headline >= 0 && i < Math.min(bodyStart, headline + 4); i++) {
    const { text } = lines[i]!;
    if (keep[i] || used.has(i) || text.length < 40 || text.length > 500 || isBox(text)) continue;
    if (!/\p{L}\p{M}*\p{L}.*\s.*\s/u.test(text) && !/[。！？]$/.test(text)) continue;
    return [{ field: 'summary', value: text, source: 'text-page', place: `line ${i + 1}` }];
  }
  return [];
}

function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let open: Line['kind'] | null = null;
  for (const { kind, text, level } of lines) {
    const last = blocks.at(-1);
    const isJoined = last && open === kind && (kind === 'item' || kind === 'row');
    if (isJoined) last.text += kind === 'item' ? `\n- ${text}` : `\n${cells(text)}`;
    else if (!(kind === 'row' && isDivider(text))) blocks.push(blockOf(kind, text, level));
    open = kind;
  }
  return blocks;
}

function blockOf(kind: Line['kind'], text: string, level: number | null): Block {
  if (kind === 'item') return { kind: 'list', text: `- ${text}`, html: null, level: null };
  if (kind === 'row') return { kind: 'table', text: cells(text), html: null, level: null };
  if (kind === 'heading') return { kind: 'heading', text, html: null, level: level ?? 2 };
  return { kind: kind === 'quote' ? 'quote' : 'paragraph', text, html: null, level: null };
}

const cells = (text: string): string =>
  text
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ');
const isDivider = (text: string): boolean => /^[\s|:-]+$/.test(text);

function distinct(images: readonly Image[]): Image[] {
  const seen = new Set<string>();
  return images.filter(({ caption, credit }) => {
    const key = `${caption} ${credit}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
