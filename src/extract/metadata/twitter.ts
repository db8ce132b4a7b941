import type { MetaVocabulary } from './meta-tags.js';

/** Cards of X, once Twitter. `twitter:creator` is a handle, not a name; `twitter:data1` is what its label says. */
export const twitter: MetaVocabulary = {
  'twitter:title': 'headline',
  'twitter:text:title': { field: 'headline', confidence: 0.6 },
  'twitter:description': 'summary',
  'twitter:creator': { field: 'authors', confidence: 0.1 },
  'twitter:url': 'canonicalUrl',
};
