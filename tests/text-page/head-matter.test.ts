import { describe, expect, test } from 'vitest';
import { parseTextPage } from '../../src/text-page/index.js';

// Stories of our own whose headline stands in the lines before the text, and not in the text.

const stories = {
  de: {
    headline: 'Altes Badehaus in Seedorf wird Bücherei',
    text: [
      'Der Gemeinderat von Seedorf hat am Montag beschlossen, das leere Badehaus am Ufer zur Bücherei umzubauen. Die Arbeiten beginnen im Mai.',
      'Die Kosten bezifferte Bürgermeisterin Ilse Rabe auf vier Millionen Euro. Die Hälfte davon übernimmt das Land.',
      'Anwohner fragen, wo die Besucher ihre Wagen abstellen sollen. Am Ufer gibt es nur zwölf Plätze.',
    ],
    heading: 'Dach wird erneuert',
  },
  tr: {
    headline: 'Taşköy’de eski hamam kütüphane oluyor',
    text: [
      'Taşköy Belediyesi, sekiz yıldır boş duran eski hamamı halka açık bir kütüphaneye dönüştürmek için çalışmalara başladı. Çalışmaların yazın bitmesi bekleniyor.',
      'Belediye Başkanı Nermin Sarıgöl, yapının duvarlarının sağlam olduğunu söyledi. Çatı ise tümüyle yenilenecek.',
      'Mahalle sakinleri otopark sorunundan yakınıyor. Kıyıda yalnızca on iki araçlık yer var.',
    ],
    heading: 'Çatı yenileniyor',
  },
};

describe('the first paragraph of a text whose headline stands in its head is the story’s', () => {
  test.each(Object.entries(stories))('%s', (_language, { headline, text, heading }) => {
    const [first, ...rest] = text;
    const raw = parseTextPage(
      `---\ntitle: "${headline}"\nauthor: Jo Penn\n---\n\n${first}\n\n## ${heading}\n\n${rest.join('\n\n')}\n`,
      { url: null, rule: null },
    );
    expect(raw.blocks.map((block) => block.text)).toEqual([first, heading, ...rest]);
    expect(raw.candidates.flatMap((one) => (one.field === 'authors' ? one.value : []))).toMatchObject([
      { name: 'Jo Penn' },
    ]);
  });
});

test('a name that stands alone in the text is not another author where the head tells who wrote it', () => {
  const { headline, text } = stories.de;
  const raw = parseTextPage(`---\ntitle: "${headline}"\nauthor: Jo Penn\n---\n\nIlse Rabe\n\n${text.join('\n\n')}\n`, {
    url: null,
    rule: null,
  });
  const names = raw.candidates.flatMap((one) => (one.field === 'authors' ? one.value.map(({ name }) => name) : []));
  expect(names).toEqual(['Jo Penn']);
});
