import { LatinTwin } from '../../shared/latin-twin.js';
import { partOfLabel } from '../../shared/byline.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate } from '../../types.js';
import type { MetaTag } from '../page.js';
import { plainText } from './text-values.js';

/** The author of a card that labels its data ("Written by", then a name), as blog systems write them in their languages. */
export function readCardAuthors(tags: readonly MetaTag[]): Candidate[] {
  const contentOf = (key: string): string => plainText(tags.find((tag) => tag.key === key)?.content ?? '');
  const isArticle = contentOf('og:type') === 'article';
  for (const number of [1, 2]) {
    const name = contentOf(`twitter:data${number}`);
    const label = partOfLabel(contentOf(`twitter:label${number}`));
    // In whatever language: of the two that the system writes the other is the time that it takes to read.
    const isBesideTime =
      isArticle && label === null && !/\d/.test(name) && duration.test(contentOf(`twitter:data${3 - number}`));
    if (name === '' || (label !== 'author' && !isBesideTime)) continue;
    const place = `meta[name="twitter:data${number}"]`;
    return [{ field: 'authors', value: [rawAuthor(name)], source: 'meta', place }];
  }
  return [];
}

/** "3 minutes", "3 دقیقه", "約3分" */
const duration = new LatinTwin(/^(?:\p{L}{1,3}\.?\s?)?\p{N}{1,3}\s?[\p{L}\p{M}.]{1,12}$/u);
