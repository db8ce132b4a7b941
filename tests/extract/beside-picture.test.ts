import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

// Short paragraphs that are set beside a picture, and captions that look like them.

const paragraphs = [
  'La grue du quai nord a repris le travail lundi matin, neuf jours après la panne qui avait immobilisé onze cargos devant la jetée.',
  'Selon la capitainerie, la pièce cassée venait d’un atelier fermé depuis longtemps ; il a fallu la refaire à la main, sur un vieux plan.',
  'Les dockers ont profité de l’arrêt pour repeindre les bittes et réparer le plancher de la halle, que la pluie avait gondolé.',
  'Le port espère rattraper le retard avant la fin du mois, si le vent ne se lève pas et si la seconde grue tient bon.',
];
const short = 'La grue pèse quarante tonnes et date de 1931.';
const other = 'Elle a été montée en trois semaines.';
const picture = '<img src="/grue.jpg" alt="">';

function textsWith(inside: string, at = 2): string[] {
  const all = paragraphs.map((text) => `<p>${text}</p>`);
  const html = `<html lang="fr"><head><title>La grue repart</title><meta property="og:type" content="article"></head><body><nav><a href="/">Accueil</a></nav>
<main><article><h1>La grue repart</h1><div class="texte">${all.slice(0, at).join('')}${inside}${all.slice(at).join('')}</div></article></main><footer>© Le Quai</footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://quai.example/grue' }), { rule: null });
  return blocks.map(({ text }) => text).filter((text) => !paragraphs.includes(text));
}

test.each([
  [
    'a media-text block',
    `<div class="wp-block-media-text"><figure>${picture}</figure><div><p>${short}</p></div></div>`,
  ],
  ['a cover', `<div class="cover"><span></span>${picture}<div class="cover__inner"><p>${short}</p></div></div>`],
  [
    'columns',
    `<div class="x1"><div class="x2"><figure>${picture}</figure></div><div class="x2"><p>${short}</p></div></div>`,
  ],
  [
    'a column beside a figure with its own caption',
    `<div><div><figure>${picture}<figcaption>La grue en 1931. Photo : A. Le Goff</figcaption></figure></div><div><p>${short}</p></div></div>`,
  ],
  [
    'a section behind a figure with its own caption',
    `<section><figure>${picture}<figcaption>La grue en 1931. Photo : A. Le Goff</figcaption></figure><p>${short}</p></section>`,
  ],
  [
    'a balloon',
    `<div class="bulle"><div><figure>${picture}</figure><div>Le grutier</div></div><div><p>${short}</p></div></div>`,
  ],
])('a short paragraph in %s beside a picture is the story’s', (_, inside) => {
  expect(textsWith(inside)).toEqual([short]);
});

test('several in a row are, too', () => {
  const step = (text: string): string => `<div><div>${picture}</div><div><p>${text}</p></div></div>`;
  expect(textsWith(`${step(short)}${step(other)}`)).toEqual([short, other]);
});

test.each([
  ['in a figure', `<figure><div>${picture}</div><div><p>${short}</p></div></figure>`],
  ['in a box called a caption', `<div><div>${picture}</div><div class="img-caption"><p>${short}</p></div></div>`],
  ['in one box with the picture', `<div class="photo">${picture}<p>${short}</p></div>`],
  ['that the picture says, too', `<div><div><img src="/g.jpg" alt="${short}"></div><div><p>${short}</p></div></div>`],
  ['that breaks off', `<div><div>${picture}</div><div><p>La grue pèse quarante tonnes et...</p></div></div>`],
  ['with a credit', `<div><div>${picture}</div><div><p>La grue du quai nord. Photo : A. Le Goff</p></div></div>`],
])('a caption %s is not', (_, inside) => {
  expect(textsWith(inside)).toEqual([]);
});

test('what stands beside a picture behind the last paragraph is not', () => {
  expect(textsWith(`<div><div>${picture}</div><div><p>${short}</p></div></div>`, 4)).toEqual([]);
});
