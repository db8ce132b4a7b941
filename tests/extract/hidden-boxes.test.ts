import { expect, test } from 'vitest';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

const more = story.map((text) => `Again: ${text}`);
const junk =
  'The swing bridge of Marrow is the oldest bridge in the county, and it is open to all on every day of the year.';
const among = (box: string): string => `${story.map(p).join('')}${box}${more.map(p).join('')}`;

test.each([
  `<p style="display:none">${junk}</p>`,
  `<div hidden><p>${junk}</p></div>`,
  `<span style="position:absolute;left:-9999px">${junk}</span>`,
  `<p class="sr-only">${junk}</p>`,
])('a hidden box between paragraphs goes: %s', (box) => {
  expect(bodyOf(among(box))).toEqual([...story, ...more]);
});

test('answers below questions that open stay, and the hidden end of a story', () => {
  const asked = ['What of the ferry?', 'And of the lorries?'].map(
    (text) => `<h3>${text}</h3><div style="display:none"><p>${text.replace('?', ' that')} we know: ${junk}</p></div>`,
  );
  expect(bodyOf(among(asked.join(''))).filter((text) => text.includes(junk))).toHaveLength(2);
  expect(bodyOf(`${story.map(p).join('')}<div style="display:none">${more.map(p).join('')}</div>`)).toEqual([
    ...story,
    ...more,
  ]);
});

test('of a story in two languages the hidden one goes', () => {
  const german = [
    'Der Stadtrat hat am Dienstagabend beschlossen, die alte Drehbrücke für mindestens zwei Jahre für Lastwagen zu sperren.',
    'Die Händler am Markt sagten, man habe ihnen neun Tage Zeit gegeben, und die Hotels zahlten nicht für den Umweg.',
  ];
  const box = (lang: string, texts: string[], more = ''): string =>
    `<div lang="${lang}" ${more}>${texts.map(p).join('')}</div>`;
  expect(bodyOf(box('en', story) + box('de', german, 'style="display:none"'))).toEqual(story);
  // Nothing else is shown.
  expect(bodyOf(box('de', german, 'hidden'))).toEqual(german);
});

test('a button beside the words of a heading goes', () => {
  const heading = '<h2 id="next">What comes next for the bridge<button class="copy">Kopírovat odkaz</button></h2>';
  expect(bodyOf(among(heading))).toEqual([...story, 'What comes next for the bridge', ...more]);
});

test('a heading stays whose link to edit stands beside it in a box of its own', () => {
  const edit = '<span class="mw-editsection">[<a href="/w/index.php?action=edit&section=1">수정</a>]</span>';
  const box = `<div class="mw-heading"><h2>다음 일정</h2>${edit}</div>`;
  expect(bodyOf(among(box))).toEqual([...story, '다음 일정', ...more]);
});
