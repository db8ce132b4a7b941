import { expect, test } from 'vitest';
import { reportersIn } from '../../../src/extract/metadata/reporters.js';

test.each([
  ['（中央社記者林佳蓉台北7日電）市議會決定出售機車庫。', '林佳蓉'],
  ['新报社上海12月9日电（记者汤晓云）港口恢复了工作。', '汤晓云'],
  ['光明日报记者 王建国 张文', '王建国 张文'],
  ['新华网黑龙江频道 记者 李琳 王青', '李琳 王青'],
  ['[하른윅일보 박서연 기자] 시의회가 차고를 팔기로 했다.', '박서연'],
  ['(서울=하른윅일보) 박서연·이도윤 기자 = 시의회가 차고를 팔기로 했다.', '박서연·이도윤'],
  ['〔記者林佳蓉／山城報導〕戲院重新開幕。', '林佳蓉'],
  ['来年の春に開く予定だという。【小野寺真】', '小野寺真'],
  ['「また来たい」と話した。（文化部・佐伯由美）', '佐伯由美'],
  ['市が発表した。（共同）', null],
  ['市が発表した。（一部略）', null],
  ['市民が集まった。【写真】', null],
  ['【相关阅读】', null],
  ['他告诉本报记者 真相大白', null],
  ['记者在现场看到，土豆丰收了。', null],
  ['[단독] 기자 회견에서 밝힌 사실', null],
  ['시장은 기자 회견을 열었다.', null],
  ['윤서정 기자', '윤서정'],
  ['윤서정·박도현 기자', '윤서정·박도현'],
  ['취재 기자', null],
])('%s', (text, names) => {
  expect(reportersIn(text)).toBe(names);
});

test('a name in brackets of its own is a reporter’s below a sentence of Japanese', () => {
  expect(reportersIn('【小野寺真】', '来年の春に開く予定だという。')).toBe('小野寺真');
  expect(reportersIn('【相关阅读】', '明年春天开放。')).toBe(null);
});

test.each([
  ['This post was written by Ada Lindqvist, Head of Research', 'Ada Lindqvist'],
  ['This article was originally written by Ada Lindqvist and Tom Okafor.', 'Ada Lindqvist and Tom Okafor'],
  ['Dieser Beitrag wurde von Ada Lindqvist verfasst.', 'Ada Lindqvist'],
  ['Cet article a été écrit par Élise Moreau', 'Élise Moreau'],
  ['Este artículo fue escrito por Ana de Sá y Luis Prado', 'Ana de Sá y Luis Prado'],
  ['Questo articolo è stato scritto da Ada Rossi.', 'Ada Rossi'],
  ['Dit artikel is geschreven door Jan de Vries', 'Jan de Vries'],
  ['This post was written by the staff of the museum', null],
  ['This story was written by hand in 1911 and found last week', null],
  ['This article was written by Guidelines', null],
  ['This is what the council said about it', null],
])('%s', (text, name) => {
  expect(reportersIn(text)).toBe(name);
});
