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
  'Исправление: в первой версии было сказано, что мост построен в 1913 году.',
  '【訂正】橋の完成年を1913年としていましたが、正しくは1931年でした。',
  '※初出時、橋の完成年を1913年としていましたが、正しくは1931年でした。お詫びして訂正します。',
  '[바로잡습니다] 다리 완공 연도는 1931년입니다.',
  '본지 3일 자 기사에서 다리 완공 연도를 1913년으로 적었으나 1931년이므로 바로잡습니다.',
  '【更正】橋樑完工年份應為1931年。',
  '本报昨日报道的完工年份有误，应为1931年，特此更正。',
  'Korjaus: Jutussa kerrottiin aiemmin, että silta on vuodelta 1913.',
  'Koreksi: Jembatan itu dibangun pada 1931, bukan 1913.',
  'सुधार: पुल 1931 में बना था, 1913 में नहीं।',
  '[Correction] The bridge was built in 1931.',
  'Update (10 Feb. 2023): The ward is open again.'.replace('Update', 'Clarification'),
])('a correction says so, with its day or without: %s', (text) => expect(isNotice(text)).toBe(true));

test.each([
  'Correction fluid is banned in the valley’s schools.',
  'Correction houses of 1931: what is left of them',
  'सुधार की मांग को लेकर किसान सड़क पर उतरे।',
  'Поправка к закону о мостах принята советом.',
  'Исправление – дело долгое, говорят в мастерской.',
  '社長は会見で「お詫びして訂正します」と頭を下げた。',
  '전문가들은 왜곡된 역사를 바로잡습니다라고 적힌 깃발을 들었다.',
  'Update, 24 November: the bridge is open again, said the council.',
])('a paragraph that begins like one is none: %s', (text) => expect(isNotice(text)).toBe(false));
