import { expect, test } from 'vitest';
import { extractArticle } from '../../src/extract/index.js';
import { parsePage } from '../../src/extract/page.js';
import { readRule, removeByRule } from '../../src/extract/rule.js';
import { defineSite } from '../../src/sites/index.js';

const rule = defineSite({
  id: 'gazette',
  hosts: ['gazette.example'],
  headline: '.story h2',
  date: '.story time',
  authors: '.story .writer',
  tags: '.topics a',
  remove: ['.advert'],
});
const html = `<h1>The Gazette</h1><div class="story"><h2>Bridge opens</h2><time datetime="2026-05-04">yesterday</time>
<b class="writer">Ada Lindqvist</b><b class="writer">Tom Okafor</b><div class="advert"><p class="writer">Buy!</p></div></div>
<p class="topics"><a>Bridges</a> <a>Roads</a></p>`;

test('selectors of a rule give candidates of the source site-rule', () => {
  const page = parsePage(html, { url: 'https://gazette.example/a' });
  removeByRule(page, rule);
  const found = Object.fromEntries(readRule(page, rule).map((one) => [one.field, one.value]));
  expect(found).toMatchObject({
    headline: 'Bridge opens',
    date: { text: '2026-05-04' },
    tags: ['Bridges', 'Roads'],
    authors: [{ name: 'Ada Lindqvist' }, { name: 'Tom Okafor' }],
  });
});

test('what a rule removes is seen by no reader', () => {
  const page = parsePage(html, { url: null });
  expect(page.byTag.get('p')).toHaveLength(2);
  removeByRule(page, rule);
  expect(page.byTag.get('p')).toHaveLength(1);
  expect(page.elements.some((element) => element.attribs.class === 'advert')).toBe(false);
});

test('a record takes what the rule names before what the page says elsewhere', () => {
  const story = 'The bridge over the river was opened on Monday by the mayor, who had waited for this day. ';
  const page = html.replace('<time', `<p>${story.repeat(3)}</p><time`);
  const raw = extractArticle(page, { url: 'https://gazette.example/a', rule, fetchedAt: null });
  const ruled = raw.candidates.filter(({ source }) => source === 'site-rule');
  expect(ruled.map(({ field }) => field)).toEqual(['headline', 'date', 'authors', 'tags']);
  expect(raw.blocks.some(({ text }) => text.includes('Buy!'))).toBe(false);
  const names = raw.candidates.flatMap((one) => (one.field === 'authors' ? one.value.map(({ name }) => name) : []));
  expect(names).not.toContain('Buy!');
});
