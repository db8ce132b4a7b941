import { type Element, isTag } from 'domhandler';
import { openerLength } from '../shared/byline.js';
import { isDateline, isProse, isSaying, namesWeekday } from '../shared/date-in-sentence.js';
import type { FoundDate } from '../shared/date-parse.js';
import {
  endsInLabel,
  saysImprint,
  saysIssue,
  saysJustDate,
  saysOther,
  saysPublished,
  saysPublishedBehind,
  saysTerms,
  saysUpdatedLast,
} from '../shared/date-words.js';
import type { Candidate } from '../types.js';
import { parentElement } from './ancestors.js';
import type { Layout } from './metadata/layout.js';
import { namesAround, namesOf } from './metadata/marked.js';
import { Sieve } from './metadata/sieve.js';
import { stampNames } from './metadata/stamp-names.js';
import { attributeOf } from './page-element.js';
import type { Run } from './runs.js';

// Where a printed date stands, and beside which words: what tells the day of publication from all others.

/** Beyond this a run is a paragraph: only its ends are read. */
export const shortLength = 160;

export interface Printed {
  date: FoundDate;
  /** The normalised text in which it stands. */
  text: string;
  run: Run;
  /** In the last words of a paragraph. */
  isEnd: boolean;
  place: string;
}

/** The candidate that a printed date is; `repeats` is how many stand in boxes of its name. */
export function candidateOf({ date, text, run, isEnd, place }: Printed, repeats: number, layout: Layout): Candidate {
  const isRelative = date.form === 'relative';
  // What counts from the fetch is read of the whole text, its label with it.
  const before = isRelative ? text : text.slice(Math.max(0, date.start - 45), date.start);
  const after = text.slice(date.end, date.end + 30);
  const { text: previous = '', linkLength: linked = 0 } = layout.runs[run.index - 1] ?? {};
  const label = previous.length < 30 ? previous : '';
  const near = `${label} ${before}`;
  // A by-line or a link to a section ("Events") is no label of what stands below it.
  const isNoLabel = openerLength(previous) > 0 || (linked > 0 && linked > 0.8 * label.length);
  const told = isNoLabel ? before : near;
  const isJustDate = saysJustDate(near);
  const isBehind = saysPublishedBehind(after);
  const isPublished = isBehind || saysPublished(near);
  const isUpdated = saysUpdatedLast(near);
  const named = stampNames(namesAround(run.inner));
  const inside = tagsAround(run.inner);
  const zone = layout.traits(run.inner);
  const box = layout.boxAround(run.inner);
  const distance = run.index - layout.headlineRun;
  const isInText = layout.isInText(run.index);
  const rest = run.text.length - (date.end - date.start);
  return {
    field: isUpdated || (!isPublished && saysUpdatedName(run)) ? 'modified' : 'date',
    value:
      inside.time && saysMore(inside.time, date.iso)
        ? { text: inside.time, iso: null }
        : { text: text.slice(date.start, date.end), iso: date.iso },
    source: 'printed-date',
    place: `${place} "${run.text.slice(0, 60)}"`,
    confidence: 0.5,
    traits: {
      // One by one: an object of so many keys is slow to make out of others.
      distance,
      text: zone.text!,
      depth: zone.depth!,
      nav: zone.nav!,
      footer: zone.footer!,
      aside: zone.aside!,
      comment: zone.comment!,
      others: box === 'others' ? 1 : zone.others!,
      article: zone.article!,
      bio: zone.bio!,
      head: zone.head!,
      isFar: Number(distance < -12 || distance > 25),
      rest,
      isStart: Number(date.start < 4),
      isEnd: Number(isEnd),
      isParagraph: Number(run.text.length > shortLength),
      signed: Number(openerLength(run.text) > 0),
      published: Number(isPublished),
      updated: Number(isUpdated),
      // "12 comments · 5 March 2024": what stands before a dot is of something else.
      other: Number(saysOther(`${told.split(/[·|•]/).at(-1)} ${after.slice(0, 15)}`)),
      issue: Number(saysIssue(`${near} ${after}`)),
      justDate: Number(isJustDate),
      // "Estreno: 14 de marzo", `<dt>When</dt><dd>14 March</dd>`: the day of something else.
      otherLabel: Number(!isPublished && !isUpdated && (endsInLabel(before) || isValue(run.block)) && !isJustDate),
      terms: Number(saysTerms(`${told} ${after}`) || (isPublished && saysImprint(textAround(layout, run)))),
      // "Date: 9 March, 7pm" between paragraphs tells when something will be.
      events: box === 'events' || (isJustDate && isInText) ? 1 : named.events,
      inText: Number(isInText),
      boxed: Number(box === 'others'),
      otherArticle: Number(layout.isOfOtherArticle(run.inner)),
      card: Number(layout.isOnCard(run.inner)),
      behind: Number(layout.isBehindArticle(run.inner)),
      ticking: named.clock,
      weekday: Number(namesWeekday(text.slice(Math.max(0, date.start - 45), date.end + 30))),
      headless: Number(layout.headline === null),
      outside: Number(layout.isOutsideStory(run.inner)),
      teaser: Number(isTeaser(layout, run, distance)),
      caption: Number(inside.isCaption),
      isDateline: Number(isDateline(before, after, isPublished)),
      prose: Number(
        isRelative
          ? isSaying(text, isPublished || isUpdated)
          : !isBehind && isProse(before, after, isPublished || isUpdated, text),
      ),
      dateName: named.date,
      metaName: named.meta,
      ownName: Number(ownWords.matches(ownNames(run)) !== 0),
      entryName: named.entry,
      listName: Number(inside.isList),
      linked: Number(run.linkLength > rest / 2 && run.linkLength > 0),
      timeTag: Number(inside.time !== null),
      clock: Number(date.precision !== 'day'),
      zone: Number(date.hasZone),
      words: Number(date.form === 'words'),
      relative: Number(isRelative),
      inferred: Number(date.isYearInferred),
      guessed: Number(date.isOrderGuessed),
      index: run.index / Math.max(1, layout.runs.length),
      repeats,
    },
  };
}

