import { parseClockText, parseDateText } from '../shared/date-parse.js';
import { inlineClock } from '../shared/inline-clock.js';
import type { RawArticle, RawDate } from '../types.js';
import { isNotice } from '../shared/notice-words.js';
import { nameLine } from './byline.js';
import { furnitureOf } from './furniture.js';
import type { Line } from './line.js';

// Items that each begin with a time: a live blog's posts, or a block of other news beside a story.

export interface TimedItem {
  /** The line of the time; the item's text ends before `end`. */
  at: number;
  end: number;
  date: RawDate;
  /** Text behind the time on its own line. */
  inline: string | null;
}

const maxStamp = 45;
const minInline = 12;

/** Items of the text in its order. A day heading ("Monday, 3 March 2025") gives the clocks below it their day. */
export function timedItems(lines: readonly Line[]): TimedItem[] {
  const items: TimedItem[] = [];
  let day: string | null = null;
  lines.forEach(({ text }, at) => {
    const stamp = stampOf(text);
    if (!stamp) return;
    if ('day' in stamp) {
      day = stamp.day;
      return;
    }
    const date = stamp.clock && day ? { text: stamp.date.text, iso: `${day}T${stamp.clock}` } : stamp.date;
    items.push({ at, end: lines.length, date, inline: stamp.inline });
  });
  items.forEach((item, i) => {
    item.end = items[i + 1]?.at ?? lines.length;
  });
  return items;
}

type Stamp = { date: RawDate; clock: string | null; inline: string | null } | { day: string };

function stampOf(whole: string): Stamp | null {
  // "10:02 PM (Updated: May 11, 2024 10:40 pm)" is still one item's time.
  const text = whole.replace(
    /\s*\((?:updated|aktualisiert|mis à jour|actualizado|оновлено|обновлено)(?!\p{L})[^)]{0,60}\)$/iu,
    '',
  );
  if (!/\p{Nd}/u.test(text.slice(0, maxStamp))) return null;
  if (text.length > maxStamp) {
    return inlineStamp(text);
  }
  const clock = parseClockText(text);
  if (clock) return { date: { text, iso: null }, clock, inline: null };
  const inline = inlineStamp(text);
  if (inline) return inline;
  const date = parseDateText(text, { isExact: true });
  if (!date || date.isOrderGuessed) return null;
  if (date.precision === 'day') return { day: date.iso };
  const isExact = date.precision === 'minute' || date.precision === 'second';
  return isExact ? { date: { text, iso: date.iso }, clock: null, inline: null } : null;
}

function inlineStamp(line: string): Stamp | null {
  const found = inlineClock(line);
  return found && found.rest.length >= minInline
    ? { date: { text: found.text, iso: null }, clock: found.clock, inline: found.rest }
    : null;
}

/** Items next to each other that belong to one list: at least `least`, none longer than `longest` lines but the last. */
export function runsOfItems(items: readonly TimedItem[], least: number, longest: number): TimedItem[][] {
  const runs: TimedItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && item.at - last.at <= longest) run.push(item);
    else runs.push([item]);
  }
  return runs.filter((run) => run.length >= least);
}

/** A post of a live blog, or null where the time has no text. */
export function postOf(item: TimedItem, lines: readonly Line[]): RawArticle['updates'][number] | null {
  const behind = lines.slice(item.at + 1, item.end).map(({ text }) => text);
  // "Most read" and its like: behind the last post the page goes on.
  const others = behind.findIndex((text) => text.length < 60 && furnitureOf(text) === 3);
  const own = others === -1 ? behind : behind.slice(0, others);
  const texts = [item.inline, ...own].filter((text) => text !== null);
  const authors: string[] = [];
  const kept = texts.filter((text) => {
    const byline = text.length < 80 ? nameLine(text, []) : null;
    const isByline = byline?.form === 'opened' || byline?.form === 'role';
    if (isByline) authors.push(...byline.names.flatMap((name) => name.split(/, | and | und | et | y /)));
    const kind = furnitureOf(text);
    return !isByline && kind !== 1 && kind !== 5 && kind !== 4 && !isNotice(text);
  });
  const [first] = kept;
  if (!first) return null;
  const isHeadline =
    kept.length > 1 && first.length < 140 && first.length < Math.max(...kept.slice(1).map((text) => text.length));
  const body = (isHeadline ? kept.slice(1) : kept).join('\n\n');
  return { date: item.date, headline: isHeadline ? first : null, body, authors, url: null };
}

/** An item of a news block, and the line behind it. The last one ends with its first paragraph. */
export function briefOf(
  item: TimedItem,
  lines: readonly Line[],
  isLast: boolean,
): { brief: RawArticle['briefs'][number]; end: number } | null {
  const from = item.inline === null ? item.at + 2 : item.at + 1;
  const headline = item.inline ?? (item.at + 1 < item.end ? lines[item.at + 1]!.text : null);
  if (headline === null) return null;
  let end = from;
  const isProse = ({ text }: Line): boolean => text.length > 20 && /[.!?。…"”»]$/u.test(text);
  while (end < item.end && (isLast ? isProse(lines[end]!) && end === from : true)) end++;
  const summary = lines
    .slice(from, end)
    .map(({ text }) => text)
    .filter((text) => text.length > 60 || furnitureOf(text) === 0)
    .join(' ');
  return { brief: { date: item.date, headline, summary: summary || null, url: null }, end };
}
