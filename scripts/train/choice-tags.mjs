// Rows and figures of the choice among lists of tags; see choice.mjs. A list's label is its F1 against the truth.
import { headlineGroups } from '../../dist/normalise/headline-features.js';
import { siteNames } from '../../dist/normalise/site-names.js';
import { tagFeatures, tagGroups, tagRows } from '../../dist/normalise/tag-features.js';
import { pickTags } from '../../dist/normalise/tag-pick.js';
import { meanBySet, setF1 } from './choice-text.mjs';

export const features = tagFeatures;
/** Each page is learned a second time without its scripts, as archives and corpora often keep it, at this weight. */
export const bareWeight = 0.3;
export const options = { trees: 45, leaves: 6, rate: 0.15, l2: 3, minRows: 8, rowShare: 0.7, columnShare: 0.5 };

export function pageOf({ set, record, candidates, url, fold }) {
  if (!record.tags) return null;
  const site = siteNames({ url, candidates });
  const groups = tagGroups(candidates, site);
  const headline = headlineGroups(candidates, site)[0]?.value ?? null;
  const rows = tagRows(groups, candidates, { url, headline });
  const labels = groups.map((group) => setF1(record.tags, group.tags));
  return { set, id: record.id, fold, groups, rows, labels, weight: set === 'fundus-old' ? 0.5 : 1, truth: record.tags };
}

export function measure(pages, found) {
  const scores = pages.map((page, index) => page.labels[pickTags(page.groups, page.rows, found[index])] ?? 0);
  const ceiling = pages.map((page) => Math.max(0, ...page.labels));
  return { ...meanBySet(pages, scores, 'TagsF1'), ...meanBySet(pages, ceiling, 'TagsBestList') };
}
