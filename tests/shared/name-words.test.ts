import { describe, expect, test } from 'vitest';
import { isDesk, isFullName, isNobody, isOffice, isRole, looksLikePerson } from '../../src/shared/name-words.js';
import { wholeWords } from '../../src/shared/whole-words.js';
import { processorMs } from '../helpers/processor-time.js';

describe('how names are written', () => {
  test.each([
    ['Ada Lindqvist', 'Анна Иванова', 'Ludwig van der Rohe', 'Jean-Baptiste d’Ormesson'],
    ["Carlo dell'Acqua", 'María José de la Cruz', 'Mahmud al-Amin', 'Martin Luther King, Jr.'],
    ['渡辺洋介', '홍길동', '홍길동 기자', 'חיים כהן', 'रवि कुमार', 'حسام أبو العلا'],
  ])('%s, %s and %s look like persons', (...names) => {
    expect(names.filter((name) => !looksLikePerson(name))).toEqual([]);
  });

  test.each(['read more here', 'Ada', 'ADA', 'العربية', 'Ada Lindqvist wrote this', '新聞社会部編集委員'])(
    '%s does not',
    (text) => expect(looksLikePerson(text)).toBe(false),
  );

  test('a script without capitals is told by looksLikePerson alone', () => {
    expect(isFullName('渡辺洋介')).toBe(false);
    expect(isFullName('Ada Lindqvist')).toBe(true);
    expect(isFullName(`Ada ${'L'.repeat(60)}`)).toBe(false);
  });

  test('long runs of words end in time', () => {
    const start = processorMs();
    for (const word of ['Ada ', 'de la ', 'כהן ', 'de ', "d'"]) looksLikePerson(word.repeat(20_000));
    expect(processorMs() - start).toBeLessThan(2_000);
  });
});

describe('what somebody is', () => {
  test.each([
    'Staff Writer',
    'Chefredakteurin',
    'корреспондент ТАСС',
    'muhabir',
    '기자',
    '責任記者',
    'Rédactrice en chef',
  ])('%s is a role', (text) => expect(isRole(text)).toBe(true));

  test.each(['Professor of Law', 'Ministry of Ports', 'Catedrático', 'доктор наук', 'New York'])(
    '%s is an office',
    (text) => expect(isOffice(text)).toBe(true),
  );

  test('desks are nobody in person, and words inside of names do not make one', () => {
    expect(['Herald News Desk', 'Rédaction', 'редакция'].every(isDesk)).toBe(true);
    expect(['Ada Newsome', 'Tom Postlethwaite', 'Webster Teamley'].some(isDesk)).toBe(false);
    expect(
      ['Ada Lindqvist', 'Tom Postlethwaite'].some((name) => isRole(name) || isOffice(name) || isNobody(name)),
    ).toBe(false);
  });
});

test('whole words end where Unicode says so', () => {
  const words = wholeWords('café', 'редактор|étude');
  expect(['le café.', 'Редактор:', 'une Étude', 'café'].every((text) => words.test(text))).toBe(true);
  expect(['cafés', 'редакторы', 'étudeé', 'x\u0301étude'].some((text) => words.test(text))).toBe(false);
});
