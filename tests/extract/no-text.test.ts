import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';
import { story } from '../helpers/bridge-story.js';

// A page that is called a story and shows no text of it.

const others = ['La halle rouvre samedi', 'Le bac en panne', 'Vendanges avancées de dix jours'];

function bodyOf(inside: string, list: string): string[] {
  const head = `<title>Le pont fermé aux camions - Courrier</title><meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-05T08:00:00Z">`;
  const html = `<html lang="fr"><head>${head}</head><body class="path-node page-node-type-article"><header><nav><ul><li><a href="/">Accueil</a></li></ul></nav></header>
<main><h1 class="page-title">Le pont fermé aux camions</h1><div class="region region--content"><article class="node node--type-article"><div class="node__content"><div class="text-content field--name-body">${inside}</div></div></article>
${list}</div></main><footer><a href="/mentions">Mentions légales</a></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://courrier.example/pont' }), { rule: null });
  return blocks.map(({ text }) => text);
}

const lists = {
  'rows with headings': `<div class="view view-related"><h2>Sur le même sujet</h2><div class="view-content">${others
    .map(
      (title, at) =>
        `<div class="views-row"><article class="node node--view-mode-teaser"><h2 class="node__title"><a href="/autre/${at}">${title}</a></h2><time datetime="2024-03-0${at + 1}">${at + 1} mars 2024</time></article></div>`,
    )
    .join('')}</div></div>`,
  'a list with days': `<div class="relnews"><h3>Sur le même sujet</h3><ul>${others
    .map((title, at) => `<li><a href="/autre/${at}.html">${title}</a><span class="date">2024-03-0${at + 1}</span></li>`)
    .join('')}</ul></div>`,
};

test.each(Object.entries(lists))('has no body, whatever other stories it names: %s', (_, list) => {
  for (const inside of ['', '<div class="spinner"></div>', '<iframe src="https://player.example/embed/7"></iframe>'])
    expect(bodyOf(inside, list)).toEqual([]);
});

const paragraphs = story.map((text) => `<p>${text}</p>`).join('');

test.each(Object.entries(lists))('is read from its <noscript> where it names others: %s', (_, list) => {
  expect(bodyOf(`<noscript>${paragraphs}</noscript>`, list)).toEqual(story);
});

test('is read from a <noscript> with paragraphs below the lead that is shown', () => {
  const lead =
    '<p class="chapo">Les camions devront faire un détour de onze kilomètres par la route de la vallée, dit la mairie, qui promet des travaux.</p>';
  expect(bodyOf(`${lead}<noscript>${paragraphs}</noscript>`, '')).toEqual(story);
  const note = '<noscript><p>Activez JavaScript.</p><p>Puis rechargez.</p><p>Merci.</p></noscript>';
  expect(bodyOf(`${lead}${note}`, '').join()).toContain('onze kilomètres');
});
