// Rows and figures of the headline's choice; see choice.mjs.
import { headlineFeatures, headlineGroups, headlineRows } from '../../dist/normalise/headline-features.js';
import { pickHeadline } from '../../dist/normalise/headline-pick.js';
import { siteNames } from '../../dist/normalise/site-names.js';
import { normText } from './choice-text.mjs';

export const features = headlineFeatures;
/** Each page is learned a second time without its scripts, as archives and corpora often keep it, at this weight. */
export const bareWeight = 0.3;
export const options = { trees: 50, leaves: 10, rate: 0.15, l2: 3, minRows: 12, rowShare: 0.7, columnShare: 0.5 };
/** The sets differ in size; each shall count. */
const setWeight = { fundus: 1.5, trafilatura: 1, wcxb: 0.7, mercury: 0.8, newspaper: 0.4, 'fundus-old': 0.8 };

export function pageOf({ set, record, candidates, url, fold }) {
  if (!record.headline) return null;
  const site = siteNames({ url, candidates });
  const groups = headlineGroups(candidates, site);
  const rows = headlineRows(groups, candidates, url);
  const truth = normText(record.headline);
  const labels = groups.map((group) => (normText(group.value) === truth ? 1 : 0));
  return { set, id: record.id, fold, groups, rows, labels, weight: setWeight[set] ?? 1 };
}

export function measure(pages, found) {
  const sums = {};
  pages.forEach((page, index) => {
    const { best } = pickHeadline(page.groups, page.rows, () => found[index]);
    sums[page.set] ??= { right: 0, there: 0, pages: 0 };
    const sum = sums[page.set];
    sum.pages++;
    sum.right += page.labels[best] ?? 0;
    sum.there += page.labels.includes(1) ? 1 : 0;
  });
  return Object.fromEntries(
    Object.entries(sums).flatMap(([set, sum]) => [
      [`${set}HeadlineExact`, Number((sum.right / sum.pages).toFixed(4))],
      [`${set}HeadlineAmongCandidates`, Number((sum.there / sum.pages).toFixed(4))],
    ]),
  );
}
