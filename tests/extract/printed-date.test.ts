import { expect, test } from 'vitest';
import { Layout } from '../../src/extract/metadata/layout.js';
import { parsePage } from '../../src/extract/page.js';
import { readPrintedDates } from '../../src/extract/printed-date.js';
import { readUrlDate } from '../../src/extract/url-date.js';
import type { CandidateOf } from '../../src/types.js';

function datesOf(html: string, url = 'https://herald.example/a', fetchedAt: string | null = null) {
  const page = parsePage(html, { url });
  return readPrintedDates(page, new Layout(page), { fetchedAt }) as (CandidateOf<'date'> | CandidateOf<'modified'>)[];
}

test('the line under the headline is found, with its words and its distance', () => {
  const [first] = datesOf('<h1>Harbour strike ends</h1><p class="meta">Published: 2 April 2024, 17:30</p><p>Text.</p>');
  expect(first?.value).toEqual({ text: '2 April 2024, 17:30', iso: '2024-04-02T17:30' });
  expect(first?.traits).toMatchObject({ distance: 1, published: 1, updated: 0, metaName: 1, clock: 1 });
});

test('an updated line is a modified date, also beside a published one', () => {
  const found = datesOf('<h1>Harbour strike ends</h1><p>Published 2 April 2024. Updated 3 April 2024</p>');
  expect(found.map(({ field, value }) => `${field} ${value.iso}`)).toEqual(['date 2024-04-02', 'modified 2024-04-03']);
});

test('a change in Persian is one with and without a blank in its word', () => {
  for (const word of ['به‌روزرسانی', 'به روز رسانی', 'بروزرسانی'])
    expect(datesOf(`<h1>A</h1><p>${word} ۱۵ اسفند ۱۴۰۲</p>`)[0]?.field).toBe('modified');
});

test('numbers go by the country of the site', () => {
  expect(datesOf('<h1>A</h1><p>3/4/2024</p>', 'https://herald.co.uk/a')[0]?.value.iso).toBe('2024-04-03');
  expect(datesOf('<html lang="en-US"><h1>A</h1><p>3/4/2024</p>')[0]?.value.iso).toBe('2024-03-04');
});

test('numbers above a text of another language are not American, be a theme’s English declared or nothing', () => {
  const text =
    'Sáng thứ bảy, hơn một trăm chiếc ghe đã neo dọc bờ kênh để họp phiên chợ đầu tiên kể từ khi đoạn sông này bị đóng để nạo vét hai năm trước. Theo ban quản lý kênh, gần bốn mươi nghìn mét khối bùn đã được đưa đi, và lòng kênh nay sâu thêm một mét so với trước.';
  for (const lang of ['lang="en-US"', 'lang="en"', ''])
    for (const paragraph of [
      text,
      'שוק הדגים הישן ליד המזח נפתח ביום חמישי לקהל, שלוש שנים אחרי שסערה קרעה את הגג. '.repeat(4),
    ])
      expect(datesOf(`<html ${lang}><h1>A</h1><p>3/4/2024</p><p>${paragraph}</p>`)[0]?.value.iso).toBe('2024-04-03');
  const english = `The old fish market opened its shutters on Thursday, three years after a gale tore away half of the roof of the hall. ${'It was a day for the whole of the town, and for many that were not there for it. '.repeat(3)}`;
  expect(datesOf(`<h1>A</h1><p>3/4/2024</p><p>${english}</p>`)[0]?.value.iso).toBe('2024-03-04');
});

test('of a long paragraph only the ends are read', () => {
  const filler = 'and the talks went on without an end in sight '.repeat(8);
  expect(datesOf(`<h1>A</h1><p>LOWHAVEN, April 2, 2024 ${filler} 5 May 2021 ${filler}</p>`)).toHaveLength(1);
});

