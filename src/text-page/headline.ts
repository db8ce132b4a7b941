import { probability, readModel } from '../shared/trees.js';
import file from './headline.model.json' with { type: 'json' };
import { headlineFeatures, headlinePlaces, headlineRows, type HeadlineView } from './headline-features.js';
import type { Line } from './line.js';
import { isSureCaption, readCaption } from '../shared/caption.js';
import { isDateLine } from './dated-line.js';
import { bareTags, readTagLine } from './tag-line.js';

const model = readModel(file, headlineFeatures);

/** A list item, or a list of topics. */
function isNoHeadline({ kind, text }: Line): boolean {
  if (isSureCaption(text) && readCaption(text)?.credit) return true;
  return kind === 'item' || isDateLine(text) || (bareTags(text)?.length ?? 0) > 2 || readTagLine(text) !== null;
}

/** One sentence is a headline below it; several are one where they are short beside the story's lines. */
const longHeadline = 100;
const shareOfLine = 0.5;
/** Shorter ones are what people write to each other. */
const shortParagraph = 40;
/** Marks that close a quotation may stand behind a sentence. */
const maxTail = 2;

/** The places of lines that are paragraphs like the story's own: a text may begin with its first one. */
function paragraphsOf({ a, p, bodyStart }: HeadlineView, places: readonly number[]): Set<number> {
  const lengths = a.counts.flatMap(({ length }, i) => (i > bodyStart && p[i]! >= 0.5 ? [length] : []));
  const usual = lengths.sort((one, other) => one - other)[lengths.length >> 1] ?? Number.POSITIVE_INFINITY;
  return new Set(
    places.filter((i) => {
      const { length, sentences, tail } = a.counts[i]!;
      // Headlines ask and call in several sentences.
      if (sentences === 0 || tail > maxTail || /[?!？！]\P{L}{0,2}$/u.test(a.lines[i]!.text)) return false;
      if (length < usual * shareOfLine) return false;
      return length > (sentences > 1 ? shortParagraph : longHeadline);
    }),
  );
}

/** Place of the headline's line, or -1. A first-level heading of a dump says so itself. */
export function findHeadline(view: HeadlineView): number {
  const { lines } = view.a;
  const marked = lines.flatMap((line, i) => (line.kind === 'heading' && line.level === 1 ? [i] : []));
  const [only] = marked;
  if (marked.length === 1 && only !== undefined && only <= view.bodyStart) return only;
  const places = headlinePlaces(view.a, view.bodyStart).filter((i) => !isNoHeadline(lines[i]!));
  const rows = headlineRows(places, view);
  let best = -1;
  let most = 0;
  rows.forEach((row, i) => {
    const weight = probability(model, row);
    if (weight > most) {
      most = weight;
      best = places[i]!;
    }
  });
  return paragraphsOf(view, places).has(best) ? -1 : best;
}
