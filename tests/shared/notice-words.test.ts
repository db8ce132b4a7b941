import { expect, test } from 'vitest';
import { isNotice } from '../../src/shared/notice-words.js';

test.each([
  'Correction: An earlier version of this story misstated the number of births.',
  'Correction, Feb. 10: The number of births was 212.',
  'Correction, February 10, 2023: The number of births was 212.',
  'Aktualisierung vom 24. November: In einer früheren Fassung hieß es, die Brücke sei offen.',
  'Una versión anterior de esta noticia daba otra fecha.',
  'В первоначальной версии текста был назван другой год.',
  'Oikaisu 13.6. klo 9.10: Halli rakennettiin vuonna 1931.',
  'תיקון: בגרסה קודמת של הכתבה נכתב בטעות שהשוק נבנה קודם.',
  'Update (10 Feb. 2023): The ward is open again.'.replace('Update', 'Clarification'),
])('a correction says so, with its day or without: %s', (text) => expect(isNotice(text)).toBe(true));

test.each([
  'Correction fluid is banned in the valley’s schools.',
  'Correction houses of 1931: what is left of them',
  'Update, 24 November: the bridge is open again, said the council.',
])('a paragraph that begins like one is none: %s', (text) => expect(isNotice(text)).toBe(false));
