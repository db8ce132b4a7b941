import type { MetaVocabulary } from './meta-tags.js';

/** Open Graph (https://ogp.me). `og:title` often carries the site's name; normalise removes it. */
export const openGraph: MetaVocabulary = {
  'og:title': 'headline',
  'og:type': 'type',
  'og:description': 'summary',
  'og:site_name': 'publisher',
  'og:url': 'canonicalUrl',
  'og:locale': { field: 'language', confidence: 0.6 },
  'og:article:published_time': 'date',
  'og:published_time': 'date',
  'og:pubdate': 'date',
  'og:article:modified_time': 'modified',
  'og:updated_time': 'modified',
  'og:article:author': { field: 'authors', confidence: 0.9 },
  'og:author': 'authors',
  'og:article:tag': 'tags',
  'og:article:section': 'section',
};
