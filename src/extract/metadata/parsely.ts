import type { MetaVocabulary } from './meta-tags.js';

/** Parse.ly's meta tags (https://docs.parse.ly/metatags/). */
export const parsely: MetaVocabulary = {
  'parsely-title': 'headline',
  'parsely-author': 'authors',
  'parsely-pub-date': 'date',
  'parsely-section': 'section',
  'parsely-tags': 'tags',
  'parsely-link': 'canonicalUrl',
  'parsely-type': { field: 'type', confidence: 0.3 },
};
