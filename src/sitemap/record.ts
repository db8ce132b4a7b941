import { candidateAdder } from '../shared/candidate-adder.js';
import { nothingSeen } from '../shared/raw-article.js';
import type { Candidate, RawArticle } from '../types.js';
import type { SitemapPage } from './sitemap-types.js';

/** What a sitemap says of a page, for the page's own record; null where it says nothing but its address. */
export function rawArticleFromSitemap(page: SitemapPage): RawArticle | null {
  const candidates = candidatesOf(page);
  if (candidates.length === 0 && page.images.length === 0) return null;
  return {
    ...nothingSeen(),
    url: page.url,
    candidates,
    images: page.images.map(({ url, caption, title }) => ({
      url,
      caption: caption ?? title,
      credit: null,
      alt: null,
      width: null,
      height: null,
    })),
  };
}

function candidatesOf({ news, lastModified }: SitemapPage): Candidate[] {
  const out: Candidate[] = [];
  const add = candidateAdder(out, { source: 'sitemap' });
  // Servers touch `lastmod` whenever a template changes, so it is a doubtful date of the text.
  add('modified', 'lastmod', lastModified ? { text: lastModified, iso: null } : null, 0.5);
  if (!news) return out;
  add('headline', 'news:title', news.title);
  add('date', 'news:publication_date', news.date ? { text: news.date, iso: null } : null);
  add('tags', 'news:keywords', news.keywords);
  add('language', 'news:language', news.language);
  add('publisher', 'news:publication', news.publication ? { name: news.publication, url: null } : null);
  return out;
}
