import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../src/extract/index.js';

// What readers wrote below a story, and captions in italics, in mark-up that says nothing; stories of our own.

const stories = {
  es: [
    'El molino viejo de Riofrío, cerrado desde hace nueve años, se convertirá en una escuela de música para toda la comarca.',
    'El ayuntamiento aprobó la obra el lunes con un solo voto en contra. Costará algo más de dos millones de euros.',
    'Los vecinos piden que se respete el camino del río, por el que pasean cada tarde muchas familias del barrio.',
  ],
  de: [
    'Das alte Badehaus von Seedorf wird zur Bücherei. Der Gemeinderat hat den Umbau am Montag mit knapper Mehrheit beschlossen.',
    'Die Kosten bezifferte Bürgermeisterin Ilse Rabe auf vier Millionen Euro. Die Hälfte davon übernimmt das Land.',
    'Anwohner fragen, wo die Besucher ihre Wagen abstellen sollen. Am Ufer gibt es nur zwölf Plätze für alle.',
  ],
  ko: [
    '열차가 서지 않은 지 아홉 해가 된 바람골역이 마을 도서관으로 다시 문을 연다. 군의회는 월요일에 이 계획을 통과시켰다.',
    '공사비는 이십억 원이며 절반은 도에서 낸다. 군수는 봄에 공사를 시작해 이듬해 가을에 마치겠다고 말했다.',
    '주민들은 역 앞 느티나무를 그대로 두어 달라고 했다. 설계자는 나무를 둘러싼 마당을 만들겠다고 답했다.',
  ],
};
const said = {
  es: [
    'Ya era hora de que alguien hiciera algo con ese edificio tan bonito.',
    'Mi abuelo trabajó allí toda la vida y estaría contento.',
    'Dos millones me parecen mucho dinero para un pueblo así.',
  ],
  de: [
    'Endlich geschieht etwas mit dem schönen alten Haus am Ufer.',
    'Mein Großvater hat dort sein Leben lang gearbeitet.',
    'Vier Millionen sind für ein Dorf wie unseres viel Geld.',
  ],
  ko: [
    '드디어 그 아름다운 건물이 다시 쓰이게 되어 기쁩니다.',
    '할아버지가 평생 그 역에서 일하셨습니다. 좋아하실 겁니다.',
    '이십억 원은 우리 마을에는 너무 큰돈입니다.',
  ],
};
const names = ['Nils Aronsen', 'Vera Castell', 'Omar Yusif'];

const pageOf = (lang: string, text: string, head = ''): string =>
  `<!doctype html><html lang="${lang}"><head><title>T – Paper</title>${head}<meta property="og:type" content="article"></head><body>
<header><nav><a href="/a">A</a><a href="/b">B</a></nav></header><main><h1>${stories.de[0]!.slice(0, 30)}</h1><div class="q1">${text}</div></main></body></html>`;
const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');
const bodyOf = (html: string): string =>
  extractArticle(html, { url: 'https://paper.example/2024/03/a-story', rule: null, fetchedAt: null })
    .blocks.map(({ text }) => text)
    .join('\n\n');

const forms: Record<string, (texts: readonly string[]) => string> = {
  'boxes with name and day in a line': (texts) =>
    `<div class="q2">${texts.map((text, i) => `<div class="q3"><div class="q4">${names[i]} · 05.03.2024 1${i}:01</div><div class="q5">${text}</div></div>`).join('')}</div>`,
  'boxes with the day below the name': (texts) =>
    `<div class="q2">${texts.map((text, i) => `<div class="q3"><b>${names[i]}</b><div class="q4">2024-03-05 1${i}:01</div><div class="q5">${text}</div></div>`).join('')}</div>`,
  'the rows of a forum': (texts) =>
    `<table class="q2">${texts.map((text, i) => `<tr><td><b>${names[i]}</b><br>05.03.2024 1${i}:01</td><td>${text}</td></tr>`).join('')}</table>`,
};

describe.each(Object.entries(forms))('readers’ comments are not the story’s: %s', (_form, form) => {
  test.each(Object.keys(stories) as (keyof typeof stories)[])('%s', (lang) => {
    const html = pageOf(lang, `${paragraphs(stories[lang])}${form(said[lang])}`);
    expect(bodyOf(html)).toBe(stories[lang].join('\n\n'));
  });
});

test('posts of one hand and notes with a day alone stay', () => {
  const post =
    (day: string) =>
    (text: string, i: number): string =>
      `<div class="q3"><div class="q4">${day.replace('#', String(i))}</div><p>${text}</p></div>`;
  for (const day of ['Am 05.03.2024 um 1#:01 Uhr', '0#.03.2024, Seedorf']) {
    const html = pageOf('de', `${paragraphs(stories.de)}${stories.es.map(post(day)).join('')}`);
    for (const text of stories.es) expect(bodyOf(html)).toContain(text);
  }
});

test.each(Object.keys(stories) as (keyof typeof stories)[])(
  'a line in italics below a picture, in its paragraph, is its caption (%s)',
  (lang) => {
    const [first = '', ...rest] = stories[lang];
    const line = `<p style="text-align:center"><img src="/i.jpg" width="900" height="600" alt=""><br><em>${said[lang][0]}</em></p>`;
    expect(bodyOf(pageOf(lang, `<p>${first}</p>${line}${paragraphs(rest)}`))).toBe(stories[lang].join('\n\n'));
    const told = `<p><img src="/i.jpg" width="900" height="600" alt=""><br>${said[lang][0]} <em>${said[lang][1]}</em></p>`;
    expect(bodyOf(pageOf(lang, `<p>${first}</p>${told}${paragraphs(rest)}`))).toContain(said[lang][1]);
  },
);
