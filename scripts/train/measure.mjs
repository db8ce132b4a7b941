// Body figures of the rules over given probabilities, by set.
import { bodyFrom } from '../../dist/extract/body/index.js';
import { scoreAll } from './score.mjs';

export function measure(pages, probabilities) {
  const { figures } = scoreAll(pages, probabilities, (analysis, p) =>
    bodyFrom(analysis, p)
      .blocks.map((block) => block.text)
      .join('\n\n'),
  );
  const rounded = (value) => Number(value.toFixed(4));
  return {
    fundusBodyF1: rounded(figures.fundus.body.f1),
    aebBodyF1: rounded(figures.aeb.body.f1),
    wcxbBodyF1: rounded(figures.wcxb.body.f1),
    wcxbSegmentsF1: rounded(figures.wcxb.segments.f1),
    trafilaturaSegmentsF1: rounded(figures.trafilatura.segments.f1),
  };
}
