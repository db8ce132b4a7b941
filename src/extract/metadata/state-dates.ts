import { isText } from 'domhandler';
import type { Candidate } from '../../types.js';
import type { Page } from '../page.js';
import { meaningOf } from './meta-vocabularies.js';
import { attributeOf } from '../page-element.js';

// Dates that stand in data for scripts, in `data-` attributes and in meta tags of no known vocabulary. Some sites have the
// story's date nowhere else; many have other stories' dates there, too, so that only agreement makes them strong.

const publishedKey =
  '(?:date_?-?published|published_?-?(?:at|on|date|time)?|publish_?-?(?:ed)?_?-?(?:date|time)|pub_?-?date|publication_?-?date|first_?-?publish(?:ed)?_?-?(?:date|at)?|display_?-?date|release_?-?date|date_?-?created|created_?-?at|create_?-?date|posted_?-?(?:at|on|date)|article_?-?date|news_?-?date|(?:deploy|reg|regist|input|service|svc|issue|write)_?-?(?:dt|date|time))';

/** Key, colon and value of JSON or of an object in JavaScript, quotes escaped or not. */
const statePattern = new RegExp(
  `["'\\\\](${publishedKey})[\\\\"']{1,3}\\s{0,3}:\\s{0,3}\\\\{0,2}["']?([0-9A-Za-z][^"'\\\\,}<>]{5,40})`,
  'gi',
);
const metaPattern = new RegExp(`^(?:[a-z]+[.:_-])?${publishedKey}$`, 'i');

/** Scripts are large; the story's own data stand early or are found by the same keys again. */
const maxScript = 600_000;
const maxFound = 24;

/** Dates of page state and of unknown meta tags; their confidence is low. */
export function readStateDates(page: Page): Candidate[] {
  const found: Candidate[] = [];
  const add = (field: 'date' | 'modified', text: string, place: string, confidence: number): void => {
    if (found.length < maxFound)
      found.push({ field, value: { text, iso: null }, source: 'page-state', place, confidence });
  };
  for (const { key, content } of page.meta) {
    if (!meaningOf(key) && metaPattern.test(key) && content.length < 60) add('date', content, `meta ${key}`, 0.6);
  }
  let budget = maxScript;
  for (const script of page.byTag.get('script') ?? []) {
    if (/ld\+json/i.test(attributeOf(script, 'type') ?? '')) continue;
    const text = script.children.map((child) => (isText(child) ? child.data : '')).join('');
    if (text.length < 20 || budget <= 0) continue;
    for (const match of text.slice(0, budget).matchAll(statePattern)) {
      if (/\d/.test(match[2]!)) add('date', match[2]!, `script ${match[1]!.toLowerCase()}`, 0.3);
      if (found.length >= maxFound) break;
    }
    budget -= text.length;
  }
  return found;
}