test.each([
  ['https://herald.example/2024/04/02/strike.html', '2024-04-02'],
  ['https://herald.example/strike-20240402-x', '2024-04-02'],
  ['https://herald.example/2024/apr/02/strike', '2024-04-02'],
  ['https://herald.example/02-04-2024/strike', '2024-04-02'],
  ['https://herald.example/story/1234567890', null],
  ['https://herald.example/%E0%A4%A/x', null],
])('the address %s says %s', (url, iso) => {
  const [found] = readUrlDate(url);
  expect(found?.field === 'date' ? found.value.iso : null).toBe(iso);
});

test('a by-line or a link to a section above a date is no label of it', () => {
  const traits = (line: string): unknown => datesOf(`<h1>A</h1>${line}<p>2 April 2024</p>`)[0]?.traits;
  expect(traits('<p>By Season Moor</p>')).toMatchObject({ other: 0 });
  expect(traits('<p><a href="/c/events">Events</a></p>')).toMatchObject({ other: 0 });
  expect(traits('<p><a href="/c/policy">Policy</a></p>')).toMatchObject({ terms: 0 });
  expect(traits('<p>Events</p>')).toMatchObject({ other: 1 });
});

test('"Date:" between paragraphs is an event’s, at the head or the end of the story its own', () => {
  const paragraph = `<p>${'The harbour opened on Thursday, and many came to see it. '.repeat(4)}</p>`;
  const line = '<p>Date: 9 April 2024, 7pm</p>';
  const events = (html: string): unknown => datesOf(`<h1>A</h1>${html}`)[0]?.traits?.events;
  expect(events(paragraph + paragraph + line + paragraph)).toBe(1);
  expect(events(paragraph + line + paragraph)).toBe(1);
  // A standfirst has a name of its own.
  expect(events(paragraph.replace('<p', '<p class="lead"') + line + paragraph)).toBe(0);
  expect(events(line + paragraph + paragraph)).toBe(0);
  expect(events(paragraph + paragraph + line)).toBe(0);
});

test('the day since which a paper is registered is that of its imprint', () => {
  const day = '<li>등록일 : 2019.03.05</li>';
  const terms = (items: string): unknown => datesOf(`<h1>A</h1><ul>${items}</ul>`)[0]?.traits?.terms;
  expect(terms(`<li>등록번호 : 서울 아01234</li>${day}`)).toBe(1);
  expect(terms(`${day}<li>주소 : 포구시</li><li>발행인 : 오태진</li>`)).toBe(1);
  expect(terms(day)).toBe(0);
  expect(datesOf('<h1>A</h1><div>Policy <span>2 April 2024</span></div>')[0]?.traits?.terms).toBe(0);
  expect(datesOf('<h1>A</h1><div>This policy was changed on 2 April 2024</div>')[0]?.traits?.terms).toBe(1);
});

test('a page of dates without end is read in bounded time', () => {
  const page = `<h1>A</h1>${'<p>2 April 2024</p>'.repeat(5000)}<p>${'1-'.repeat(100_000)}</p>`;
  expect(datesOf(page).length).toBeLessThanOrEqual(130);
});

test.each([
  '<p>14.3.2024</p><p>Uppfært 15.3.2024</p>',
  '<p>14 Mawrth 2024</p><p>Diweddarwyd: 15 Mawrth 2024</p>',
  '<p>14.03.2024</p><p>Обновена на 15.03.2024</p>',
  '<p>14 Maart 2024</p><p>Opgedateer: 15 Maart 2024</p>',
])('the second of two printed days is a change: %s', (html) => {
  const found = datesOf(`<h1>Harbour strike ends</h1>${html}`);
  expect(found.map(({ field, value }) => [field, value.iso])).toEqual([
    ['date', '2024-03-14'],
    ['modified', '2024-03-15'],
  ]);
});

test('a weekday behind a day and the story’s own article are told', () => {
  const found = datesOf(
    '<div class="top-date">14 марта 2024, четверг</div><article><h1>Порт открыт</h1><p>15 марта 2024</p></article>',
  );
  expect(found.map(({ traits }) => [traits?.weekday, traits?.outside])).toEqual([
    [1, 1],
    [0, 0],
  ]);
});
