import { partOfLabel } from '../../shared/byline.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate } from '../../types.js';
import type { MetaTag } from '../page.js';
import type { MetaVocabulary } from './meta-tags.js';
import { plainText } from './text-values.js';

/** Cards of X, once Twitter. `twitter:creator` is a handle, not a name; `twitter:data1` is what its label says. */
export const twitter: MetaVocabulary = {
  'twitter:title': 'headline',
  'twitter:text:title': { field: 'headline', confidence: 0.6 },
  'twitter:description': 'summary',
  'twitter:creator': { field: 'authors', confidence: 0.1 },
  'twitter:url': 'canonicalUrl',
};

/** The author of a card that labels its data ("Written by", then a name), as blog systems write them in their languages. */
export function readCardAuthors(tags: readonly MetaTag[]): Candidate[] {
  const contentOf = (key: string): string => plainText(tags.find((tag) => tag.key === key)?.content ?? '');
  for (const number of [1, 2]) {
    const name = contentOf(`twitter:data${number}`);
    if (name === '' || partOfLabel(contentOf(`twitter:label${number}`)) !== 'author') continue;
    const place = `meta[name="twitter:data${number}"]`;
    return [{ field: 'authors', value: [rawAuthor(name)], source: 'meta', place }];
  }
  return [];
}
