import { describe, expect, test } from 'vitest';
import { isSignature, openerLength, partOfLabel, segmentsOf } from '../../src/shared/byline.js';

describe('labels of by-lines', () => {
  test.each([
    ['By Ada Lind', 3],
    ['Text: Ada Lind', 6],
    ['Text Ada Lind', 5],
    ['Автор: Анна', 7],
    ['Författare', 0],
    ['Report a problem', 0],
    ['Journalist & Sommelier', 0],
    ['Byron Adams', 0],
    ['Diözese Innsbruck', 0],
    ['Авторитет города', 0],
    ['Follow Ada Lind', 0],
    ['Photos by Ada Lind', 0],
    ['記者 王小明', 3],
    ['作者须知', 0],
    ['By', 0],
  ])('%s says after how many signs its author stands', (text, length) => {
    expect(openerLength(text)).toBe(length);
  });

  test.each([
    ['Reporting by Ada Lind', true],
    ['Author: Ada Lind', true],
    ['Autor Ada Lind', true],
    ['责任编辑：任安石', true],
    ['記者　早川千尋', true],
    ['Edited by: Ada Lind', true],
    ['By Ada Lind', false],
    ['Report: prices rise', false],
    ['Opinion: why it matters', false],
    ['Foto: Ada Lind', false],
    ['Posted by: John at 5:48 PM', false],
    ['记者：你怎么看？', false],
    ['Authors and their readers met on Monday', false],
  ])('%s stands nowhere but at a story: %s', (text, expected) => {
    expect(isSignature(text)).toBe(expected);
  });

  test.each([
    ['Editor', 'editor'],
    ['Fotos:', 'photographer'],
    ['Photos by', 'photographer'],
    ['Verfasst von', 'author'],
    ['责任编辑：', 'editor'],
    ['글·사진', 'author'],
    ['Ada Lind', null],
    ['Edited', null],
    ['', null],
  ])('%s alone gives a part', (text, part) => {
    expect(partOfLabel(text)).toBe(part);
  });

  test('a line is cut at its labels, which end with a word of any script', () => {
    expect(segmentsOf('2019-12-10 来源：新报网 作者：王小明 责任编辑：李大伟')).toEqual([
      { text: '2019-12-10 来源：新报网', part: null },
      { text: '王小明', part: 'author' },
      { text: '李大伟', part: 'editor' },
    ]);
    expect(segmentsOf('Ada Lind, фото: Пётр Сидоров')).toEqual([
      { text: 'Ada Lind,', part: null },
      { text: 'Пётр Сидоров', part: 'photographer' },
    ]);
    expect(segmentsOf('Фотография: x')).toEqual([{ text: 'Фотография: x', part: null }]);
  });
});
