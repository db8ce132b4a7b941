import type { SeenDate } from './date-seen.js';

// The floor: dates that alone make no date of the story, and the word against each. A page that says no more than these has none.

/** Runs from the headline within which an unnamed date may be the story's. */
const above = -5;
const below = 12;
/** More text than this beside a date makes a sentence of it, and a date without a label must stand nearly alone far from the headline. */
const sentence = 60;
const alone = 14;
/** Less likely by the model than this is no date that the page gives the story. */
const minWeight = 0.3;

/** Why a date is too weak to stand alone; null where it is not. `seenDay` is the day on which the page was seen, null where unknown. */
export function weaknessOf(one: SeenDate, weight: number, seenDay: number | null): string | null {
  const { source, confidence = 1, traits = {} } = one.candidate;
  if (source === 'printed-date') return weaknessOfPrinted(one, seenDay) ?? (weight < minWeight ? 'too unlikely' : null);
  if (source === 'page-state') return weight < minWeight ? 'too unlikely' : null;
  if (source !== 'time-element') return null;
  if (confidence < 0.3) return placeOf(traits) ?? 'outside the story';
  return traits.head ? 'the page’s own head' : null;
}

type Traits = Record<string, number>;

function weaknessOfPrinted(one: SeenDate, seenDay: number | null): string | null {
  const { traits = {}, field, value } = one.candidate;
  const { distance = 0, rest = 0, published, isParagraph, terms, other, events, head, article, repeats = 1 } = traits;
  if (terms) return 'of the terms of use';
  if (traits.comment) return 'of a comment';
  const isNamed = Boolean(traits.dateName || traits.metaName);
  if (isParagraph ? !traits.isDateline : traits.prose && !isNamed) return 'inside the text';
  if (published) return null;
  if (other) return 'of something else';
  if (events) return 'of an event';
  const isUnlabelled = field === 'date' || !traits.updated;
  if (head || (distance < above && isUnlabelled && !article)) return 'the page’s own head';
  if (seenDay === one.day && distance < 0 && !isNamed && !article) return 'the page’s clock';
  const outside = placeOf(traits);
  if (outside) return outside;
  if (traits.listName && repeats >= 3 && !article) return 'of a list';
  if (!isUnlabelled) return null;
  const isSentence = rest > sentence || (one.inferred === 'relative' && value.text.length > sentence);
  if (isSentence && !isNamed && !traits.isDateline) return 'inside the text';
  if (distance === 0 && rest > alone) return 'inside the headline';
  const isFar = distance < above || distance > below;
  return isFar && !isNamed && rest > alone ? 'far from the story’s head' : null;
}

function placeOf({ comment, footer, nav, aside, others, article, listName, distance = 0 }: Traits): string | null {
  if (comment) return 'of a comment';
  if (footer) return 'of the footer';
  if (nav && !article) return 'of the navigation';
  if (aside && (!article || listName)) return 'of a side column';
  return others && (distance < -3 || distance > 15) ? 'of another story' : null;
}
