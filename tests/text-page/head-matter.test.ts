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

describe('front matter in TOML is read as that in YAML is', () => {
  test.each(Object.entries(stories))('%s', (_language, { headline, text, heading }) => {
    const [first, ...rest] = text;
    const head = [
      `title = "${headline}"`,
      'date = 2026-03-05T08:40:00Z',
      'tags = [',
      '  "a",',
      ']',
      '[author]',
      'name = "Jo Penn"',
    ];
    const raw = parseTextPage(`+++\n${head.join('\n')}\n+++\n\n${first}\n\n## ${heading}\n\n${rest.join('\n\n')}\n`, {
      url: null,
      rule: null,
    });
    expect(raw.blocks.map((block) => block.text)).toEqual([first, heading, ...rest]);
    expect(raw.candidates).toEqual([
      expect.objectContaining({ field: 'headline', value: headline }),
      expect.objectContaining({ field: 'date', value: expect.objectContaining({ iso: '2026-03-05T08:40:00Z' }) }),
    ]);
  });
});

describe('a text that begins with its first paragraph has no headline, and keeps it', () => {
  test.each(Object.entries(stories))('%s', (_language, { text }) => {
    const raw = parseTextPage(`${text.join('\n\n')}\n`, { url: null, rule: null });
    expect(raw.blocks.map((block) => block.text)).toEqual(text);
    expect(raw.candidates.filter(({ field }) => field === 'headline' || field === 'authors')).toEqual([]);
  });
});

test('a headline that asks in two sentences is one', () => {
  const { text } = stories.de;
  const headline = 'Das alte Badehaus wird Bücherei. Wohin aber mit den Wagen der Besucher am Ufer?';
  const raw = parseTextPage(`${headline}\n\n${text.join('\n\n')}\n`, { url: null, rule: null });
  expect(raw.candidates).toContainEqual(expect.objectContaining({ field: 'headline', value: headline }));
});

test('elements and remarks of HTML in Markdown are no text; in code they are', () => {
  const { headline, text } = stories.de;
  const [first, ...rest] = text;
  const parts = [`# ${headline}`, '<div align="center"><img src="a.png"></div>', '<!-- a remark -->', first, ...rest];
  const raw = parseTextPage(`${parts.join('\n\n')}\n\nDas Wort \`<b>\` steht<br>für fetten Satz, sagt der Setzer.\n`, {
    url: null,
    rule: null,
  });
  expect(raw.blocks.map((block) => block.text)).toEqual([
    ...text,
    'Das Wort <b> steht für fetten Satz, sagt der Setzer.',
  ]);
});