/** Whole words: "update" and "times" are no dates. */
const ownWords = new Sieve([
  [
    /(?<![a-z])(?:(?:pub|post|entry|article|news|story)?-?_?(?:date|datetime|time|timestamp|dateline)|datum|fecha|data|published|posted|pubdate|created|meta|postmeta|byline|author|submitted)(?![a-z])/,
    'dat,tim,fec,pub,pos,cre,met,byl,aut,sub',
  ],
]);

/** The names of a run's own block and of what stands in it around the text. */
const ownNames = ({ inner, block }: Run): string =>
  `${namesOf(inner)} ${inner === block ? '' : namesOf(block)}`.toLowerCase();

const listTags = new Set(['li', 'ul', 'ol', 'table', 'td']);

/** Just behind a title that is a link: the date of the story that it leads to. */
function isTeaser(layout: Layout, run: Run, distance: number): boolean {
  const previous = layout.runs[run.index - 1];
  const isLink = previous !== undefined && previous.linkLength > 0.8 * previous.text.length;
  return isLink && distance > 1 && previous.text.split(/\s+/).length >= 3 && previous.text.length >= 15;
}

/** Whether a list, a table or a picture's caption holds the element, and what the `<time>` around it declares; '' where nothing. */
export function tagsAround(element: Element): { isList: boolean; time: string | null; isCaption: boolean } {
  const inside: ReturnType<typeof tagsAround> = { isList: false, time: null, isCaption: false };
  for (let node: Element | null = element; node; node = parentElement(node)) {
    if (node.name === 'time') inside.time = attributeOf(node, 'datetime')?.trim() ?? '';
    else if (listTags.has(node.name)) inside.isList = true;
    else if (node.name === 'figcaption' || node.name === 'figure') inside.isCaption = true;
  }
  return inside;
}

/** Whether a block is what a term of a list or the head of a row says something about. */
function isValue(block: Element): boolean {
  const box = block.name === 'p' ? parentElement(block) : block;
  return box?.name === 'dd' || (box?.name === 'td' && box.parent?.children.find(isTag)?.name === 'th');
}

/** Whether what a `<time>` declares is the printed day, with a clock. */
const saysMore = (declared: string, printed: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d/.test(declared) && declared.length <= 40 && declared.slice(0, 10) === printed;

/** What the lines beside a run say, the short ones. */
const textAround = ({ runs }: Layout, { index }: Run): string =>
  runs
    .slice(Math.max(0, index - 3), index + 4)
    .map(({ text }) => text.slice(0, shortLength))
    .join(' ');

/** The element's own names, or its block's, tell an update; those further up hold both dates. */
function saysUpdatedName(run: Run): boolean {
  const names = ownNames(run);
  return /updat(?!ing)|modif|aktuali|\bmaj\b/.test(names) && !/publi|posted|created/.test(names);
}
