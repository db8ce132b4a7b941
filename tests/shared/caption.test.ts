import { expect, test } from 'vitest';
import { cleanCredit, readCaption } from '../../src/shared/caption.js';

test.each([
  ['Cubs below the weir at Holme. Photograph: Owen Thackray', 'Cubs below the weir at Holme.', 'Owen Thackray'],
  ['Cubs below the weir at Holme. (Photograph: Owen Thackray)', 'Cubs below the weir at Holme.', 'Owen Thackray'],
  ['Sürünün önünde (Fotoğraf: Onur Demirel)', 'Sürünün önünde', 'Onur Demirel'],
  ['수달 어미와 새끼. (사진=서울시 제공)', '수달 어미와 새끼.', '서울시 제공'],
  ['Kowal przy palenisku. Fot. Tomasz Nikitiuk', 'Kowal przy palenisku.', 'Tomasz Nikitiuk'],
  ['李守义在钟楼内调试机芯。摄影：王海涛', '李守义在钟楼内调试机芯。', '王海涛'],
  ['नाव पर बैठे बच्चे। फ़ोटो: राकेश यादव', 'नाव पर बैठे बच्चे।', 'राकेश यादव'],
  ['سلمى تنزل إلى البئر بحبل تصوير: يوسف العلي', 'سلمى تنزل إلى البئر بحبل', 'يوسف العلي'],
])('%s', (line, caption, credit) => {
  expect(readCaption(line)).toMatchObject({ caption, credit });
});

test.each([
  'The photographers waited at the gate. Photographs were not allowed inside.',
  'Die Fotografien hängen im Rathaus. Fotos dürfen dort keine gemacht werden.',
])('a sentence about pictures is no credit: %s', (line) => expect(readCaption(line)).toBeNull());

test.each([
  ['(Image credit: Owen Thackray)', 'Owen Thackray'],
  ['(Image: © Owen Thackray)', 'Owen Thackray'],
  ['©Owen Thackray', 'Owen Thackray'],
  ['Photo by Owen Thackray on Unsplash', 'Owen Thackray on Unsplash'],
  ['Owen Thackray/APVisa mer', 'Owen Thackray/AP'],
  ['Owen Thackray --pageNumber-- von --total--', 'Owen Thackray'],
  ['picture alliance/dpa | Owen Thackray', 'picture alliance/dpa | Owen Thackray'],
  ['Photo illustration by The Quay', 'Photo illustration by The Quay'],
  ['01:30 Min.', null],
  ['©', null],
])('the credit %s names %s', (text, name) => expect(cleanCredit(text)).toBe(name));
