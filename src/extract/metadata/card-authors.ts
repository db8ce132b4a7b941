import { partOfLabel } from '../../shared/byline.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate } from '../../types.js';
import type { MetaTag } from '../page.js';
import { plainText } from './text-values.js';

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
