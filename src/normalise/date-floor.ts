import type { SeenDate } from './date-seen.js';

// The floor: dates that alone make no date of the story, and the word against each. A page that says no more than these has none.

/** Runs from the headline within which an unnamed date may be the story's. */
const above = -5;
const below = 12;
/** Runs within which a line that is called a date or a by-line is the story's own, whatever the names around it say. */
const justAbove = -2;
const justBelow = 8;
/** More text than this beside a date makes a sentence of it; a date far from the headline and without a label stands nearly alone. */
const sentence = 60;
const alone = 14;
/** What the model finds less likely than this is not the story's date. */
const minWeight = 0.3;

/** Why a date is too weak to stand alone; null where it is not. `seenDay` is the day on which the page was seen, null where unknown. */
export function weaknessOf(one: SeenDate, weight: number, seenDay: number | null): string | null {
  const { source, confidence = 1, traits = {} } = one.candidate;
  if (traits.eventDay && !traits.published) return 'of an event';
  const unlikely = weight < minWeight ? 'too unlikely' : null;
  if (source === 'printed-date') return weaknessOfPrinted(one, seenDay) ?? unlikely;
  if (source === 'page-state') return unlikely;
  if (traits.otherStory) return 'of another story';
  if (source !== 'time-element' && source !== 'h-entry') return null;
  if (traits.head || traits.today) return 'the page’s own head';
  if (traits.events) return 'of an event';
  if (traits.otherArticle) return 'of another story';
  if (traits.behind) return 'outside the story';
  const isUnnamed = source === 'time-element' && one.candidate.field === 'date' && !traits.named && confidence < 1;
  if (isUnnamed && isPast(traits)) return 'inside the text';
  // Themes put the class names of microformats into the footers of their articles.
  if (source === 'h-entry') return (traits.nav && !traits.article) || traits.comment ? 'outside the story' : null;
  const isNear = isWithin(traits, justAbove, 3) && Boolean(traits.article) && !traits.comment;
  return confidence >= 0.3 || isNear ? null : (placeOf(traits) ?? 'outside the story');
}

type Traits = Record<string, number>;

/** Below the standfirst and the first paragraph, or between two paragraphs, a story's head is past. */
function isPast({ text = 0, inText }: Traits): boolean {
  return text > 1 || Boolean(inText);
}

function isWithin({ distance = 0 }: Traits, from: number, to: number): boolean {
  return distance >= from && distance <= to;
}

