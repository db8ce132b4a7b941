import type { MetaVocabulary } from './meta-tags.js';

/** `article:` of Open Graph (https://ogp.me/#type_article) and what Facebook added. `article:author` is a profile's address as often as a name. */
export const articleMeta: MetaVocabulary = {
  'article:published_time': 'date',
  'article:published': 'date',
  'article:publish_date': 'date',
  'article:post_date': 'date',
  'article:created': { field: 'date', confidence: 0.7 },
  'article:modified_time': 'modified',
  'article:modified': 'modified',
  'article:author': 'authors',
  'article:author:name': 'authors',
  'article:author_name': 'authors',
  'article:tag': 'tags',
  'article:keywords': 'tags',
  'article:section': 'section',
  'article:content_tier': 'access',
  'article:opinion': { field: 'genre', confidence: 0 },
  'lp:article:author': 'authors',
  'book:author': 'authors',
  'video:tag': { field: 'tags', confidence: 0.6 },
};
