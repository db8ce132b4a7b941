import { expect, test } from 'vitest';
import { parseTextPage } from '../../src/text-page/index.js';
import { withoutPageBreaks } from '../../src/text-page/printed-pages.js';

const bodyOf = (text: string): string[] =>
  parseTextPage(text, { url: null, rule: null }).blocks.map((block) => block.text);

// A story of our own as programs turn PDF into text: parted words, page numbers, running heads.
const printed = `Die Uferpost
Altes Badehaus in Seedorf wird Bücherei

Der Gemeinderat von Seedorf hat am Montag beschlossen, das
leere Badehaus am Ufer zur Bücherei umzubauen. Die Ar-
beiten beginnen im Mai, wenn das Wasser wieder gesun-
ken ist.

Die Kosten bezifferte Bürgermeisterin Ilse Rabe auf vier
Millionen Euro. Die Hälfte davon übernimmt das Land, den

- 1 -
\fDie Uferpost

anderen Teil muss die Gemeinde selbst aufbringen, die im
vorigen Jahr schon den Steg erneuert hat.

Anwohner fragen, wo die Besucher ihre Wagen abstellen sol-
len. Am Ufer gibt es nur zwölf Plätze.

- 2 -
`;

test('a text made from PDF has its words and sentences whole, without numbers and heads of pages', () => {
  expect(bodyOf(printed)).toEqual([
    'Der Gemeinderat von Seedorf hat am Montag beschlossen, das leere Badehaus am Ufer zur Bücherei umzubauen. Die Arbeiten beginnen im Mai, wenn das Wasser wieder gesunken ist.',
    'Die Kosten bezifferte Bürgermeisterin Ilse Rabe auf vier Millionen Euro. Die Hälfte davon übernimmt das Land, den anderen Teil muss die Gemeinde selbst aufbringen, die im vorigen Jahr schon den Steg erneuert hat.',
    'Anwohner fragen, wo die Besucher ihre Wagen abstellen sollen. Am Ufer gibt es nur zwölf Plätze.',
  ]);
});

test('a lone hyphen at the end of a line is the word’s own', () => {
  const text = `The bath house of Lakeside becomes a library

The town council of Lakeside decided on Monday that the
old bath house by the shore will be a library. The long-
disputed works begin in May, when the water is low again
and the quay can be walked on by the builders once more.

The mayor, Ilse Rabe, said that the works cost four
million pounds. The county pays for one half of it, the
town for the other, which is hard after the last winter.

Neighbours ask where the visitors will leave their cars
when the library opens, for there are only twelve places
on the shore and no other ones within a mile of it.
`;
  expect(bodyOf(text)[0]).toContain('The long-disputed works begin');
});

test('what differs from page to page is text', () => {
  expect(withoutPageBreaks('One\nText of it.\n\fAnother one\nText of that.\n')).toBe(
    'One\nText of it.\n\nAnother one\nText of that.\n',
  );
  expect(withoutPageBreaks('Report 2024, page 1\nText.\n1\f\n\fReport 2024, page 3\nMore.\n3\n')).toBe(
    'Report 2024, page 1\nText.\n\nMore.\n',
  );
});
