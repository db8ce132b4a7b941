// Stories made long: paragraphs of other stories put before the last one. The sets have few stories of more than a hundred
// paragraphs, and a model that never saw one takes what is far from the headline for something else.
import { parsePage } from '../../dist/extract/page.js';
import { analyse } from '../../dist/extract/body/features.js';
import { readHtml } from './corpus.mjs';
import { labelRuns } from './labels.mjs';

/** Paragraphs that are put in, a round each. */
export const longLengths = [100, 400, 1500];
/** Every so many pages of wcxb is made long. */
const step = 14;

/** The pages of one round with their truths: `length` paragraphs more, the same in every run of the training. */
export function* lengthen(records, length) {
  const stories = records.filter(
    ({ set, body, pageType }) => set === 'wcxb' && pageType === 'article' && body?.length > 5,
  );
  const paragraphs = stories.flatMap(({ body }) => body.filter((one) => typeof one === 'string' && one.length > 60));
  for (let i = longLengths.indexOf(length); i < stories.length; i += step) {
    const record = stories[i];
    const html = readHtml(record);
    const runs = analyse(parsePage(html, { url: record.url })).runs.list;
    const labels = labelRuns(
      runs.map((run) => run.text),
      record,
    )?.labels;
    const at = labels ? runs.findLastIndex((run, k) => labels[k] === 1 && run.block.name === 'p') : -1;
    const start = at < 0 ? -1 : runs[at].block.startIndex - 1;
    if (!(start > 0) || !/^<p[\s>]/i.test(html.slice(start, start + 3))) continue;
    const tag = html.slice(start, html.indexOf('>', start) + 1);
    const added = Array.from({ length }, (_, k) => paragraphs[(i * 977 + k * 31) % paragraphs.length]);
    const text = added.map((one) => `${tag}${one.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>\n`).join('');
    const last = record.body.findLastIndex((one) => (typeof one === 'string' ? one : (one.h ?? one.s)).length > 60);
    const body = [...record.body.slice(0, last), ...added, ...record.body.slice(last)];
    yield { record: { ...record, body }, html: html.slice(0, start) + text + html.slice(start) };
  }
}
