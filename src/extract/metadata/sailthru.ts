import type { MetaVocabulary } from './meta-tags.js';

/** Sailthru's meta tags (https://getstarted.sailthru.com/site/horizon-overview/horizon-meta-tags/). */
export const sailthru: MetaVocabulary = {
  'sailthru.title': 'headline',
  'sailthru.author': 'authors',
  'sailthru.date': 'date',
  'sailthru.tags': 'tags',
  'sailthru.description': 'summary',
};
