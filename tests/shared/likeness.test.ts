import { describe, expect, test } from 'vitest';
import { alikeHeadline, likeness, wordsOf } from '../../src/shared/likeness.js';
import { lettersOf } from '../../src/shared/letters-of.js';

describe('words for comparisons', () => {
  test.each([
    ['Los DÍAS de José', ['los', 'dias', 'de', 'jose']],
    ['नई दिल्ली में किसानों से', ['नई', 'दिल्ली', 'में', 'किसानों', 'से']],
    ['சென்னையில் மழை', ['சென்னையில்', 'மழை']],
    ['รัฐบาลประกาศ', ['รัฐบาล', 'ประกาศ']],
    ['東京で', ['東', '京', 'て']],
    ['شَمْس', ['شمس']],
    ['سی‌شود', ['سیشود']],
  ])('%s', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected.map((word) => word.normalize('NFKD')));
  });

  test.each([
    ['प्रधानमंत्री ने नई दिल्ली में किसानों से मुलाकात की', 'मुंबई में भारी बारिश से रेल सेवाएं ठप, स्कूल बंद'],
    ['மழையால் சென்னையில் பள்ளிகளுக்கு விடுமுறை', 'கோவையில் புதிய பேருந்து நிலையம் திறப்பு'],
    ['ঢাকায় ভারী বৃষ্টিতে জলাবদ্ধতা', 'চট্টগ্রামে নতুন সেতুর উদ্বোধন'],
    ['รัฐบาลประกาศมาตรการใหม่', 'ฝนตกหนักในกรุงเทพ'],
  ])('headlines of two stories are far from alike: %s', (a, b) => {
    expect(likeness(a, b)).toBeLessThan(alikeHeadline / 2);
  });

  test('one changed word leaves a headline without blanks alike', () => {
    expect(likeness('รัฐบาลประกาศมาตรการใหม่', 'รัฐบาลประกาศมาตรการเดิม')).toBeGreaterThan(alikeHeadline);
  });
});

describe('letters of a text', () => {
  test('vowels that are marks count', () => {
    expect(lettersOf('किसानों की')).not.toBe(lettersOf('किसानों का'));
    expect(lettersOf('“Port”: shut! ❤️')).toBe('portshut');
  });
});
