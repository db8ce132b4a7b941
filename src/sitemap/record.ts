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
  const seen = (place: string): { source: 'sitemap'; place: string } => ({ source: 'sitemap', place });
  // Servers touch `lastmod` whenever a template changes, so it is a doubtful date of the text.
  if (lastModified) {
    out.push({ field: 'modified', value: { text: lastModified, iso: null }, confidence: 0.5, ...seen('lastmod') });
  }
  if (!news) return out;
  if (news.title) out.push({ field: 'headline', value: news.title, ...seen('news:title') });
  if (news.date) out.push({ field: 'date', value: { text: news.date, iso: null }, ...seen('news:publication_date') });
  if (news.keywords.length > 0) out.push({ field: 'tags', value: news.keywords, ...seen('news:keywords') });
  if (news.language) out.push({ field: 'language', value: news.language, ...seen('news:language') });
  if (news.publication) {
    out.push({ field: 'publisher', value: { name: news.publication, url: null }, ...seen('news:publication') });
  }
  return out;
}
