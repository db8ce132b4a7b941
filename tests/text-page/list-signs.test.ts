import { expect, test } from 'vitest';
import { NoArticleError } from '../../src/errors.js';
import { parseTextPage } from '../../src/text-page/index.js';

const lamps = ['Desk', 'Floor', 'Wall', 'Table', 'Garden', 'Ceiling', 'Reading', 'Night'];
const shelf = [
  'Skip to content',
  'Cart (0)',
  'Lamps',
  'Filter',
  'Sort by',
  '8 results',
  ...lamps.flatMap((name, i) => [
    `${name} lamp`,
    `€ ${40 + i}.00`,
    `Our ${name.toLowerCase()} lamp of brass and glass gives a warm light, and its arm turns to every side of the room.`,
    'Add to cart',
    'Quick view',
  ]),
  'Load more',
].join('\n');

const story = [
  'Skip to content',
  'Cart (0)',
  'How a town on the coast lit its streets with lamps of brass',
  'By Ada Moor, 3 March 2025',
  ...lamps.map(
    (name, i) =>
      `In part ${i + 1} of her report the engineer wrote of the ${name.toLowerCase()} lamps, which the town had bought from a maker two valleys away, and of what their light had cost.`,
  ),
  'Add to cart',
].join('\n');

test('the shelf of a shop has no story, however its goods are told of', () => {
  const read = () => parseTextPage(shelf, { url: 'https://shop.example/collections/lamps', rule: null });
  expect(read).toThrow(NoArticleError);
  expect(read).toThrow(/lists other pages/);
});

test("a story in a shop's blog is one", () => {
  const url = 'https://shop.example/blog/how-a-town-on-the-coast-lit-its-streets';
  expect(parseTextPage(story, { url, rule: null }).blocks).toHaveLength(lamps.length);
});
