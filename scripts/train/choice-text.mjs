// The measuring set's own comparison of headlines and of names and tags.
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
const collapse = (text) => text.replace(/\s+/gu, ' ').trim();

export function normText(text) {
  return collapse(
    (text ?? '')
      .normalize('NFKC')
      .replace(invisible, '')
      .replace(/[“”„‟«»〝〞＂″]/gu, '"')
      .replace(/[‘’‚‛‹›`´′ʼ＇]/gu, "'")
      .replace(/[‐‑‒–—―−]/gu, '-')
      .replace(/…/gu, '...'),
  );
}

export const normItem = (text) => collapse((text ?? '').normalize('NFKC').replace(invisible, '')).toLowerCase();

/** F1 of two sets of items. */
export function setF1(truth, found) {
  const a = new Set(truth.map(normItem).filter(Boolean));
  const b = new Set(found.map(normItem).filter(Boolean));
  let both = 0;
  for (const item of b) if (a.has(item)) both++;
  return a.size + b.size > 0 ? (2 * both) / (a.size + b.size) : 1;
}

export function meanBySet(pages, values, name) {
  const sums = {};
  pages.forEach((page, index) => {
    sums[page.set] ??= { total: 0, pages: 0 };
    const sum = sums[page.set];
    sum.total += values[index];
    sum.pages++;
  });
  return Object.fromEntries(
    Object.entries(sums).map(([set, { total, pages: count }]) => [`${set}${name}`, Number((total / count).toFixed(4))]),
  );
}
