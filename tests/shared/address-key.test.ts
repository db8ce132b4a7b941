import { expect, test } from 'vitest';
import { placeKey, urlKey } from '../../src/shared/address-key.js';

test.each([
  ['https://www.a.example/b/#', 'url:a.example/b', 'url:a.example/b'],
  ['https://a.example/b#May_4', 'url:a.example/b', 'url:a.example/b#May_4'],
  ['https://a.example/#!/b', 'url:a.example#!/b', 'url:a.example#!/b'],
  ['https://a.example/b?utm_source=x#', 'url:a.example/b', 'url:a.example/b'],
  ['https://u:p@m.a.example/amp/b/?', 'url:a.example/b', 'url:a.example/b'],
  ['https://a.example/#', null, null],
  ['https://a.example/?', null, null],
  ['mailto:a', null, null],
  ['b', null, null],
])('what %s is compared by', (url, key, place) => {
  expect([urlKey(url), placeKey(url)]).toEqual([key, place]);
});
