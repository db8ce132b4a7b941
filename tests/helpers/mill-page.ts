import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

const story = [
  'The old mill at Lüben opened its doors again on Thursday, three years after a flood had washed half of its wheel into the river below the weir.',
  'Some four hundred people came before noon to see the stones turn, among them the last miller’s daughter, who had brought a bag of rye for the first run.',
  'The repair was paid for by the county, a bank and nine thousand gifts, most of them small, according to the trust that owns the building.',
];
export const headline = 'Old mill opens again after three years';

/** What stands around the story of a page of a paper, as publishing systems print it. */
export interface Parts {
  head?: string;
  /** Above the story's article. */
  top?: string;
  h1?: string;
  below?: string;
  end?: string;
  text?: readonly string[];
  title?: string;
  lang?: string;
  path?: string;
}

/** The record of a page that is made of these parts. */
export async function read(parts: Parts): Promise<Article> {
  const { head = '', top = '', h1 = `<h1>${headline}</h1>`, below = '', end = '', text = story } = parts;
  const { title = `${headline} | The Bay Ledger`, lang = 'en', path = '/news/old-mill' } = parts;
  const html = `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><header class="site-header"><a href="/">The Bay Ledger</a><nav><a href="/a">Town</a> <a href="/b">Sport</a></nav></header>${top}<main><article>${h1}${below}<div class="content">${text.map((one) => `<p>${one}</p>`).join('')}</div>${end}</article></main><footer><p>© The Bay Ledger</p></footer></body></html>`;
  const [article] = await readArticles(html, { url: `https://www.bay-ledger.example${path}` });
  return article!;
}

export const linkedData = (more: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', datePublished: '2024-05-16T09:12:00+02:00', ...more })}</script>`;
