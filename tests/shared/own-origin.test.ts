import { expect, test } from 'vitest';
import { isOwnOrigin } from '../../src/shared/own-origin.js';

test.each([
  ['https://a.example/feed', 'https://a.example/story', true],
  ['http://a.example/feed', 'https://a.example/story', true],
  ['https://a.example/feed', 'http://a.example/story', false],
  ['http://a.example/feed', 'https://b.example/story', false],
  ['https://a.example/feed', 'https://www.a.example/story', false],
  ['https://a.example/feed', 'https://a.example.evil.example/', false],
  ['https://a.example/feed', 'https://a.example:8443/', false],
  ['http://a.example:8080/feed', 'https://a.example/', false],
  ['https://a.example/feed', 'https://a.example@b.example/', false],
])('what belongs to %s and %s', (own, other, isOwn) => {
  expect(isOwnOrigin(own, other)).toBe(isOwn);
});
