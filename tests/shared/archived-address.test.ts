import { expect, test } from 'vitest';
import { archivedDay, liveAddress } from '../../src/shared/archived-address.js';
import { expectLinear } from '../helpers/growth.js';
import { countryOf } from '../../src/shared/country.js';

test.each<readonly [string, string, string | null]>([
  [
    'https://web.archive.org/web/20131110121040/http://www.herald.example.de/a?b=1',
    'http://www.herald.example.de/a?b=1',
    '2013-11-10',
  ],
  ['https://web.archive.org/web/20140226054445id_/https://herald.example/', 'https://herald.example/', '2014-02-26'],
  ...[
    'arquivo.pt/wayback',
    'wayback.archive-it.org/1234',
    'swap.stanford.edu/was',
    'www.webarchive.org.uk/wayback/archive',
    'archive.example:8080/a/b/c',
  ].map(
    (place) =>
      [`https://${place}/20140226054445/https://herald.example/a`, 'https://herald.example/a', '2014-02-26'] as const,
  ),
  ['https://archive.ph/newest/https://herald.example/a', 'https://herald.example/a', null],
  [
    'https://herald.example/newest/https://other.example/',
    'https://herald.example/newest/https://other.example/',
    null,
  ],
  [
    'https://herald.example/web/20140226/https://other.example/',
    'https://herald.example/web/20140226/https://other.example/',
    null,
  ],
])('%s shows %s as it was', (address, own, day) => {
  expect(liveAddress(address)).toBe(own);
  expect(archivedDay(address)).toBe(day);
});

test.each(['webarchive', 'webarchive.', 'a/', '1-', '1/', '2014/', '-'])(
  'addresses of %s are looked at in time that grows as they do',
  async (piece) => {
    await expectLinear((size) => {
      const address = `https://${piece.repeat(size / piece.length)}`;
      return () => liveAddress(address);
    }, 131_072);
  },
);

test('a copy in an archive is read by the country of its own address', () => {
  expect(countryOf('https://web.archive.org/web/20131110121040/http://www.beispiel.de/a', null)).toBe('DE');
});
