import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { fold } from '../../src/store/fold.js';
import { indexText, lookupsOf, wordsOf } from '../../src/store/words.js';
import { testSearch } from './search-contract.js';
import { processorMs } from '../helpers/processor-time.js';

testSearch('memory', () => openStore('memory:'));

test('signs stand two by two, of an alphabet three by three', () => {
  expect(indexText('京都市 กขค').trim().split(/\s+/)).toEqual(['京·都·', '都·市·', '市·', 'ก·ข·ค·', 'ข·ค·', 'ค·']);
});

test('a word is also looked for as an earlier version indexed it', () => {
  expect(lookupsOf('Երևան քաղաք', false).map(({ words }) => words)).toEqual([
    ['երեվան', 'քաղաք'],
    ['երեւան', 'քաղաք'],
  ]);
  expect(lookupsOf('քաղաք', false)).toHaveLength(1);
});

test('folding takes time in proportion to the text', () => {
  const hostile = [
    'a\u0301',
    '\u200c\u064b',
    'م\u200c',
    '中 ',
    '\u0301',
    'a\u02bc',
    'ស្',
    'ｶﾞ',
    '٣',
    '½',
    '\u200b',
    '\ud800',
    'é',
  ];
  for (const one of hostile) {
    const began = processorMs();
    indexText(one.repeat(100_000));
    wordsOf(one.repeat(100_000));
    expect(processorMs() - began).toBeLessThan(3_000);
  }
  const began = processorMs();
  indexText(`${'a'.repeat(1_000_000)}é`);
  expect(processorMs() - began).toBeLessThan(3_000);
});

test('what the quick way of folding leaves alone, the long way does too', () => {
  for (let code = 0x80; code < 0x10000; code++) {
    const sign = String.fromCharCode(code);
    // A Bengali letter before it sends a word the long way; nothing of these scripts joins it.
    if (/[\u0370-\u1cff\u3040-\ud7ff]/.test(sign) && /[\p{L}\p{M}]/u.test(sign) && !/[\u0980-\u09ff]/.test(sign))
      expect([sign, fold(`ক${sign}`)]).toEqual([sign, `ক${fold(sign)}`]);
  }
});