function weaknessOfPrinted(one: SeenDate, seenDay: number | null): string | null {
  const { traits = {}, field, value, place } = one.candidate;
  const { distance = 0, rest = 0, published, article } = traits;
  // Names further up say nothing of a sentence: the whole text stands below them.
  const isNamed = Boolean(traits.prose || rest > sentence ? traits.ownName : traits.dateName || traits.metaName);
  const isUnlabelled = field === 'date' || !traits.updated;
  if (traits.terms) return 'of the terms of use';
  if (traits.events && traits.justDate) return 'of an event';
  if ((traits.boxed && !published) || traits.otherArticle) return 'of another story';
  // A story's own line may stand below it, but no list of such lines.
  const isOwnLabel = Boolean(published) && (traits.repeats ?? 1) === 1;
  if (traits.behind && !isOwnLabel) return 'outside the story';
  if (traits.card && !isOwnLabel) return 'of another story';
  if (
    traits.isParagraph
      ? (!traits.isDateline || traits.inText) && !(published && !traits.prose)
      : traits.prose && !isNamed
  )
    return 'inside the text';
  if (traits.caption && !isNamed) return 'of a picture';
  if (traits.head || traits.ticking) return 'the page’s own head';
  // "Date: 14 May", "Place: …": the facts of an event stand behind the text.
  if (traits.justDate && traits.listName && isPast(traits)) return 'of an event';
  // A label makes a date firm in its own story: cards of others have labels, too.
  const isTeaser = Boolean(traits.teaser) && !article;
  const isOthers = (traits.others || isTeaser) && !isWithin(traits, justAbove, 5);
  if (published && !traits.comment && !isOthers && (!traits.footer || article)) return null;
  if (isPast(traits) && isUnlabelled && !traits.signed && !traits.justDate) {
    if (!isNamed) return 'inside the text';
    if (traits.teaser && distance > 5) return 'of another story';
  }
  if (traits.otherLabel && !isNamed) return 'of something else';
  const isAbove = distance < 0 && !article;
  // "Thursday, 14 March 2024" tells today's day above the article that holds the story, whatever its box is called.
  const isToday = Boolean(traits.weekday) && (!isNamed || Boolean(traits.outside));
  // Where no headline is known, the page's first lines are above it.
  const isAtTop = Boolean(traits.headless) && distance < 3 && !article && !traits.signed;
  if (isUnlabelled && ((isAbove && distance < above) || ((isAbove || isAtTop) && isToday)))
    return 'the page’s own head';
  if (isAbove && !isUnlabelled && !isNamed) return 'the page’s own head';
  if (isOthers && isTeaser) return 'of another story';
  if (isNamed && isOwnLine(traits)) return null;
  if (traits.other) return 'of something else';
  if (traits.events) return 'of an event';
  // Clocks of pages tick: no newsroom writes seconds beside a month's name.
  const isTicking = Boolean(traits.words) && one.precision === 'second' && !isNamed;
  if (isTicking || (seenDay === one.day && isAbove)) return 'the page’s clock';
  const outside = placeOf(traits);
  if (outside) return outside;
  if (!isUnlabelled) return null;
  if (/^li\b/.test(place) && !isNamed && (rest > alone || (traits.repeats ?? 1) > 1)) return 'of a list';
  // Days side by side below the first paragraph are figures, be they near the headline.
  const isFigure = Boolean(traits.text) && (traits.repeats ?? 1) > 1;
  if (/^t[dh]\b/.test(place) && !isNamed && (isFigure || !isWithin(traits, above, 5))) return 'of a table';
  const isSentence = rest > sentence || (one.inferred === 'relative' && value.text.length > sentence);
  // "By Ada Moor, Courier Staff Writer, Tuesday, March 5, 1996; Page A1"
  if (isSentence && !isNamed && !traits.isDateline && !traits.signed) return 'inside the text';
  const isOfTitle = distance === 0 && rest > alone && (!traits.isStart || traits.words);
  // "12 March 2020", "4 July 2021": headings of a chronicle.
  const isOfSeries = Boolean(traits.text) && (traits.repeats ?? 1) > 1;
  if (/^h[1-4]\b/.test(place) && !isNamed && (isOfTitle || isOfSeries || !isWithin(traits, above, 3)))
    return 'inside a heading';
  const isFar = !isWithin(traits, above, below);
  return isFar && !isNamed && rest > alone ? 'far from the story’s head' : null;
}

/** Just under the headline, and not in a box beside it. */
function isOwnLine(traits: Traits): boolean {
  const isBox = traits.others
    ? !isWithin(traits, justAbove, 5)
    : Boolean(traits.aside && traits.listName && !traits.article);
  const most = traits.bio ? alone : sentence;
  if (traits.comment && !isWithin(traits, justAbove, 3)) return false;
  return !isBox && (traits.rest ?? 0) <= most && isWithin(traits, justAbove, justBelow);
}

function placeOf({ comment, footer, nav, aside, bio, others, article, ...rest }: Traits): string | null {
  if (comment) return 'of a comment';
  // Some systems call the line below the headline a footer.
  if (footer && (rest.outside || !isWithin(rest, 0, 3))) return 'of the footer';
  if (nav && !article) return 'of the navigation';
  if (bio) return 'of the author';
  if (aside && (!article || isListed(rest))) return 'of a side column';
  if (isListed(rest) && !isWithin(rest, justAbove, 3)) return 'of a list';
  return others && !isWithin(rest, -3, article ? 15 : 5) ? 'of another story' : null;
}

function isListed({ listName, repeats = 1 }: Traits): boolean {
  return Boolean(listName) && repeats >= 3;
}
