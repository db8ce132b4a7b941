import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate, CandidateOf } from '../../types.js';
import { type MetaTag, type Page, resolveDeclared } from '../page.js';
import { plainText } from './text-values.js';
import { readCardAuthors } from './card-authors.js';
import { withParselyPage } from './parsely-page.js';
import { meaningOf, type MetaField } from './meta-vocabularies.js';

/** More tags of one key than this are a mistake of the page. */
const maxListed = 200;

/** Candidates of every known meta tag; tags and authors repeated under one key become one list. */
export function readMetaTags(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  const lists = new Map<string, CandidateOf<'tags'> | CandidateOf<'authors'>>();
  for (const tag of withParselyPage(page.meta)) {
    const known = tag.attribute === 'itemprop' ? undefined : meaningOf(tag.key);
    if (!known) continue;
    const { source, field, confidence } = known;
    const place = `meta[${tag.attribute}="${tag.key}"]`;
    const value = plainText(tag.content);
    if (!value) continue;
    if (field === 'tags' || field === 'authors') {
      const list = lists.get(tag.key);
      if (list) addTo(list, value);
      else {
        const made = newList(field, value, { source, place, confidence });
        lists.set(tag.key, made);
        candidates.push(made);
      }
      continue;
    }
    const candidate = single(page, tag, field, value, { source, place, confidence });
    if (candidate) candidates.push(candidate);
  }
  candidates.push(...readCardAuthors(page.meta));
  return candidates;
}

type Origin = Pick<Candidate, 'source' | 'place' | 'confidence'>;

function newList(
  field: 'tags' | 'authors',
  value: string,
  origin: Origin,
): CandidateOf<'tags'> | CandidateOf<'authors'> {
  const list = field === 'tags' ? { field, value: [], ...origin } : { field, value: [], ...origin };
  addTo(list as CandidateOf<'tags'>, value);
  return list as CandidateOf<'tags'>;
}

function addTo(list: CandidateOf<'tags'> | CandidateOf<'authors'>, value: string): void {
  if (list.value.length >= maxListed) return;
  if (list.field === 'tags') list.value.push(value);
  else list.value.push(rawAuthor(value));
}

function single(page: Page, tag: MetaTag, field: MetaField, value: string, origin: Origin): Candidate | null {
  switch (field) {
    case 'date':
    case 'modified':
      return { field, value: { text: value, iso: null }, ...origin };
    case 'publisher':
      return { field, value: { name: value, url: null }, ...origin };
    case 'canonicalUrl':
    case 'alternateUrl': {
      const url = resolveDeclared(page, value);
      return url ? { field, value: url, ...origin } : null;
    }
    case 'access':
      return accessOf(value, origin);
    case 'tdm':
      return { field, value: `${tag.key}: ${value}`, ...origin };
    case 'tags':
    case 'authors':
      return null;
    default:
      return { field, value, ...origin } as Candidate;
  }
}

const tiers: [RegExp, 'open' | 'metered' | 'paywalled'][] = [
  [/^(free|open|public|gratis|libre|unlocked|nopaywall|false|no)$/i, 'open'],
  [/^(metered|meter|registered|registration)$/i, 'metered'],
  [/^(locked|paid|premium|plus|subscriber|subscription|subscribers?[-_ ]?only|paywall|closed|true|yes)$/i, 'paywalled'],
];

function accessOf(value: string, origin: Origin): Candidate | null {
  const found = tiers.find(([pattern]) => pattern.test(value));
  return found ? { field: 'access', value: found[1], ...origin } : null;
}
