import { describe, expect, it } from 'vitest';
import { Sieve } from '../../../src/extract/metadata/sieve.js';

const sieve = new Sieve([
  [/card|teaser/i, 'car,tea'],
  [/(^|\s)fn(\s|$)/, 'fn, fn'],
]);

describe('Sieve', () => {
  it('tells which patterns match a text', () => {
    expect(sieve.matches('story-CARD fn')).toBe(3);
    expect(sieve.matches('fn')).toBe(2);
    expect(sieve.matches('big_Teaser')).toBe(1);
  });

  it('tries no pattern where no word of it can begin', () => {
    expect(sieve.suspects('headline')).toBe(0);
    expect(sieve.matches('')).toBe(0);
  });

  it('is not misled by texts that begin alike', () => {
    expect(sieve.matches('cargo fnord')).toBe(0);
  });
});
