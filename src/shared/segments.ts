import { lazy } from './lazy.js';

type Granularity = 'grapheme' | 'word';

const segmenters = {
  grapheme: lazy(() => new Intl.Segmenter('und', { granularity: 'grapheme' })),
  word: lazy(() => new Intl.Segmenter('und', { granularity: 'word' })),
};

/** Long enough that hardly a sign is ever cut; V8 takes time for each segment by the length of the whole text. */
const pieceLength = 1_024;

/** A text in pieces that may be measured or segmented apart: cut at blanks where there are any, never inside a character. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    let to = from + pieceLength;
    if (to < text.length) {
      const blank = text.lastIndexOf(' ', to);
      if (blank > from) to = blank;
      else if (isTrailing(text.charCodeAt(to))) to--;
    }
    yield text.slice(from, to);
    from = to;
  }
}

const isTrailing = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Signs as people see them, or words and what stands between them, in linear time (`Intl.Segmenter` alone is quadratic). */
export function* segmentsOf(text: string, granularity: Granularity): Generator<string> {
  for (const piece of piecesOf(text)) {
    for (const { segment } of segmenters[granularity]().segment(piece)) yield segment;
  }
}
