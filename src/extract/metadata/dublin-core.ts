import type { MetaVocabulary } from './meta-tags.js';

const terms: MetaVocabulary = {
  title: 'headline',
  creator: 'authors',
  'creator.name': 'authors',
  contributor: { field: 'authors', confidence: 0.4 },
  date: 'date',
  'date.issued': 'date',
  'date.created': { field: 'date', confidence: 0.8 },
  'date.published': 'date',
  'date.x-metadatalastmodified': 'modified',
  'date.modified': 'modified',
  issued: 'date',
  created: { field: 'date', confidence: 0.8 },
  available: { field: 'date', confidence: 0.8 },
  modified: 'modified',
  subject: 'tags',
  description: 'summary',
  abstract: 'summary',
  language: 'language',
  publisher: 'publisher',
  rights: 'copyright',
  rightsholder: { field: 'copyright', confidence: 0.6 },
  license: 'license',
  type: { field: 'type', confidence: 0.4 },
};

const prefixes = ['dc.', 'dc:', 'dcterms.', 'dcterms:', 'dcsext.', 'dcterm:', 'dcsext:'];

/** Dublin Core (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/) under the prefixes that pages write. */
export const dublinCore: MetaVocabulary = Object.fromEntries(
  prefixes.flatMap((prefix) => Object.entries(terms).map(([term, meaning]) => [prefix + term, meaning])),
);
