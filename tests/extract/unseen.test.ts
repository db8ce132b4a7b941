import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

const [first, ...rest] = story;
const others = rest.map(p).join('');

/** The first paragraph with something in its middle. */
const inMiddle = (piece: string): string => p(`${first!.slice(0, 40)}${piece}${first!.slice(40)}`);

test.each([
  '<span style="display:none">zq77 K9</span>',
  '<span hidden>zq77</span>',
  '<span style="color: transparent; font-size:0">zq77</span>',
  '<i style="position:absolute;left:-9999px">zq77</i>',
  '<span class="screen-reader-text">(à voir ailleurs)</span>',
  '<font class="jammer">6 e! K9</font>',
  '<i class="material-icons">open_in_new</i>',
])('a hidden piece of a paragraph is not text: %s', (piece) => {
  expect(bodyOf(inMiddle(piece) + others)).toEqual(story);
});

test('a hidden piece is not in the HTML of a paragraph, and its link is none of the story', () => {
  const html = `<html><body><main><h1>Bridge</h1>${inMiddle('<span hidden>zq <a href="/zq">zq</a></span>')}${others}</main></body></html>`;
  const { blocks, links } = findBody(parsePage(html, { url: 'https://courier.example/bridge' }), { rule: null });
  expect(blocks.map((block) => block.html)).toEqual(story.map(p).map((text) => text.slice(3, -4)));
  expect(links).toEqual([]);
});

test('a hidden label behind a link is not text, also where it is longer', () => {
  const item = 'See <a href="/map">Map<span class="visually-hidden"> von außen, öffnet anderswo</span></a>.';
  expect(bodyOf(`${p(`${first} ${item}`)}${others}`)[0]).toBe(`${first} See Map.`);
});

test.each(['style="display:none"', 'hidden', 'style="font-size:0"'])(
  'what is hidden as a whole, or is most of its paragraph, may be opened and stays: %s',
  (how) => {
    expect(bodyOf(story.map((text) => `<p><span ${how}>${text}</span></p>`).join(''))).toEqual(story);
    expect(bodyOf(`<div ${how}>${story.map(p).join('')}</div>`)).toEqual(story);
    expect(bodyOf(`${p(`${first!.slice(0, 20)}<span ${how}>${first!.slice(20)}</span>`)}${others}`)).toEqual(story);
  },
);

test('text that is found on a page although it is folded stays', () => {
  expect(bodyOf(inMiddle('<span hidden="until-found"> zq77 </span>') + others)[0]).toContain('zq77');
});

test('the link to edit a part is not of its heading', () => {
  const edit = '<span class="mw-editsection">[<a href="/w/index.php?action=edit&section=1">Bearbeiten</a>]</span>';
  const heading = `<h2><span class="mw-headline">What comes next</span>${edit}</h2>`;
  expect(bodyOf(`${p(first!)}${heading}${others}`)).toEqual([first, 'What comes next', ...rest]);
});
