import { expect, test } from 'vitest';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

// What is of a story as a whole or not at all.

const links =
  '<ul><li><a href="/a">The minutes of May 1978</a></li><li><a href="/b">The survey of the span</a></li></ul>';

test('a list that a sentence announces stays, be its items links, and one under a label goes', () => {
  const said = 'The council has put two papers on show at the town hall:';
  const list = '- The minutes of May 1978\n- The survey of the span';
  expect(bodyOf(`${p(story[0]!)}${p(said)}${links}${story.slice(1).map(p).join('')}`)).toEqual([
    story[0],
    said,
    list,
    ...story.slice(1),
  ]);
  for (const label of ['Related stories about the bridge:', 'Read also:', 'Leggi anche:'])
    expect(bodyOf(`${p(story[0]!)}${p(label)}${links}${story.slice(1).map(p).join('')}`)).not.toContain(list);
});

test('links in paragraphs of their own go with the label above them, and under words of the story they stay', () => {
  const link = '<p><a href="/a">Ferry to run on a new timetable</a></p>';
  const around = (label: string): string =>
    bodyOf(`${p(story[0]!)}${p(label)}${link}${story.slice(1).map(p).join('')}`).join('\n');
  for (const label of ['Read also:', 'อ่านเพิ่มเติม', 'بیشتر بخوانید:', 'Kapcsolódó:'])
    expect(around(label)).not.toContain('Ferry to run');
  expect(around('The town has put the plan on show:')).toContain('Ferry to run');
});

test.each([
  ['', '', '<ul>', '</ul>'],
  ['<span>', '</span>', '<ul>', '</ul>'],
  ['<b>', '</b>', '<ol>', '</ol>'],
])('the items below an item of a kept list stay with it (%s)', (open, close, list, end) => {
  const item = (text: string, below = ''): string => `<li>${open}${text}${close}${below}</li>`;
  const deepest = `${list}${item('Left')}${item('Right')}${end}`;
  const below = `${list}${item('Span plan', deepest)}${item('Toll book')}${end}`;
  const whole = `<ol>${item('Fill in the form')}${item('Bring the papers:', below)}${item('Wait at the town hall')}</ol>`;
  const body = bodyOf(`${story.slice(0, 2).map(p).join('')}${whole}${p(story[2]!)}`);
  expect(body).toContain(
    '- Fill in the form\n- Bring the papers:\n  - Span plan\n    - Left\n    - Right\n  - Toll book\n- Wait at the town hall',
  );
});

test('facts below a heading of the story stay', () => {
  const facts =
    '<h2>The bridge in figures</h2><dl><dt>Length</dt><dd>212 metres</dd><dt>Lorries a day</dt><dd>90</dd></dl>';
  const body = bodyOf(`${story.slice(0, 2).map(p).join('')}${facts}${p(story[2]!)}`).join('\n');
  expect(body).toContain('212 metres');
  expect(body).toContain('90');
});

test('the last row of a table stays with the others', () => {
  const row = (cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const table = `<table>${[
    ['Day', 'Opens', 'Shuts'],
    ['Monday', '06:12', '12:20'],
    ['Tuesday', '07:05', '13:14'],
  ]
    .map(row)
    .join('')}</table>`;
  const body = bodyOf(
    `${p('The bridge opens for ships an hour later each day of this week, and on Thursday twice.')}${table}`,
  );
  expect(body.at(-1)).toBe('Day | Opens | Shuts\nMonday | 06:12 | 12:20\nTuesday | 07:05 | 13:14');
});

test('a question stays with the answer that opens on a click', () => {
  const answer = 'For at least two years, says the report, and longer if the money is not found.';
  const question = 'How long will it be closed?';
  const details = `<details><summary>${question}</summary><p>${answer}</p></details>`;
  expect(bodyOf(`${story.slice(0, 2).map(p).join('')}${details}${p(story[2]!)}`)).toEqual([
    ...story.slice(0, 2),
    question,
    answer,
    story[2],
  ]);
});

test('an order form goes from a short story, in whatever language', () => {
  const chinese = [
    '经过两年修缮，临川老城区的百年茶楼“听雨轩”周一上午重新开门迎客，首日接待了三百多名茶客。',
    '茶楼建于清光绪年间，一九八五年被列为市级文物保护单位，此前因屋顶漏水停业两年。',
    '负责修缮的工程师郭永年说：“我们用的还是老办法，每一块瓦都是手工烧的。”',
  ];
  const form =
    '<div class="box"><h4>早报邮件</h4><p>订阅我们的免费邮件，每天早上为您送上最重要的新闻。</p><form><input type="email"></form></div>';
  expect(bodyOf(`${p(chinese[0]!)}${form}${chinese.slice(1).map(p).join('')}`)).toEqual(chinese);
});

test.each([
  ['with a credit', '<p><img src="/b.jpg"></p>', '<p><em>The bridge on Monday. Photo: Ned Tarrant</em></p>'],
  ['with a sign that points up', '<p><img src="/b.jpg"></p>\n', '<p>▲ The bridge on Monday, seen from the quay</p>'],
])('a line %s right below a picture is its caption', (_, picture, line) => {
  expect(bodyOf(`${p(story[0]!)}${picture}${line}${story.slice(1).map(p).join('')}`)).toEqual(story);
});

test('what an AMP page shows to those who are not logged in goes', () => {
  const section = '<section amp-access="NOT loggedIn"><p>Log in to comment on this story.</p></section>';
  expect(bodyOf(`${p(story[0]!)}${section}${story.slice(1).map(p).join('')}`, { root: '<html amp>' })).toEqual(story);
});
