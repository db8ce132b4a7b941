import { expect, test } from 'vitest';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

// Siblings of one mark-up are kept all or none.

const among = (inside: string): string =>
  bodyOf(`${story.slice(0, 2).map(p).join('')}${inside}${p(story[2]!)}`).join('\n');

const lines = ['The old ferry', 'has been sold', 'to a firm', 'from the north', 'for less', 'a family house'];

const groups: Record<string, string> = {
  'terms and what is said of them': `<dl>${lines.map((line, at) => (at % 2 ? `<dd>${line}</dd>` : `<dt>${line}</dt>`)).join('')}</dl>`,
  'links to other sites': `<p>Papers of those years:</p><ul>${lines.map((line, at) => `<li><a href="https://papers${at}.example/doc">${line}</a></li>`).join('')}</ul>`,
};

test.each(Object.entries(groups))('%s', (_, group) => {
  const body = among(group);
  const kept = lines.filter((line) => body.includes(line));
  expect([0, lines.length]).toContain(kept.length);
});

const facts = [
  'The piers were sunk.',
  'A lorry broke the eastern gate, and it was two years before the gate was mended.',
  'The bearings were greased.',
  'Cracks were found below the western span by a diver.',
];

test('the text of the last slide stays as that of the others', () => {
  const slides = facts.map(
    (text, at) =>
      `<li class="slide"><figure><img src="/s${at}.jpg" alt="" width="800" height="500"></figure><h3>${lines[at]}</h3><p>${text}</p></li>`,
  );
  const body = bodyOf(`${story.map(p).join('')}<ul class="slides">${slides.join('')}</ul>`).join('\n');
  for (const [at, text] of facts.entries()) {
    expect(body).toContain(text);
    expect(body).toContain(lines[at]);
  }
});

const answers = [
  'For at least two years, says the report, and longer if the money is not found.',
  'Over the northern bridge, which is eleven kilometres farther for most of them.',
  'The county pays a third, and the town has to find what is left by the autumn.',
];
const item = (question: string, answer: string): string =>
  `<div class="fold-item"><div class="fold-title" role="button" aria-expanded="false"><a class="fold-link" tabindex="0">${question}</a></div><div class="fold-content" role="region" hidden><p>${answer}</p></div></div>`;

test('the questions of an accordion stay with their answers, and the word on its buttons is no question', () => {
  const questions = ['How long will it be closed?', 'Which way do lorries go?', 'Who pays?'];
  const fold = questions.map((question, at) => item(question, answers[at]!)).join('');
  const body = among(`<div class="fold">${fold}</div>`);
  for (const [at, question] of questions.entries()) expect(body).toContain(`${question}\n${answers[at]}`);
  expect(among(`<div class="fold">${answers.map((answer) => item('Show more', answer)).join('')}</div>`)).not.toContain(
    'Show more',
  );
});

test('of a listing’s rows, with no story around them, nothing is added', () => {
  const slide = (text: string, at: number): string =>
    `<li class="slide"><figure><img src="/s${at}.jpg" alt="" width="800" height="500"></figure><h3>${lines[at]}</h3><p>${text}</p></li>`;
  const rows = `<ul class="slides">${facts.map(slide).join('')}</ul>`;
  const kept = (inside: string): number =>
    lines.slice(0, 4).filter((line) => bodyOf(inside).join('\n').includes(line)).length;
  expect(kept(rows)).toBeLessThan(4);
  expect(kept(`${story.map(p).join('')}${rows}`)).toBe(4);
});
