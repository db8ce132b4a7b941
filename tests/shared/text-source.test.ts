import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Utf8Source } from '../../src/shared/text-source.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a text in pieces', () => {
  test('is whole again when its pieces are put together, whatever is taken back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (text, length) => {
        const source = new Utf8Source(bytesOf(text));
        let read = '';
        for (let piece = source.next('', length), left = ''; piece.length > left.length; ) {
          expect(piece.startsWith(left)).toBe(true);
          // Half of each piece is taken back, but no half character.
          const kept = [...piece].slice(0, Math.ceil([...piece].length / 2)).join('');
          read += kept;
          left = piece.slice(kept.length);
          piece = source.next(left, length);
          if (piece.length === left.length) read += left;
        }
        expect(read).toBe(text);
      }),
    );
  });

  test('begins behind a byte order mark and goes on before a tag', () => {
    const source = new Utf8Source(bytesOf('\uFEFF<p>One<b>Two</b>'));
    expect(source.next('', 2)).toBe('<p>One');
    expect(source.next('', 2)).toBe('<b>Two');
    expect(source.next('', 20)).toBe('</b>');
    expect(source.next('', 20)).toBe('');
  });

  test('tells how far off an end tag is, in any case and where a piece cuts it', () => {
    const source = new Utf8Source(bytesOf('<script>a</b></SCRIPT>.'));
    source.next('', 8);
    const length = source.lengthToEndTag('script');
    expect(source.next('', length)).toBe('</b></SCRIPT>');
  });
});
