import { expect, test } from 'vitest';
import { namesPrice } from '../../src/shared/listing-words.js';

test.each(['$ 5', '12 €', '₴300', 'od 12,50 zł', '12.00 EUR', '9,90 kr.'])('%s names a price', (text) => {
  expect(namesPrice(text)).toBe(true);
});

test.each(['12,50 złotych', 'page 5', '12.00 uhr'])('%s names none', (text) => {
  expect(namesPrice(text)).toBe(false);
});
