import { expect, test } from 'vitest';
import { olderKeys, placeKey, urlKey } from '../../src/shared/address-key.js';

test.each([
  ['https://www.a.example/b/#', 'url:a.example/b', 'url:a.example/b'],
  ['https://a.example/b#May_4', 'url:a.example/b', 'url:a.example/b#May_4'],
  ['https://a.example/#!/b', 'url:a.example#!/b', 'url:a.example#!/b'],
  ['https://a.example/b?utm_source=x#', 'url:a.example/b', 'url:a.example/b'],
  ['https://u:p@m.a.example/amp/b/?', 'url:a.example/b', 'url:a.example/b'],
  [
    'https://a.example/caf%c3%a9%2Dbar?q=%7e%2f#%d8%a7',
    'url:a.example/caf%C3%A9-bar?q=~%2F',
    'url:a.example/caf%C3%A9-bar?q=~%2F#%D8%A7',
  ],
  ['https://a.example/%64%6A/./é', 'url:a.example/dj/%C3%A9', 'url:a.example/dj/%C3%A9'],
  ['https://a.example/100%/%zz%', 'url:a.example/100%/%zz%', 'url:a.example/100%/%zz%'],
  ['https://a.example/b;jsessionid=0A1B2C.node1?x=1', 'url:a.example/b?x=1', 'url:a.example/b?x=1'],
  ['https://a.example/b;JSESSIONID=0A1B/c;v=2#d', 'url:a.example/b/c;v=2', 'url:a.example/b/c;v=2#d'],
  ['https://a.example/(S(abcdefghijklmnopqrstuvwx))/b', 'url:a.example/b', 'url:a.example/b'],
  ['https://a.example/b?PHPSESSID=ab12&x=1', 'url:a.example/b?x=1', 'url:a.example/b?x=1'],
  ['https://a.example/#', null, null],
  ['https://a.example/?', null, null],
  ['mailto:a', null, null],
  ['b', null, null],
])('what %s is compared by', (url, key, place) => {
  expect([urlKey(url), placeKey(url)]).toEqual([key, place]);
});

test('keys of earlier versions are those of the address as it is written, and in small digits', () => {
  expect(olderKeys('https://a.example/caf%C3%a9%2D#%c3')).toEqual([
    'url:a.example/caf%C3%a9%2D#%c3',
    'url:a.example/caf%C3%a9%2D',
    'url:a.example/caf%c3%a9-#%c3',
    'url:a.example/caf%c3%a9-',
  ]);
  expect(olderKeys('https://a.example/café')).toEqual(['url:a.example/caf%c3%a9']);
  expect(olderKeys('https://a.example/cafe')).toEqual([]);
});
