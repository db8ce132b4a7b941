// Body figures of the rules over given probabilities, by set.
import { bodyFrom } from '../../dist/extract/body/index.js';
import { hasScorer, scoreAll } from './score.mjs';

export async function measure(pages, probabilities) {
  if (!hasScorer) return {};
  const { figures } = await scoreAll(pages, probabilities, (analysis, p) =>
    bodyFrom(analysis, p)
      .blocks.map((block) => block.text)
      .join('\n\n'),
  );
  const rounded = (value) => Number(value.toFixed(4));
  const named = Object.entries(figures).flatMap(([set, { body, segments }]) => [
    ...(body ? [[`${set}BodyF1`, rounded(body.f1)]] : []),
    ...(segments ? [[`${set}SegmentsF1`, rounded(segments.f1)]] : []),
  ]);
  return Object.fromEntries(named);
}
