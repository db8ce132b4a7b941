import { sharpest } from './clock-pick.js';
import { isNewsDate, type SeenDate } from './date-seen.js';

// The day by the learned weights and what a newsroom declares, then the best clock of that day. Apart from the choice, so that
// training measures it with its own folds.

const minuteMs = 60_000;

/** The date of publication among the page's own; `weights` are the model's, in the order of `own`, which is not empty. */
export function pickDate(
  own: readonly SeenDate[],
  weights: readonly number[],
  isFirm: (one: SeenDate) => boolean = () => true,
): { date: SeenDate; why: string } {
  const order = own.map((_, index) => index).sort((a, b) => weights[b]! - weights[a]!);
  const first = order.find((index) => !isIssueDay(own[index]!, own)) ?? order[0]!;
  // What a page prints as its publication is one, however its last change is declared and whatever else is printed (its clock).
  const isChanged = own[first]!.candidate.field === 'modified';
  const isSaid = (index: number): boolean => isLabelled(own[index]!) && (isChanged || !isOfMany(own[index]!));
  const isPublished = (index: number): boolean => isStated(own[index]!) && own[index]!.day <= own[first]!.day;
  const said = isChanged || isBarePrint(own[first]!) ? order.find(isSaid) : undefined;
  const likeliest = said ?? (isChanged ? order.find(isPublished) : undefined) ?? first;
  const newsroom = newsroomDate(own, weights, likeliest);
  const top = own[newsroom ?? likeliest]!;
  const sameDay = order.map((index) => own[index]!).filter((one) => one.day === top.day && isOwn(one));
  const value = inOwnZone(sharpest(top, sameDay, isFirm), sameDay);
  const sources = new Set(sameDay.map((one) => one.candidate.source));
  const best = newsroom === null ? 'the best of its kind' : 'what the page’s NewsArticle declares';
  const agreement = sources.size > 1 ? `${sources.size} sources agree on the day` : best;
  const { source } = top.candidate;
  return { date: value, why: value === top ? agreement : `${agreement}; ${source} names the day, this the time` };
}

/** What a system writes, not a reader's eye. */
export function isDeclared({ candidate }: Pick<SeenDate, 'candidate'>): boolean {
  return !['printed-date', 'url', 'time-element', 'page-state', 'http-header'].includes(candidate.source);
}

/** What the page's data call its publication. */
const isStated = (one: SeenDate): boolean => one.candidate.field === 'date' && isDeclared(one) && isOwn(one);

/** Printed as the day of publication, in the story's own place. */
function isLabelled({ candidate: { source, field, traits = {} } }: SeenDate): boolean {
  return source === 'printed-date' && field === 'date' && traits.published === 1 && !traits.others && !traits.comment;
}

/** In a box, or one of several such lines. */
const isOfMany = ({ candidate: { traits = {} } }: SeenDate): boolean => traits.boxed === 1 || (traits.repeats ?? 1) > 1;

/** Printed without a word that says what it is the day of. */
const isBarePrint = ({ candidate: { source, traits = {} } }: SeenDate): boolean =>
  source === 'printed-date' && !traits.published;

/**
 * The date that the page's news article declares of itself: newsrooms write it by machine, while what is printed may be the print
 * issue's or that of the last change. Another one is taken where it is likelier, declared by other data and shown to readers.
 */
function newsroomDate(own: readonly SeenDate[], weights: readonly number[], likeliest: number): number | null {
  const declared = own.findIndex((one) => isNewsDate(one) && one.precision !== 'day');
  if (declared < 0) return null;
  if (own[declared]!.candidate.place.startsWith('LiveBlogPosting')) return declared;
  const isLikelier = weights[likeliest]! > weights[declared]!;
  return isLikelier && isDeclaredAndPrinted(own[likeliest]!.day, own) ? null : declared;
}

/** Readers are shown the day that other data of the page declare, too: the article's own are those of another system. */
function isDeclaredAndPrinted(day: number, own: readonly SeenDate[]): boolean {
  const ofDay = own.filter((one) => one.day === day && isOwn(one) && one.candidate.source !== 'json-ld');
  return (
    ofDay.some(({ candidate }) => candidate.source === 'printed-date') &&
    ofDay.some((one) => one.candidate.field === 'date' && isDeclared(one))
  );
}

/** Newspapers print the next day's issue in the evening: a bare day behind an evening's stamp in local time. */
function isIssueDay(one: SeenDate, own: readonly SeenDate[]): boolean {
  if (one.precision !== 'day') return false;
  return own.some(
    ({ candidate, iso, day }) =>
      candidate.field === 'date' &&
      (candidate.confidence ?? 1) >= 0.7 &&
      isDeclared({ candidate }) &&
      day === one.day - 1 &&
      /T(1[7-9]|2[0-3]):.*[+-](?!00:00)\d\d:\d\d$/.test(iso),
  );
}

/** Not a comment, a teaser or the page's footer; a post has a footer of its own. */
function isOwn({ candidate: { traits, confidence } }: SeenDate): boolean {
  return !traits?.comment && (!traits?.footer || traits.article === 1) && !traits?.others && (confidence ?? 1) >= 0.3;
}

/** The same instant as the page itself writes it ("10:35 PM PST" beside a stamp in UTC). */
function inOwnZone(value: SeenDate, sameDay: readonly SeenDate[]): SeenDate {
  if (value.instant === null || !/(Z|\+00:00)$/.test(value.iso)) return value;
  const isSame = (one: SeenDate): boolean =>
    one.instant !== null && Math.abs(one.instant - value.instant!) < minuteMs && !/(Z|\+00:00)$/.test(one.iso);
  const same = sameDay.find((one) => isSame(one) && one.precision === value.precision) ?? sameDay.find(isSame);
  return same?.candidate.field === 'modified' ? { ...same, candidate: value.candidate } : (same ?? value);
}
