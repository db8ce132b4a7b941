// Rows and figures of the authors' choice; see choice.mjs.
import { authorFeatures, authorRows } from '../../dist/normalise/author-features.js';
import { nameGroups } from '../../dist/normalise/author-groups.js';
import { pickAuthors } from '../../dist/normalise/author-pick.js';
import { siteNames } from '../../dist/normalise/site-names.js';
import { meanBySet, normItem, setF1 } from './choice-text.mjs';

export const features = authorFeatures;
/** Each page is learned a second time without its scripts, as archives and corpora often keep it, at this weight. */
export const bareWeight = 0.1;
export const options = { trees: 45, leaves: 12, rate: 0.2, l2: 3, minRows: 12, rowShare: 0.7, columnShare: 0.4 };
/** In zh an editor counts as the author. */
const setWeight = { fundus: 2, trafilatura: 1, wcxb: 0.8, mercury: 0.8, zh: 0.2, newspaper: 0.4, 'fundus-old': 1 };

export function pageOf({ set, record, candidates, url, fold }) {
  if (!record.authors) return null;
  const site = siteNames({ url, candidates });
  const groups = nameGroups(candidates);
  const rows = authorRows(groups, candidates, { site, url });
  const truth = new Set(record.authors.map(normItem));
  const labels = groups.map((group) => (truth.has(normItem(group.name)) ? 1 : 0));
  return { set, id: record.id, fold, groups, rows, labels, weight: setWeight[set] ?? 1, truth: record.authors };
}

export function measure(pages, found) {
  const scores = pages.map((page, index) =>
    setF1(
      page.truth,
      pickAuthors(page.groups, page.rows, found[index]).map((at) => page.groups[at].name),
    ),
  );
  const ceiling = pages.map((page) =>
    setF1(
      page.truth,
      page.groups.filter((_, at) => page.labels[at]).map((group) => group.name),
    ),
  );
  return { ...meanBySet(pages, scores, 'AuthorsF1'), ...meanBySet(pages, ceiling, 'AuthorsAmongCandidates') };
}
