import { parseLooseJson } from '../../shared/loose-json.js';
import type { MetaTag } from '../page.js';
import { isObject } from './json-ld-graph.js';
import { textsOf } from './text-values.js';

/** Meta tags with Parse.ly's older one, which holds all of a story as JSON, as those that it stands for (https://docs.parse.ly/metatags/). */
export function withParselyPage(tags: readonly MetaTag[]): readonly MetaTag[] {
  const page = tags.find(({ key }) => key === 'parsely-page');
  const value = page && parseLooseJson(page.content);
  if (!page || !isObject(value)) return tags;
  const told = Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner).map((text) => ({
      ...page,
      key: `parsely-${name.replace('authors', 'author').replace('_', '-')}`,
      // A list as text: "[shares, markets]".
      content: text.replace(/^\[(.*)\]$/, '$1'),
    })),
  );
  return [...tags, ...told];
}
