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
  return best;
}
