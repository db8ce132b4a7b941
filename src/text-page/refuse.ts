import { NoArticleError } from '../errors.js';
import { probability, readModel } from '../shared/trees.js';
import { isUnspaced } from '../shared/unspaced.js';
import { wallError } from '../shared/wall-error.js';
import { printsDay } from '../shared/printed-day.js';
import { asksForScripts, judgeWall } from '../shared/wall-words.js';
import { keptText } from './choose-lines.js';
import type { Analysis } from './features.js';
import file from './listing.model.json' with { type: 'json' };
import { pageFeatures, pageSigns } from './page-signs.js';

// Texts without a story. A wall is short and names itself in its first lines; a list of other stories is told by a model.

const model = readModel(file, pageFeatures);

/** A longer text is not a wall, whatever their words. */
const wallText = 2_500;
const errorText = 1_500;
const proseText = 700;
const headLines = 6;
const minParagraph = 60;
const datedPoints = 1.5;
const manyTitles = 10;

/** Throws BlockedPageError or NoArticleError where the text is a wall, an error page or a list. `isTold`: a tool named its headline. */
export function refuseText(a: Analysis, p: Float32Array, keep: Uint8Array, url: string | null, isTold: boolean): void {
  const name = url ?? 'the text';
  const lines = a.lines.map(({ text }) => text);
  if (!isTold && isScrap(lines)) throw new NoArticleError(`${name} has no text of a story`, 'empty');
  refuseWalls(a, keep, name);
  const kept = keptText(a, keep);
  const isProse = keep.some((isKept, i) => isKept === 1 && a.counts[i]!.isGood);
  const titles = a.counts.filter(({ words, sentences }) => words >= 3 && sentences === 0).length;
  // Nothing but titles and labels: no line of prose among those that are kept.
  if (!isTold && !isProse && titles >= manyTitles) {
    throw new NoArticleError(`${name} lists other pages and has no story of its own`, 'listing');
  }
  if (kept === 0) throw new NoArticleError(`${name} has no text of a story`, 'empty');
  if (
    !isTold &&
    probability(model, pageSigns(a, p, keep, url)) >= (url ? file.figures.threshold : file.figures.thresholdWithoutUrl)
  ) {
    throw new NoArticleError(`${name} lists other pages and has no story of its own`, 'listing');
  }
}

function refuseWalls(a: Analysis, keep: Uint8Array, name: string): void {
  const whole = a.textBefore[a.lines.length]!;
  const prose = a.goodBefore[a.lines.length]!;
  const texts = a.lines.map(({ text }) => text);
  const heads = texts.slice(0, headLines);
  if (whole < wallText) {
    const isParagraph = (i: number): boolean =>
      keep[i] === 1 && a.counts[i]!.isGood && texts[i]!.length >= minParagraph;
    const paragraphs = texts.filter((_, i) => isParagraph(i));
    const story = texts.some(printsDay) ? datedPoints : 0;
    const wall = judgeWall({
      heads,
      subheads: [],
      texts,
      paragraphs,
      story,
      marks: {},
      isSlight: false,
      isBareWall: false,
    });
    if (wall) throw wallError(wall, name);
  }
  if (whole < errorText && prose < proseText) {
    const head = heads.map((text) => text.slice(0, 200)).join('\n');
    if (asksForScripts(head) && prose < 400)
      throw new NoArticleError(`${name} has no text without its scripts`, 'script-shell');
  }
}

const minWords = 5;
const minUnspaced = 8;

/** A word or two, and nothing else. */
function isScrap(lines: readonly string[]): boolean {
  const text = lines.slice(0, minUnspaced).join(' ');
  return isUnspaced(text)
    ? text.length < minUnspaced
    : text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length < minWords;
}
