import { expect, test } from 'vitest';
import { isSignUpAddress } from '../../src/shared/sign-up-address.js';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

// Boxes among a story's paragraphs that their controls tell, whatever the language.

const more = story.map((text) => `Later: ${text}`);
const withBox = (box: string): string[] => bodyOf(`${story.map(p).join('')}${box}${more.map(p).join('')}`);
const whole = [...story, ...more];

test.each([
  [
    'fields of one name',
    '<div class="q7"><h4>Soll die Brücke bleiben?</h4><label><input type="radio" name="a"> Ja</label><label><input type="radio" name="a"> Nein</label><button>OK</button></div>',
  ],
  [
    'a form with a list',
    '<form action="/v/5" method="post"><h3>橋を残すべきですか</h3><ul><li><label><input type="checkbox" name="a[]"> 残す</label></li><li><label><input type="checkbox" name="a[]"> 壊す</label></li></ul><button>送信</button></form>',
  ],
  [
    'a question above buttons',
    '<div class="z_1"><p>¿Debe cerrarse el puente?</p><button>Sí</button><button>No</button><span>1.204</span></div>',
  ],
])('a vote goes, told by %s', (_, box) => {
  expect(withBox(box)).toEqual(whole);
});

test.each([
  [
    'a link',
    '<div class="x9"><h4>Σας γράφουμε</h4><p>Τα σημαντικότερα της εβδομάδας κάθε Παρασκευή.</p><a href="/newsletter">›</a></div>',
  ],
  [
    'a lone button',
    '<section class="c1"><h3>Jarida letu</h3><p>Habari muhimu za wiki kila Ijumaa.</p><button>OK</button></section>',
  ],
  [
    'a link behind a bold word',
    '<p><strong>Infolettre :</strong> l’essentiel de la semaine. <a href="/newsletters/">Je m’inscris</a></p>',
  ],
  [
    'the name of the box',
    '<div class="newsletter-promo"><h4>Nädala kiri</h4><p>Nädala olulisem igal reedel, ilma kärata.</p></div>',
  ],
])('an order of letters goes, told by %s', (_, box) => {
  expect(withBox(box)).toEqual(whole);
});

test('a player goes with its clock and title', () => {
  const player =
    '<div class="w3"><button>▶</button><span>03:12</span><span>Un hombre cruza el puente por última vez</span></div>';
  expect(withBox(player)).toEqual(whole);
});

test.each([
  [
    'ingredients to tick off',
    '<div class="r"><h4>What you need</h4><ul><li><input type="checkbox" id="i1"><label>Two hundred grams of flour</label></li><li><input type="checkbox" id="i2"><label>Half a litre of milk from the farm</label></li></ul></div>',
    'flour',
  ],
  [
    'a box that opens',
    '<div class="f"><h4>How old is the bridge?</h4><p>It was opened in the spring of 1931 by the mayor.</p><button aria-expanded="false">More</button></div>',
    'It was opened in the spring of 1931 by the mayor.',
  ],
  [
    'a heading with a button for its address',
    '<div class="h"><h2>What the traders said of it</h2><button>🔗</button></div>',
    'What the traders said of it',
  ],
  [
    'a sentence with a link to a letter of others',
    '<p>The <a href="https://mail.example/newsletter/2024/harbour">Harbour Letter</a> was the first to write of the cracks in the bearings.</p>',
    'was the first to write of the cracks',
  ],
])('%s stays', (_, box, words) => {
  expect(withBox(box).join('\n')).toContain(words);
});

test('a letter of a site is not where its letters are ordered', () => {
  const addresses = [
    '/newsletter',
    'https://a.example/newsletters/sign-up/?from=story',
    '/boletines/',
    '/subscribe.html',
  ];
  expect(addresses.filter(isSignUpAddress)).toEqual(addresses);
  expect(['/newsletter/2024/05/harbour', '/news', '/nl/harbour', ''].filter(isSignUpAddress)).toEqual([]);
});
